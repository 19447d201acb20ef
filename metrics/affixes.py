"""The punctuation around words: what of a token is no part of its core, and what it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from metrics.arrays import Codes, Small, as_list
from metrics.punctuation import Mark, read_leading, read_stop, read_trailing
from metrics.word_classes import ELISIONS


@dataclass(frozen=True, slots=True)
class Affixes:
    """The punctuation around cores: the numbers of the tokens that have any, and what it is."""

    numbers: list[int]
    leads: list[str]
    trails: list[str]


def affixes_of(shown: Sequence[str], cores: Sequence[str]) -> Affixes:
    """What stands before and behind the core of each token."""
    numbers = as_list(np.flatnonzero(lengths(shown) != lengths(cores)))
    leads: list[str] = []
    trails: list[str] = []
    for number in numbers:
        # A core begins with a letter or digit and what precedes it has none.
        core = cores[number]
        lead, _, trail = shown[number].partition(core) if core else (shown[number], "", "")
        leads.append(lead)
        trails.append(trail)
    return Affixes(numbers, leads, trails)


def leading_marks(cores: Sequence[str], around: Affixes) -> Codes:
    """The `Mark` before each core; an apostrophe that stands for letters or a century is none."""
    table = {lead: int(read_leading(lead, False)) for lead in set(around.leads)}
    marks = _spread(table, around.leads, around.numbers, len(cores))
    single = int(Mark.OPENS_SINGLE)
    for number in as_list(np.flatnonzero(marks & single)):
        core = cores[number]
        if core[:1].isdigit() or core.lower() in ELISIONS:
            marks[number] ^= single
    for number, lead in zip(around.numbers, around.leads, strict=True):
        if not cores[number]:
            marks[number] = int(read_leading(lead, True))
    return marks


def trailing_marks(cores: Sequence[str], around: Affixes) -> Codes:
    """The `Mark` behind each core."""
    table = {trail: int(read_trailing(trail)) for trail in set(around.trails)}
    return _spread(table, around.trails, around.numbers, len(cores))


def stops(cores: Sequence[str], around: Affixes) -> Codes:
    """How each token ends a sentence, if it does."""
    found = np.zeros(len(cores), dtype=np.uint16)
    ending = {each for each in {*around.leads, *around.trails} if read_stop("", each)}
    for number, lead, trail in zip(around.numbers, around.leads, around.trails, strict=True):
        if trail in ending:
            found[number] = read_stop(cores[number], trail)
        elif lead in ending and not cores[number]:
            found[number] = read_stop("", lead)
    return found


def _spread(table: Mapping[str, int], values: list[str], numbers: list[int], size: int) -> Codes:
    """The table's entry of each value at its number, 0 elsewhere."""
    spread = np.zeros(size, dtype=np.uint16)
    spread[numbers] = np.fromiter(map(table.__getitem__, values), np.uint16, len(values))
    return spread


def lengths(strings: Sequence[str]) -> Small:
    """The number of characters of each."""
    return np.fromiter(map(len, strings), np.int32, len(strings))
