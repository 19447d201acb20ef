"""What of a text is shown while it is read blind: names that give it away are blocks."""

from collections.abc import Iterable
from typing import Final

from data.classroom.blind import Span, giveaways_of_title, merged
from data.classroom.parts import ClassText

HIDDEN: Final = "▇▇▇"


def inside(spans: Iterable[Span], within: Span) -> list[Span]:
    """The parts of spans that are within another."""
    cut = ((max(start, within[0]), min(end, within[1])) for start, end in spans)
    return [(start, end) for start, end in cut if start < end]


def shown(text: str, span: Span, hidden: Iterable[Span]) -> str:
    """The characters of a span, with `HIDDEN` where a hidden one begins; `hidden` are `merged`.

    Of one that began before the span nothing is shown: what stands before has shown it.
    """
    told, (at, end) = "", span
    for begin, stop in hidden:
        if begin < end and stop > span[0]:
            told += text[at : max(begin, at)] + (HIDDEN if begin >= span[0] else "")
            at = stop
    return told + text[at:end]


def blind_title(text: ClassText) -> str:
    """The title of a text as it is read blind."""
    return shown_alone(text.title, (0, len(text.title)), giveaways_of_title(text))


def shown_alone(text: str, span: Span, hidden: Iterable[Span]) -> str:
    """The characters of a span that is shown by itself, with `HIDDEN` for hidden ones."""
    return shown(text, span, inside(merged(hidden), span))
