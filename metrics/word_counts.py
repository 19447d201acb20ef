"""How often each outlet uses each word, and where a word stands."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Ints, as_list
from metrics.concordance import in_context
from metrics.corpus import Corpus
from metrics.inference.sample import group_sums
from metrics.keyness import LEAST_ARTICLES, TermCounts
from metrics.method import Method, default_method
from metrics.offsets import token_spans
from metrics.reading import Voice
from metrics.readings import Batch, in_batches

CONTEXT_COLUMNS: Final = ("article_id", "start", "end", "text", "left", "right")


def word_counts(
    articles: pd.DataFrame,
    by: str | pd.Series = "outlet",
    voice: Voice | None = "narrator",
    method: Method | None = None,
    least_articles: int = LEAST_ARTICLES,
) -> TermCounts:
    """The words of the articles by group, those in the outlet's own voice by default.

    Takes a frame with a `text` column; `by` is one of its columns or a series with its index. Words
    are in lower case and without punctuation; numbers are left out, and words of fewer than
    `least_articles` articles, but both count in the totals. Raises ValueError when there is no
    `text` column.
    """
    groups = articles[by] if isinstance(by, str) else by.reindex(articles.index)
    group, names = pd.factorize(groups, sort=True, use_na_sentinel=False)
    group = group.astype(np.int64)
    words = _Words(len(names))

    def measure(batches: Mapping[str, Batch]) -> None:
        batch = batches["text"]
        words.add(batch.reading.corpus, group[batch.begin :], voice)

    for _ in in_batches(articles, method or default_method(), measure) if len(articles) else ():
        pass
    return words.counts(tuple(names), least_articles)


class _Words:
    """Counts that grow batch by batch."""

    def __init__(self, n_groups: int) -> None:
        self._n_groups = n_groups
        self._numbers: dict[str, int] = {}
        self._totals = np.zeros(n_groups, np.int64)
        self._cells: list[Ints] = []
        self._counts: list[Ints] = []
        self._articles: list[Ints] = []

    def add(self, corpus: Corpus, group: Ints, voice: Voice | None) -> None:
        """Count a batch; `group` is that of each of its articles (and of what follows)."""
        keys = corpus.types.keys
        words = [self._numbers.setdefault(key, len(self._numbers)) for key in keys]
        word_of = np.array(words, np.int64)
        at = np.flatnonzero(in_voice(corpus, voice))
        article = corpus.article_of(at)
        self._totals += np.bincount(group[article], minlength=self._n_groups)
        is_counted = ~corpus.types.is_number[corpus.tokens[at]]
        word, article = word_of[corpus.tokens[at[is_counted]]], article[is_counted]
        pairs, count = np.unique(word * corpus.n_articles + article, return_counts=True)
        cell = pairs // corpus.n_articles * self._n_groups + group[pairs % corpus.n_articles]
        cells, place = np.unique(cell, return_inverse=True)
        self._cells.append(cells)
        self._counts.append(np.bincount(place, count, cells.size).astype(np.int64))
        self._articles.append(np.bincount(place, minlength=cells.size))

    def counts(self, groups: tuple[object, ...], least_articles: int) -> TermCounts:
        """What was counted, without words of fewer articles."""
        none = np.empty(0, np.int64)
        cells, counts, articles = (
            np.concatenate([none, *each]) for each in (self._cells, self._counts, self._articles)
        )
        n_groups = max(self._n_groups, 1)
        word = cells // n_groups
        in_articles = np.bincount(word, articles, len(self._numbers))
        kept = np.flatnonzero(in_articles >= least_articles)
        place = np.full(len(self._numbers), -1)
        place[kept] = np.arange(kept.size)
        some = place[word] >= 0
        cell = place[word[some]] * n_groups + cells[some] % n_groups
        columns = np.stack((counts[some], articles[some]), axis=1).astype(np.float64)
        sums = group_sums(columns, cell, kept.size * n_groups).astype(np.int64)
        names = list(self._numbers)
        return TermCounts(
            tuple(names[number] for number in as_list(kept)),
            groups,
            sums[:, 0].reshape(kept.size, n_groups),
            sums[:, 1].reshape(kept.size, n_groups),
            self._totals,
        )


def in_voice(corpus: Corpus, voice: Voice | None) -> Flags:
    """The tokens that are words in a voice, or in either."""
    if voice is None:
        return corpus.is_word
    return corpus.narrator_word if voice == "narrator" else corpus.is_word & ~corpus.narrator_word


def word_contexts(
    articles: pd.DataFrame,
    word: str,
    voice: Voice | None = "narrator",
    method: Method | None = None,
) -> pd.DataFrame:
    """Every place of a word, spelled as in `word_counts`, in reading order.

    Takes a frame with a `text` column; returns `article_id`, `start` and `end` (characters), the
    word as the `text` has it, and what stands `left` and `right` of it. Raises ValueError when
    there is no `text` column.
    """

    def measure(batches: Mapping[str, Batch]) -> list[tuple[object, ...]]:
        return _places(batches["text"], word, voice)

    found = [
        row for rows in in_batches(articles, method or default_method(), measure) for row in rows
    ]
    return pd.DataFrame(found, columns=list(CONTEXT_COLUMNS))


def _places(batch: Batch, word: str, voice: Voice | None) -> list[tuple[object, ...]]:
    corpus = batch.reading.corpus
    is_it = np.fromiter(map(word.__eq__, corpus.types.keys), np.bool_, len(corpus.types.keys))
    at = np.flatnonzero(is_it[corpus.tokens] & in_voice(corpus, voice))
    rows: list[tuple[object, ...]] = []
    article = corpus.article_of(at)
    for number in as_list(np.unique(article)):
        text, (starts, ends) = batch.texts[number], token_spans(batch.texts[number])
        here = at[article == number] - corpus.begins[number]
        for start, end in zip(as_list(starts[here]), as_list(ends[here]), strict=True):
            sides = in_context(text, start, end)
            rows.append((batch.ids[number], start, end, text[start:end], *sides))
    return rows
