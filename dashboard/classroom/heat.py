"""A text with the words that a class marked, the darker the more pupils marked them, as HTML that
is safe whatever the text holds. The rules that draw it are in `heat.css`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.article.highlight import escape
from dashboard.classroom.hiding import Span, inside, merged, shown
from dashboard.classroom.phrases import runs
from dashboard.classroom.together import ENOUGH, Together
from data.classroom.parts import LONGEST_TEXT
from metrics.arrays import Ints

LEVELS: Final = 5
_PARAGRAPH: Final = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of characters that `fewest` to `most` readers marked, all of one level."""

    start: int
    end: int
    level: int
    fewest: int
    most: int


def heat_html(text: str, together: Together, key: str, hidden: Iterable[Span] = ()) -> str:
    """`text` as paragraphs of HTML with a `<mark>` around words that somebody marked as `key`.

    The level is the share of readers in fifths: 1 is up to a fifth, 5 more than four fifths.
    Neighbouring words of one level, in one sentence, have one mark. `hidden` spans of characters
    are shown as blocks. What stands behind the first 20,000 characters is left out. No word is
    marked with fewer readers than `together.ENOUGH`.
    """
    pieces, gone = list(_pieces(together, key)), merged(hidden)
    starts, ends = [piece.start for piece in pieces], [piece.end for piece in pieces]
    spans = [match.span() for match in _PARAGRAPH.finditer(text, 0, LONGEST_TEXT)]
    within = [pieces[bisect_right(ends, begin) : bisect_left(starts, end)] for begin, end in spans]
    paragraphs = (
        _paragraph(text, span, some, gone, together.readers)
        for span, some in zip(spans, within, strict=True)
    )
    return f'<div class="slantwise-text slantwise-heat">{"".join(paragraphs)}</div>'


def heat_legend_html(readers: int) -> str:
    """How many of the readers each level stands for; empty with fewer than `together.ENOUGH`."""
    if readers < ENOUGH:
        return ""
    marks = (
        f'<mark class="heat heat-{level}">{_numbers(*_range(level, readers))}</mark>'
        for level in range(1, LEVELS + 1)
    )
    opening = '<p class="slantwise-heat-legend">How many of you marked a word:'
    return f"{opening} {' '.join(marks)} of {readers}</p>"


def levels_of(marked: Ints, readers: int) -> Ints:
    """The share of readers in fifths, rounded up; 0 where nobody marked a word."""
    return -(-LEVELS * marked // max(readers, 1))


def _range(level: int, readers: int) -> Span:
    """The fewest and the most readers of a level."""
    return (level - 1) * readers // LEVELS + 1, level * readers // LEVELS


def _pieces(together: Together, key: str) -> Iterator[_Piece]:
    words, marked = together.words, together.shown(key)
    levels = levels_of(marked, together.readers)
    for first, stop in runs(levels, words.sentence):
        some = marked[first:stop]
        yield _Piece(
            int(words.start[first]),
            int(words.end[stop - 1]),
            int(levels[first]),
            int(some.min()),
            int(some.max()),
        )


def _paragraph(
    text: str, span: Span, pieces: Sequence[_Piece], hidden: Sequence[Span], readers: int
) -> str:
    gone, at, told = inside(hidden, span), span[0], ""
    for piece in pieces:
        for start, end in inside([(piece.start, piece.end)], span):
            told += escape(shown(text, (at, start), gone))
            if marked := shown(text, (start, end), gone):
                told += f"{_opening(piece, readers)}{escape(marked)}</mark>"
            at = end
    return f'<p dir="auto">{told}{escape(shown(text, (at, span[1]), gone))}</p>'


def _opening(piece: _Piece, readers: int) -> str:
    tip = f"{_numbers(piece.fewest, piece.most)} of {readers}"
    return f'<mark class="heat heat-{piece.level}" data-tip="{escape(tip)}" tabindex="-1">'


def _numbers(fewest: int, most: int) -> str:
    return f"{fewest}" if fewest == most else f"{fewest} to {most}"
