"""Attributions within attributions: what somebody is said to have said, or to want.

In "she said critics wanted a new bridge" the outlet attributes one thing, to her; what the critics
wanted is part of what she said. A cue stands within another when only words lie between the two,
unless it continues a list of what one person does: "she said it was late and wanted to go".
"""

import numpy as np

from metrics.arrays import Flags, Ints, totals
from metrics.clauses import governors
from metrics.corpus import Corpus
from metrics.noun_phrases import breaks_behind
from metrics.punctuation import Mark
from metrics.word_classes import Role


def stands_within(corpus: Corpus, start: Ints, outer: Ints) -> Flags:
    """Whether each cue that begins at `start` stands within one of those that end at `outer`."""
    if not outer.size:
        return np.zeros(start.size, dtype=bool)
    ends = np.sort(outer)
    number = np.searchsorted(ends, start) - 1
    before = ends[np.maximum(number, 0)]
    breaks = breaks_behind(corpus)
    breaks[:-1] |= ((corpus.types.leading & Mark.BREAKS) != 0)[corpus.tokens[1:]]
    total = totals(breaks)
    within = (number >= 0) & (total[start] == total[before])
    within &= corpus.sentence[before] == corpus.sentence[start]
    return within & (governors(corpus, start) != Role.CONJUNCTION)
