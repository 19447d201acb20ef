"""BASIL: articles of three outlets on the same events, with spans of lexical bias.

Spans of informational bias, which is a matter of what is told and not of words, are left out.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags, Ints
from metrics.corpus import Corpus
from metrics.loaded_terms import FAMILY
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.public_list import NAME, listed_words
from metrics.validity.statistics import Statistic, of_counts, precision, recall, spearman
from metrics.validity.tokens import (
    all_token_spans,
    rate,
    words_in_cues,
    words_in_spans,
)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article, its sentences joined by spaces and paragraphs by line breaks, and its spans.

    A span is a start and an end (exclusive) in the text: lexical bias outside quotations.
    """

    text: str
    spans: list[tuple[int, int]]


def measure(folder: Path) -> Iterator[Figure]:
    """How many one-word spans are found, how many marked sentences hold a span, and whether
    articles with more spans have the higher rate: all in the outlet's own voice."""
    articles = [
        _read(path, folder / "annotations" / path.parent.name / f"{path.stem}_ann.json")
        for path in sorted(folder.glob("articles/*/*.json"))
    ]
    if not articles:
        return
    texts = [article.text for article in articles]
    reading = analyse(texts)
    corpus = reading.corpus
    spans = [
        (number, start, end)
        for number, article in enumerate(articles)
        for start, end in article.spans
    ]
    gold = _Gold(corpus, texts, spans)
    agreement = Agreement(
        corpus=CORPUS.folder,
        metric="loaded_terms_rate",
        n_units=len(articles),
        n=len(articles),
        counted="articles",
        against=NAME,
    )
    yield from agreement.figures(
        gold.statistics(words_in_cues(reading, FAMILY)), gold.statistics(listed_words(corpus))
    )


class _Gold:
    """What the annotators marked, to hold marks of the narrator's voice against."""

    def __init__(self, corpus: Corpus, texts: list[str], spans: list[tuple[int, int, int]]) -> None:
        at = all_token_spans(texts)
        self._corpus = corpus
        self._each = [np.flatnonzero(words_in_spans(corpus, at, [span])) for span in spans]
        self._words = np.zeros(corpus.tokens.size, dtype=bool)
        self._words[np.concatenate([np.zeros(0, np.int64), *self._each])] = True
        number = np.array([text for text, _, _ in spans], dtype=np.int64)
        spans_in = np.bincount(number, minlength=len(texts))
        self._density = 1000 * spans_in / np.maximum(corpus.per_article(corpus.is_word), 1)

    def statistics(self, marked: Flags) -> dict[str, Statistic]:
        corpus = self._corpus
        marked = marked & corpus.narrator_word
        alone = np.array([words[0] for words in self._each if words.size == 1], dtype=np.int64)
        hit = np.bincount(corpus.article_of(alone[marked[alone]]), minlength=corpus.n_articles)
        missed = np.bincount(corpus.article_of(alone), minlength=corpus.n_articles) - hit
        of_sentence = _per_sentence(corpus, marked) > 0
        biased = _per_sentence(corpus, self._words) > 0
        true, false = (
            self._per_article(sentences)
            for sentences in (of_sentence & biased, of_sentence & ~biased)
        )
        return {
            "share:span": of_counts(recall, hit, missed),
            "precision:sentence": of_counts(precision, true, false),
            "spearman:density": spearman(rate(corpus, marked, corpus.narrator_word), self._density),
        }

    def _per_article(self, sentences: Flags) -> Ints:
        corpus = self._corpus
        article = corpus.article_of(corpus.sentence_begins[sentences])
        return np.bincount(article, minlength=corpus.n_articles)


def _per_sentence(corpus: Corpus, marked: Flags) -> Ints:
    return np.bincount(corpus.sentence, marked, minlength=corpus.sentence_begins.size).astype(
        np.int64
    )


def _read(article: Path, annotation: Path) -> _Article:
    """An article with its lexical spans; raises CorpusError where text and spans disagree."""
    if not annotation.is_file():
        raise CorpusError(f"{article.name}: no {annotation.name} among the annotations")
    paragraphs = _load(article, "body-paragraphs")
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    begins = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
    spans: list[tuple[int, int]] = []
    for number, span in enumerate(_load(annotation, "phrase-level-annotations"), start=1):
        if span["bias"] != "lex" or span["quote"] != "no" or span["id"] == "title":
            continue
        sentence = int(span["id"].removeprefix("p"))
        where = f"{annotation.name}, annotation {number}"
        if sentence >= len(sentences):
            raise CorpusError(f"{where}: there is no sentence {span['id']}")
        begin = begins[sentence]
        start, end = begin + span["start"], begin + span["end"]
        if text[start:end] != span["txt"]:
            raise CorpusError(
                f"{where}: sentence {span['id']} does not have {span['txt']!r} at {span['start']}"
            )
        spans.append((start, end))
    return _Article(text, spans)


def _load(path: Path, key: str) -> list[Any]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))[key]
    except json.JSONDecodeError as error:
        raise CorpusError(f"{path.name}, line {error.lineno}: {error.msg}") from error
    except KeyError as error:
        raise CorpusError(f"{path.name}, line 1: no {key!r}") from error


CORPUS = AnnotatedCorpus(
    folder="basil",
    title="BASIL (Bias Annotation Spans on the Informational Level)",
    citation="Fan, White, Sharma, Su, Choubey, Huang and Wang 2019, EMNLP",
    measure=measure,
    plainly=(
        "Outside quotations it finds [share:span] of the single words that readers marked as"
        " slanted. It also marks much that they did not: they had marked a word in"
        " [precision:sentence] of the sentences in which it marks one. Articles with more of their"
        " marks have more of ours, but only loosely (rank correlation [spearman:density])."
    ),
)
