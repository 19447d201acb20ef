"""Articles in, one row of numbers an article out."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from metrics.analyse import analyse, new_vocabulary
from metrics.method import Method, default_method, without_cues
from metrics.registry import METRICS
from metrics.word_types import Vocabulary

BATCH = 650  # articles analysed together: bounds memory, changes no number
ENGLISH = ("", "en", "eng", "english")
READS = tuple(dict.fromkeys(spec.reads for spec in METRICS))


def score(
    articles: pd.DataFrame,
    progress: Callable[[int], None] | None = None,
    method: Method | None = None,
) -> pd.DataFrame:
    """Score every article.

    Takes a frame with a `text` column (`title` and others are optional) and returns one row an
    article with the same index: `article_id` and `outlet` where given, the counts (int64, named
    `n_…`) and one float64 column per metric. Articles whose `language` is stated and not English
    are not scored: their counts are 0 and their metrics NaN, as for an article without words.
    `progress` is called with the number of articles done. `method` says which lexicons are used and
    what is excluded; without it, those that come with Slantwise and nothing. Raises ValueError when
    there is no `text` column.
    """
    columns = {name: english_texts(articles, name) for name in READS}
    method = method or default_method()
    ids = ids_of(articles)
    vocabulary = new_vocabulary(method)
    parts: list[dict[str, np.ndarray]] = []
    for begin in range(0, max(len(articles), 1), BATCH):
        batch = {name: texts[begin : begin + BATCH] or [""] for name, texts in columns.items()}
        parts.append(_score_batch(batch, ids[begin : begin + BATCH], vocabulary, method))
        if progress is not None and len(articles):
            progress(min(begin + BATCH, len(articles)))
    labels = {name: articles[name] for name in ("article_id", "outlet") if name in articles}
    numbers = {
        name: np.concatenate([part[name] for part in parts])[: len(articles)] for name in parts[0]
    }
    return pd.DataFrame({**labels, **numbers}, index=articles.index)


def english_texts(articles: pd.DataFrame, column: str = "text") -> list[str]:
    """A column as strings; what is missing, or of an article not in English, is empty.

    Raises ValueError when there is no `text` column. Only `text` is required.
    """
    if "text" not in articles.columns:
        found = ", ".join(map(str, articles.columns)) or "none"
        raise ValueError(f"articles need a 'text' column; the columns found are: {found}")
    if column not in articles.columns:
        return [""] * len(articles)
    texts = _strings(articles[column])
    if "language" not in articles.columns:
        return texts
    languages = _strings(articles["language"])
    return [
        text if is_english(language) else ""
        for text, language in zip(texts, languages, strict=True)
    ]


def ids_of(articles: pd.DataFrame) -> list[object]:
    """The `article_id` of each article; where the frame has none, its index."""
    return list(articles["article_id"] if "article_id" in articles else articles.index)


def is_english(language: str) -> bool:
    """Whether a label ("en", "en-GB", "en_US", "eng", "English", or "": not stated) says so."""
    return re.split("[-_]", language.strip().lower())[0] in ENGLISH


def _strings(column: pd.Series) -> list[str]:
    missing = column.isna()
    return ["" if gone else str(value) for value, gone in zip(column, missing, strict=True)]


def _score_batch(
    batch: dict[str, list[str]], ids: list[object], vocabulary: Vocabulary, method: Method
) -> dict[str, np.ndarray]:
    counts: dict[str, np.ndarray] = {}
    for name, texts in batch.items():
        reading = analyse(texts, vocabulary, method)
        if name == "text":
            reading = without_cues(reading, texts, ids, method.exclusions)
        found: dict[str, np.ndarray] = {}
        for count in dict.fromkeys(spec.count for spec in METRICS if spec.reads == name):
            found.update(count(reading))
        if both := counts.keys() & found.keys():
            raise ValueError(f"these counts are given for text and for title: {sorted(both)}")
        counts.update(found)
    values = {spec.column: spec.values(counts) for spec in METRICS}
    return {**dict(sorted(counts.items())), **values}
