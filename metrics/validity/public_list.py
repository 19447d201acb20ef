"""A public word list to hold loaded terms against: the negative words of VADER.

VADER (Hutto and Gilbert 2014, ICWSM) rates words from -4 to 4; its list is MIT-licensed and comes
with the `vaderSentiment` package.
"""

from functools import cache
from importlib.resources import files

import numpy as np

from metrics.arrays import Flags
from metrics.corpus import Corpus

NAME = "negative words of the VADER list"


@cache
def negative_words() -> frozenset[str]:
    """Single words of letters alone that its raters found negative, in lower case, but for “no”:
    a word of grammar, which would only make the list look worse than it is."""
    listed = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in listed.splitlines() if line)
    words = {row[0].lower() for row in rows if row[0].isalpha() and float(row[1]) < 0}
    return frozenset(words - {"no"})


def listed_words(corpus: Corpus) -> Flags:
    """Which tokens are a word of the list."""
    listed = negative_words()
    on_list = np.array([key.removesuffix("'s") in listed for key in corpus.types.keys], dtype=bool)
    return on_list[corpus.tokens] & corpus.is_word
