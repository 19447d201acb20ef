"""Outlets over time: an estimate and an interval a week, and nothing where there is nothing."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from metrics.arrays import Ints, as_list
from metrics.compare import compare
from metrics.inference.resampling import DRAWS
from metrics.registry import METRICS
from metrics.spec import MetricSpec

_AT_ONCE = 200  # outlets' weeks compared together: bounds memory
_WEEK = np.timedelta64(7, "D")
_MONDAY = np.datetime64("1969-12-29")


def weekly(
    scores: pd.DataFrame,
    published: pd.Series,
    by: str | pd.Series = "outlet",
    metrics: Sequence[MetricSpec] = METRICS,
    draws: int = DRAWS,
    clusters: pd.Series | None = None,
) -> pd.DataFrame:
    """Compare groups week by week.

    `published` has the date of each article, in UTC, with the index of `scores`; articles without
    one (NaT) are left out. The rest is as for `metrics.compare`. One row per group × week × metric:
    the group, `week` (the Monday it begins with) and the columns of a Comparison. Every group has
    every week from the first to the last of all; a week without articles has NaN and counts of 0.
    Raises KeyError for an unknown column, ValueError where two articles have one index.
    """
    if not scores.index.is_unique:
        raise ValueError("articles over time need an index that is unique")
    groups = scores[by] if isinstance(by, str) else by.reindex(scores.index)
    dated = published.reindex(scores.index).notna().to_numpy()
    code, names = pd.factorize(groups[dated], sort=True, use_na_sentinel=False)
    week, first = _weeks(published.reindex(scores.index)[dated])
    n_weeks = int(week.max()) + 1 if week.size else 0
    cell = code.astype(np.int64) * n_weeks + week
    parts = [
        compare(scores.loc[some.index], some, metrics, draws, clusters)
        for some in _parts(cell, scores.index[dated])
    ]
    columns = [spec.column for spec in metrics]
    grid = pd.MultiIndex.from_product(
        [range(len(names) * n_weeks), columns], names=["cell", "metric"]
    )
    if parts:
        found = pd.concat(parts).set_index(["cell", "metric"]).reindex(grid).reset_index()
    else:
        found = compare(scores[:0], pd.Series(name="cell", dtype="int64"), metrics)
    at = found.pop("cell").to_numpy(np.int64)
    counts = ["n_articles", "n_words", "n_independent"]
    found[counts] = found[counts].fillna(0).astype("int64")
    found["enough"] = found["enough"].eq(True)
    name = by if isinstance(by, str) else str(by.name or "group")
    found.insert(0, name, [names[number] for number in at // max(n_weeks, 1)])
    found.insert(1, "week", first + at % max(n_weeks, 1) * _WEEK)
    return found


def _weeks(published: pd.Series) -> tuple[Ints, np.datetime64]:
    """The number of each date's week, from 0, and the Monday of the first."""
    days = published.dt.tz_localize(None).to_numpy("datetime64[D]")
    week = (days - _MONDAY) // _WEEK
    first = week.min() if week.size else np.int64(0)
    return week - first, _MONDAY + first * _WEEK


def _parts(cell: Ints, index: pd.Index) -> list[pd.Series]:
    """The group and week of some articles at a time, as one number."""
    cells = pd.Series(cell, index=index, name="cell")
    return [cells[cells // _AT_ONCE == part] for part in as_list(np.unique(cell // _AT_ONCE))]
