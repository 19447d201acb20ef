"""The order of outlets, and how often it holds when other articles are drawn."""

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from metrics.arrays import Floats
from metrics.inference.resampling import Draws
from metrics.inference.sample import Sample

LEVEL = 0.95


def ranks(sample: Sample, draws: Draws) -> pd.DataFrame:
    """The place of each group by each metric, 1 the highest; equal estimates share a place.

    One row a group × metric: the group, `metric`, `rank`, `holds` (the share of resamples in which
    it has this place), `rank_low` and `rank_high` (places that hold 95 % of the resamples). Groups
    without enough have no place (NaN), nor do they take one in the resamples.
    """
    enough, drawn = sample.enough, draws.estimates
    estimates = np.where(enough, sample.estimates, np.nan)
    drawn = np.where(enough & np.isfinite(drawn), drawn, np.nan)
    place, places = _places(estimates[None])[0], _places(drawn)
    tail = (1 - LEVEL) / 2
    low, high = _quantiles(places, tail), _quantiles(places, 1 - tail)
    n_drawn = np.maximum(np.isfinite(places).sum(axis=0), 1)
    figures = {
        "rank": place,
        "holds": np.where(enough, (places == place).sum(axis=0) / n_drawn, np.nan),
        "rank_low": low,
        "rank_high": high,
    }
    n = len(sample.metrics)
    return pd.DataFrame(
        {
            sample.name: [name for name in sample.names for _ in range(n)],
            "metric": [spec.column for spec in sample.metrics] * len(sample.names),
            **{name: values.ravel() for name, values in figures.items()},
        }
    )


def order_holds(sample: Sample, draws: Draws) -> pd.Series:
    """For each metric, the share of resamples in which the whole order is the same; NaN where fewer
    than two groups have a place. Resamples that lack a group do not count."""
    shares: dict[str, float] = {}
    drawn = draws.estimates
    for number, spec in enumerate(sample.metrics):
        placed = np.flatnonzero(sample.enough[:, number])
        order = placed[np.argsort(-sample.estimates[placed, number], kind="stable")]
        steps = np.diff(drawn[:, order, number], axis=1)
        steps = steps[np.isfinite(steps).all(axis=1)]
        holds = (steps <= 0).all(axis=1).mean() if order.size > 1 and len(steps) else np.nan
        shares[spec.column] = float(holds)
    return pd.Series(shares, name="holds", dtype="float64")


def _places(estimates: Floats) -> Floats:
    """1 and the number of groups (axis 1) that are higher; NaN for a NaN."""
    is_known = np.isfinite(estimates)
    downwards = np.where(is_known, -estimates, np.inf)  # those without one come after all others
    return np.where(is_known, rankdata(downwards, method="min", axis=1), np.nan)


def _quantiles(places: Floats, share: float) -> Floats:
    """The place that a share of the resamples does not exceed; NaN without a place."""
    ordered = np.sort(places, axis=0)
    last = np.isfinite(ordered).sum(axis=0) - 1
    at = np.clip(np.rint(share * last), 0, None).astype(np.int64)
    return np.take_along_axis(ordered, at[None], axis=0)[0]
