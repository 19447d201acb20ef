"""Where a text gives away who published or wrote it, so that it can be read blind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from data.classroom.parts import LONGEST_NAME, ClassText
from data.syndication import bylines

Span = tuple[int, int]
"""Offsets in characters, the end exclusive."""
_WORD: Final = re.compile(r"[^\W_]+")
# Between two words of a name, as in “Daily Blaze”, “dailyblaze.com” and “@Daily_Blaze”.
_GAP: Final = r"[\W_]{0,3}"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
# Bylines that are words of any text.
_NOBODY: Final = frozenset(
    ("staff", "admin", "editor", "editorial", "reporter", "newsroom", "unknown", "anonymous")
)


def giveaways(text: ClassText) -> list[Span]:
    """Where a text of a class gives away who published or wrote it, as `hidden_in` finds it."""
    return hidden_in(text.text, (text.outlet, text.author))


def giveaways_of_title(text: ClassText) -> list[Span]:
    """Where its title does."""
    return hidden_in(text.title, (text.outlet, text.author))


def hidden_in(text: str, names: Sequence[str]) -> list[Span]:
    """The stretches of a text that give away one of `names`, its outlet or its byline: characters
    from and to, in order, none touching another.

    A name of several words is found however it is written; of a byline, each person. A name of one
    word, as “Time”, only as it is written or in capitals. What a paper calls itself counts too: of
    “Daily Blaze”, the end in “told the Blaze”, and of an agency, “(Meridian)” and “(AP)”.
    """
    spans = sorted(
        match.span()
        for name in names
        for pattern in _patterns(name[:LONGEST_NAME])
        for match in pattern.finditer(text)
    )
    return merged(spans)


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    patterns: list[str] = []
    for each in dict.fromkeys((name, *bylines(name))):
        words = _WORD.findall(each)
        own = words[1:] if len(words) > 1 and words[0].casefold() == "the" else words
        if own and each.casefold() not in _NOBODY:
            patterns += _written(own)
    return tuple(map(re.compile, patterns))


def _written(words: Sequence[str]) -> Iterator[str]:
    """How a name of these words, without its “The”, is written."""
    the = f"(?i:the){_GAP}"
    if len(words) == 1:
        yield f"{_BEFORE}(?:{the})?(?:{_as_written(words[0])}){_AFTER}"
        return
    whole = _GAP.join(map(re.escape, words))
    yield f"{_BEFORE}(?:{the})?(?i:{whole}){_AFTER}"
    yield f"(?<=[Tt]he )(?:{_as_written(words[-1])}){_AFTER}"
    initials = "".join(word[0] for word in words).upper()
    yield rf"(?<=\()(?:{_as_written(words[0])}|{re.escape(initials)})(?=\))"


def _as_written(word: str) -> str:
    return f"{re.escape(word)}|{re.escape(word.upper())}"


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one; empty ones left out."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
