"""Which terms counted, article by article, and which articles a change of method can touch."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

import numpy as np
import pandas as pd

from metrics.arrays import Ints, as_list
from metrics.cues import described
from metrics.method import Exclusions, Method, default_method
from metrics.readings import Batch, ids_of, in_batches

READS: Final = ("text", "title")
COLUMNS: Final = ("article_id", "family", "category", "term", "gloss", "voice")


@dataclass(frozen=True)
class Tally:
    """The cues of a corpus by term, and which articles hold the words of any term.

    `cues` has one row a cue: `article_id`, `family`, `category`, `term` (as the lexicon spells it;
    "" for what a rule found), `gloss` and `voice`; `in_titles` has the same of the headlines. `ids`
    are the articles in order.
    """

    cues: pd.DataFrame
    in_titles: pd.DataFrame
    ids: tuple[str, ...]
    word_numbers: dict[str, int]
    pairs: Ints  # word · number of articles + article: the words of each article, sorted

    def with_these(self, newer: "Tally") -> "Tally":
        """This tally with the cues of some of its articles in the place of what it had for them."""

        def with_newer(older: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
            kept = older[~older["article_id"].isin(newer.ids)]
            return _as_categories(pd.concat([kept, rows], ignore_index=True))

        return replace(
            self,
            cues=with_newer(self.cues, newer.cues),
            in_titles=with_newer(self.in_titles, newer.in_titles),
        )

    def without_categories(self, categories: Iterable[tuple[str, str]]) -> "Tally":
        """This tally without the cues of some categories, pairs of a family and a category."""
        return replace(self, cues=self.cues[~_is_of(self.cues, categories)])

    def with_words_of(self, term: str) -> frozenset[str]:
        """The articles in whose body or title the words of a term stand, wherever."""
        words = term.split()
        # A possessive that no term has any more counts as its owner, with or without its phrase.
        words = [word for word in words if word.endswith("'s")] or words
        found = [set(as_list(self._articles_with(word))) for word in words]
        both = reduce(set[int].intersection, found) if found else set[int]()
        return frozenset(self.ids[number] for number in both)

    def _articles_with(self, word: str) -> Ints:
        number = self.word_numbers.get(word, 0)
        bounds = np.array([number, number + 1]) * len(self.ids)
        begin, end = as_list(np.searchsorted(self.pairs, bounds))
        return self.pairs[begin:end] % len(self.ids) if number and self.ids else self.pairs[:0]

    def touched(self, before: Exclusions, after: Exclusions) -> frozenset[str]:
        """The articles whose cues may differ between two exclusions; `self` is of neither.

        An article without the words of an excluded term is analysed as if nothing were excluded.
        """
        both = before.terms | after.terms
        has_term = _union(self.with_words_of(term) for _, term in both)
        touched = _union(self.with_words_of(term) for _, term in before.terms ^ after.terms)
        categories = before.categories ^ after.categories
        if categories:
            touched |= has_term | self._with_category(categories)
        return touched | {name for name, _, _ in before.cues ^ after.cues} & set(self.ids)

    def _with_category(self, categories: Collection[tuple[str, str]]) -> frozenset[str]:
        return frozenset(
            str(name)
            for cues in (self.cues, self.in_titles)
            for name in cues.loc[_is_of(cues, categories), "article_id"]
        )


def tally(articles: pd.DataFrame, method: Method | None = None) -> Tally:
    """Tally the cues of the articles (a frame with a `text` column; `article_id` where it has one,
    or else its index). Its rows are those of `metrics.cues`, family by family.

    Raises ValueError when there is no `text` column.
    """
    method = method or default_method()
    ids = tuple(str(name) for name in ids_of(articles))

    def measure(batches: Mapping[str, Batch]) -> tuple[pd.DataFrame, pd.DataFrame, list[Ints]]:
        bodies, titles = (_rows(batches[name]) for name in READS)
        return bodies, titles, [_pairs(each, max(len(ids), 1)) for each in batches.values()]

    cues, in_titles, pairs = zip(*in_batches(articles, method, measure, READS), strict=True)
    return Tally(
        _as_categories(pd.concat(cues, ignore_index=True)),
        _as_categories(pd.concat(in_titles, ignore_index=True)),
        ids,
        dict(method.matcher.word_numbers),
        np.unique(np.concatenate([each for some in pairs for each in some])),
    )


def _rows(batch: Batch) -> pd.DataFrame:
    rows = [described(batch, family)[list(COLUMNS)] for family in batch.reading.cues]
    return pd.concat(rows, ignore_index=True)


def _as_categories(cues: pd.DataFrame) -> pd.DataFrame:
    """Every column with each distinct value held once: a corpus has a million cues."""
    return cues.astype("str").astype(dict.fromkeys(COLUMNS, "category"))


def _is_of(cues: pd.DataFrame, categories: Iterable[tuple[str, str]]) -> pd.Series:
    found = pd.Series(False, index=cues.index)
    for family, category in categories:
        found |= (cues["family"] == family) & (cues["category"] == category)
    return found


def _pairs(batch: Batch, n_articles: int) -> Ints:
    """Which lexicon words stand in which article, as one number each."""
    corpus = batch.reading.corpus
    word = corpus.types.term_word[corpus.tokens].astype(np.int64)
    at = np.flatnonzero(word)
    return np.unique(word[at] * n_articles + corpus.article_of(at) + batch.begin)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
