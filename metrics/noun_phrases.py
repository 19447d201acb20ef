"""Noun phrases, found without a parser: "the Acme Corp. spokeswoman", "two of her aides".

A phrase is a run of words that are no verb of a cue, no preposition, pronoun or auxiliary, without
punctuation between them (the stop of "Mr." is none); a determiner begins a new one. What it cannot
tell is a verb it does not know, so phrases are only looked at beside a cue.
"""

from dataclasses import dataclass

import numpy as np

from metrics.arrays import Flags, Ints
from metrics.corpus import Corpus
from metrics.punctuation import Mark, Stop
from metrics.word_classes import Role


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """Arrays over tokens: whether a token is `inside` a phrase, and where its phrase begins and
    ends; `breaks` flags tokens with a comma or other punctuation behind them, and `commas` are
    the positions of those."""

    inside: Flags
    begin: Ints
    end: Ints
    breaks: Flags
    commas: Ints


def find_noun_phrases(corpus: Corpus, first: Ints, last: Ints) -> NounPhrases:
    """The noun phrases of a corpus outside quotations; cues run from `first` to `last`."""
    types, tokens = corpus.types, corpus.tokens
    possible = np.isin(types.role, (Role.OTHER, Role.DETERMINER, Role.OWNER))
    possible &= types.is_word & ~types.is_calendar
    breaks = breaks_behind(corpus)
    inside = possible[tokens] & ~corpus.quotations.inside
    for extra in range(int((last - first).max(initial=-1)) + 1):
        inside[first[last - first >= extra] + extra] = False
    people = ((types.role == Role.THEY) & ~types.is_pronoun)[tokens]
    inside[1:] |= people[1:] & inside[:-1] & ~breaks[:-1]  # "two people"
    inside[:-1] |= types.is_determiner[tokens[:-1]] & inside[1:]  # "one former aide"
    opens = types.is_determiner[tokens]
    opens[1:] &= ~opens[:-1]
    opens |= ((types.leading & Mark.BREAKS) != 0)[tokens]
    opens[1:] |= ~inside[:-1] | breaks[:-1]
    opens &= inside
    places = np.arange(tokens.size)
    begin = np.maximum.accumulate(np.where(opens, places, 0))
    closes = inside.copy()
    closes[:-1] &= opens[1:] | ~inside[1:]
    ends = np.flatnonzero(closes)
    end = np.append(ends, 0)[np.cumsum(closes) - closes]
    return NounPhrases(inside, begin, end, breaks, np.flatnonzero(breaks))


def breaks_behind(corpus: Corpus) -> Flags:
    """Tokens with punctuation behind them, but for the stop of an abbreviation."""
    types = corpus.types
    abbreviates = (types.stop >= Stop.TITLE) & (types.stop <= Stop.NUMBERED)
    stops = (types.trailing & Mark.BREAKS) != 0
    return (stops & ~abbreviates)[corpus.tokens] | corpus.ends_sentence
