"""The words behind every number, as rows a person can read."""

import numpy as np
import pandas as pd

from metrics.analyse import analyse
from metrics.arrays import as_list
from metrics.method import Method, default_method, without_cues
from metrics.offsets import token_spans
from metrics.reading import Reading
from metrics.score import BATCH, english_texts, ids_of

COLUMNS = (
    "article_id", "start", "end", "text", "family", "category", "voice", "sentence", "gloss"
)  # fmt: skip


def cues(articles: pd.DataFrame | str, method: Method | None = None) -> pd.DataFrame:
    """Every cue of the articles (a frame with a `text` column) or of one text.

    One row a cue, in reading order within each article: `article_id` (the frame's, or its index
    where it has none; "" for a single text), `start` and `end` (character offsets into the text,
    end exclusive), `text`, `family`, `category`, `voice` (narrator or quoted), `sentence` (from 0
    within the article) and `gloss` (a plain explanation or a neutral alternative). The rows of a
    family are what `score` counts with the same `method`. Articles that are not English have no
    rows, as in `score`. Raises ValueError when there is no `text` column.
    """
    if isinstance(articles, str):
        articles = pd.DataFrame({"article_id": [""], "text": [articles]})
    texts = english_texts(articles)
    method = method or default_method()
    ids = ids_of(articles)
    parts = [
        _cues_of(texts[begin : begin + BATCH], ids[begin : begin + BATCH], method)
        for begin in range(0, len(texts), BATCH)
    ]
    return pd.concat(parts or [_cues_of([""], [""], method)], ignore_index=True)


def _cues_of(texts: list[str], ids: list[object], method: Method) -> pd.DataFrame:
    reading = without_cues(analyse(texts, method=method), texts, ids, method.exclusions)
    corpus = reading.corpus
    found: list[pd.DataFrame] = []
    for family, cues_ in reading.cues.items():
        labels = np.array([*cues_.labels, ("", "")], dtype=object)
        found.append(
            pd.DataFrame(
                {
                    "first": cues_.first,
                    "last": cues_.last,
                    "family": family,
                    "category": labels[cues_.label, 0],
                    "gloss": labels[cues_.label, 1],
                    "voice": np.where(reading.is_quoted(family), "quoted", "narrator"),
                }
            )
        )
    table = pd.concat(found, ignore_index=True)
    table = table.sort_values(["first", "last"], kind="stable", ignore_index=True)
    first, last = table["first"].to_numpy(), table["last"].to_numpy()
    article = corpus.article_of(first)
    table["article_id"] = pd.Series(ids).to_numpy()[article]
    opening = np.searchsorted(corpus.sentence_begins, corpus.begins[article])
    table["sentence"] = corpus.sentence[first] - opening
    table["start"], table["end"] = _offsets(texts, reading, article, first, last)
    table["text"] = [
        texts[a][s:e]
        for a, s, e in zip(article.tolist(), table["start"], table["end"], strict=True)
    ]
    words = {name: "str" for name in ("text", "family", "category", "voice", "gloss")}
    return table[list(COLUMNS)].astype(words)


def _offsets(
    texts: list[str], reading: Reading, article: np.ndarray, first: np.ndarray, last: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Character offsets of token spans, without the punctuation around their outer words."""
    starts = np.zeros(first.size, dtype=np.int64)
    ends = np.zeros(first.size, dtype=np.int64)
    for number in as_list(np.unique(article)):
        here = np.flatnonzero(article == number)
        token_starts, token_ends = token_spans(texts[number])
        begin = int(reading.corpus.begins[number])
        starts[here] = token_starts[first[here] - begin]
        ends[here] = token_ends[last[here] - begin]
    return starts, ends
