"""Articles and numbers in partitions, on as many machines as there are, as Dask DataFrames.

Needs the extra `cluster`. Each partition is worked on where it is, and no row goes through the
process that asks. Workers need Slantwise alone, of the same version.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import dask
import pandas as pd
from dask.dataframe.dispatch import make_meta  # pyright: ignore[reportUnknownVariableType]

from metrics.analyse import new_vocabulary
from metrics.compare import comparison
from metrics.inference.partial import Partial, added, partial_of
from metrics.inference.resampling import DRAWS
from metrics.method import Method, default_method
from metrics.registry import METRICS
from metrics.score import score as score_here
from metrics.spec import MetricSpec
from metrics.version import version_with
from metrics.vocabulary import Vocabulary

if TYPE_CHECKING:
    from dask.dataframe import DataFrame

# Dask's types are a checker's guesses.
_delayed: Any = dask.delayed  # pyright: ignore
_make_meta: Any = make_meta  # pyright: ignore[reportUnknownVariableType]

TOGETHER: Final = 8
"""Parts whose sums are added at once: so many are in the memory of a worker."""


class VersionSkew(RuntimeError):
    """A worker would give other numbers than who asks."""


@dataclass(frozen=True, slots=True)
class _Used:
    """What workers measure by: a method, None for that of Slantwise, and the version it has where
    it was asked for."""

    method: Method | None
    version: str


def score(articles: DataFrame, method: Method | None = None) -> DataFrame:
    """Score every article, partition by partition; `metrics.score` says what comes of it.

    The same numbers, to the last bit, as in one process, with the same columns and index.
    `articles` has a column `text`. Nothing is done before the result is computed or written; then
    a worker of another version raises VersionSkew. Raises ValueError where there is no `text`
    column.
    """
    frames: Any = articles
    used = _Used(method, version_with(method or default_method()))
    # One task of its own: what is used goes to each worker once, not with each partition.
    once = _delayed(used, name=f"slantwise-method-{used.version}", traverse=False)
    meta = score_here(_make_meta(frames), method=method)
    return frames.map_partitions(_scored, once, meta=meta)


def compare(
    scores: DataFrame,
    by: str = "outlet",
    metrics: Sequence[MetricSpec] = METRICS,
    draws: int = DRAWS,
    clusters: str | None = None,
) -> pd.DataFrame:
    """Compare groups of scored articles, without bringing their rows together.

    As `metrics.compare`, for scores with a column `article_id`, which tells articles apart;
    `clusters` names a column of labels of articles that are drawn together, "" for one that stands
    alone. Estimates and intervals are those of `metrics.compare` but for rounding, where its index
    is `article_id`. Each worker holds the sums of some parts: 64 kB for each group and metric.
    Raises KeyError for an unknown column, and what a worker raises.
    """
    frames: Any = scores
    columns = _columns(by, metrics, clusters)
    if missing := [name for name in columns if name not in frames.columns]:
        raise KeyError(f"the scores have no column {missing[0]!r}")
    frames = frames[columns]
    parts: list[Any] = list(_parts(frames, by, tuple(metrics), clusters))
    add = _delayed(_added)
    while len(parts) > 1:
        parts = [add(parts[at : at + TOGETHER]) for at in range(0, len(parts), TOGETHER)]
    pooled: Partial = parts[0].compute()
    return comparison(pooled, pooled.draws(draws) if draws else None)


def _parts(
    scores: DataFrame, by: str, metrics: tuple[MetricSpec, ...], clusters: str | None
) -> Iterator[object]:
    """The sums of each partition, to be computed."""
    frames: Any = scores
    summed = _delayed(_summed)
    if clusters is None:
        lots = [frames]
    else:
        stated = frames[clusters].fillna("") != ""
        # The articles of a cluster have to be in one partition: they alone are moved.
        lots = [frames[~stated], frames[stated].shuffle(clusters)]
    for lot in lots:
        for part in lot.to_delayed():
            yield summed(part, by, metrics, clusters)


def _columns(by: str, metrics: Sequence[MetricSpec], clusters: str | None) -> list[str]:
    counts = [name for spec in metrics for name in (spec.parts if spec.is_rate else [spec.column])]
    beside = [] if clusters is None else [clusters]
    return list(dict.fromkeys(["article_id", by, "n_words", *counts, *beside]))


def _summed(
    scores: pd.DataFrame, by: str, metrics: tuple[MetricSpec, ...], clusters: str | None
) -> Partial:
    rows = scores.set_index("article_id")
    return partial_of(rows, by, metrics, None if clusters is None else rows[clusters])


def _added(parts: list[Partial]) -> Partial:
    return added(parts)


def _scored(articles: pd.DataFrame, used: _Used) -> pd.DataFrame:
    vocabulary = _vocabulary(used)
    return score_here(articles, method=used.method, vocabulary=vocabulary)


# What a worker remembers of words; its threads have one each.
_remembered = threading.local()


def _vocabulary(used: _Used) -> Vocabulary:
    """The vocabulary of this thread. Raises VersionSkew where this worker has another version."""
    if getattr(_remembered, "version", None) != used.version:
        here = version_with(used.method or default_method())
        if here != used.version:
            raise VersionSkew(
                f"This worker would give other numbers: its version is {here}, asked for is"
                f" {used.version}. Install the same release of Slantwise everywhere."
            )
        _remembered.vocabulary = new_vocabulary(used.method)
        _remembered.version = used.version
    return _remembered.vocabulary
