"""The bootstrap: how the estimates would move if other articles had been there.

Every cluster of articles is drawn some number of times, in every resample anew: 0, 1, 2, … times,
as Poisson(1) has it (the Poisson bootstrap: Hanley and MacGibbon 2006; Chamandy et al. 2012). The
number hangs on the cluster and the resample alone. So a cluster that stands in several outlets is
drawn equally often in each, and an outlet's resamples are the same whatever else is on screen.

Clusters are dealt into 4,096 lots by a hash of their names, and those of one lot are drawn
together. So a resample weighs the sums of lots instead of articles, and one product of matrices
makes all of them. It favours nothing: what two clusters of one lot add to a variance is as often
above zero as below. Standard errors vary by 1 ÷ √(2 · 4,096) = 1.1 % for it at most, and by 1.6 %
because there are 2,000 resamples and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.sparse import csc_array

from metrics.arrays import Floats, Ints, Keys, Singles
from metrics.inference.sample import Sample, quotient

DRAWS: Final = 2000
SEED: Final = 20260302
LOTS: Final = 4096

# How many of 256 equally likely bytes stand for 0, 1, 2, … times. Of all such shares with mean and
# variance exactly 1, those nearest to Poisson's, which are 94.2, 94.2, 47.1, 15.7, 3.9 and 0.8.
_TIMES: Final = (94, 95, 46, 16, 4, 1)
_FROM: Final = tuple(int(limit) for limit in np.cumsum(_TIMES)[:-1])
_BYTES: Final = 8  # of one number
# Columns of sums that are drawn at once. Each step lets other threads run, so few are better; but
# every group is multiplied with all lots of the others.
_MOST_COLUMNS: Final = 2048
_SOME_COLUMNS: Final = 128
_LARGE: Final = LOTS // 8  # articles of a group that are in many of the lots
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST_SHIFT: Final = np.uint64(31)


@dataclass(frozen=True, slots=True)
class Draws:
    """The sums of every resample: `above` and `below` are resamples × groups × metrics."""

    above: Singles
    below: Singles

    @property
    def estimates(self) -> Floats:
        """The estimates of every resample; NaN where it has none of a group's articles."""
        return quotient(self.above.astype(np.float64), self.below.astype(np.float64))

    def rest(self) -> Draws:
        """For every group, the sums of all the others."""
        return replace(
            self,
            above=self.above.sum(axis=1, keepdims=True) - self.above,
            below=self.below.sum(axis=1, keepdims=True) - self.below,
        )


def deviation(drawn: Floats) -> Floats:
    """The standard deviation over the resamples (axis 0) in which it is finite: the others say
    only that the logarithm of the estimate is small, or that there are no articles."""
    finite = np.isfinite(drawn)
    n = np.maximum(finite.sum(axis=0), 1)
    mean = np.where(finite, drawn, 0).sum(axis=0) / n
    return np.sqrt((np.where(finite, drawn - mean, 0) ** 2).sum(axis=0) / n)


def resample(sample: Sample, draws: int = DRAWS) -> Draws:
    """Resample the clusters of a sample `draws` times."""
    parts, n_metrics = sample.parts, len(sample.metrics)
    columns, place = _distinct(
        np.concatenate((parts.numerators, parts.denominators), axis=1, dtype=np.float32)
    )
    drawn = weighted_sums(parts.group, parts.keys, columns, len(sample.names), draws)
    return Draws(drawn[:, :, place[:n_metrics]], drawn[:, :, place[n_metrics:]])


def _distinct(columns: Singles) -> tuple[Singles, list[int]]:
    """The columns that differ, and which of them each is: many metrics have one denominator."""
    first: dict[bytes, int] = {}
    place = [first.setdefault(column.tobytes(), len(first)) for column in columns.T]
    chosen = [place.index(number) for number in range(len(first))]
    return np.ascontiguousarray(columns[:, chosen]), place


def weighted_sums(group: Ints, keys: Keys, columns: Singles, n_groups: int, draws: int) -> Singles:
    """The sums of drawn rows by group, which must be in order: resamples × groups × columns."""
    n_columns = columns.shape[1]
    sums = np.zeros((draws, n_groups, n_columns), np.float32)
    bounds = np.searchsorted(group, np.arange(n_groups + 1))
    lots = lots_of(keys)
    for first, last in _together(np.diff(bounds), n_columns):
        some = slice(bounds[first], bounds[last])
        drawn, place = np.unique(lots[some], return_inverse=True)
        by_lot = _by_lot(place, group[some] - first, columns[some], (drawn.size, last - first))
        found = times_of_lots(draws)[drawn].T @ by_lot
        sums[:, first:last] = found.reshape(draws, last - first, n_columns)
    return sums


def _together(sizes: Ints, n_columns: int) -> Iterator[tuple[int, int]]:
    """Groups whose sums are taken at once, each from one to before another: many where the first
    has articles in most lots, else some."""
    first = 0
    while first < sizes.size:
        most = _MOST_COLUMNS if sizes[first] >= _LARGE else _SOME_COLUMNS
        last = min(first + max(most // max(n_columns, 1), 1), sizes.size)
        yield first, last
        first = last


def _by_lot(place: Ints, group: Ints, columns: Singles, shape: tuple[int, int]) -> Singles:
    """The columns summed by lot and group: lots × (groups · columns)."""
    n_lots, n_groups = shape
    n_articles, n_columns = columns.shape
    cell, once = place * n_groups + group, np.ones(n_articles, np.float32)
    ends: Ints = np.arange(n_articles + 1, dtype=np.int64)
    adding = csc_array((once, cell, ends), (n_lots * n_groups, n_articles))
    return (adding @ columns).reshape(n_lots, n_groups * n_columns)


def times_drawn_apart(number: int, draws: int = DRAWS) -> Singles:
    """How often each of a few is drawn in each resample, each by a lot of its own, up to 4,096 of
    them: by their hashes, two of a few dozen could have the same."""
    return times_of_lots(draws)[np.arange(number) % LOTS]


def times_drawn(keys: Keys, draws: int = DRAWS) -> Singles:
    """How often each cluster is drawn in each resample: clusters × resamples."""
    return times_of_lots(draws)[lots_of(keys)]


def lots_of(keys: Keys) -> Ints:
    """The lot, one of 4,096, that each cluster is dealt into."""
    return (_mixed(keys ^ np.uint64(SEED)) % np.uint64(LOTS)).astype(np.int64)


@lru_cache(maxsize=2)
def times_of_lots(draws: int) -> Singles:
    """How often each lot is drawn in each resample: lots × resamples."""
    steps = _STEP * np.arange(1, -(-draws // _BYTES) + 1, dtype=np.uint64)
    starts = _mixed(np.arange(LOTS, dtype=np.uint64) ^ np.uint64(SEED))
    drawn = _mixed(starts[:, None] + steps).view(np.uint8)[:, :draws]
    times = np.searchsorted(np.array(_FROM), drawn, side="right").astype(np.float32)
    times.setflags(write=False)
    return times


def _mixed(numbers: Keys) -> Keys:
    """SplitMix64's output function (Steele, Lea and Flood 2014): every bit hangs on all bits."""
    for shift, factor in _MIX:
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers ^ (numbers >> _LAST_SHIFT)
