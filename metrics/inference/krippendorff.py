"""Krippendorff's alpha of nominal values, with a 95 % interval.

alpha = 1 - D_o / D_e: the disagreement that was observed over the one that chance would make, if
the same values were dealt out to the units anew. 1 is full agreement and 0 is chance; below 0
people disagree more often than chance would have them.
Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; (2019), Content Analysis,
4th edition, chapter 12. Own code: the package `krippendorff` is under the GPL, irrCAC pins an old
SciPy, and SciPy and statsmodels have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from metrics.arrays import Floats, Ints, Keys
from metrics.inference.resampling import DRAWS, times_drawn_apart
from metrics.inference.sample import group_sums

_LOW, _HIGH = 2.5, 97.5  # percentiles of the resamples


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree on some units.

    `alpha`, `low` and `high` are NaN where all values are alike or no unit has two: then there is
    nothing that could be agreed on. `n_units` are the units with two values or more.
    """

    alpha: float
    low: float
    high: float
    n_units: int


NOTHING: Final = Agreement(float("nan"), float("nan"), float("nan"), 0)


def agreement(counts: Ints, block: Keys, draws: int = DRAWS) -> Agreement:
    """Krippendorff's alpha of units × values: how many people gave each value to each unit.

    Units of one `block` (a key for each unit, as `metrics.inference.clusters.keys_of` gives them)
    are drawn together in the resamples, such as the words of a sentence: whoever marks a phrase
    marks its words together. The interval is from the 2.5th to the 97.5th percentile of the
    resamples that have two values.
    Raises ValueError where there is not one block for each unit.
    """
    if len(block) != len(counts):
        raise ValueError(f"{len(counts)} units have {len(block)} blocks")
    pairable = counts.sum(axis=1) > 1
    if not pairable.any():
        return NOTHING
    keys, place = np.unique(block[pairable], return_inverse=True)
    parts = group_sums(_parts(counts[pairable].astype(np.float64)), place, keys.size)
    drawn = times_drawn_apart(keys.size, draws).T.astype(np.float64) @ parts
    estimates = _alpha(drawn)
    finite = estimates[np.isfinite(estimates)]
    low, high = np.percentile(finite, [_LOW, _HIGH]) if finite.size else (np.nan, np.nan)
    estimate = float(_alpha(parts.sum(axis=0)))
    return Agreement(estimate, float(low), float(high), int(pairable.sum()))


def _parts(counts: Floats) -> Floats:
    """What each unit adds: its pairs that differ, over the pairs a value has; and its values."""
    given = counts.sum(axis=1, keepdims=True)
    differ = (counts * (given - counts)).sum(axis=1, keepdims=True) / (given - 1)
    return np.concatenate((differ, counts), axis=1)


def _alpha(parts: Floats) -> Floats:
    """Alpha of sums of `_parts` along the last axis; NaN where only one value is given."""
    observed, values = parts[..., 0], parts[..., 1:]
    total = values.sum(axis=-1)
    expected = (values * (total[..., None] - values)).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - (total - 1) * observed / expected, np.nan)
