"""Counter-evidence: places where a term that counted may be meant just as it says.

An entry of a lexicon may name topics (`literal_in`) in which its word is often literal: a storm
slams a coast. A cue of such a term is counter-evidence where a word of the topic (`# group topic:
words`) stands in its own sentence, and another one there or in the sentence before or after: one
word alone is too often there by chance.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from metrics.arrays import Ints, as_list
from metrics.concordance import COLUMNS as CONCORDANCE_COLUMNS
from metrics.concordance import rows_at
from metrics.corpus import Corpus
from metrics.cues import terms_of
from metrics.families import FAMILIES
from metrics.lexicon import groups_of
from metrics.method import Method, default_method
from metrics.reading import Reading
from metrics.readings import Batch, in_batches

COLUMNS: Final = (*CONCORDANCE_COLUMNS, "topic", "because")
MOST: Final = 500  # rows
NAMED: Final = 6  # words of the topic that are named
ENOUGH: Final = 2  # different words of the topic; a word and its plural are one


def counter_evidence(
    articles: pd.DataFrame,
    method: Method | None = None,
    families: Collection[str] = tuple(FAMILIES),
    most: int = MOST,
) -> pd.DataFrame:
    """Cues of the articles (a frame with a `text` column, perhaps a `title`) that may be literal.

    One row a cue, those beside the most different words of a topic first, `most` at the most: the
    columns of `metrics.concordance`, the `topic`, and `because` (the topic's words that stand near,
    at most `NAMED`, set apart by commas). What `method` excludes is not in it. Raises ValueError
    when there is no `text` column.
    """
    method = method or default_method()
    topics = {family: literal_topics(method, family) for family in families}

    def measure(batches: Mapping[str, Batch]) -> pd.DataFrame:
        batch = batches["text"]
        parts = [pd.DataFrame(columns=[*COLUMNS, "weight"])]
        for family, known in topics.items():
            terms = terms_of(batch.reading, family, method.matcher)
            suspects = _suspects(batch.reading, family, terms, known).head(most)
            rows = rows_at(batch, family, suspects["cue"].to_numpy(dtype=np.int64))
            parts.append(rows.join(suspects.drop(columns="cue")))
        return pd.concat([part for part in parts if not part.empty] or parts[:1])

    parts = list(in_batches(articles, method, measure))
    parts = [part for part in parts if not part.empty] or parts[:1]
    table = pd.concat(parts, ignore_index=True)
    table = table.sort_values("weight", ascending=False, kind="stable", ignore_index=True)
    return table.head(most)[list(COLUMNS)]


@dataclass(frozen=True, slots=True)
class Topics:
    """The words of each topic, and the terms that may be literal in it."""

    words: Mapping[str, frozenset[str]]
    terms: Mapping[str, frozenset[str]]


def literal_topics(method: Method, family: str) -> Topics:
    """The topics that the lexicons of a family declare and use."""
    words: dict[str, frozenset[str]] = {}
    terms: dict[str, frozenset[str]] = {}
    for lexicon in method.lexicons:
        if lexicon.name in FAMILIES[family].lexicons:
            for topic, group in groups_of(lexicon).items():
                words[topic] = words.get(topic, frozenset()) | frozenset(group)
            for entry in lexicon.entries:
                for topic in entry.literal_in:
                    terms[topic] = terms.get(topic, frozenset()) | {entry.term}
    used = words.keys() & terms.keys()
    return Topics({topic: words[topic] for topic in used}, {topic: terms[topic] for topic in used})


def _suspects(reading: Reading, family: str, terms: list[str], topics: Topics) -> pd.DataFrame:
    """A row a cue beside words of a topic of its term, the most words first: `cue` (its number),
    `weight` (the number of words), `topic` and `because`."""
    rows: list[tuple[int, int, str, str]] = []
    for topic in sorted(topics.words):
        literal = np.fromiter(map(topics.terms[topic].__contains__, terms), np.bool_)
        cues = np.flatnonzero(literal)
        if cues.size:
            near = _words_near(reading, family, cues, topics.words[topic])
            rows += [
                (int(cues[number]), len(words), topic, ", ".join(words[:NAMED]))
                for number, words in near.items()
            ]
    table = pd.DataFrame(rows, columns=["cue", "weight", "topic", "because"])
    table = table.sort_values(["weight", "cue"], ascending=[False, True], kind="stable")
    return table.drop_duplicates("cue").reset_index(drop=True)


def _words_near(
    reading: Reading, family: str, cues: Ints, words: frozenset[str]
) -> dict[int, list[str]]:
    """For each of the cues, by its place among them, which of the words stand near it; those that
    have too few, or none in their own sentence, are left out."""
    corpus = reading.corpus
    first, last = reading.cues[family].first[cues], reading.cues[family].last[cues]
    is_wanted = np.fromiter(map(words.__contains__, corpus.types.keys), np.bool_)
    hits = np.flatnonzero(is_wanted[corpus.tokens])
    begin, end = _window(corpus, first)
    cue, hit = _expand(np.searchsorted(hits, begin), np.searchsorted(hits, end))
    beside = (hits[hit] < first[cue]) | (hits[hit] > last[cue])
    cue, at = cue[beside], hits[hit[beside]]
    own_sentence = np.isin(
        np.arange(cues.size), cue[corpus.sentence[at] == corpus.sentence[first[cue]]]
    )
    found: dict[int, dict[str, None]] = {}
    for number, word in zip(as_list(cue), as_list(corpus.tokens[at]), strict=True):
        found.setdefault(number, {})[corpus.types.keys[word]] = None
    return {
        number: list(each)
        for number, each in found.items()
        if own_sentence[number] and len({word.removesuffix("s") for word in each}) >= ENOUGH
    }


def _window(corpus: Corpus, first: Ints) -> tuple[Ints, Ints]:
    """The tokens from the sentence before each position to the one after, within its article."""
    begins = np.append(corpus.sentence_begins, corpus.tokens.size)
    sentence, article = corpus.sentence[first], corpus.article_of(first)
    begin = begins[np.maximum(sentence - 1, 0)]
    end = begins[np.minimum(sentence + 2, begins.size - 1)]
    return np.maximum(begin, corpus.begins[article]), np.minimum(end, corpus.begins[article + 1])


def _expand(begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """For each element of each range: the number of its range, and the element."""
    size = np.maximum(end - begin, 0)
    which = np.repeat(np.arange(size.size), size)
    return which, np.arange(which.size) - np.repeat(np.cumsum(size) - size, size) + begin[which]
