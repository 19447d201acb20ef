"""One matcher for all lexicons: their terms, found in an encoded corpus in one walk."""

from collections.abc import Sequence

import numpy as np

from metrics import clauses
from metrics.arrays import Ints, as_list
from metrics.conditions import Conditions, is_class
from metrics.corpus import Corpus
from metrics.lexicon import CONDITIONS, Entry, Hits, Lexicon
from metrics.punctuation import Mark
from metrics.reading import Cues
from metrics.trie import Trie, build_trie


class Matcher:
    """Finds the terms of several lexicons in an encoded corpus in one walk.

    `word_numbers` numbers every word of the terms and their conditions; the vocabulary of a corpus
    to be searched is made with it.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)
        self.entries = tuple(entry for lexicon in lexicons for entry in lexicon.entries)
        self.lexicon_of = np.repeat(
            np.arange(len(lexicons)), [len(lexicon.entries) for lexicon in lexicons]
        )
        self.word_numbers = _number_words(self.entries)
        self._labels = [(entry.category, entry.gloss) for entry in self.entries]
        self._in_category = _group_by_category(self.entries)
        entries_of: dict[tuple[int, ...], list[int]] = {}
        for number, entry in enumerate(self.entries):
            words = tuple(self.word_numbers[word] for word in entry.term.split())
            entries_of.setdefault(words, []).append(number)
        self._trie: Trie = build_trie(list(entries_of), len(self.word_numbers) + 1)
        groups = list(entries_of.values())
        self._group_begins = np.concatenate(([0], np.cumsum([len(group) for group in groups])))
        self._group_entries = np.array([number for group in groups for number in group])
        self._conditions = Conditions(self.entries, self.word_numbers)
        self._needs = clauses.codes_of([entry.needs for entry in self.entries])

    def find(self, corpus: Corpus) -> dict[str, Hits]:
        """The hits of each lexicon: longest term first at a place, never two that overlap."""
        words = corpus.types.term_word[corpus.tokens]
        hits = self._candidates(corpus, words)
        hits = hits.take(self._conditions.allow(corpus, words, hits))
        hits = hits.take(clauses.fit(corpus, hits, self._needs))
        lexicon = self.lexicon_of[hits.entry]
        return {
            each.name: _without_overlaps(hits.take(lexicon == number))
            for number, each in enumerate(self.lexicons)
        }

    def entries_in(self, category: str) -> Ints:
        """Numbers of the entries of a category."""
        return self._in_category.get(category, np.zeros(0, dtype=np.int64))

    def as_cues(self, hits: Hits) -> Cues:
        """Hits as cues, labelled with the category and gloss of their entries."""
        numbers, label = np.unique(hits.entry, return_inverse=True)
        labels = tuple(self._labels[number] for number in as_list(numbers))
        return Cues(hits.start, hits.last, hits.entry, label, labels)

    def _candidates(self, corpus: Corpus, words: Ints) -> Hits:
        types = corpus.types
        breaks = (types.trailing & Mark.BREAKS) != 0
        broken_before = (types.leading & Mark.BREAKS) != 0
        broken_after = breaks[corpus.tokens]
        broken_after[:-1] |= broken_before[corpus.tokens[1:]]
        empty = np.zeros(0, np.int64)
        starts, lengths, entries = [empty], [empty], [empty]
        for match in self._trie.walk(words, broken_after):
            sizes = np.diff(self._group_begins)[match.sequence]
            offset = _count_up(sizes)
            entries.append(
                self._group_entries[np.repeat(self._group_begins[match.sequence], sizes) + offset]
            )
            starts.append(np.repeat(match.starts, sizes))
            lengths.append(np.full(entries[-1].size, match.length))
        start, length, entry = (np.concatenate(each[::-1]) for each in (starts, lengths, entries))
        return Hits(start, length, entry).take(np.argsort(start, kind="stable"))


def _count_up(sizes: Ints) -> Ints:
    """0 … size - 1 for each size in turn."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _group_by_category(entries: Sequence[Entry]) -> dict[str, Ints]:
    numbers: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        numbers.setdefault(entry.category, []).append(number)
    return {category: np.array(group, dtype=np.int64) for category, group in numbers.items()}


def _number_words(entries: Sequence[Entry]) -> dict[str, int]:
    """Number every word of the terms and their conditions, from 1."""
    number_of: dict[str, int] = {}
    # Thousands of entries share a few hundred conditions.
    conditions = dict.fromkeys(getattr(entry, name) for entry in entries for name in CONDITIONS)
    for words in (*(entry.term.split() for entry in entries), *conditions):
        for word in words:
            if not is_class(word):
                number_of.setdefault(word, len(number_of) + 1)
    return number_of


def _without_overlaps(hits: Hits) -> Hits:
    """From left to right, the longest hit at each place that starts after the last one kept."""
    if hits.start.size < 2:
        return hits
    first_here = np.concatenate(([True], np.diff(hits.start) > 0))
    hits = hits.take(first_here)
    kept = np.ones(hits.start.size, dtype=bool)
    last = hits.last
    reach = np.maximum.accumulate(last)
    for i in (np.flatnonzero(hits.start[1:] <= reach[:-1]) + 1).tolist():
        before = i - 1
        while not kept[before]:
            before -= 1
        kept[i] = hits.start[i] > last[before]
    return hits.take(kept)
