"""The signature of an article: a fixed sample of its runs of words, by which reprints are found.

A run is five words in a row. It has two hashes of 32 bits, of its first three words and of all
five. The signature holds every run of which the first hash is in the lowest quarter, and at least
the 256 lowest: some 2 kB for an article of a thousand words, whole for a short one. Which runs are
sampled depends on the runs alone, so two signatures sample what their articles share alike, and the
share that they have in common estimates the share of the texts, also where one is much the shorter.

That is why these are not the signatures of MinHash: those estimate the shared part of *both* texts
together, which is small for a reprint that was cut by a third and edited (about a quarter), and
LSH over them must then look at nearly every pair. Nothing here depends on the other articles or on
the machine: a signature can be kept.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from data.syndication.words import parts

RUN: Final = 5  # words
SHORT_RUN: Final = 3  # words
LEAST: Final = 256  # runs that a signature holds, where the article has as many
EVERYTHING: Final = 1 << 32
SAMPLED: Final = EVERYTHING // 4
HALF: Final = np.uint64(32)  # bits
LOWER: Final = np.uint64(EVERYTHING - 1)

Hashes = NDArray[np.uint32]
Pairs = NDArray[np.uint64]
"""Two hashes in one number: sorted, they are in the order of the upper one."""

_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)
_IS_NUMBER: Final = EVERYTHING  # the bit above a word's hash
_HEAD: Final = struct.Struct("<3Q")


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What reprints of one article are told by; all sorted, each once.

    `runs` are the sampled runs, the hash of the first three words above that of all five; `quoted`
    are those of them that stand in a quotation. `numbers` are the numbers of the text, each behind
    the hash of the words around it. `n_runs` is how many runs the text has.
    """

    runs: Pairs
    quoted: Pairs
    numbers: Pairs
    n_runs: int

    @property
    def fives(self) -> Hashes:
        """The hashes of all five words of the runs, in their order."""
        return (self.runs & LOWER).astype(np.uint32)

    def to_bytes(self) -> bytes:
        """All of it, to be kept."""
        head = _HEAD.pack(self.n_runs, len(self.runs), len(self.quoted))
        return head + b"".join(one.tobytes() for one in (self.runs, self.quoted, self.numbers))

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """The signature that `to_bytes` gave."""
        n_runs, n_held, n_quoted = (int(each) for each in _HEAD.unpack_from(kept))
        every = np.frombuffer(kept, dtype=np.uint64)[_HEAD.size // 8 :]
        rest = every[n_held:]
        return cls(every[:n_held], rest[:n_quoted], rest[n_quoted:], n_runs)


def signatures(texts: Iterable[str]) -> list[Signature]:
    """The signature of each text; without runs for a text of fewer than five words."""
    hashes = _Hashes()
    return [_signature(text, hashes) for text in texts]


def limit(signature: Signature) -> int:
    """Every run of the article with a first hash below this is in its signature."""
    held = signature.runs
    if len(held) < LEAST:
        return EVERYTHING
    return max(SAMPLED, int(held[-1] >> HALF)) if len(held) == LEAST else SAMPLED


def runs(words: Sequence[str]) -> Hashes:
    """The hash of the run of five that begins at each word, in the order of the text."""
    return _runs(_hashed(words, _Hashes()), RUN)


def _signature(text: str, hashes: "_Hashes") -> Signature:
    stretches = parts(text)
    words = _hashed([word for _, part in stretches for word in part], hashes)
    sizes = [len(part) for _, part in stretches]
    is_quoted = np.repeat(np.array([quoted for quoted, _ in stretches], np.bool_), sizes)
    fives = _runs(words, RUN)
    threes = _runs(words, SHORT_RUN)[: len(fives)]
    pairs = (threes.astype(np.uint64) << HALF) | fives
    sampled = np.unique(pairs[threes < SAMPLED])
    held = sampled if len(sampled) >= LEAST else np.unique(pairs)[:LEAST].copy()
    before = np.cumsum(np.concatenate(([0], is_quoted)))
    is_within = before[RUN:] - before[:-RUN] == RUN
    quoted = held[np.isin(held, pairs[is_within[: len(pairs)]])]
    return Signature(held, quoted, _numbers(words), len(pairs))


def _hashed(words: Sequence[str], hashes: Mapping[str, int]) -> NDArray[np.uint64]:
    return np.fromiter(map(hashes.__getitem__, words), np.uint64, len(words))


def _runs(words: NDArray[np.uint64], length: int) -> Hashes:
    if len(words) < length:
        return np.zeros(0, np.uint32)
    each = words & LOWER
    hashed = np.zeros(len(words) - length + 1, np.uint64)
    for place in range(length):
        hashed = (hashed ^ each[place : place + len(hashed)]) * _MULTIPLIER
        hashed ^= hashed >> np.uint64(29)
    return (hashed >> HALF).astype(np.uint32)


def _numbers(words: NDArray[np.uint64]) -> Pairs:
    """Each number behind the hash of the word before and the word after it.

    A number beside a number counts as any number.
    """
    is_number = words > LOWER
    any_number = np.where(is_number, np.uint64(1), words)
    around = np.concatenate((np.zeros(1, np.uint64), any_number, np.zeros(1, np.uint64)))
    at = np.flatnonzero(is_number)
    context = (around[at] * _MULTIPLIER ^ around[at + 2]) * _MULTIPLIER
    return np.unique((context & ~LOWER) | (words[at] & LOWER))


class _Hashes(dict[str, int]):
    """The hash of each word, worked out when it is first asked for; a number has one bit more."""

    def __missing__(self, word: str) -> int:
        number = _IS_NUMBER if word[0].isdigit() else 0
        self[word] = crc32(word.encode("utf-8", "replace")) | number
        return self[word]
