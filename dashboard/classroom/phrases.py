"""Phrases that a class marked: those it agrees on most, and those it is divided over."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from dashboard.classroom.hiding import Span, merged, shown_alone
from dashboard.classroom.together import Together
from metrics.arrays import Ints, as_list

MOST: Final = 8
"""Phrases of a list."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as the text has them, from character `start` to `end` (exclusive), and how many of how
    many readers marked them; where that differs from word to word, the most that marked one."""

    start: int
    end: int
    text: str
    marked: int
    readers: int


def most_agreed(
    text: str, together: Together, key: str, most: int = MOST, hidden: Iterable[Span] = ()
) -> list[Phrase]:
    """The phrases that most readers marked, by at least half of them; ties in order of the text.

    A phrase is words in a row, of one sentence, that equally many marked. None with fewer readers
    than `together.ENOUGH`. `hidden` spans of characters are shown as blocks.
    """
    chosen = [one for one in _phrases(text, together, key, hidden) if 2 * one.marked >= one.readers]
    return sorted(chosen, key=lambda one: -one.marked)[:most]


def least_agreed(
    text: str, together: Together, key: str, most: int = MOST, hidden: Iterable[Span] = ()
) -> list[Phrase]:
    """The phrases whose share of readers is nearest to half; ties in order of the text.

    Only those that a quarter to three quarters of the readers marked: on what nearly nobody or
    nearly everybody marked, the class agrees. None with fewer readers than `together.ENOUGH`.
    `hidden` spans of characters are shown as blocks.
    """
    chosen = [
        one
        for one in _phrases(text, together, key, hidden)
        if one.readers <= 4 * one.marked <= 3 * one.readers
    ]
    return sorted(chosen, key=lambda one: abs(2 * one.marked - one.readers))[:most]


def runs(values: Ints, sentence: Ints) -> list[tuple[int, int]]:
    """Words in a row that have the same value, which is not 0, and stand in one sentence: the
    number of the first, and of the first word after the last."""
    changes = (np.diff(values) != 0) | (np.diff(sentence) != 0)
    bounds = [0, *as_list(np.flatnonzero(changes) + 1), values.size]
    return [(first, stop) for first, stop in pairwise(bounds) if first < stop and values[first]]


def phrase(
    text: str, together: Together, key: str, words: tuple[int, int], hidden: Iterable[Span] = ()
) -> Phrase:
    """The words from one number to before another, of which there is at least one."""
    first, stop = words
    start, end = int(together.words.start[first]), int(together.words.end[stop - 1])
    marked = int(together.shown(key)[first:stop].max())
    return Phrase(start, end, shown_alone(text, (start, end), hidden), marked, together.readers)


def _phrases(text: str, together: Together, key: str, hidden: Iterable[Span]) -> list[Phrase]:
    gone = merged(hidden)
    spans = runs(together.shown(key), together.words.sentence)
    return [phrase(text, together, key, words, gone) for words in spans]
