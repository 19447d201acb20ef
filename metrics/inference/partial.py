"""A comparison from parts of the scores: each part's sums, which add up to those of all.

What `metrics.compare` needs of scores are sums by outlet, and by outlet and lot of the bootstrap:
so parts can be summed wherever they are, by as many processes as there are, and no row has to move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Floats, Ints
from metrics.inference.resampling import LOTS, Draws, lots_of, times_of_lots
from metrics.inference.sample import Sample, group_sums, is_enough, quotient, sample_of
from metrics.spec import MetricSpec


@dataclass(frozen=True)
class Partial:
    """Sums over some scores. Arrays are groups × metrics, `lots` is lots × groups × sums (the
    numerators of all metrics and then their denominators): 8 · 4,096 bytes for each of them.

    `squares` are the squared denominators of clusters, `negative` how many articles have a
    numerator below zero.
    """

    name: str
    names: tuple[object, ...]
    metrics: tuple[MetricSpec, ...]
    above: Floats
    below: Floats
    squares: Floats
    n_articles: Ints
    n_words: Ints
    n_independent: Ints
    negative: Ints
    lots: Floats

    @property
    def estimates(self) -> Floats:
        """The estimate of each group × metric; NaN where no article defines it."""
        return quotient(self.above, self.below)

    @property
    def enough(self) -> Flags:
        """Where there is enough for an interval and a rank."""
        return is_enough(self.n_articles, self.n_independent, self.n_words)

    @property
    def never_negative(self) -> Flags:
        """Where no article's value is negative."""
        return self.negative == 0

    @property
    def weight_of_evidence(self) -> Floats:
        """As `Sample.weight_of_evidence`."""
        return quotient(self.below**2, self.squares)

    def draws(self, number: int) -> Draws:
        """The sums of so many resamples."""
        n_groups, n_metrics = self.above.shape
        flat = self.lots.reshape(LOTS, -1).astype(np.float32)
        drawn = (times_of_lots(number).T @ flat).reshape(number, n_groups, 2 * n_metrics)
        return Draws(drawn[:, :, :n_metrics], drawn[:, :, n_metrics:])


Pooled = Sample | Partial
"""Groups of articles, as what is known of each group × metric."""


def partial_of(
    scores: pd.DataFrame,
    by: str,
    metrics: Sequence[MetricSpec],
    clusters: pd.Series | None = None,
) -> Partial:
    """The sums over some scores, whose index tells their articles apart from all others.

    The articles of one cluster have to be in one part. Raises KeyError for an unknown column.
    """
    sample = sample_of(scores, by, metrics, clusters)
    parts, n_groups = sample.parts, len(sample.names)
    rows = np.concatenate((parts.numerators, parts.denominators), axis=1)
    cell = lots_of(parts.keys) * n_groups + parts.group
    return Partial(
        name=sample.name,
        names=sample.names,
        metrics=sample.metrics,
        above=sample.above,
        below=sample.below,
        squares=group_sums(parts.denominators**2, parts.group, n_groups),
        n_articles=sample.n_articles,
        n_words=sample.n_words,
        n_independent=sample.n_independent,
        negative=sample.sums((sample.numerators < 0).astype(np.float64)).astype(np.int64),
        lots=group_sums(rows, cell, LOTS * n_groups).reshape(LOTS, n_groups, -1),
    )


def added(parts: Sequence[Partial]) -> Partial:
    """The sums over several parts, at least one, of the same metrics. Groups are in order of
    name."""
    first = parts[0]
    every = {name for part in parts for name in part.names}
    names = tuple(pd.Series(list(every), dtype=object).sort_values().tolist())
    place = {name: number for number, name in enumerate(names)}
    sums = [each.name for each in fields(Partial) if each.name not in ("name", "names", "metrics")]
    total = {name: _empty(getattr(first, name), name, len(names)) for name in sums}
    for part in parts:
        at = [place[name] for name in part.names]
        for name in sums:
            if name == "lots":
                total[name][:, at] += getattr(part, name)
            else:
                total[name][at] += getattr(part, name)
    return replace(first, names=names, **total)


def _empty(like: Floats, name: str, n_groups: int) -> Floats:
    shape = (LOTS, n_groups, like.shape[-1]) if name == "lots" else (n_groups, like.shape[-1])
    return np.zeros(shape, like.dtype)
