"""Which articles are, for the most part, the same text: pairs of signatures that share enough.

Runs that stand in one article only are dropped at once; what is left is a sparse table of articles
by runs, and its product with itself, a block of rows at a time, counts what any two share. Both
grow with the text that is really shared, not with the square of the articles.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from data.syndication.signatures import EVERYTHING, Signature, limit

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SHARED: Final = 0.25  # of the shorter article: a tenth of the words changed leaves 0.59 of its runs
SHARED_OF_LONGER: Final = 0.15  # below, the longer one quotes or collects the shorter
SHORTEST: Final = 40  # runs: shorter texts share too much by chance
CROWD: Final = 50  # articles: more holders of one run are compared in crowds of so many
OWN: Final = 10  # runs: an article with fewer beside the furniture is compared with it
PER_OUTLET: Final = 4  # articles: a run that its outlets print more often each is furniture
BLOCK: Final = 1000  # articles
_FIRST_LOOK: Final = 0.5  # of SHARED: crowds and furniture make the first count a rough one

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def matches(
    signatures: Sequence[Signature], outlets: Sequence[str], start: int = 0
) -> list[tuple[int, int]]:
    """Positions of articles that share enough, each pair once, the later article first.

    Only pairs whose later article is at `start` or after are looked for. Of a crowd of reprints of
    one text not every pair is named, but enough that steps lead from each to each.
    """
    run, article = _shared_runs(signatures, start)
    is_furniture = _furniture(run, article, outlets)
    furniture = np.unique(run[is_furniture])
    # What a crowd shares would take long to count; what a few share is looked at pair by pair.
    is_left_out = is_furniture & _is_crowded(run)
    table = _table(run[~is_left_out], article[~is_left_out], len(signatures))
    sizes = np.array([len(each) for each in signatures], np.float64)
    limits = np.array([limit(each) for each in signatures], np.float64)
    return [
        (first, second)
        for first, second in _candidates(table, sizes, limits, start)
        if _is_match(signatures[first], signatures[second], furniture)
    ]


def _shared_runs(signatures: Sequence[Signature], start: int) -> tuple[Ints, Ints]:
    """The runs that several articles hold, one of them from `start` on: run and article, sorted."""
    sizes = [len(each) for each in signatures]
    keys = np.concatenate([np.zeros(0, np.uint32), *signatures]).astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.repeat(np.arange(len(signatures), dtype=np.uint64), sizes)
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


def _furniture(run: Ints, article: Ints, outlets: Sequence[str]) -> Flags:
    """Whether a run is furniture: many articles hold it, and few outlets printed those.

    Wire copy is in many articles too, but there each outlet printed it once or twice. Articles
    without an outlet may be of as many: only a crowd of them is taken for one outlet's.
    """
    begins = _begins(run)
    holders = np.diff(begins, append=len(run))
    outlet = np.unique(np.array(outlets, dtype=object), return_inverse=True)[1]
    number = np.repeat(np.arange(len(begins)), holders)
    several = np.flatnonzero(np.repeat(holders > PER_OUTLET, holders))
    printed = np.unique(np.stack((number[several], outlet[article[several]])), axis=1)
    n_outlets = np.bincount(printed[0], minlength=len(begins))
    unnamed = np.array([not name for name in outlets], np.bool_)[article]
    is_named = np.bincount(number[unnamed], minlength=len(begins)) == 0
    few = (holders > PER_OUTLET) & (holders > PER_OUTLET * n_outlets)
    return np.repeat(few & (is_named | (holders > CROWD)), holders)


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


def _is_match(first: Signature, second: Signature, furniture: Ints) -> bool:
    common = min(limit(first), limit(second))
    whole = first[first < common], second[second < common]
    own = [np.setdiff1d(each, furniture, assume_unique=True) for each in whole]
    # An article that an outlet updated again and again looks like furniture from end to end.
    is_all_furniture = min(map(len, own)) * EVERYTHING < OWN * common
    one, two = whole if is_all_furniture else own
    shorter, longer = sorted((len(one), len(two)))
    shared = np.intersect1d(one, two, assume_unique=True).size
    return (
        shorter * EVERYTHING >= SHORTEST * common
        and shared >= SHARED * shorter
        and shared >= SHARED_OF_LONGER * longer
    )
