"""A word list to hold loaded terms against: the negative words of VADER, or a reader's own.

VADER (Hutto and Gilbert 2014, ICWSM) rates words from -4 to 4; its list is MIT-licensed and comes
with the `vaderSentiment` package.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from metrics.arrays import Flags
from metrics.corpus import Corpus
from metrics.lexicon import LONGEST
from metrics.lexicon_rows import MOST_BYTES
from metrics.validity.figure import CorpusError
from metrics.validity.files import text

REMARKS = ("#", ";")  # how a line that is no word begins


@dataclass(frozen=True, slots=True)
class WordList:
    """Single words in lower case with straight apostrophes, and what the list is called."""

    name: str
    words: frozenset[str]

    def on(self, corpus: Corpus) -> Flags:
        """Which tokens are a word of the list."""
        keys = (key.removesuffix("'s") for key in corpus.types.keys)
        listed = np.array([key in self.words for key in keys], dtype=bool)
        return listed[corpus.tokens] & corpus.is_word


@cache
def vader() -> WordList:
    """Single words of letters alone that its raters found negative, but for “no”: a word of
    grammar, which would only make the list look worse than it is."""
    listed = files("vaderSentiment").joinpath("vader_lexicon.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in listed.splitlines() if line)
    words = {row[0].lower() for row in rows if row[0].isalpha() and float(row[1]) < 0}
    return WordList("negative words of the VADER list", frozenset(words - {"no"}))


def read_list(path: Path) -> WordList:
    """A list from a text file with one word a line; lines that begin with # or ; are remarks.

    Raises CorpusError, naming file and line, for a line of more than one word or of `LONGEST`
    characters, a file of more than `MOST_BYTES`, one that is no UTF-8 text, and one without any
    word.
    """
    words: set[str] = set()
    for number, line in enumerate(text(path, most=MOST_BYTES).split("\n"), start=1):
        word = line.strip().lower().replace("’", "'")
        if not word or word.startswith(REMARKS):
            continue
        if len(word.split()) > 1 or len(word) > LONGEST:
            raise CorpusError(f"{path.name}, line {number}: expected one word, found {word[:60]!r}")
        words.add(word)
    if not words:
        raise CorpusError(f"{path.name}, line 1: expected one word a line, found none")
    return WordList(f"the words of {path.name}", frozenset(words))
