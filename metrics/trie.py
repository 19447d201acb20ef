"""Look for many sequences at once in one long array of symbols.

The same walk finds lexicon terms in a stream of words and hyphenation patterns in a stream of
letters. Every position advances through the trie together, one NumPy step per depth, and positions
that stop matching drop out, so the cost is that of the few that go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from metrics.arrays import Flags, Ints

FEW_CODES = 1_000_000
"""Codes of which a table is kept: 8 MB."""


@dataclass(frozen=True, slots=True)
class Match:
    """All matches of one length: where they start and which sequence each one is."""

    starts: Ints
    length: int
    sequence: Ints


@dataclass(frozen=True, slots=True)
class Trie:
    """A prefix tree over sequences of symbols 1 … width - 1 (0 never matches).

    `edges` holds the sorted codes node · width + symbol, `children` the node each leads to, and
    `ends_at` maps a node to the sequence that ends there, or -1. Few nodes lead anywhere
    (`goes_on`) and few symbols follow another (`follows`): most positions need no search. Where
    there are few codes, `child_of` has the child of each, or 0, and none does.
    """

    width: int
    first: Ints
    edges: Ints
    children: Ints
    ends_at: Ints
    goes_on: Flags
    follows: Flags
    child_of: Ints

    def walk(self, symbols: Ints, broken_after: Flags | None = None) -> Iterator[Match]:
        """Yield, length by length, where sequences of that length are found.

        `broken_after[i]` forbids a match from running past position i.
        """
        first = self.first[symbols]
        follows = self.follows[symbols]
        starts = np.flatnonzero(first)
        nodes = first[starts]
        length = 1
        while starts.size:
            sequence = self.ends_at[nodes]
            found = sequence >= 0
            if found.any():
                yield Match(starts[found], length, sequence[found])
            going = self.goes_on[nodes] & (starts + length < symbols.size)
            starts, nodes = starts[going], nodes[going]
            going = follows[starts + length]
            if broken_after is not None:
                going &= ~broken_after[starts + (length - 1)]
            starts, nodes = starts[going], nodes[going]
            children = self._children(nodes * self.width + symbols[starts + length])
            onward = children > 0
            starts, nodes = starts[onward], children[onward]
            length += 1

    def _children(self, codes: Ints) -> Ints:
        """The node that each code leads to; 0, the root, where it leads nowhere."""
        if self.child_of.size:
            return self.child_of[codes]
        at = np.minimum(np.searchsorted(self.edges, codes), self.edges.size - 1)
        return np.where(self.edges[at] == codes, self.children[at], 0)


def build_trie(sequences: Sequence[Sequence[int]], width: int) -> Trie:
    """Build the trie of distinct, non-empty sequences; sequence i ends at its node as i."""
    edge_of: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}
    for number, sequence in enumerate(sequences):
        node = 0
        for symbol in sequence:
            node = edge_of.setdefault((node, symbol), len(edge_of) + 1)
        ends[node] = number
    codes = np.array([node * width + symbol for node, symbol in edge_of], dtype=np.int64)
    children = np.fromiter(edge_of.values(), dtype=np.int64, count=len(edge_of))
    order = np.argsort(codes)
    ends_at = np.full(len(edge_of) + 1, -1, dtype=np.int64)
    for node, number in ends.items():
        ends_at[node] = number
    first = np.zeros(width, dtype=np.int64)
    goes_on, follows = np.zeros(ends_at.size, dtype=bool), np.zeros(width, dtype=bool)
    node, symbol = np.divmod(codes, width)
    first[symbol[node == 0]] = children[node == 0]
    goes_on[node] = True
    follows[symbol[node > 0]] = True
    child_of = np.zeros(ends_at.size * width if ends_at.size * width <= FEW_CODES else 0, np.int64)
    if child_of.size:
        child_of[codes] = children
    return Trie(width, first, codes[order], children[order], ends_at, goes_on, follows, child_of)
