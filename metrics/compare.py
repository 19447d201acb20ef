"""Outlets side by side: an estimate, a 95 % interval and what it rests on.

Articles, not words, are drawn at random: one article's words are not independent of each other, nor
are the articles of one cluster, such as the reprints of one text (metrics.inference.resampling).
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Floats, Ints
from metrics.inference.intervals import intervals
from metrics.inference.partial import Pooled
from metrics.inference.resampling import DRAWS, Draws, resample
from metrics.inference.sample import sample_of
from metrics.registry import METRICS
from metrics.spec import MetricSpec

COLUMNS = (
    "metric", "estimate", "low", "high", "n_articles", "n_words", "n_independent", "enough"
)  # fmt: skip


def compare(
    scores: pd.DataFrame,
    by: str | pd.Series = "outlet",
    metrics: Sequence[MetricSpec] = METRICS,
    draws: int = DRAWS,
    clusters: pd.Series | None = None,
) -> pd.DataFrame:
    """Compare groups of scored articles.

    `by` is a column of `scores` or a series with its index; `metrics` are those compared (all, by
    default); `draws` is the number of bootstrap samples, 0 for no intervals; `clusters` labels the
    articles that are drawn together (see `metrics.inference.clusters.connected`), "" for one that
    stands alone. One row per group × metric: the group (named as `by`), `metric`, `estimate`, `low`
    and `high` (95 % interval), `n_articles` and `n_words` (those in which the metric is defined),
    `n_independent` (the clusters of those articles) and `enough` (at least ENOUGH_ARTICLES, and as
    many clusters, and ENOUGH_WORDS). Rates pool their counts (sum over sum); other metrics are
    means over articles. Estimates without any defined article are NaN, and so is every interval
    that is not `enough`. Groups are in order of name; the same scores always give the same
    intervals. A text that stands in several rows counts in each of them: what is to count once is
    to be there once.
    Raises KeyError for an unknown column.
    """
    sample = sample_of(scores, by, metrics, clusters)
    return comparison(sample, resample(sample, draws) if draws else None)


def comparison(sample: Pooled, draws: Draws | None) -> pd.DataFrame:
    """The frame of `compare` from a sample, or sums of parts, and the resamples."""
    nowhere = np.full(sample.estimates.shape, np.nan)
    low, high = intervals(sample, draws) if draws else (nowhere, nowhere)
    return table(
        sample,
        {
            "estimate": sample.estimates,
            "low": low,
            "high": high,
            "n_articles": sample.n_articles,
            "n_words": sample.n_words,
            "n_independent": sample.n_independent,
            "enough": sample.enough,
        },
    )


def table(sample: Pooled, values: Mapping[str, Floats | Ints | Flags]) -> pd.DataFrame:
    """Arrays of groups × metrics as a frame: one row a group and metric."""
    n = len(sample.metrics)
    return pd.DataFrame(
        {
            sample.name: [name for name in sample.names for _ in range(n)],
            "metric": [spec.column for spec in sample.metrics] * len(sample.names),
            **{name: value.ravel() for name, value in values.items()},
        }
    )
