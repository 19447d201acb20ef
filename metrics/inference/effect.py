"""How far two groups of articles lie apart, in a measure that no unit and no outlier moves."""

import numpy as np

from metrics.arrays import Floats, Ints
from metrics.inference.sample import Sample, quotient

_LEVELS = 256  # distinct values counted together: they stay in the processor's cache


def cliffs_delta(values: Floats, group: Ints, n_groups: int) -> tuple[Floats, Floats]:
    """Cliff's delta over articles, between groups and of each group against all others.

    The share of pairs of an article of one group and an article of the other in which the first is
    higher, less the share in which it is lower: 1 where every article of the first is higher, 0
    where neither tends to be. NaN values do not count; without any in a group it is NaN. Groups ×
    groups, and groups. Source: Cliff 1993.
    """
    defined = np.isfinite(values)
    distinct, level = np.unique(values[defined], return_inverse=True)
    group = group[defined]
    higher = np.zeros((n_groups, n_groups))
    below = np.zeros(n_groups)
    order = np.argsort(level, kind="stable")
    level, group = level[order], group[order]
    for begin in range(0, distinct.size, _LEVELS):
        first, last = np.searchsorted(level, [begin, begin + _LEVELS])
        n_levels = min(_LEVELS, distinct.size - begin)
        cells = (level[first:last] - begin) * n_groups + group[first:last]
        counts = np.bincount(cells, minlength=n_levels * n_groups).reshape(n_levels, n_groups)
        upto = np.cumsum(counts, axis=0) + below
        higher += counts.T.astype(np.float64) @ (upto - counts)
        below = upto[-1]
    pairs = np.outer(below, below)
    rest = below.sum() - below
    lead = higher - higher.T
    return quotient(lead, pairs), quotient(lead.sum(axis=1), below * rest)


def article_values(sample: Sample) -> Floats:
    """The metric of each article: articles × metrics, NaN where undefined."""
    return quotient(sample.numerators, sample.denominators)
