"""Outlets against each other: how large a difference is, and whether chance would make it.

The standard error of a difference is the standard deviation of the difference over the resamples,
so that articles which two outlets share cancel out. A difference has the interval and the p value
of Welch's t test with that error; a ratio has the interval on the scale of the logarithm. Of pages
without any true difference at most 5 in 100 show one (tools/coverage_trial.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Floats, Ints, as_list
from metrics.inference.discovery import discovery_rates
from metrics.inference.effect import article_values, cliffs_delta
from metrics.inference.intervals import edges, half_found, t_quantile
from metrics.inference.resampling import Draws, deviation
from metrics.inference.sample import Sample, group_sums, is_enough, quotient


def between(sample: Sample, draws: Draws) -> pd.DataFrame:
    """Every pair of groups, the first in order of name less the second.

    One row a pair × metric: `one` and `other` (groups), `metric`, `difference` with `low` and
    `high`, `ratio` with `ratio_low` and `ratio_high` (NaN where a figure is not positive, or an
    article's value is negative), `delta` (Cliff's), `p` and `q` (Benjamini-Hochberg over all rows)
    and `enough`. Intervals, `p` and `q` are NaN where one of the two does not have enough.
    """
    first, second = _pairs(sample)
    delta = np.stack([pairs[first, second] for pairs, _ in _deltas(sample)], axis=-1)
    found = figures_between(
        sample, _sides(sample), draws.estimates, half_found(sample.metrics, draws)
    )
    return found.assign(delta=delta.ravel())


def figures_between(sample: Sample, sides: Sides, drawn: Floats, positive: Floats) -> pd.DataFrame:
    """The columns of `between` but `delta`, of estimates of any kind; `drawn` are the estimates of
    the resamples, resamples × groups × metrics, and `positive` are they for a logarithm."""
    first, second = _pairs(sample)
    with np.errstate(divide="ignore", invalid="ignore"):
        errors = [_errors_between(each, first, second) for each in (drawn, np.log(positive))]
    contrast = Contrast(sides.take(first), sides.take(second), errors[0], errors[1])
    return _table(sample, contrast, {"one": first, "other": second})


def against_rest(sample: Sample, draws: Draws) -> pd.DataFrame:
    """Every group against all others together: the columns of `between`, without `other`."""
    delta = np.stack([rest for _, rest in _deltas(sample)], axis=-1)
    both = draws, draws.rest()
    drawn = both[0].estimates, both[1].estimates
    positive = half_found(sample.metrics, both[0]), half_found(sample.metrics, both[1])
    found = figures_against_rest(sample, (_sides(sample), rest_of(sample)), drawn, positive)
    return found.assign(delta=delta.ravel())


def figures_against_rest(
    sample: Sample,
    sides: tuple[Sides, Sides],
    drawn: tuple[Floats, Floats],
    positive: tuple[Floats, Floats],
) -> pd.DataFrame:
    """The columns of `against_rest` but `delta`, of estimates of any kind: each group's and those
    of the others, both of the resamples, and these for a logarithm."""
    one, rest = drawn
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(positive[0]) - np.log(positive[1])
        errors = [deviation(one - rest), deviation(logs)]
    contrast = Contrast(*sides, errors[0], errors[1])
    return _table(sample, contrast, {"one": np.arange(len(sample.names))})


@dataclass(frozen=True, slots=True)
class Sides:
    """One side of some comparisons: rows × metrics.

    `edge` is the standard error where nothing was found, or everything: as if it were one.
    """

    estimate: Floats
    error: Floats
    edge: Floats
    evidence: Floats
    has_ratio: Flags
    enough: Flags

    def take(self, at: Ints) -> Sides:
        """The rows with these numbers."""
        return Sides(
            self.estimate[at],
            self.error[at],
            self.edge[at],
            self.evidence[at],
            self.has_ratio[at],
            self.enough[at],
        )


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides, and the standard errors of their difference and of its logarithm's."""

    one: Sides
    other: Sides
    error: Floats
    log_error: Floats

    @property
    def enough(self) -> Flags:
        return self.one.enough & self.other.enough

    @property
    def freedom(self) -> Floats:
        """Welch and Satterthwaite's degrees of freedom."""
        one, other = (side.error**2 + side.edge**2 for side in (self.one, self.other))
        n_one, n_other = (np.maximum(side.evidence - 1, 1) for side in (self.one, self.other))
        return np.maximum(quotient((one + other) ** 2, one**2 / n_one + other**2 / n_other), 1.0)


def _sides(sample: Sample) -> Sides:
    estimate, below = sample.estimates, sample.below
    parts, names = sample.parts, len(sample.names)
    here = np.nan_to_num(estimate)[parts.group]
    away = group_sums((parts.numerators - here * parts.denominators) ** 2, parts.group, names)
    n = np.maximum(sample.n_independent, 2)
    error = quotient(np.sqrt(away * n / (n - 1)), below)
    return Sides(
        estimate,
        error,
        edges(sample.metrics, estimate, below),
        sample.weight_of_evidence,
        sample.never_negative & (estimate > 0),
        sample.enough,
    )


def rest_of(sample: Sample) -> Sides:
    """The other side of each group: all groups but it. A cluster that stands in several of them
    is one."""

    def others(of: Floats | Ints | Flags) -> Floats:
        known = np.nan_to_num(of.astype(np.float64))
        return known.sum(axis=0) - known

    below = others(sample.below)
    estimate = quotient(others(sample.above), below)
    clusters = _clusters_of_rest(sample, np.nan_to_num(estimate))
    n = np.maximum(clusters.n, 2)
    return Sides(
        estimate,
        quotient(np.sqrt(clusters.away * n / (n - 1)), below),
        edges(sample.metrics, estimate, below),
        quotient(below**2, clusters.squares),
        (others(~sample.never_negative) == 0) & (estimate > 0),
        is_enough(others(sample.n_articles), clusters.n, others(sample.n_words)),
    )


@dataclass(frozen=True, slots=True)
class _Clusters:
    """The clusters of all groups but one, for each group × metric: how many define the metric, the
    sum of their squared denominators, and that of their squared distances from the estimate."""

    n: Floats
    squares: Floats
    away: Floats


def _clusters_of_rest(sample: Sample, estimate: Floats) -> _Clusters:
    """What is known of all clusters, less that of those which a group has to itself, and less what
    it adds to those which it shares."""
    parts, n_groups = sample.parts, len(sample.names)
    at = np.unique(parts.keys, return_inverse=True)[1].astype(np.int64)
    size = int(at.max()) + 1 if at.size else 0
    above, below = (group_sums(of, at, size) for of in (parts.numerators, parts.denominators))
    more, less = parts.numerators, parts.denominators
    left_above, left_below = above[at] - more, below[at] - less
    is_alone = (less > 0) & (left_below <= 0)

    def summed(whole: Floats, left: Floats) -> Floats:
        """A sum over the clusters of the rest of each group: those that a group has no part in are
        whole."""
        return whole.sum(axis=0) - group_sums(whole[at] - left, parts.group, n_groups)

    # Σ (a − e·b)² = Σ a² − 2e Σ ab + e² Σ b², of the clusters as they are without the group.
    squares = summed(below**2, left_below**2)
    away = (
        summed(above**2, left_above**2)
        - 2 * estimate * summed(above * below, left_above * left_below)
        + estimate**2 * squares
    )
    alone = group_sums(is_alone.astype(np.float64), parts.group, n_groups)
    return _Clusters((below > 0).sum(axis=0) - alone, squares, np.maximum(away, 0.0))


def _errors_between(drawn: Floats, first: Ints, second: Ints) -> Floats:
    """The standard deviation of the differences of pairs of groups over the resamples."""
    finite = np.isfinite(drawn)
    mean = np.where(finite, drawn, 0).sum(axis=0) / np.maximum(finite.sum(axis=0), 1)
    away = np.where(finite, drawn - mean, 0)
    errors = np.empty((first.size, drawn.shape[2]))
    for metric in range(drawn.shape[2]):
        both = finite[:, :, metric].astype(np.float64)
        among = away[:, :, metric].T @ away[:, :, metric] / np.maximum(both.T @ both, 1)
        own = np.diagonal(among)
        variance = own[first] + own[second] - 2 * among[first, second]
        errors[:, metric] = np.sqrt(np.maximum(variance, 0))
    return errors


def _deltas(sample: Sample) -> list[tuple[Floats, Floats]]:
    """Cliff's delta of each metric, between groups and against the rest."""
    values, n_groups = article_values(sample), len(sample.names)
    return [cliffs_delta(column, sample.group, n_groups) for column in values.T]


def _pairs(sample: Sample) -> tuple[Ints, Ints]:
    first, second = np.triu_indices(len(sample.names), 1)
    return first.astype(np.int64), second.astype(np.int64)


def _table(sample: Sample, contrast: Contrast, groups: dict[str, Ints]) -> pd.DataFrame:
    n = len(sample.metrics)
    names = {
        name: [sample.names[number] for number in as_list(numbers) for _ in range(n)]
        for name, numbers in groups.items()
    }
    metrics = [spec.column for spec in sample.metrics] * len(groups["one"])
    figures = {name: value.ravel() for name, value in _figures(contrast).items()}
    return pd.DataFrame({**names, "metric": metrics, **figures})


def _figures(contrast: Contrast) -> dict[str, Floats | Flags]:
    # scipy.special takes a quarter of a second to import, and only comparing needs it.
    from scipy.special import stdtr

    one, other = contrast.one, contrast.other
    difference = one.estimate - other.estimate
    error = np.sqrt(contrast.error**2 + one.edge**2 + other.edge**2)
    reach = t_quantile(contrast.freedom)
    p = 2 * stdtr(contrast.freedom, -np.abs(quotient(difference, error)))
    has_ratio = one.has_ratio & other.has_ratio
    ratio = np.where(has_ratio, quotient(one.estimate, other.estimate), np.nan)
    factor = np.exp(reach * contrast.log_error)

    def if_enough(values: Floats) -> Floats:
        return np.where(contrast.enough, values, np.nan)

    p = if_enough(np.asarray(p, dtype=np.float64))
    return {
        "difference": difference,
        "low": if_enough(difference - reach * error),
        "high": if_enough(difference + reach * error),
        "ratio": ratio,
        "ratio_low": if_enough(ratio / factor),
        "ratio_high": if_enough(ratio * factor),
        "p": p,
        "q": discovery_rates(p.ravel()).reshape(p.shape),
        "enough": contrast.enough,
    }
