"""BASIL: articles of three outlets on the same events, with spans of lexical bias.

Spans of informational bias, which is a matter of what is told and not of words, are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, cast

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags, Floats, Ints
from metrics.corpus import Corpus
from metrics.validity.against_list import against_list
from metrics.validity.figure import AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import item, items, json_of, paired, whole, without_texts
from metrics.validity.statistics import Statistic, of_counts, precision, recall, spearman
from metrics.validity.tokens import all_token_spans, words_in_spans
from metrics.validity.word_list import WordList, vader

FILES = "articles/*.json", "annotations/*_ann.json"


@dataclass(frozen=True, slots=True)
class _Article:
    """An article, its sentences joined by spaces and paragraphs by line breaks, and its spans.

    A span is a start and an end (exclusive) in the text: lexical bias outside quotations.
    """

    text: str
    spans: list[tuple[int, int]]


def measure(folder: Path, listed: WordList | None = None) -> Iterator[Figure]:
    """How many one-word spans are found, how many marked sentences hold a span, and whether
    articles with more spans have the higher rate: all in the outlet's own voice.

    `listed` is the word list of the baseline; VADER's without one.
    """
    articles = [_read(article, annotation) for _, article, annotation in paired(folder, *FILES)]
    if not articles:
        return
    texts = [article.text for article in articles]
    reading = analyse(texts)
    spans = [
        (number, start, end)
        for number, article in enumerate(articles)
        for start, end in article.spans
    ]
    gold = _Gold(reading.corpus, texts, spans)
    yield from against_list(CORPUS.folder, reading, listed or vader(), "articles", gold.statistics)


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

    def statistics(self, marked: Flags, rates: Floats) -> dict[str, Statistic]:
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
            "spearman:density": spearman(rates, self._density),
        }

    def _per_article(self, sentences: Flags) -> Ints:
        corpus = self._corpus
        article = corpus.article_of(corpus.sentence_begins[sentences])
        return np.bincount(article, minlength=corpus.n_articles)


def _per_sentence(corpus: Corpus, marked: Flags) -> Ints:
    return np.bincount(corpus.sentence[marked], minlength=corpus.sentence_begins.size)


def _read(article: Path, annotation: Path) -> _Article:
    """An article with its lexical spans; raises CorpusError where text and spans disagree."""
    paragraphs = _paragraphs(article)
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    begins = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
    spans: list[tuple[int, int]] = []
    listed = items(json_of(annotation), "phrase-level-annotations", annotation.name)
    for number, span in enumerate(listed, start=1):
        where = f"{annotation.name}, annotation {number}"
        bias, quote, name = (item(span, key, str, where) for key in ("bias", "quote", "id"))
        if bias != "lex" or quote != "no" or name == "title":
            continue
        sentence = whole(name.removeprefix("p"), f"{where}, id")
        if sentence >= len(sentences):
            raise CorpusError(f"{where}: there is no sentence {name}")
        at, until = (item(span, key, int, where) for key in ("start", "end"))
        words = item(span, "txt", str, where)
        start, end = begins[sentence] + at, begins[sentence] + until
        if not 0 <= at <= until or text[start:end] != words:
            place = str(at)[:60]
            raise CorpusError(f"{where}: sentence {name} does not have {words[:60]!r} at {place}")
        spans.append((start, end))
    return _Article(text, spans)


def _paragraphs(article: Path) -> list[list[str]]:
    paragraphs = items(json_of(article), "body-paragraphs", article.name)
    for number, paragraph in enumerate(paragraphs, start=1):
        if not (
            isinstance(paragraph, list)
            and all(isinstance(each, str) for each in cast("list[Any]", paragraph))
        ):
            raise CorpusError(f"{article.name}, paragraph {number}: expected a list of sentences")
    if not any(sentence.strip() for paragraph in paragraphs for sentence in paragraph):
        raise CorpusError(f"{article.name}: no sentence in 'body-paragraphs'")
    return paragraphs


CORPUS = AnnotatedCorpus(
    folder="basil",
    title="BASIL (Bias Annotation Spans on the Informational Level)",
    citation="Fan, White, Sharma, Su, Choubey, Huang and Wang 2019, EMNLP",
    measure=measure,
    measure_against=measure,
    left_out=lambda folder: without_texts(folder, *FILES),
    files="articles/*/*.json and, beside each, annotations/*/*_ann.json",
    plainly=(
        "Outside quotations it finds [share:span] of the single words that readers marked as"
        " slanted. It also marks much that they did not: they had marked a word in"
        " [precision:sentence] of the sentences in which it marks one. Articles with more of their"
        " marks have more of ours, but only loosely: [spearman:density], where 1 is always and 0 is"
        " chance (rank correlation)."
    ),
)
