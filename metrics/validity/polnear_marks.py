"""The marks that are compared for PolNeAR: those of its annotators, ours, and a bare list's."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metrics.arrays import Ints
from metrics.citations import FAMILY
from metrics.corpus import Corpus, encode
from metrics.lexicon import Entry, Lexicon
from metrics.matcher import Matcher
from metrics.method import default_method
from metrics.offsets import token_spans
from metrics.reading import Reading
from metrics.sources import find_sources
from metrics.stance import FAMILY as STANCE
from metrics.validity.polnear_files import Annotation, Spans
from metrics.vocabulary import Vocabulary


class Gold:
    """The annotations over the tokens of the corpus made of their texts.

    `cues` and `sources` hold the tokens of each relation, `annotation` the one it belongs to.
    """

    def __init__(self, annotations: Sequence[Annotation], corpus: Corpus) -> None:
        self.cues: list[Ints] = []
        self.sources: list[Ints] = []
        self.in_cue = np.zeros(corpus.tokens.size, dtype=bool)
        self.attributed = np.zeros(corpus.tokens.size, dtype=bool)
        for each, begin in zip(annotations, corpus.begins.tolist(), strict=False):
            starts, ends = token_spans(each.text)
            for relation in each.relations:
                cue, content, source = (
                    begin + tokens_of(spans, starts, ends)
                    for spans in (relation.cue, relation.content, relation.source)
                )
                self.in_cue[cue] = True
                self.attributed[cue] = True
                self.attributed[content] = True
                self.cues.append(cue)
                self.sources.append(source)
        sizes = [len(each.relations) for each in annotations]
        self.annotation = np.repeat(np.arange(len(annotations)), sizes)


def tokens_of(spans: Spans, starts: Ints, ends: Ints) -> Ints:
    """The tokens that character spans touch."""
    parts = [
        np.arange(np.searchsorted(ends, start, side="right"), np.searchsorted(starts, end))
        for start, end in spans
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


@dataclass(frozen=True, slots=True)
class Marks:
    """Cues that were found, as token spans, and the span of the source of each (-1: none)."""

    first: Ints
    last: Ints
    source_first: Ints
    source_last: Ints

    def at(self, size: int) -> Ints:
        """For each of `size` tokens the number of the cue that covers it, or -1."""
        of = np.full(size, -1)
        for number, (first, last) in enumerate(zip(self.first, self.last, strict=True)):
            of[first : last + 1] = number
        return of


def worded_cues(reading: Reading) -> Marks:
    """Citations that have a word for a cue, and stances in the narrator's voice."""
    corpus, cues, stances = reading.corpus, reading.cues[FAMILY], reading.cues[STANCE]
    worded = ~np.isin(cues.first, corpus.quotations.first)
    worded &= ~corpus.types.is_link[corpus.tokens[cues.first]]
    told = ~reading.is_quoted(STANCE)
    first = np.concatenate((cues.first[worded], stances.first[told]))
    last = np.concatenate((cues.last[worded], stances.last[told]))
    order = np.argsort(first, kind="stable")
    return _with_sources(corpus, first[order], last[order])


def _with_sources(corpus: Corpus, first: Ints, last: Ints) -> Marks:
    """Cues with the span of each one's source, found for stances as for citations."""
    matcher = default_method().matcher
    hits = matcher.find(corpus)
    entry = np.full(corpus.tokens.size, -1)
    for name in ("stances", "reporting_verbs", "attribution_phrases"):
        entry[hits[name].start] = hits[name].entry
    sources = find_sources(corpus, matcher, hits, first, last, entry[first])
    return Marks(first, last, sources.first, sources.last)


def bare_cues(texts: Sequence[str]) -> Marks:
    """Every term of the reporting verbs; the word before each stands for its source."""
    lexicon = next(each for each in default_method().lexicons if each.name == "reporting_verbs")
    terms = {entry.term: Entry(entry.term, entry.category) for entry in lexicon.entries}
    matcher = Matcher([Lexicon("bare", tuple(terms.values()))])
    hits = matcher.find(encode(texts, Vocabulary(matcher.word_numbers)))["bare"]
    before = np.maximum(hits.start - 1, 0)
    return Marks(hits.start, hits.last, before, before)
