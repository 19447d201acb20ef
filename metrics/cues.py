"""The words behind every number, as rows a person can read."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from metrics.arrays import Ints, as_list
from metrics.matcher import Matcher
from metrics.method import Method, default_method
from metrics.offsets import token_spans
from metrics.reading import CITATION, NOBODY, SOURCE_KINDS, SOURCE_TYPES, Reading
from metrics.readings import Batch, in_batches

COLUMNS: Final = (
    "article_id", "start", "end", "text", "family", "category", "voice", "sentence", "gloss",
    "term", "source", "source_kind", "source_type",
)  # fmt: skip
_WORDS: Final = tuple(set(COLUMNS) - {"article_id", "start", "end", "sentence"})


def cues(articles: pd.DataFrame | str, method: Method | None = None) -> pd.DataFrame:
    """Every cue of the articles (a frame with a `text` column) or of one text.

    One row a cue, in reading order within each article: `article_id` (the frame's, or its index
    where it has none; "" for a single text), `start` and `end` (character offsets into the text,
    end exclusive), `text`, `family`, `category`, `voice` (narrator or quoted), `sentence` (from 0
    within the article), `gloss` (a plain explanation or a neutral alternative) and `term` (as its
    lexicon spells it; "" for what a rule found). For a citation also `source` (the words that name
    the source; "" where none were found), `source_kind` (named, also where a pronoun or an office
    stands for a name; unnamed, pronoun, document or "") and `source_type` (official, expert,
    document, media, citizen or unknown; "" without a source); all "" in other families. The rows of
    a family are what `score` counts with the same `method`. Articles that are not English have no
    rows, as in `score`. Raises ValueError when there is no `text` column.
    """
    if isinstance(articles, str):
        articles = pd.DataFrame({"article_id": [""], "text": [articles]})
    method = method or default_method()
    return pd.concat(list(in_batches(articles, method, _rows)), ignore_index=True)


def _rows(batches: Mapping[str, Batch]) -> pd.DataFrame:
    batch = batches["text"]
    table = pd.concat([described(batch, family) for family in batch.reading.cues])
    return placed(batch, table.sort_values(["first", "last"], kind="stable", ignore_index=True))


def described(batch: Batch, family: str, at: Ints | None = None) -> pd.DataFrame:
    """What the cues of a family are, or those with the numbers `at`: the columns of `cues` that the
    text is not needed for, and the tokens that they and their sources run from and to."""
    reading = batch.reading
    cues = reading.cues[family]
    at = np.arange(cues.first.size) if at is None else at
    labels = np.array([*cues.labels, ("", "")], dtype=object)[cues.label[at]]
    ids = np.fromiter(batch.ids, dtype=object, count=len(batch.ids))
    return pd.DataFrame(
        {
            "article_id": ids[reading.corpus.article_of(cues.first[at])],
            "family": family,
            "category": labels[:, 0],
            "voice": np.where(reading.is_quoted(family)[at], "quoted", "narrator"),
            "gloss": labels[:, 1],
            "term": terms_of(reading, family, batch.method.matcher, at),
            "first": cues.first[at],
            "last": cues.last[at],
            **_sources(reading, family, at),
        }
    )


def terms_of(reading: Reading, family: str, matcher: Matcher, at: Ints | None = None) -> list[str]:
    """The term of each cue of a family, or of those with the numbers `at`, as its lexicon spells
    it; "" for what a rule found."""
    entry = reading.cues[family].entry
    numbers = as_list(entry if at is None else entry[at])
    return [matcher.entries[number].term if number >= 0 else "" for number in numbers]


def _sources(reading: Reading, family: str, at: Ints) -> dict[str, object]:
    if family != CITATION:
        nothing = np.full(at.size, -1)
        return {"source_kind": "", "source_type": "", "from": nothing, "to": nothing}
    sources = reading.sources
    kind = sources.kind[at]
    return {
        "source_kind": np.array(SOURCE_KINDS, dtype=object)[kind],
        "source_type": np.where(
            kind == NOBODY, "", np.array(SOURCE_TYPES, dtype=object)[sources.type[at]]
        ),
        "from": sources.first[at],
        "to": sources.last[at],
    }


def placed(batch: Batch, table: pd.DataFrame) -> pd.DataFrame:
    """The columns of `cues` for what `described` gives, with the words as the text has them."""
    corpus, size = batch.reading.corpus, len(table)
    first = table["first"].to_numpy()
    article = corpus.article_of(first)
    opening = np.searchsorted(corpus.sentence_begins, corpus.begins[article])
    start, end = _offsets(
        batch, np.append(first, table["from"]), np.append(table["last"], table["to"])
    )
    texts = [batch.texts[number] for number in as_list(article)]
    spans = zip(texts * 2, as_list(start), as_list(end), strict=True)
    words = [text[s:e] for text, s, e in spans]
    table = table.assign(
        start=start[:size],
        end=end[:size],
        text=words[:size],
        sentence=corpus.sentence[first] - opening,
        source=words[size:],
    )
    return table[list(COLUMNS)].astype(dict.fromkeys(_WORDS, "str"))


def _offsets(batch: Batch, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Character offsets of token spans, without the punctuation around their outer words.

    A span of no token (-1) is 0 to 0.
    """
    corpus = batch.reading.corpus
    starts, ends = np.zeros(first.size, dtype=np.int64), np.zeros(first.size, dtype=np.int64)
    article = corpus.article_of(first)  # of no token: -1
    order = np.argsort(article, kind="stable")
    numbers, begins = np.unique(article[order], return_index=True)
    for number, here in zip(as_list(numbers), np.split(order, begins[1:]), strict=False):
        if number >= 0:
            token_starts, token_ends = token_spans(batch.texts[number])
            starts[here] = token_starts[first[here] - corpus.begins[number]]
            ends[here] = token_ends[last[here] - corpus.begins[number]]
    return starts, ends
