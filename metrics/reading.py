"""An analysed corpus: the encoded text and the cues found in it, family by family."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Literal

import numpy as np

from metrics.arrays import Flags, Ints
from metrics.corpus import Corpus

Voice = Literal["narrator", "quoted"]
CITATION = "citation"  # the family that has sources
NOBODY, NAMED, UNNAMED, PRONOUN, DOCUMENT = range(5)  # kinds of sources
SOURCE_KINDS = ("", "named", "unnamed", "pronoun", "document")
NO_VERB, NEUTRAL, CHARGED = range(3)  # kinds of reporting verbs
SOURCE_TYPES = ("official", "expert", "document", "media", "citizen", "unknown")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one family, in reading order.

    `first` and `last` are token positions, `label` indexes `labels`: pairs of category and gloss.
    `entry` is the number of the matcher's entry that was found, -1 for what a rule found.
    """

    first: Ints
    last: Ints
    entry: Ints
    label: Ints
    labels: tuple[tuple[str, str], ...]

    def take(self, chosen: Flags) -> "Cues":
        """Only the chosen cues."""
        arrays = (self.first, self.last, self.entry, self.label)
        first, last, entry, label = (each[chosen] for each in arrays)
        return Cues(first, last, entry, label, self.labels)


@dataclass(frozen=True, slots=True)
class Sources:
    """Who is cited, one element per citation.

    `kind` is NOBODY, NAMED, UNNAMED, PRONOUN (one that stands for nobody we know) or DOCUMENT. The
    words of the source run from token `first` to `last` (-1: none were found). `type` indexes
    `SOURCE_TYPES`. `person` is a number that citations of one name in one article share, also where
    a pronoun or an office stands for the name; -1 where there is no name. `verb` is NO_VERB,
    NEUTRAL or CHARGED: how the verb that reports it judges what was said.
    """

    kind: Ints
    first: Ints
    last: Ints
    type: Ints
    person: Ints
    verb: Ints

    def take(self, chosen: Flags) -> "Sources":
        """Only the sources of the chosen citations."""
        return Sources(*(getattr(self, each.name)[chosen] for each in fields(self)))


@dataclass(frozen=True)
class Reading:
    """A corpus, the cues of each family, and the sources of its citations."""

    corpus: Corpus
    cues: Mapping[str, Cues]
    sources: Sources

    def take(self, chosen: Mapping[str, Flags]) -> "Reading":
        """Only the chosen cues of each family, and the sources of the citations among them."""
        return replace(
            self,
            cues={family: cues.take(chosen[family]) for family, cues in self.cues.items()},
            sources=self.sources.take(chosen[CITATION]),
        )

    def is_quoted(self, family: str) -> Flags:
        """Which cues of a family begin inside quotation marks."""
        return self.corpus.quotations.inside[self.cues[family].first]

    def count_cues(
        self, family: str, voice: Voice | None = None, categories: Collection[str] | None = None
    ) -> Ints:
        """Cues per article of one family, of one voice or both, of some categories or all."""
        cues = self.cues[family]
        chosen = np.ones(cues.first.size, dtype=bool)
        if voice is not None:
            chosen &= self.is_quoted(family) == (voice == "quoted")
        if categories is not None:
            wanted = np.array([category in categories for category, _ in cues.labels], dtype=bool)
            chosen &= wanted[cues.label] if wanted.size else False
        return self.count_positions(cues.first[chosen])

    def count_positions(self, positions: Ints) -> Ints:
        """Token positions per article."""
        corpus = self.corpus
        return np.bincount(corpus.article_of(positions), minlength=corpus.n_articles)

    def count_sentences(self, positions: Ints) -> Ints:
        """Distinct sentences per article among those of the given token positions."""
        begins = self.corpus.sentence_begins
        holds = np.zeros(begins.size, dtype=bool)
        holds[self.corpus.sentence[positions]] = True
        return self.count_positions(begins[holds])

    @cached_property
    def n_words(self) -> Ints:
        return self.corpus.per_article(self.corpus.is_word)

    @cached_property
    def n_words_narrator(self) -> Ints:
        return self.corpus.per_article(self.corpus.narrator_word)
