"""What a comparison is worked out from: sums of counts by outlet and by cluster of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Floats, Ints, Keys
from metrics.inference.clusters import keys_of
from metrics.spec import MetricSpec

ENOUGH_ARTICLES = 5
ENOUGH_WORDS = 2000


@dataclass(frozen=True)
class Sample:
    """Articles in groups, as the two sums whose quotient is each estimate.

    `numerators` and `denominators` are articles × metrics, `words` and `group` (the number of its
    name, in `names`) are of each article. A rate has its counts, scaled; any other metric its value
    and 1, or 0 and 0 where it is undefined. `parts` has the articles of one cluster in one group
    together: their rows of sums, in order of group.
    """

    name: str
    names: tuple[object, ...]
    metrics: tuple[MetricSpec, ...]
    group: Ints
    words: Ints
    keys: Keys
    numerators: Floats
    denominators: Floats
    parts: Parts

    @cached_property
    def above(self) -> Floats:
        """The sum of numerators of each group × metric."""
        return self.sums(self.numerators)

    @cached_property
    def below(self) -> Floats:
        """The sum of denominators of each group × metric."""
        return self.sums(self.denominators)

    @cached_property
    def estimates(self) -> Floats:
        """The estimate of each group × metric; NaN where no article defines it."""
        return quotient(self.above, self.below)

    @cached_property
    def n_articles(self) -> Ints:
        """The articles that define the metric, of each group × metric."""
        return self.sums(self.is_defined.astype(np.float64)).astype(np.int64)

    @cached_property
    def n_words(self) -> Ints:
        """The words of those articles."""
        words = self.words.astype(np.float64)[:, None]
        return self.sums(np.where(self.is_defined, words, 0.0)).astype(np.int64)

    @cached_property
    def n_independent(self) -> Ints:
        """The clusters of those articles."""
        defined = self.parts.denominators > 0
        return group_sums(defined.astype(np.float64), self.parts.group, len(self.names)).astype(int)

    @cached_property
    def is_defined(self) -> Flags:
        """Whether an article defines a metric: articles × metrics."""
        return self.denominators > 0

    @cached_property
    def enough(self) -> Flags:
        """Where there is enough for an interval and a rank, of each group × metric."""
        return is_enough(self.n_articles, self.n_independent, self.n_words)

    @cached_property
    def never_negative(self) -> Flags:
        """Where no article's value is negative, of each group × metric."""
        return self.sums((self.numerators < 0).astype(np.float64)) == 0

    @cached_property
    def weight_of_evidence(self) -> Floats:
        """How many clusters of one size would say as much as those of each group × metric.

        Kish's (Σ b)² ÷ Σ b² over the denominators b of the clusters: one long article among short
        ones says most of what there is to say.
        """
        squares = group_sums(self.parts.denominators**2, self.parts.group, len(self.names))
        return quotient(self.below**2, squares)

    def sums(self, of: Floats) -> Floats:
        """Rows of articles summed within each group."""
        return group_sums(of, self.group, len(self.names))


@dataclass(frozen=True, slots=True)
class Parts:
    """The articles of one cluster in one group, row by row in order of group."""

    group: Ints
    keys: Keys
    numerators: Floats
    denominators: Floats


def sample_of(
    scores: pd.DataFrame,
    by: str | pd.Series,
    metrics: Sequence[MetricSpec],
    clusters: pd.Series | None = None,
) -> Sample:
    """The sample of scored articles in groups; `by` and `clusters` are as for `metrics.compare`.

    Raises KeyError for an unknown column.
    """
    groups = scores[by] if isinstance(by, str) else by.reindex(scores.index)
    group, names = pd.factorize(groups, sort=True, use_na_sentinel=False)
    pairs = [numerator_and_denominator(scores, spec) for spec in metrics]
    shape = (len(scores), len(metrics))
    numerators = np.array([above for above, _ in pairs]).T.reshape(shape)
    denominators = np.array([below for _, below in pairs]).T.reshape(shape)
    keys = keys_of(scores.index, clusters)
    group = group.astype(np.int64)
    return Sample(
        name=by if isinstance(by, str) else str(by.name or "group"),
        names=tuple(names),
        metrics=tuple(metrics),
        group=group,
        words=scores["n_words"].to_numpy(np.int64),
        keys=keys,
        numerators=numerators,
        denominators=denominators,
        parts=parts_of(group, keys, numerators, denominators),
    )


def parts_of(group: Ints, keys: Keys, numerators: Floats, denominators: Floats) -> Parts:
    """The rows of articles with those of one cluster and group summed."""
    rows = np.concatenate((numerators, denominators), axis=1)
    group, keys, summed = clustered(group, keys, rows)
    n = numerators.shape[1]
    return Parts(group, keys, summed[:, :n], summed[:, n:])


def clustered(group: Ints, keys: Keys, rows: Floats) -> tuple[Ints, Keys, Floats]:
    """Rows of articles with those of one cluster and group summed, in order of group."""
    order = np.lexsort((keys, group))
    group, keys, rows = group[order], keys[order], rows[order]
    is_new = np.ones(group.size, bool)
    is_new[1:] = (group[1:] != group[:-1]) | (keys[1:] != keys[:-1])
    begins = np.flatnonzero(is_new)
    if begins.size < group.size:
        rows = np.add.reduceat(rows, begins, axis=0)
    return group[begins], keys[begins], rows


def numerator_and_denominator(scores: pd.DataFrame, spec: MetricSpec) -> tuple[Floats, Floats]:
    """The two numbers an article whose sums' quotient is a group's estimate."""
    if spec.is_rate:
        above, below = spec.parts
        return scores[above].to_numpy(np.float64) * spec.scale, scores[below].to_numpy(np.float64)
    values = scores[spec.column].to_numpy(np.float64)
    defined = np.isfinite(values)
    return np.where(defined, values, 0.0), defined.astype(np.float64)


def is_enough(
    n_articles: Ints | Floats, n_independent: Ints | Floats, n_words: Ints | Floats
) -> Flags:
    """Whether articles, clusters of them and words are enough for an interval and a rank."""
    few = (n_articles < ENOUGH_ARTICLES) | (n_independent < ENOUGH_ARTICLES)
    return ~few & (n_words >= ENOUGH_WORDS)


def group_sums(rows: Floats, group: Ints, n_groups: int) -> Floats:
    """The sums of rows within each group: groups × columns."""
    sums = np.zeros((n_groups, rows.shape[1]))
    for column in range(rows.shape[1]):
        sums[:, column] = np.bincount(group, rows[:, column], n_groups)
    return sums


def quotient(above: Floats, below: Floats) -> Floats:
    """Element-wise quotient; NaN where `below` is 0."""
    return np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)
