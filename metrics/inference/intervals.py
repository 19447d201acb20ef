"""95 % intervals of outlets' estimates, from their resamples.

Student's t around the estimate, with the resamples' standard deviation, on the scale on which an
estimate is least skewed: the logarithm of a rate, the log odds of a share, the mean itself where
values can be negative. The t has as many degrees of freedom as the weight of the evidence less 1.
Coverage is measured in tools/coverage_trial.py: percentiles of the resamples cover too seldom where
articles are few, counts rare and lengths unequal.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from metrics.arrays import Floats
from metrics.inference.partial import Pooled
from metrics.inference.resampling import Draws, deviation
from metrics.inference.sample import quotient
from metrics.spec import MetricSpec

LEVEL: Final = 0.95


def intervals(sample: Pooled, draws: Draws) -> tuple[Floats, Floats]:
    """The lower and the upper ends, groups × metrics; NaN where there is not enough."""
    low, high = _at_the_edge(
        sample, *ends(sample, sample.estimates, half_found(sample.metrics, draws))
    )
    return np.where(sample.enough, low, np.nan), np.where(sample.enough, high, np.nan)


def ends(sample: Pooled, estimates: Floats, drawn: Floats) -> tuple[Floats, Floats]:
    """The ends around estimates of the groups and metrics of a sample, whether enough or not.

    `drawn` are the estimates of the resamples: resamples × groups × metrics.
    """
    is_share = np.array([spec.is_share for spec in sample.metrics]) & (estimates < 1)
    is_share &= estimates > 0
    is_log = ~is_share & sample.never_negative & (estimates > 0)
    reach = t_quantile(sample.weight_of_evidence - 1)
    low, high = np.full(estimates.shape, np.nan), np.full(estimates.shape, np.nan)
    for wanted, there, back in (
        (is_log, np.log, np.exp),
        (is_share, _log_odds, _from_log_odds),
        (~is_log & ~is_share, np.positive, np.positive),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            at, spread = there(estimates[wanted]), deviation(there(drawn[:, wanted]))
        away = reach[wanted] * spread
        low[wanted], high[wanted] = back(at - away), back(at + away)
    return low, high


def t_quantile(freedom: Floats) -> Floats:
    """How many standard errors the interval reaches to either side; degrees may be broken."""
    # scipy.special takes a quarter of a second to import, and only comparing needs it.
    from scipy.special import stdtrit

    reach = stdtrit(np.maximum(freedom, 1.0), (1 + LEVEL) / 2)
    return np.asarray(reach, dtype=np.float64)


def half_found(metrics: Sequence[MetricSpec], draws: Draws) -> Floats:
    """The estimates of the resamples; where a rate found nothing, or a share all, as if half a cue
    were found, or one half missed: the logarithm of 0 would leave such a resample out."""
    drawn, below = draws.estimates, draws.below.astype(np.float64)
    for column, spec in enumerate(metrics):
        if spec.is_rate:
            half = quotient(np.full(below.shape[:2], spec.scale / 2), below[:, :, column])
            most = 1 - half if spec.is_share else np.inf
            drawn[:, :, column] = np.clip(drawn[:, :, column], half, most)
    return drawn


def edges(metrics: Sequence[MetricSpec], estimate: Floats, below: Floats) -> Floats:
    """The standard error where a rate found nothing, or a share everything: as if it were one cue;
    0 elsewhere. Rows × metrics, as the estimates and their denominators are."""
    scale = np.array([spec.scale for spec in metrics])
    is_rate = np.array([spec.is_rate for spec in metrics])
    is_share = np.array([spec.is_share for spec in metrics])
    at_edge = is_rate & ((estimate == 0) | (is_share & (estimate == 1)))
    return np.where(at_edge, quotient(np.broadcast_to(scale, below.shape), below), 0.0)


def _log_odds(share: Floats) -> Floats:
    return np.log(share) - np.log1p(-share)


def _from_log_odds(odds: Floats) -> Floats:
    return 1 / (1 + np.exp(-odds))


def _at_the_edge(sample: Pooled, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Where nothing was found, or everything was: the Clopper-Pearson bound on that side.

    The bootstrap cannot see beyond the sample: of 0 in 3,000 words it would make 0 to 0.
    """
    low, high = low.copy(), high.copy()
    above, below = sample.above, sample.below
    for column, spec in enumerate(sample.metrics):
        if not spec.is_rate:
            continue
        n = np.maximum(below[:, column], 1)
        reach = 1 - ((1 - LEVEL) / 2) ** (1 / n)
        nothing = above[:, column] == 0
        low[nothing, column], high[nothing, column] = 0, spec.scale * reach[nothing]
        if spec.is_share:
            everything = above[:, column] == below[:, column]
            low[everything, column], high[everything, column] = 1 - reach[everything], 1
    return low, high
