"""How alike two articles are: the cosine of their words, less for every day between them.

Words weigh by how rare they are (TF-IDF). Articles more than a week apart are not on the same
event as it is meant here; within the week each day takes a twentieth off. Where a date is missing,
as much is taken off as for a week: what is not known must not count as "the same day".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from data.readers.text import front_matter
from data.stories.features import TERMS, Features, features

WINDOW: Final = 7  # days
PER_DAY: Final = 0.05
UNDATED: Final = 0.65
BLOCK: Final = 256  # articles compared with all others at a time
NEIGHBOURS: Final = 50  # of an article: more are not kept
COMMONEST: Final = 1024  # words
# Of 1,758 alike pairs among 1,829 articles of BASIL, AllSides and PolNeAR, two are not looked at.
WEIGHTIEST: Final = 48  # words of an article that tell which others are worth comparing it with
WORTH: Final = 0.03  # how alike two articles have to be by those words alone
PAIRS: Final = 4096  # compared at a time

_SAMPLE: Final = Path(__file__).parents[1] / "sample"

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Articles as rows of unit length, and the day of each (NaN where it has no date).

    The commonest words are columns of `common`, all others that two articles hold of `rare`: in a
    sparse product the few common ones would take nearly all of the time. `weightiest` has the
    words alone that weigh most in each article. `rarity` is the weight of every word by its number.
    """

    rare: csr_array
    common: Floats
    weightiest: csr_array
    days: Floats
    rarity: Floats

    def some(self, at: Ints) -> "Vectors":
        """Those of some articles."""
        return Vectors(
            self.rare[at], self.common[at], self.weightiest[at], self.days[at], self.rarity
        )

    def alike(self, rows: Ints, columns: Ints) -> Floats:
        """How alike each of `rows` is to each of `columns`, 0 to 1."""
        product = (self.rare[rows] @ self.rare[columns].T).toarray()
        product += self.common[rows] @ self.common[columns].T
        product *= _nearness(self.days[rows][:, None], self.days[columns])
        return product

    def alike_pairs(self, rows: Ints, columns: Ints) -> Floats:
        """How alike each of `rows` is to the one of `columns` at its place, 0 to 1."""
        found = np.zeros(len(rows), np.float32)
        for begin in range(0, len(rows), PAIRS):
            at = slice(begin, begin + PAIRS)
            row, column = rows[at], columns[at]
            found[at] = self.rare[row].multiply(self.rare[column]).sum(axis=1)
            found[at] += np.einsum("ij,ij->i", self.common[row], self.common[column])
        return found * _nearness(self.days[rows], self.days[columns])


def vectors(each: Sequence[Features], published: pd.Series) -> Vectors:
    """Articles with these features, which were published then."""
    sizes = [len(one.terms) for one in each]
    article = np.repeat(np.arange(len(each), dtype=np.int32), sizes)
    terms = np.concatenate([np.zeros(0, np.uint32), *(one.terms for one in each)])
    weights = np.concatenate([np.zeros(0, np.float32), *(one.weights for one in each)])
    holding = np.bincount(terms, minlength=TERMS)
    rarity = _rarity(holding, len(each))
    weights = weights * rarity[terms]
    length = np.sqrt(np.bincount(article, weights**2, minlength=len(each)))
    weights /= length.clip(1e-9).astype(np.float32)[article]
    place = np.full(TERMS, -1, np.int32)
    commonest = np.argpartition(holding, -COMMONEST)[-COMMONEST:]
    place[commonest] = np.arange(COMMONEST)
    is_common = place[terms] >= 0
    common = np.zeros((len(each), COMMONEST), np.float32)
    common[article[is_common], place[terms[is_common]]] = weights[is_common]
    # A word of one article is in its length, and in no product.
    is_shared = holding[terms] > 1
    place = np.cumsum(holding > 1, dtype=np.int32) - 1

    def table(is_in: NDArray[np.bool_]) -> csr_array:
        entries = (weights[is_in], (article[is_in], place[terms[is_in]]))
        return csr_array(entries, shape=(len(each), int(place[-1]) + 1))

    return Vectors(
        table(is_shared & ~is_common),
        common,
        table(is_shared & _weightiest(weights * is_shared, sizes)),
        _days(published),
        rarity,
    )


def _weightiest(weights: Floats, sizes: Sequence[int]) -> NDArray[np.bool_]:
    """Which are the weightiest words of their article; `sizes` are how many each article has."""
    found = np.ones(len(weights), np.bool_)
    begin = 0
    for size in sizes:
        if size > WEIGHTIEST:
            light = np.argpartition(weights[begin : begin + size], size - WEIGHTIEST)
            found[begin + light[: size - WEIGHTIEST]] = False
        begin += size
    return found


def _nearness(one: Floats, other: Floats) -> Floats:
    """What a cosine is multiplied by for the days between two articles."""
    gap = np.abs(one - other)
    nearness = np.where(np.isnan(gap), np.float32(UNDATED), 1 - np.float32(PER_DAY) * gap)
    nearness[gap > WINDOW] = 0
    return nearness


def neighbours(of: Vectors, least: float, new: Ints | None = None) -> tuple[Ints, Ints, Floats]:
    """Pairs of different articles that are at least so alike, and how much; some come twice.

    With `new`, pairs with one of these articles. A block of articles at a time is held against
    those of the same days by their weightiest words; what is worth it is compared in full.
    """
    is_new = np.ones(len(of.days), np.bool_)
    if new is not None:
        is_new = np.zeros(len(of.days), np.bool_)
        is_new[new] = True
    found = [
        (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)),
        *_blocks(of, least, is_new),
    ]
    rows, columns, alike = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, columns, alike


def _blocks(
    of: Vectors, least: float, is_new: NDArray[np.bool_]
) -> Iterator[tuple[Ints, Ints, Floats]]:
    order = np.argsort(of.days, kind="stable")  # those without a date come last
    order = order[is_new[order]]
    undated = np.isnan(of.days)
    for begin in range(0, len(order), BLOCK):
        rows = order[begin : begin + BLOCK]
        # Those without a date meet the new dated ones in the blocks of these. Where a block holds
        # both, fmax and fmin pass over what is missing.
        if undated[rows].all():
            columns = np.flatnonzero(undated | ~is_new)
        elif undated[rows].any() and not is_new.all():
            columns = np.arange(len(of.days))
        else:
            first, last = np.fmin.reduce(of.days[rows]), np.fmax.reduce(of.days[rows])
            far = (of.days < first - WINDOW) | (of.days > last + WINDOW)
            columns = np.flatnonzero(~far)
        row, column = _worth_comparing(of, rows, columns)
        alike = of.alike_pairs(row, column)
        is_alike = alike >= least
        yield row[is_alike], column[is_alike], alike[is_alike]


def _worth_comparing(of: Vectors, rows: Ints, columns: Ints) -> tuple[Ints, Ints]:
    """Pairs that are alike by their weightiest words; of each of `rows`, those that are most."""
    product = (of.weightiest[rows] @ of.weightiest[columns].T).tocoo()
    is_worth = product.data >= WORTH
    row, column = product.row[is_worth], columns[product.col[is_worth]]
    alike = product.data[is_worth] * _nearness(of.days[rows[row]], of.days[column])
    order = np.lexsort((-alike, row))
    order = order[(alike[order] >= WORTH) & (rows[row[order]] != column[order])]
    row = row[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    order = order[rank < NEIGHBOURS]
    return rows[row[rank < NEIGHBOURS]], column[order]


def _rarity(holding: NDArray[np.int64], n_articles: int) -> Floats:
    """The logarithm of how few articles hold each word.

    The sample counts along: in a library of three articles on one event its names would otherwise
    be as common as "the".
    """
    n_background, background = _background()
    of = (n_articles + n_background) / (holding + background).clip(1)
    return np.log(of).astype(np.float32)


@cache
def _background() -> tuple[int, NDArray[np.int64]]:
    """How many articles the sample has, and how many of them hold each word."""
    texts = [path.read_text("utf-8") for path in sorted(_SAMPLE.rglob("*.md"))]
    each = features([""] * len(texts), [front_matter(text)[1] for text in texts])
    holding = np.bincount(np.concatenate([one.terms for one in each]), minlength=TERMS)
    return len(each), holding


def _days(published: pd.Series) -> Floats:
    """Days since 1970, NaN where there is no date."""
    since = published - pd.Timestamp(0, tz="UTC")
    return (since / pd.Timedelta(days=1)).to_numpy(np.float32, na_value=np.nan)
