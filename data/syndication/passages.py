"""The passages that two articles share word for word, to be shown side by side."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from data.syndication.signatures import RUN, runs
from data.syndication.words import WORD, folded

_NO_PUNCTUATION: Final = re.compile(r"[\w\s]")
_AFTER: Final = 16  # characters: more punctuation than that does not end a sentence
_TRIED: Final = 8  # places where one run stands in the second text: more is a refrain


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in both texts, as character spans, the end exclusive."""

    first: tuple[int, int]
    second: tuple[int, int]
    n_words: int


def shared_passages(first: str, second: str) -> list[Passage]:
    """The longest passages of at least five words that stand in both texts, in the order of the
    first.

    Case and punctuation do not count, but punctuation that follows in both is part of a passage.
    Neither does the order of passages: a paragraph that was moved is found. No word of the first
    text is in two passages. Time grows with the lengths of the texts.
    """
    spans = [[match.span() for match in WORD.finditer(text)] for text in (first, second)]
    words = [
        [folded(text[begin:end]) for begin, end in each]
        for text, each in zip((first, second), spans, strict=True)
    ]
    found: list[Passage] = []
    for at, there, length in _matching(words[0], words[1]):
        one, two = spans[0][at : at + length], spans[1][there : there + length]
        ends = _with_punctuation((first, second), (one[-1][1], two[-1][1]))
        found.append(Passage((one[0][0], ends[0]), (two[0][0], ends[1]), length))
    return found


def _with_punctuation(texts: tuple[str, str], ends: tuple[int, int]) -> tuple[int, int]:
    """The ends of a passage in both texts, moved past the punctuation that follows in both."""
    after = [
        _NO_PUNCTUATION.split(text[end : end + _AFTER], 1)[0]
        for text, end in zip(texts, ends, strict=True)
    ]
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*after, strict=False)))
    return ends[0] + same, ends[1] + same


def _matching(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int, int]]:
    """Positions in both and length of each passage, in words; the longest at each position."""
    places: dict[int, list[int]] = defaultdict(list)
    for there, run in enumerate(runs(second).tolist()):
        if len(places[run]) < _TRIED:
            places[run].append(there)
    found: list[tuple[int, int, int]] = []
    at, hashed = 0, runs(first).tolist()
    while at < len(hashed):
        tried = [(_length(first, at, second, there), there) for there in places.get(hashed[at], ())]
        length, there = max(tried, default=(0, 0), key=lambda each: (each[0], -each[1]))
        if length >= RUN:
            found.append((at, there, length))
        at += max(length, 1)
    return found


def _length(first: Sequence[str], at: int, second: Sequence[str], there: int) -> int:
    """How many words from the two positions on are the same."""
    most = min(len(first) - at, len(second) - there)
    return next((n for n in range(most) if first[at + n] != second[there + n]), most)
