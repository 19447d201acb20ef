"""What must, or must not, stand beside or near a term for it to count.

All conditions of all candidate hits are checked together: every pair of a hit and a condition of
its entry is one element of the arrays below.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from metrics.arrays import Flags, Ints
from metrics.corpus import Corpus
from metrics.lexicon import CONDITIONS, Entry, Hits
from metrics.punctuation import Mark

NEGATION = "n't"  # as a condition it stands for any word that ends in it
NEAR = 6  # tokens either side of a term that near_is and near_not look at
_AWAY = np.arange(1, NEAR + 1)
_WORD_CLASSES = {"<number>", "<capital>", NEGATION}


def is_class(word: str) -> bool:
    """Whether a word of a condition stands for a class of words."""
    return word.startswith("<") or word == NEGATION


class Conditions:
    """The conditions of the entries of a matcher, ready to be checked.

    Distinct conditions are numbered; `_table[condition, column]` tells which words meet which, and
    `_classes` which classes each one names. Most words are in no condition: they share column 0.
    """

    def __init__(self, entries: Sequence[Entry], word_numbers: Mapping[str, int]) -> None:
        number_of: dict[tuple[str, tuple[str, ...]], int] = {}
        carried = [
            [number_of.setdefault(each, len(number_of)) for each in _conditions_of(entry)]
            for entry in entries
        ]
        distinct = list(number_of)
        self._begins = np.concatenate(([0], np.cumsum([len(each) for each in carried])))
        self._carried = np.array([number for each in carried for number in each], dtype=np.int64)
        self._near = np.array([name.startswith("near") for name, _ in distinct], dtype=bool)
        self._before = np.array([name.startswith("prev") for name, _ in distinct], dtype=bool)
        self._wanted = np.array([not name.endswith("_not") for name, _ in distinct], dtype=bool)
        numbers = [[word_numbers[w] for w in words if not is_class(w)] for _, words in distinct]
        used = sorted({number for each in numbers for number in each})
        self._column = np.zeros(len(word_numbers) + 1, dtype=np.int64)
        self._column[used] = np.arange(1, len(used) + 1)
        self._table = np.zeros((len(distinct), len(used) + 1), dtype=bool)
        for number, each in enumerate(numbers):
            self._table[number, self._column[each]] = True
        names = {word for _, words in distinct for word in words if is_class(word)}
        self._classes = {
            name: np.array([name in words for _, words in distinct], dtype=bool) for name in names
        }

    def allow(self, corpus: Corpus, words: Ints, hits: Hits) -> Flags:
        """Which hits meet all conditions of their entries. `words` numbers each token's word."""
        sizes = np.diff(self._begins)[hits.entry]
        hit = np.repeat(np.arange(hits.start.size), sizes)
        offset = np.arange(hit.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        condition = self._carried[np.repeat(self._begins[hits.entry], sizes) + offset]
        met = np.zeros(hit.size, dtype=bool)
        near = self._near[condition]
        for chosen, check in ((~near, self._met_beside), (near, self._met_near)):
            at = np.flatnonzero(chosen)
            met[at] = check(corpus, words, hits.take(hit[at]), condition[at])
        failed = np.bincount(hit, met != self._wanted[condition], minlength=hits.start.size)
        return failed == 0

    def _met_beside(self, corpus: Corpus, words: Ints, pairs: Hits, condition: Ints) -> Flags:
        """Whether what stands directly before or after each hit meets its condition."""
        before = self._before[condition]
        beside = np.where(before, np.maximum(pairs.start - 1, 0), pairs.last + 1)
        met = self._table[condition, self._column[words[beside]]] & _in_one_sentence(
            corpus, pairs, beside
        )
        for name, of_condition in self._classes.items():
            at = np.flatnonzero(of_condition[condition])
            met[at] |= _is(name, corpus, pairs.take(at), beside[at], before[at])
        # The corpus's first token has none before it: only a beginning can precede its term.
        first = before & (pairs.start == 0)
        met[first] &= self._opens(condition[first])
        return met

    def _met_near(self, corpus: Corpus, words: Ints, pairs: Hits, condition: Ints) -> Flags:
        """Whether any of the `NEAR` tokens either side, in the same sentence, does."""
        start, last = pairs.start[:, None], pairs.last[:, None]
        place = np.concatenate((start - _AWAY, last + _AWAY), axis=1)
        near = np.clip(place, 0, words.size - 1)
        together = (near == place) & (corpus.sentence[near] == corpus.sentence[start])
        met = self._table[condition[:, None], self._column[words[near]]]
        for name in _WORD_CLASSES & self._classes.keys():
            at = np.flatnonzero(self._classes[name][condition])
            met[at] |= _is_of(name, corpus, near[at])
        return (met & together).any(axis=1)

    def _opens(self, condition: Ints) -> Flags:
        starts = self._classes.get("<start>")
        return np.zeros(condition.size, bool) if starts is None else starts[condition]


def _conditions_of(entry: Entry) -> list[tuple[str, tuple[str, ...]]]:
    named: list[tuple[str, tuple[str, ...]]] = [
        (name, getattr(entry, name)) for name in CONDITIONS if getattr(entry, name)
    ]
    return [*named, ("case", (f"<case {entry.case}>",))] if entry.case else named


def _is(name: str, corpus: Corpus, hits: Hits, beside: Ints, before: Flags) -> Flags:
    """Whether what stands beside each hit is of a class."""
    types, tokens = corpus.types, corpus.tokens
    match name:
        case _ if name in _WORD_CLASSES:
            return _is_of(name, corpus, beside) & _in_one_sentence(corpus, hits, beside)
        case "<start>":
            return _opens_sentence(corpus, hits.start)
        case "<end>":
            ends = (types.trailing[tokens[hits.last]] & Mark.BREAKS) != 0
            return ends | types.is_paragraph[tokens[hits.last + 1]]
        case "<quote>":
            inner = np.where(before, types.leading[tokens[hits.start]], 0)
            inner |= np.where(before, 0, types.trailing[tokens[hits.last]])
            outer = np.where(before, types.trailing[tokens[beside]], types.leading[tokens[beside]])
            return ((inner | outer) & Mark.QUOTES) != 0
        case "<case lower>":
            capital = types.is_capital[tokens[hits.start]]
            return ~capital | _opens_sentence(corpus, hits.start)
        case "<case capital>":
            return types.is_capital[tokens[hits.start]]
        case _:
            raise ValueError(f"unknown class {name}")


def _is_of(name: str, corpus: Corpus, places: Ints) -> Flags:
    """Whether the word at each place is of a class that depends on the word alone."""
    types, tokens = corpus.types, corpus.tokens[places]
    match name:
        case "<number>":
            return types.is_number[tokens]
        case "<capital>":
            return types.is_capital[tokens]
        case _:
            return types.is_negated[tokens]


def _in_one_sentence(corpus: Corpus, hits: Hits, beside: Ints) -> Flags:
    """Whether what stands beside each hit belongs to its sentence."""
    return corpus.sentence[beside] == corpus.sentence[hits.start]


def _opens_sentence(corpus: Corpus, positions: Ints) -> Flags:
    return corpus.sentence_begins[corpus.sentence[positions]] == positions
