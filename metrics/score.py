"""Articles in, one row of numbers an article out."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from metrics.arrays import Ints
from metrics.method import Method, default_method
from metrics.readings import Batch, in_batches
from metrics.registry import METRICS
from metrics.vocabulary import Vocabulary

READS = tuple(dict.fromkeys(spec.reads for spec in METRICS))


def score(
    articles: pd.DataFrame,
    progress: Callable[[int], None] | None = None,
    method: Method | None = None,
    vocabulary: Vocabulary | None = None,
) -> pd.DataFrame:
    """Score every article.

    Takes a frame with a `text` column (`title` and others are optional) and returns one row an
    article with the same index: `article_id` and `outlet` where given, the counts (int64, named
    `n_…`) and one float64 column per metric. Articles whose `language` is stated and not English
    are not scored: their counts are 0 and their metrics NaN, as for an article without words.
    `progress` is called with the number of articles done. `method` says which lexicons are used and
    what is excluded; without it, those that come with Slantwise and nothing. Whoever scores many
    frames in turn saves time with one `vocabulary` for all, of that method. Raises ValueError when
    there is no `text` column.
    """
    parts: list[dict[str, Ints]] = []
    done = 0
    for part in in_batches(articles, method or default_method(), _counts, READS, vocabulary):
        parts.append(part)
        done += next(iter(part.values())).size
        if progress is not None and len(articles):
            progress(done)
    counts = {name: np.concatenate([part[name] for part in parts]) for name in sorted(parts[0])}
    values = {spec.column: spec.values(counts) for spec in METRICS}
    labels = {name: articles[name] for name in ("article_id", "outlet") if name in articles}
    numbers = {name: each[: len(articles)] for name, each in {**counts, **values}.items()}
    return pd.DataFrame({**labels, **numbers}, index=articles.index)


def _counts(batches: Mapping[str, Batch]) -> dict[str, Ints]:
    """The counts of each article of a batch, those of its text and of its title."""
    counts: dict[str, Ints] = {}
    for name, batch in batches.items():
        found: dict[str, Ints] = {}
        for count in dict.fromkeys(spec.count for spec in METRICS if spec.reads == name):
            found.update(count(batch.reading))
        if both := counts.keys() & found.keys():
            raise ValueError(f"these counts are given for text and for title: {sorted(both)}")
        counts.update(found)
    return counts
