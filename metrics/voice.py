"""Whose words are they: quotation marks, straight, curly or doubled, and what stands inside them.

A quotation runs from an opening mark to the next closing mark. One left open at the end of a
paragraph runs on when the next mark is a closing one at most three paragraphs on, as in speech
quoted over several paragraphs; otherwise it ends with its paragraph, so that one stray mark cannot
silence an article. Single quotation marks count only in pairs within a paragraph; a possessive
(officers') does not close one that closes later. Marks inside a quotation nest and change nothing.
"""

from dataclasses import dataclass

import numpy as np

from metrics.arrays import Codes, Flags, Ints, Small
from metrics.punctuation import Mark
from metrics.word_types import WordTypes

LONGEST_RUN = 3  # paragraphs a quotation may run on for without a mark

_OPEN, _CLOSE, _WEAK_CLOSE, _TOGGLE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations in order: first and last token of each; `inside` flags every token in one."""

    first: Ints
    last: Ints
    inside: Flags


def find_quotations(
    types: WordTypes,
    tokens: Ints,
    begins: Ints,
    paragraph: Small,
    is_break: Flags,
) -> Quotations:
    """Find every quotation of an encoded corpus. `paragraph` numbers paragraphs throughout."""
    paragraph_end = np.flatnonzero(is_break)
    leading, trailing = types.leading[tokens], types.trailing[tokens]
    first, last = _double_quotations(leading, trailing, begins, paragraph, paragraph_end)
    single_first, single_last = _single_quotations(types, tokens, leading, trailing, paragraph)
    covered = _cover(first, last, tokens.size)
    outer = ~covered[single_first]
    first = np.concatenate((first, single_first[outer]))
    last = np.concatenate((last, single_last[outer]))
    order = np.argsort(first, kind="stable")
    first, last = first[order], last[order]
    inside = _cover(first, last, tokens.size) & ~is_break
    return Quotations(first, last, inside)


def _cover(first: Ints, last: Ints, size: int) -> Flags:
    steps = np.bincount(first, minlength=size + 1) - np.bincount(last + 1, minlength=size + 1)
    return np.cumsum(steps[:size]) > 0


def _events(*kinds: tuple[Ints, int]) -> tuple[Ints, Ints]:
    """Merge marks in reading order: within a token a leading mark comes before a trailing one."""
    place = np.concatenate([at * 2 + (kind != _OPEN) for at, kind in kinds])
    what = np.concatenate([np.full(at.size, kind) for at, kind in kinds])
    order = np.argsort(place, kind="stable")
    return place[order] >> 1, what[order]


def _double_quotations(
    leading: Codes,
    trailing: Codes,
    begins: Ints,
    paragraph: Small,
    paragraph_end: Ints,
) -> tuple[Ints, Ints]:
    at, kind = _events(
        (np.flatnonzero(leading & Mark.OPENS_DOUBLE), _OPEN),
        (np.flatnonzero((leading | trailing) & Mark.CLOSES_DOUBLE), _CLOSE),
        (np.flatnonzero(leading & Mark.TOGGLES_DOUBLE), _TOGGLE),
    )
    where = paragraph[at]
    kind = _settle_toggles(kind, where)
    same = np.diff(where, prepend=-1) == 0
    reopened = (kind == _OPEN) & same & (np.concatenate(([0], kind[:-1])) == _OPEN)
    at, kind, where = at[~reopened], kind[~reopened], where[~reopened]
    opens = np.flatnonzero(kind == _OPEN)
    after = np.minimum(opens + 1, at.size - 1)
    distance = where[after] - where[opens]
    article = np.searchsorted(begins, at, side="right")
    closed = (opens + 1 < at.size) & (kind[after] == _CLOSE) & (distance <= LONGEST_RUN)
    closed &= article[after] == article[opens]
    first = at[opens]
    last = np.where(closed, at[after], paragraph_end[where[opens]] - 1)
    return first, np.maximum(first, last)


def _settle_toggles(kind: Ints, where: Small) -> Ints:
    """A lone straight mark between spaces opens after an even number of marks in its paragraph."""
    toggles = kind == _TOGGLE
    if not toggles.any():
        return kind
    order = np.arange(kind.size)
    begins = np.maximum.accumulate(np.where(np.diff(where, prepend=-1) != 0, order, 0))
    return np.where(toggles, np.where((order - begins) % 2 == 0, _OPEN, _CLOSE), kind)


def _single_quotations(
    types: WordTypes,
    tokens: Ints,
    leading: Codes,
    trailing: Codes,
    paragraph: Small,
) -> tuple[Ints, Ints]:
    closes = np.flatnonzero(trailing & Mark.CLOSES_SINGLE)
    possessive = (trailing[closes] & Mark.ONLY_APOSTROPHE) != 0
    possessive &= types.ends_in_s[tokens[closes]]
    at, kind = _events(
        (np.flatnonzero(leading & Mark.OPENS_SINGLE), _OPEN),
        (closes[~possessive], _CLOSE),
        (closes[possessive], _WEAK_CLOSE),
    )
    where = paragraph[at]
    followed_by_close = (
        np.concatenate(((np.diff(where) == 0) & (kind[1:] != _OPEN), [False]))
        if at.size
        else np.zeros(0, bool)
    )
    kept = ~((kind == _WEAK_CLOSE) & followed_by_close)
    at, kind, where = at[kept], kind[kept], where[kept]
    paired = np.flatnonzero((kind[:-1] == _OPEN) & (kind[1:] != _OPEN) & (np.diff(where) == 0))
    return at[paired], at[paired + 1]
