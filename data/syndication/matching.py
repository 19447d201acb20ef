"""Which articles are, for the most part, the same text: pairs of signatures that share enough.

Runs that stand in one article only are dropped at once; what is left is a sparse table of articles
by runs, and its product with itself, a block of rows at a time, counts what any two share. Both
grow with the text that is really shared, not with the square of the articles.

What an outlet prints below everything is furniture: many of its articles share it, and little else.
Articles that are nearly the same as a whole are versions of one, however many there are, and count
as one when furniture is told.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from data.syndication.connecting import Ints, connected
from data.syndication.sharing import SHARED, are_reprints, are_versions
from data.syndication.signatures import EVERYTHING, Hashes, Signature, limit

if TYPE_CHECKING:
    from scipy.sparse import csr_array

CROWD: Final = 50  # articles: more holders of one run are compared in crowds of so many
NEXT: Final = 10  # runs: two articles next to each other in so many crowds may be versions
PER_OUTLET: Final = 4  # articles: a run that its outlets print more often each is furniture
BLOCK: Final = 1000  # articles
_FIRST_LOOK: Final = 0.6  # of SHARED: crowds and quotations make the first count a rough one

Flags = NDArray[np.bool_]


def matches(
    signatures: Sequence[Signature],
    outlets: Sequence[str],
    start: int = 0,
    known: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, int]]:
    """Positions of articles that share enough, each pair once, the later article first.

    Only pairs whose later article is at `start` or after are looked for; `known` are pairs among
    those before. Of a crowd of reprints of
    one text not every pair is named, but enough that steps lead from each to each.
    """
    run, article = _shared_runs([each.fives for each in signatures], start)
    # What a crowd shares would take long to count; what a few share is looked at pair by pair.
    is_left_out = _furniture(run, article, outlets) & _is_crowded(run)
    pairs = _pairs(signatures, run, article, is_left_out, start)
    versions = [pair for pair in pairs if are_versions(signatures[pair[0]], signatures[pair[1]])]
    once = connected([*versions, *known], len(signatures))
    furniture = np.unique(run[_furniture(run, article, outlets, once)]).astype(np.uint64)
    others = pairs.difference(versions)
    return versions + [
        (first, second)
        for first, second in sorted(others)
        if are_reprints(signatures[first], signatures[second], furniture)
    ]


def _pairs(
    signatures: Sequence[Signature], run: Ints, article: Ints, is_left_out: Flags, start: int
) -> set[tuple[int, int]]:
    """Pairs that are worth a closer look."""
    sizes = np.array([len(each.runs) for each in signatures], np.float64)
    limits = np.array([limit(each) for each in signatures], np.float64)
    table = _table(run[~is_left_out], article[~is_left_out], len(signatures))
    crowded = _next_to_each_other(run[is_left_out], article[is_left_out], start)
    return set(chain(_candidates(table, sizes, limits, start), crowded))


def _next_to_each_other(run: Ints, article: Ints, start: int) -> list[tuple[int, int]]:
    """Pairs that follow each other in many crowds: versions do, one after the other."""
    is_same = run[1:] == run[:-1]
    both = np.stack((article[1:][is_same], article[:-1][is_same]), axis=1)
    pairs, counts = np.unique(both[both[:, 0] >= start], axis=0, return_counts=True)
    return [(first, second) for first, second in pairs[counts >= NEXT].tolist()]


def _shared_runs(each: Sequence[Hashes], start: int) -> tuple[Ints, Ints]:
    """The runs that several articles hold, one of them from `start` on: run and article, sorted."""
    sizes = [len(one) for one in each]
    keys = np.concatenate([np.zeros(0, np.uint32), *each]).astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.repeat(np.arange(len(each), dtype=np.uint64), sizes)
    keys.sort()
    run = (keys >> np.uint64(32)).astype(np.uint32)
    follows = run[1:] == run[:-1]
    several = np.zeros(len(run), np.bool_)
    several[1:] |= follows
    several[:-1] |= follows
    keys, run = keys[several], run[several]
    article = (keys & np.uint64(EVERYTHING - 1)).astype(np.int64)
    if start:
        wanted = np.isin(run, np.unique(run[article >= start]))
        run, article = run[wanted], article[wanted]
    return run.astype(np.int64), article


def _begins(run: Ints) -> Ints:
    """Where each run begins in the sorted runs."""
    return np.flatnonzero(np.diff(run, prepend=-1))


def _is_crowded(run: Ints) -> Flags:
    """Whether a crowd of articles holds a run."""
    holders = np.diff(_begins(run), append=len(run))
    return np.repeat(holders > CROWD, holders)


def _furniture(run: Ints, article: Ints, outlets: Sequence[str], once: Ints | None = None) -> Flags:
    """Whether a run is furniture: many articles hold it, and few outlets printed those.

    Wire copy is in many articles too, but there each outlet printed it once or twice. Articles
    without an outlet may be of as many: only a crowd of them is taken for one outlet's. Articles
    with the same number in `once` count as one for each outlet.
    """
    begins = _begins(run)
    holders = np.diff(begins, append=len(run))
    number = np.repeat(np.arange(len(begins)), holders)
    several = np.flatnonzero(np.repeat(holders > PER_OUTLET, holders))
    outlet = np.unique(np.array(outlets, dtype=object), return_inverse=True)[1]
    printed = article if once is None else once[article]
    printed = printed * (outlet.max(initial=0) + 1) + outlet[article]
    n_outlets = _distinct(number[several], outlet[article[several]], len(begins))
    n_printed = _distinct(number[several], printed[several], len(begins))
    unnamed = np.array([not name for name in outlets], np.bool_)[article]
    is_named = np.bincount(number[unnamed], minlength=len(begins)) == 0
    few = (n_printed > PER_OUTLET) & (n_printed > PER_OUTLET * n_outlets)
    return np.repeat(few & (is_named | (n_printed > CROWD)), holders)


def _distinct(number: Ints, value: Ints, n_numbers: int) -> Ints:
    """How many different values each number has, from 0 on."""
    size = value.max(initial=0) + 1
    return np.bincount(np.unique(number * size + value) // size, minlength=n_numbers)


def _table(run: Ints, article: Ints, n_articles: int) -> "csr_array":
    """Articles by runs, 1 where an article holds a run.

    A run with a crowd of holders becomes several columns, each with part of them, and again with
    the parts moved by half, so that neighbouring parts are linked.
    """
    begins = _begins(run)
    holders = np.diff(begins, append=len(run))
    rank = np.arange(len(run)) - np.repeat(begins, holders)
    crowded = np.repeat(holders > CROWD, holders)
    columns, n_columns = _columns(run, rank // CROWD)
    moved, n_moved = _columns(run[crowded], (rank[crowded] + CROWD // 2) // CROWD)
    column = np.concatenate((columns, n_columns + moved))
    rows = np.concatenate((article, article[crowded]))
    ones = np.ones(len(rows), np.int32)
    from scipy.sparse import csr_array  # takes long to import, as in `reprints`

    return csr_array((ones, (rows, column)), shape=(n_articles, n_columns + n_moved))


def _columns(run: Ints, part: Ints) -> tuple[Ints, int]:
    """A number for each part of each run, from 0, and how many there are."""
    new = (np.diff(run, prepend=-1) != 0) | (np.diff(part, prepend=-1) != 0)
    return np.cumsum(new) - 1, int(new.sum())


def _candidates(
    table: "csr_array", sizes: NDArray[np.float64], limits: NDArray[np.float64], start: int
) -> Iterator[tuple[int, int]]:
    """Pairs that share about enough."""
    turned = table.T.tocsr()
    for begin in range(start, table.shape[0], BLOCK):
        shared = (table[begin : begin + BLOCK] @ turned).tocoo()
        first, second = shared.row.astype(np.int64) + begin, shared.col.astype(np.int64)
        common = np.minimum(limits[first], limits[second])
        shorter = np.minimum(sizes[first] / limits[first], sizes[second] / limits[second]) * common
        enough = (second < first) & (shared.data >= _FIRST_LOOK * SHARED * shorter)
        yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)
