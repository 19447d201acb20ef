"""The signature of an article: a fixed sample of its runs of words, by which reprints are found.

A run is five words in a row, hashed to 32 bits. The signature holds every run whose hash is in the
lowest quarter, and at least the 256 lowest: some 1 kB for an article of a thousand words, whole for
a short one. Which runs are sampled depends on the runs alone, so two signatures sample what their
articles share alike, and the share that they have in common estimates the share of the texts, also
where one is much the shorter.

That is why these are not the signatures of MinHash: those estimate the shared part of *both* texts
together, which is small for a reprint that was cut by a third and edited (about a quarter), and
LSH over them must then look at nearly every pair. Nothing here depends on the other articles or on
the machine: a signature can be kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

RUN: Final = 5  # words
LEAST: Final = 256  # runs that a signature holds, where the article has as many
EVERYTHING: Final = 1 << 32
SAMPLED: Final = EVERYTHING // 4

Signature = NDArray[np.uint32]
"""Sorted, each hash once. `tobytes()` and `numpy.frombuffer(kept, numpy.uint32)` keep it."""

WORD: Final = re.compile(r"\w+")
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)


def signatures(texts: Iterable[str]) -> list[Signature]:
    """The signature of each text; empty for a text of fewer than five words."""
    hashes = _Hashes()
    return [_signature(runs(WORD.findall(text.casefold()), hashes)) for text in texts]


def limit(signature: Signature) -> int:
    """Every run of the article with a hash below this is in its signature."""
    if len(signature) < LEAST:
        return EVERYTHING
    return max(SAMPLED, int(signature[-1]) + 1) if len(signature) == LEAST else SAMPLED


def runs(words: Sequence[str], hashes: Mapping[str, int] | None = None) -> NDArray[np.uint32]:
    """The hash of the run that begins at each word, in the order of the text."""
    if len(words) < RUN:
        return np.zeros(0, np.uint32)
    look_up = (_Hashes() if hashes is None else hashes).__getitem__
    each = np.fromiter(map(look_up, words), np.uint64, len(words))
    hashed = np.zeros(len(words) - RUN + 1, np.uint64)
    for place in range(RUN):
        hashed = (hashed ^ each[place : place + len(hashed)]) * _MULTIPLIER
        hashed ^= hashed >> np.uint64(29)
    return (hashed >> np.uint64(32)).astype(np.uint32)


class _Hashes(dict[str, int]):
    """The hash of each word, worked out when it is first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = crc32(word.encode("utf-8", "replace"))
        return self[word]


def _signature(hashes: NDArray[np.uint32]) -> Signature:
    sampled = np.unique(hashes[hashes < SAMPLED])
    return sampled if len(sampled) >= LEAST else np.unique(hashes)[:LEAST].copy()
