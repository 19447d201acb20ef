"""Articles in, analysed batch by batch: the loop that every measurement shares."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from metrics.analyse import analyse, new_vocabulary
from metrics.method import Method, without_cues
from metrics.reading import Reading
from metrics.vocabulary import Vocabulary

BATCH = 650  # articles analysed together: bounds memory, changes no number
ENGLISH = ("", "en", "eng", "english")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles in a row, from number `begin` on: their ids and the texts of one column, analysed
    without what the method excludes. Places are left out in the bodies alone: titles have none."""

    column: str
    begin: int
    ids: Sequence[object]
    texts: Sequence[str]
    reading: Reading
    method: Method


def in_batches(
    articles: pd.DataFrame,
    method: Method,
    measure: Callable[[dict[str, Batch]], T],
    columns: Sequence[str] = ("text",),
    vocabulary: Vocabulary | None = None,
) -> Iterator[T]:
    """What `measure` makes of each batch of the articles, which it is given by column.

    No articles are one batch of an empty text. A batch is let go before the next one is analysed,
    so that memory holds one. The `vocabulary` is of the same method. Raises ValueError where there
    is no `text` column.
    """
    texts = {name: english_texts(articles, name) or [""] for name in columns}
    ids = ids_of(articles) or [""]
    vocabulary = new_vocabulary(method) if vocabulary is None else vocabulary
    for begin in range(0, len(ids), BATCH):
        some = slice(begin, begin + BATCH)
        yield measure(
            {
                name: _batch(name, begin, ids[some], each[some], vocabulary, method)
                for name, each in texts.items()
            }
        )


def _batch(
    column: str,
    begin: int,
    ids: list[object],
    texts: list[str],
    vocabulary: Vocabulary,
    method: Method,
) -> Batch:
    reading = analyse(texts, vocabulary, method)
    if column == "text":
        reading = without_cues(reading, texts, ids, method.exclusions)
    return Batch(column, begin, ids, texts, reading, method)


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
