"""Counter-evidence: places where a term that counted may be meant just as it says.

An entry of a lexicon may name topics (`literal_in`) in which its word is often literal: a storm
slams a coast. A cue of such a term is counter-evidence where words of the topic (`# group topic:
words`) stand in its own sentence, the one before or after, or the headline.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from metrics.analyse import analyse, new_vocabulary
from metrics.arrays import Flags, Ints, as_list
from metrics.concordance import COLUMNS as CONCORDANCE_COLUMNS
from metrics.concordance import rows_at
from metrics.corpus import Corpus, encode
from metrics.lexicon import groups_of
from metrics.method import Method, default_method, without_cues
from metrics.reading import Reading
from metrics.score import BATCH, english_texts, ids_of
from metrics.tally import LEXICONS_OF, terms_of

COLUMNS: Final = (*CONCORDANCE_COLUMNS, "topic", "because")
MOST: Final = 500  # rows
NAMED: Final = 6  # words of the topic that are named


def counter_evidence(
    articles: pd.DataFrame,
    method: Method | None = None,
    families: Collection[str] = tuple(LEXICONS_OF),
    most: int = MOST,
) -> pd.DataFrame:
    """Cues of the articles (a frame with a `text` column, perhaps a `title`) that may be literal.

    One row a cue, those beside the most different words of a topic first, `most` at the most: the
    columns of `metrics.concordance`, the `topic`, and `because` (the topic's words that stand near,
    at most `NAMED`, set apart by commas). What `method` excludes is not in it. Raises ValueError
    when there is no `text` column.
    """
    method = method or default_method()
    texts, titles = english_texts(articles), english_texts(articles, "title")
    ids = [str(name) for name in ids_of(articles)]
    topics = {family: literal_topics(method, family) for family in families}
    vocabulary = new_vocabulary(method)
    parts = [pd.DataFrame(columns=[*COLUMNS, "weight"])]
    for begin in range(0, len(texts), BATCH):
        batch, names = texts[begin : begin + BATCH], ids[begin : begin + BATCH]
        headlines = encode(titles[begin : begin + BATCH], vocabulary)
        reading = analyse(batch, vocabulary, method)
        reading = without_cues(reading, batch, names, method.exclusions)
        for family, known in topics.items():
            terms = terms_of(reading, family, method.matcher)
            suspects = _suspects(reading, headlines, family, terms, known).head(most)
            cue = suspects["cue"].to_numpy(dtype=np.int64)
            rows = rows_at(reading, batch, names, family, cue, [terms[n] for n in as_list(cue)])
            parts.append(rows.join(suspects.drop(columns="cue")))
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
        if lexicon.name in LEXICONS_OF[family]:
            for topic, group in groups_of(lexicon).items():
                words[topic] = words.get(topic, frozenset()) | frozenset(group)
            for entry in lexicon.entries:
                for topic in entry.literal_in:
                    terms[topic] = terms.get(topic, frozenset()) | {entry.term}
    used = words.keys() & terms.keys()
    return Topics({topic: words[topic] for topic in used}, {topic: terms[topic] for topic in used})


def _suspects(
    reading: Reading, headlines: Corpus, family: str, terms: list[str], topics: Topics
) -> pd.DataFrame:
    """A row a cue beside words of a topic of its term, the most words first: `cue` (its number),
    `weight` (the number of words), `topic` and `because`."""
    rows: list[tuple[int, int, str, str]] = []
    for topic in sorted(topics.words):
        literal = np.fromiter(map(topics.terms[topic].__contains__, terms), np.bool_)
        cues = np.flatnonzero(literal)
        if cues.size:
            near = _words_near(reading, headlines, family, cues, topics.words[topic])
            rows += [
                (int(cues[number]), len(words), topic, ", ".join(words[:NAMED]))
                for number, words in near.items()
            ]
    table = pd.DataFrame(rows, columns=["cue", "weight", "topic", "because"])
    table = table.sort_values(["weight", "cue"], ascending=[False, True], kind="stable")
    return table.drop_duplicates("cue").reset_index(drop=True)


def _words_near(
    reading: Reading, headlines: Corpus, family: str, cues: Ints, words: frozenset[str]
) -> dict[int, list[str]]:
    """For each of the cues, by its place among them, which of the words stand near it."""
    corpus = reading.corpus
    first, last = reading.cues[family].first[cues], reading.cues[family].last[cues]
    is_wanted = _among(corpus, words)
    hits = np.flatnonzero(is_wanted[corpus.tokens])
    begin, end = _window(corpus, first)
    cue, hit = _expand(np.searchsorted(hits, begin), np.searchsorted(hits, end))
    beside = (hits[hit] < first[cue]) | (hits[hit] > last[cue])
    in_text = zip(as_list(cue[beside]), as_list(corpus.tokens[hits[hit[beside]]]), strict=True)
    title_hits = np.flatnonzero(is_wanted[headlines.tokens])
    bounds = np.searchsorted(title_hits, headlines.begins)
    article = corpus.article_of(first)
    cue, hit = _expand(bounds[article], bounds[article + 1])
    in_title = zip(as_list(cue), as_list(headlines.tokens[title_hits[hit]]), strict=True)
    found: dict[int, dict[str, None]] = {}
    for number, word in (*in_text, *in_title):
        found.setdefault(number, {})[corpus.types.keys[word]] = None
    return {number: list(each) for number, each in found.items()}


def _among(corpus: Corpus, words: frozenset[str]) -> Flags:
    """Which types are among some words."""
    return np.fromiter(map(words.__contains__, corpus.types.keys), np.bool_)


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
