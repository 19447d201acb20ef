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

from data.stories.features import TERMS, Features, features

WINDOW: Final = 7  # days
PER_DAY: Final = 0.05
UNDATED: Final = 0.65
BLOCK: Final = 256  # articles compared with all others at a time
NEIGHBOURS: Final = 50  # of an article: more are not kept
COMMONEST: Final = 1024  # words

_SAMPLE: Final = Path(__file__).parents[1] / "sample"

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Articles as rows of unit length, and the day of each (NaN where it has no date).

    The commonest words are columns of `common`, all others that two articles hold of `rare`: in a
    sparse product the few common ones would take nearly all of the time. `rarity` is the weight of
    every word by its number.
    """

    rare: csr_array
    common: Floats
    days: Floats
    rarity: Floats

    def alike(self, rows: Ints, columns: Ints) -> Floats:
        """How alike each of `rows` is to each of `columns`, 0 to 1."""
        product = (self.rare[rows] @ self.rare[columns].T).toarray()
        product += self.common[rows] @ self.common[columns].T
        gap = np.abs(self.days[rows][:, None] - self.days[columns])
        product *= np.where(np.isnan(gap), np.float32(UNDATED), 1 - np.float32(PER_DAY) * gap)
        product[gap > WINDOW] = 0
        return product


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
    is_rare = ~is_common & (holding[terms] > 1)
    place = np.cumsum(holding > 1, dtype=np.int32) - 1
    entries = (weights[is_rare], (article[is_rare], place[terms[is_rare]]))
    rare = csr_array(entries, shape=(len(each), int(place[-1]) + 1))
    return Vectors(rare, common, _days(published), rarity)


def neighbours(of: Vectors, least: float) -> tuple[Ints, Ints, Floats]:
    """Pairs of different articles that are at least so alike, and how much; some come twice.

    Articles are compared a block at a time, with those of the same days alone.
    """
    found = [
        (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32)),
        *_blocks(of, least),
    ]
    rows, columns, alike = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, columns, alike


def _blocks(of: Vectors, least: float) -> Iterator[tuple[Ints, Ints, Floats]]:
    order = np.argsort(of.days, kind="stable")  # those without a date come last
    for begin in range(0, len(order), BLOCK):
        rows = order[begin : begin + BLOCK]
        # Those without a date meet the dated ones in the blocks of these. Where a block holds both,
        # fmax and fmin pass over what is missing.
        undated = np.isnan(of.days)
        if undated[rows].all():
            columns = np.flatnonzero(undated)
        else:
            first, last = np.fmin.reduce(of.days[rows]), np.fmax.reduce(of.days[rows])
            far = (of.days < first - WINDOW) | (of.days > last + WINDOW)
            columns = np.flatnonzero(~far)
        alike = of.alike(rows, columns)
        alike[rows[:, None] == columns] = 0
        if len(columns) > NEIGHBOURS:
            enough = np.partition(alike, -NEIGHBOURS, axis=1)[:, [-NEIGHBOURS]]
            alike[alike < enough] = 0
        row, column = np.nonzero(alike >= least)
        yield rows[row], columns[column], alike[row, column]


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
    each = features([""] * len(texts), [text.split("---\n", 2)[-1] for text in texts])
    holding = np.bincount(np.concatenate([one.terms for one in each]), minlength=TERMS)
    return len(each), holding


def _days(published: pd.Series) -> Floats:
    """Days since 1970, NaN where there is no date."""
    since = published - pd.Timestamp(0, tz="UTC")
    return (since / pd.Timedelta(days=1)).to_numpy(np.float32, na_value=np.nan)
