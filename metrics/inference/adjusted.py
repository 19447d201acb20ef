"""Outlets as if their articles were equally long and of the same genres.

Least squares of the article's figure on its outlet, the logarithm of its length and its genre; a
rate with the weight of its denominator, so that without the other two it is the pooled rate. The
adjusted figure is what the outlet would have at the mean of these over all articles on screen. The
slopes come from the differences within outlets (Frisch, Waugh and Lovell), so where an outlet's
articles are all alike, its own slope cannot be told, and that of the others is used.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from metrics.arrays import Floats, Singles
from metrics.inference.differences import (
    Sides,
    figures_against_rest,
    figures_between,
    rest_of,
)
from metrics.inference.intervals import ends
from metrics.inference.resampling import DRAWS, deviation, weighted_sums
from metrics.inference.sample import Sample, clustered, group_sums, quotient

_SMALLEST = 1e-9  # of the largest variance: below it, what to adjust for does not vary


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Adjusted estimates, groups × metrics, and those of the resamples, one more axis in front."""

    sample: Sample
    estimates: Floats
    drawn: Floats

    def table(self) -> pd.DataFrame:
        """One row a group × metric: the group, `metric`, `estimate`, `low`, `high` (95 %; NaN where
        there is not enough) and `enough`."""
        sample = self.sample
        low, high = (
            np.where(sample.enough, each, np.nan)
            for each in ends(sample, self.estimates, self.drawn)
        )
        figures = {"estimate": self.estimates, "low": low, "high": high, "enough": sample.enough}
        n = len(sample.metrics)
        return pd.DataFrame(
            {
                sample.name: [name for name in sample.names for _ in range(n)],
                "metric": [spec.column for spec in sample.metrics] * len(sample.names),
                **{name: values.ravel() for name, values in figures.items()},
            }
        )

    def between(self) -> pd.DataFrame:
        """Every pair of groups: the columns of `metrics.inference.differences.between` without
        `delta`."""
        return figures_between(self.sample, self._sides(), self.drawn, self.drawn)

    def against_rest(self) -> pd.DataFrame:
        """Every group against the mean of all others, each with the weight of what it has: the
        columns of `metrics.inference.differences.against_rest` without `delta`."""
        below = self.sample.below
        others, drawn = (_of_others(each, below) for each in (self.estimates, self.drawn))
        raw = rest_of(self.sample)
        rest = replace(
            raw,
            estimate=others,
            error=deviation(drawn),
            edge=np.zeros_like(others),
            has_ratio=raw.has_ratio & (others > 0),
        )
        both = self.drawn, drawn
        return figures_against_rest(self.sample, (self._sides(), rest), both, both)

    def _sides(self) -> Sides:
        sample = self.sample
        return Sides(
            self.estimates,
            deviation(self.drawn),
            np.zeros_like(self.estimates),
            sample.weight_of_evidence,
            sample.never_negative & (self.estimates > 0),
            sample.enough,
        )


def covariates(sample: Sample, genre: pd.Series | None = None) -> Floats:
    """What is adjusted for: articles × (logarithm of the words, and each genre but the largest),
    less the mean of all articles. `genre` is in the order of the articles.

    Raises ValueError when there are not as many.
    """
    columns = [np.log(np.maximum(sample.words, 1))]
    if genre is not None:
        if len(genre) != sample.group.size:
            raise ValueError(f"{sample.group.size} articles have {len(genre)} genres")
        _, *others = genre.value_counts().index
        columns += [(genre == name).to_numpy(np.float64) for name in sorted(others)]
    values = np.stack(columns, axis=1)
    return values - values.mean(axis=0) if len(values) else values


def adjust(sample: Sample, values: Floats, draws: int = DRAWS) -> Adjusted:
    """The estimates of a sample adjusted for the `covariates` of its articles."""
    m, n_groups = len(sample.metrics), len(sample.names)
    rows = _columns(sample, values).reshape(sample.group.size, -1)
    group, keys, columns = clustered(sample.group, sample.keys, rows)
    point = group_sums(columns, group, n_groups).reshape(1, n_groups, m, -1)
    drawn = weighted_sums(group, keys, columns.astype(np.float32), n_groups, draws)
    n = values.shape[1]
    estimates = _fitted(point, n)[0]
    resampled = [_fitted(each.reshape(-1, n_groups, m, point.shape[-1]), n)
                 for each in np.array_split(drawn, max(1, draws // 250))]  # fmt: skip
    return Adjusted(sample, estimates, np.concatenate(resampled))


def _of_others(estimates: Floats, below: Floats) -> Floats:
    """The weighted mean of the others, for each group: … × groups × metrics."""
    there = np.isfinite(estimates)
    weight = np.where(there, below, 0.0)
    total = weight * np.where(there, estimates, 0.0)
    above, under = (each.sum(axis=-2, keepdims=True) - each for each in (total, weight))
    return quotient(above, under)


def _columns(sample: Sample, values: Floats) -> Floats:
    """What is summed of each article, articles × metrics × columns: the denominator, the numerator,
    both times each covariate, and the denominator times each product of two."""
    below, above = sample.denominators[:, :, None], sample.numerators[:, :, None]
    z = values[:, None, :]
    n = values.shape[1]
    products = (values[:, :, None] * values[:, None, :]).reshape(-1, 1, n * n)
    return np.concatenate((below, above, below * z, above * z, below * products), axis=2)


def _fitted(sums: Floats | Singles, n: int) -> Floats:
    """The adjusted estimates from sums: … × groups × metrics × columns, of `n` covariates."""
    exact = sums.astype(np.float64)
    below, above = exact[..., :1], exact[..., 1:2]
    with_below, with_above = exact[..., 2 : 2 + n], exact[..., 2 + n : 2 + 2 * n]
    products = exact[..., 2 + 2 * n :].reshape(*exact.shape[:-1], n, n)
    mean, estimate = quotient(with_below, _wide(below, n)), quotient(above, below)
    known = np.nan_to_num(mean)
    # Sums of squares and products within groups, added up over the groups (axis 1).
    squares = (products - known[..., :, None] * with_below[..., None, :]).sum(axis=1)
    crossed = (with_above - known * above).sum(axis=1)
    inverse = np.asarray(np.linalg.pinv(squares, rcond=_SMALLEST, hermitian=True), dtype=np.float64)
    slopes = (inverse @ crossed[..., None])[..., 0]
    return estimate[..., 0] - (slopes[:, None] * mean).sum(axis=-1)


def _wide(column: Floats, n: int) -> Floats:
    return np.repeat(column, n, axis=-1)
