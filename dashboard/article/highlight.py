"""An article's text with its cues marked, as HTML that is safe whatever the text holds.

Every piece of the article is escaped here; the marks carry classes and a `data-tip` and nothing
else that comes from outside. The rules that draw them are in `marks.css`.
"""

import heapq
import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from dashboard.families import FAMILIES, SHOWN_FIRST, VOICES, family, in_words, who, why

LONGEST = 200_000  # characters shown of one article: a page of more stalls the browser
SOURCE = ("source", "source_kind", "source_type")  # columns of the cues
_CUES = 1_000_000_000  # passages open before cues that begin and end where they do
_PARAGRAPH = re.compile(r"[^\r\n]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Options:
    """What to mark and how the page around it behaves."""

    families: frozenset[str] = SHOWN_FIRST
    voices: frozenset[str] = frozenset(VOICES)
    keyboard_stops: bool = False
    language: str = ""
    longest: int = LONGEST
    here: int | None = None
    """Where the cue begins that somebody came to see."""


class _Piece(NamedTuple):
    """A stretch of one cue inside one paragraph; ordered as marks must open."""

    start: int
    minus_end: int
    order: int
    continued: bool
    classes: str
    tip: str

    @property
    def end(self) -> int:
        """Where the piece ends, exclusive."""
        return -self.minus_end

    def cut(self, start: int, end: int) -> "_Piece":
        """The part of this piece between `start` and `end`."""
        begin = max(self.start, start)
        return self._replace(
            start=begin,
            minus_end=-min(self.end, end),
            continued=self.continued or begin > self.start,
        )


def highlight(
    text: str,
    cues: pd.DataFrame,
    options: Options | None = None,
    *,
    shared: Iterable[tuple[int, int]] = (),
    part: tuple[int, int] | None = None,
) -> str:
    """`text` as paragraphs of HTML with a `<mark>` around every cue that `options` lets through.

    `cues` are the rows of `metrics.cues` for this text. Overlapping cues nest; one that crosses
    the end of another, or of a paragraph, goes on in a second mark. `shared` are passages that
    another text has too: they get a plain `<mark>`. With `part`, that stretch of the text alone.
    """
    options = options or Options()
    part = part or (0, len(text))

    def pieces(length: int) -> Iterator[_Piece]:
        yield from _passages(shared, length)
        yield from _pieces(visible(cues, options), length, options.here)

    return _html(text, pieces, options, part)


def marked_line(text: str, cues: pd.DataFrame, options: Options) -> str:
    """A headline as HTML to stand in a line, with a `<mark>` around its cues."""
    pieces = list(_pieces(visible(cues, options), len(text)))
    return "".join(_marked(text, (0, len(text)), pieces, -1))


def marked_passages(
    text: str, passages: Iterable[tuple[int, int]], options: Options | None = None
) -> str:
    """`text` as paragraphs of HTML with a plain `<mark>` around passages: what two texts share."""
    options = options or Options()
    return _html(text, lambda length: _passages(passages, length), options, (0, len(text)))


def _html(
    text: str,
    pieces: Callable[[int], Iterable[_Piece]],
    options: Options,
    part: tuple[int, int],
) -> str:
    """Paragraphs with the pieces marked that begin before the end of what is shown."""
    end = min(part[1], options.longest)
    spans = [match.span() for match in _PARAGRAPH.finditer(text, part[0], end)]
    inside = _by_paragraph(pieces(end), spans)
    tabindex = 0 if options.keyboard_stops else -1
    paragraphs = (
        f'<p dir="auto">{"".join(_marked(text, span, pieces, tabindex))}</p>'
        for span, pieces in zip(spans, inside, strict=True)
    )
    language = options.language if _LANGUAGE.fullmatch(options.language) else ""
    attribute = f' lang="{language}"' if language else ""
    return f'<div class="slantwise-text"{attribute}>{"".join(paragraphs)}</div>'


def escape(text: str) -> str:
    """`text` for HTML, in an element or an attribute; half a surrogate pair becomes "?"."""
    return html.escape(text, quote=True).encode("utf-8", "replace").decode("utf-8")


def tip(name: str, category: str, voice: str, gloss: str, source: str = "") -> str:
    """What a mark says about itself: family, category, voice, why it counts, and who is cited."""
    kind = family(name)
    told = f"{kind.label} ({in_words(category)}), {VOICES.get(voice, in_words(voice))}."
    cited = f"Who: {source}." if source else ""
    return "\n".join(filter(None, (told, why(name, gloss), cited)))


def visible(cues: pd.DataFrame, options: Options) -> pd.DataFrame:
    """The cues that `options` lets through."""
    return cues[cues["family"].isin(options.families) & cues["voice"].isin(options.voices)]


def _passages(passages: Iterable[tuple[int, int]], length: int) -> Iterator[_Piece]:
    for order, (start, end) in enumerate(passages):
        if start < length:
            yield _Piece(start, -end, order - _CUES, True, "shared", "")


def _pieces(cues: pd.DataFrame, length: int, here: int | None = None) -> Iterator[_Piece]:
    """The cues that begin before `length`. Those of the very same words share one tip, told by
    the innermost mark; of those that begin `here`, one says so."""
    same: dict[tuple[int, int], list[tuple[str, str]]] = {}
    columns = ("start", "end", "family", "category", "voice", "gloss", *SOURCE)
    for start, end, *said in zip(*(cues[column].tolist() for column in columns), strict=True):
        if 0 <= start < min(end, length):
            name, category, voice, gloss, *source = map(str, said)
            marked = (_classes(name, voice), tip(name, category, voice, gloss, who(*source)))
            same.setdefault((start, end), []).append(marked)
    order = 0
    for (start, end), marks in same.items():
        shared = "\n".join(dict.fromkeys(told for _, told in marks))
        if start == here:
            marks[-1] = (f"{marks[-1][0]} here", marks[-1][1])
        for number, (classes, _) in enumerate(marks, start=1):
            yield _Piece(start, -end, order, False, classes, shared if number == len(marks) else "")
            order += 1


def _classes(name: str, voice: str) -> str:
    known = name if name in FAMILIES else "other"
    return f"cue cue-{known}{' cue-quoted' if voice == 'quoted' else ''}"


def _by_paragraph(pieces: Iterable[_Piece], spans: Sequence[tuple[int, int]]) -> list[list[_Piece]]:
    """The pieces cut at the ends of paragraphs, a list for each paragraph."""
    starts = [start for start, _ in spans]
    inside: list[list[_Piece]] = [[] for _ in spans]
    for piece in pieces:
        number = max(bisect_right(starts, piece.start) - 1, 0)
        while number < len(spans) and starts[number] < piece.end:
            part = piece.cut(*spans[number])
            if part.start < part.end:
                inside[number].append(part)
            number += 1
    return inside


def _marked(text: str, span: tuple[int, int], pieces: list[_Piece], tabindex: int) -> Iterator[str]:
    """One paragraph, in pieces of HTML whose marks always nest."""
    at, end = span
    waiting = list(pieces)
    heapq.heapify(waiting)
    is_open: list[int] = []  # where the open marks end, innermost last
    while waiting or is_open:
        if is_open and (not waiting or is_open[-1] <= waiting[0].start):
            yield escape(text[at : is_open[-1]]) + "</mark>"
            at = is_open.pop()
            continue
        piece = heapq.heappop(waiting)
        if is_open and piece.end > is_open[-1]:
            heapq.heappush(waiting, piece.cut(is_open[-1], piece.end))
            piece = piece.cut(piece.start, is_open[-1])
        yield escape(text[at : piece.start]) + _opening(piece, tabindex)
        at = piece.start
        is_open.append(piece.end)
    yield escape(text[at:end])


def _opening(piece: _Piece, tabindex: int) -> str:
    if not piece.tip:
        return f'<mark class="{piece.classes}">'
    stop = "" if piece.continued else f' tabindex="{tabindex}"'
    return f'<mark class="{piece.classes}" data-tip="{escape(piece.tip)}"{stop}>'
