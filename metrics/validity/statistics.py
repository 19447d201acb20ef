"""Statistics of agreement, each a function of how often every unit is counted.

A `Statistic` takes weights (resamples × units, all 1 for the figure itself) and returns one value
a resample, so that a bootstrap is one call. NaN where a statistic is undefined, as it is where a
value is NaN: what a unit without a value counts as is for the caller to say.
"""

from collections.abc import Callable

import numpy as np

from metrics.arrays import Flags, Floats, Ints

Statistic = Callable[[Floats], Floats]

ROUNDING = 1e-12  # relative; sums of some thousand values are exact to about 1e-13


def of_counts(formula: Callable[..., Floats], *counts: Ints | Flags) -> Statistic:
    """A formula of totals, from the counts of each unit."""
    table = np.stack([np.asarray(count, dtype=np.float64) for count in counts], axis=1)
    return lambda weights: formula(*(weights @ table).T)


def ratio(above: Floats, below: Floats) -> Floats:
    """above ÷ below; NaN where below is 0."""
    return np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)


def precision(hits: Floats, false: Floats) -> Floats:
    """Of what was marked, the share that people marked too."""
    return ratio(hits, hits + false)


def recall(hits: Floats, missed: Floats) -> Floats:
    """Of what people marked, the share that was marked."""
    return ratio(hits, hits + missed)


def f1(hits: Floats, false: Floats, missed: Floats) -> Floats:
    """The harmonic mean of precision and recall."""
    return ratio(2 * hits, 2 * hits + false + missed)


def macro_f1(hits: Floats, false: Floats, missed: Floats, neither: Floats) -> Floats:
    """The mean of the F1 of "yes" and the F1 of "no"."""
    return (f1(hits, false, missed) + f1(neither, missed, false)) / 2


def mcc(hits: Floats, false: Floats, missed: Floats, neither: Floats) -> Floats:
    """Matthews' correlation of two yes-or-no answers, -1 to 1; 0 is chance."""
    product = (hits + false) * (hits + missed) * (neither + false) * (neither + missed)
    return ratio(hits * neither - false * missed, np.sqrt(product))


def auc(values: Floats, positive: Flags, unit: Ints | None = None) -> Statistic:
    """The chance that a positive item has a higher value than a negative one; ties count half.

    `unit` is the unit of each item; without it each item is one.
    """
    if np.isnan(values).any():
        return _undefined
    order = np.argsort(values, kind="stable")
    tie = np.concatenate(([0], np.cumsum(np.diff(values[order]) > 0)))
    begins = np.flatnonzero(np.diff(tie, prepend=-1))
    is_positive = positive[order]
    units = order if unit is None else unit[order]

    def of(weights: Floats) -> Floats:
        each = weights[:, units]
        yes = np.add.reduceat(each * is_positive, begins, axis=1)
        no = np.add.reduceat(each * ~is_positive, begins, axis=1)
        below = np.cumsum(no, axis=1) - no
        won = (yes * (below + no / 2)).sum(axis=1)
        return ratio(won, yes.sum(axis=1) * no.sum(axis=1))

    return of


def _undefined(weights: Floats) -> Floats:
    return np.full(len(weights), np.nan)


def pearson(first: Floats, second: Floats) -> Statistic:
    """Pearson's correlation of two values of each unit."""
    return lambda weights: _correlation(weights, first[None, :], second[None, :])


def spearman(first: Floats, second: Floats) -> Statistic:
    """Spearman's rank correlation of two values of each unit."""
    return lambda weights: _correlation(weights, _ranks(first, weights), _ranks(second, weights))


def _correlation(weights: Floats, first: Floats, second: Floats) -> Floats:
    one, two = _centred(weights, first), _centred(weights, second)
    spread = (weights * one**2).sum(axis=1) * (weights * two**2).sum(axis=1)
    return ratio((weights * one * two).sum(axis=1), np.sqrt(spread))


def _centred(weights: Floats, values: Floats) -> Floats:
    """The values less their mean; 0 where only rounding sets them apart, as in a constant."""
    total = np.maximum(weights.sum(axis=1, keepdims=True), 1)
    centred = values - (weights * values).sum(axis=1, keepdims=True) / total
    return np.where(np.abs(centred) <= ROUNDING * np.abs(values), 0.0, centred)


def _ranks(values: Floats, weights: Floats) -> Floats:
    """The mean rank of each unit among all that are drawn, resample by resample."""
    _, tie = np.unique(values, return_inverse=True)
    order = np.argsort(tie, kind="stable")
    begins = np.flatnonzero(np.diff(tie[order], prepend=-1))
    size = np.add.reduceat(weights[:, order], begins, axis=1)
    middle = np.cumsum(size, axis=1) - size / 2
    return np.where(np.isnan(values), np.nan, middle[:, tie])
