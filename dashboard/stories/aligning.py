"""What two texts quote alike, and both cut into rows so that it stands beside each other.

No streamlit, and no HTML.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from data.syndication.words import WORD, folded

Span = tuple[int, int]
"""Where words stand in a text: characters, the end exclusive."""

SHORTEST: Final = 4  # words; fewer may be the same by chance
NEARLY: Final = 0.75  # of the words of the shorter quotation
LONG: Final = 6  # words in a row: they are enough, however much else was quoted around them
MOST: Final = 300  # quotations of one text that are looked at
LONGEST: Final = 400  # words of a quotation that are looked at
TRIED: Final = 4  # quotations that one of the other text is compared with
WORK: Final = 5_000_000  # pairs of words, after which no more quotations are compared
_STEP: Final = 2  # words in a row that two quotations must share to be compared


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that both texts quote, exactly or nearly so."""

    first: Span
    second: Span
    n_words: int


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of each text. All but an opening one begin where both quote the same."""

    first: Span
    second: Span
    n_words: int
    """The words of the quotations by which its two stretches were set beside each other."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    words: list[str]
    spans: list[Span]


def shared_quotations(texts: tuple[str, str], quoted: tuple[Sequence[Span], ...]) -> list[Shared]:
    """What both texts quote, in the order of the first; `quoted` are the quotations of each.

    Case and punctuation do not count. Two quotations share what they have in common when that is
    four words or more, and six in a row or three quarters of the shorter one.
    """
    first, second = (_quotations(text, spans) for text, spans in zip(texts, quoted, strict=True))
    found: list[Shared] = []
    work = 0
    for one, other in _candidates(first, second):
        work += len(first[one].words) * len(second[other].words)
        shared = _compared(first[one], second[other]) if work <= WORK else None
        if shared is not None:
            found.append(shared)
    return found


def in_order(shared: Sequence[Shared]) -> list[Shared]:
    """Those of most words that follow each other in both texts, none in two places."""
    ordered = sorted(shared, key=lambda one: (one.first[1], one.second[1]))
    best: list[int] = []
    before: list[int] = []
    for at, one in enumerate(ordered):
        ahead = [
            (best[other], other)
            for other in range(at)
            if ordered[other].first[1] <= one.first[0] and ordered[other].second[1] <= one.second[0]
        ]
        most, previous = max(ahead, default=(0, -1), key=lambda each: (each[0], -each[1]))
        best.append(most + one.n_words)
        before.append(previous)
    chain: list[Shared] = []
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def rows(
    lengths: tuple[int, int], chain: Sequence[Shared], cuts: tuple[Sequence[int], Sequence[int]]
) -> list[Row]:
    """Both texts as rows: a new one begins with each of `chain` that can be set beside its like.

    `cuts` are the places in each text, in order, before which it may be cut. Where two of the chain
    stand behind one cut of a text, they are in one row.
    """
    begins: list[tuple[int, int]] = []
    words: list[int] = []
    for one in chain:
        first, second = _cut(cuts[0], one.first[0]), _cut(cuts[1], one.second[0])
        if begins and (first <= begins[-1][0] or second <= begins[-1][1]):
            words[-1] += one.n_words
        else:
            begins.append((first, second))
            words.append(one.n_words)
    if not begins or begins[0] != (0, 0):
        begins.insert(0, (0, 0))
        words.insert(0, 0)
    ends = [*begins[1:], lengths]
    return [
        Row((begin[0], end[0]), (begin[1], end[1]), n)
        for begin, end, n in zip(begins, ends, words, strict=True)
    ]


def _cut(cuts: Sequence[int], at: int) -> int:
    number = bisect_right(cuts, at)
    return cuts[number - 1] if number else 0


def _quotations(text: str, spans: Sequence[Span]) -> list[_Quotation]:
    found: list[_Quotation] = []
    for begin, end in spans[:MOST]:
        words = [match.span() for match in WORD.finditer(text, begin, end)][:LONGEST]
        if len(words) >= SHORTEST:
            found.append(_Quotation([folded(text[start:stop]) for start, stop in words], words))
    return found


def _candidates(
    first: Sequence[_Quotation], second: Sequence[_Quotation]
) -> Iterator[tuple[int, int]]:
    """Pairs of quotations that have a few words in a row in common, in the order of the first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quotation in enumerate(second):
        for run in _runs(quotation.words):
            holders[run].append(number)
    for number, quotation in enumerate(first):
        others = {other for run in _runs(quotation.words) for other in holders.get(run, ())}
        yield from ((number, other) for other in sorted(others)[:TRIED])


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[step:] for step in range(_STEP)), strict=False))


def _compared(first: _Quotation, second: _Quotation) -> Shared | None:
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    alike = [block for block in matcher.get_matching_blocks() if block.size >= _STEP]
    n_alike = sum(block.size for block in alike)
    shorter = min(len(first.words), len(second.words))
    is_nearly = n_alike >= max(SHORTEST, NEARLY * shorter)
    blocks = alike if is_nearly else [block for block in alike if block.size >= LONG]
    if not blocks:
        return None
    begin, end = blocks[0], blocks[-1]
    return Shared(
        (first.spans[begin.a][0], first.spans[end.a + end.size - 1][1]),
        (second.spans[begin.b][0], second.spans[end.b + end.size - 1][1]),
        sum(block.size for block in blocks),
    )
