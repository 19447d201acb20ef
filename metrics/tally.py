"""Which terms counted, article by article, and which articles a change of method can touch."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

import numpy as np
import pandas as pd

from metrics.analyse import analyse, new_vocabulary
from metrics.arrays import Ints, as_list
from metrics.corpus import Corpus
from metrics.matcher import Matcher
from metrics.method import Exclusions, Method, default_method, without_cues
from metrics.reading import CITATION, Reading
from metrics.score import BATCH, READS, english_texts, ids_of

LEXICONS_OF: Final[dict[str, tuple[str, ...]]] = {
    "loaded": ("loaded_terms",),
    "hedge": ("hedges",),
    "booster": ("boosters",),
    "uncertainty": ("uncertainty",),
    "citation": ("reporting_verbs", "attribution_phrases"),
    "stance": ("stances",),
}
"""The lexicons whose terms are the cues of each family."""

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
        kept = self.cues[~self.cues["article_id"].isin(newer.ids)]
        return replace(self, cues=_as_categories(pd.concat([kept, newer.cues], ignore_index=True)))

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
    columns = [english_texts(articles, name) for name in READS]
    ids = [str(name) for name in ids_of(articles)]
    vocabulary = new_vocabulary(method)
    rows: dict[str, list[pd.DataFrame]] = {name: [] for name in READS}
    pairs: list[Ints] = []
    for begin in range(0, max(len(ids), 1), BATCH):
        for name, texts in zip(READS, columns, strict=True):
            batch = texts[begin : begin + BATCH] or [""]
            reading = analyse(batch, vocabulary, method)
            pairs.append(_pairs(reading.corpus, begin, max(len(ids), 1)))
            names = ids[begin : begin + BATCH] or [""]
            if name == "text":
                reading = without_cues(reading, batch, names, method.exclusions)
            rows[name].append(_rows(reading, names, method.matcher))
    cues, in_titles = (
        _as_categories(pd.concat(rows[name], ignore_index=True)) for name in ("text", "title")
    )
    return Tally(
        cues,
        in_titles,
        tuple(ids),
        dict(method.matcher.word_numbers),
        np.unique(np.concatenate(pairs)),
    )


def terms_of(reading: Reading, family: str, matcher: Matcher) -> list[str]:
    """The term of each cue of a family, as a lexicon spells it; "" for what a rule found."""
    cues = reading.cues[family]
    words = reading.corpus.types.term_word[reading.corpus.tokens]
    spelling = ["", *matcher.word_numbers]
    known = {
        entry.term
        for lexicon in matcher.lexicons
        if lexicon.name in LEXICONS_OF.get(family, ())
        for entry in lexicon.entries
    }
    longest = max((term.count(" ") + 1 for term in known), default=0)
    length = cues.last - cues.first + 1
    terms = np.full(cues.first.size, "", dtype=object)
    for size in as_list(np.unique(length[length <= longest])):
        at = np.flatnonzero(length == size)
        sequences, which = np.unique(
            words[cues.first[at][:, None] + np.arange(size)], axis=0, return_inverse=True
        )
        spelled = [" ".join(spelling[number] for number in as_list(row)) for row in sequences]
        spelled = [term if term in known else "" for term in spelled]
        terms[at] = np.array(spelled, dtype=object)[which.reshape(-1)]
    return list(terms)


def lists_with(method: Method, family: str, term: str) -> tuple[str, ...]:
    """The names of the lexicons of a family that have a term."""
    names = LEXICONS_OF.get(family, ())
    return tuple(
        lexicon.name
        for lexicon in method.lexicons
        if lexicon.name in names and any(entry.term == term for entry in lexicon.entries)
    )


def _rows(reading: Reading, ids: list[str], matcher: Matcher) -> pd.DataFrame:
    parts: list[pd.DataFrame] = []
    names = np.array(ids, dtype=object)
    for family, cues in reading.cues.items():
        labels = np.array([*cues.labels, ("", "")], dtype=object)[cues.label]
        parts.append(
            pd.DataFrame(
                {
                    "article_id": names[reading.corpus.article_of(cues.first)],
                    "family": family,
                    "category": labels[:, 0],
                    "term": terms_of(reading, family, matcher),
                    "gloss": labels[:, 1],
                    "voice": np.where(reading.is_quoted(family), "quoted", "narrator"),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _as_categories(cues: pd.DataFrame) -> pd.DataFrame:
    """Every column with each distinct value held once: a corpus has a million cues."""
    return cues.astype("str").astype(dict.fromkeys(COLUMNS, "category"))


def _is_of(cues: pd.DataFrame, categories: Iterable[tuple[str, str]]) -> pd.Series:
    found = pd.Series(False, index=cues.index)
    for family, category in categories:
        found |= (cues["family"] == family) & (cues["category"] == category)
    return found


def _pairs(corpus: Corpus, begin: int, n_articles: int) -> Ints:
    """Which lexicon words stand in which article, as one number each."""
    word = corpus.types.term_word[corpus.tokens].astype(np.int64)
    at = np.flatnonzero(word)
    return np.unique(word[at] * n_articles + corpus.article_of(at) + begin)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def categories_of(method: Method, family: str) -> frozenset[str]:
    """The categories that cues of a family can have."""
    by_rule = {category for category, _ in analyse([""], method=method).cues[family].labels}
    if family == CITATION:  # a citation is labelled by its kind, not by the word that makes it one
        return frozenset(by_rule)
    names = LEXICONS_OF[family]
    lists = (lexicon for lexicon in method.lexicons if lexicon.name in names)
    return frozenset(by_rule | {entry.category for each in lists for entry in each.entries})
