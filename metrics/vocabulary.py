"""Texts as numbers: each distinct token of some texts has one, and is described once.

Arrow splits and numbers, so that Python never holds a string for each token: among ways that were
tried it took the least time (docs/performance.md).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import numpy as np
import pyarrow  # pyright: ignore[reportMissingTypeStubs]
from pyarrow import compute  # pyright: ignore[reportMissingTypeStubs]

from metrics.arrays import Ints, as_list
from metrics.word_types import WordTypes, describe, numbering

MOST: Final = 200_000
"""Distinct tokens after which those that did not come again are forgotten: most words are rare, and
would fill the memory."""
# Arrow has no types that a checker could read.
_arrow: Any = pyarrow
_compute: Any = compute
_STRINGS: Final[Any] = _arrow.large_string()
_HALVES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Encoded:
    """Texts as numbers. `tokens` number the distinct tokens of these texts, text after text;
    `begins` are the places at which each text begins, with the number of tokens at the end;
    `types` describes the distinct tokens, in order of first sight."""

    tokens: Ints
    begins: Ints
    types: WordTypes


class Vocabulary:
    """Remembers how tokens are described, so that it is done once for texts encoded in turn.

    `term_words` are the numbers that lexicons give to the words of their terms; `most` is how many
    tokens are remembered, or those of the last texts. No number hangs on what is remembered.
    """

    def __init__(self, term_words: Mapping[str, int] | None = None, most: int = MOST) -> None:
        self._term_words = term_words or {}
        self._most = most
        self._numbers = numbering()
        self._types = describe([], self._term_words)
        self._came = np.empty(0, np.int64)  # how often: in how many of the lots of texts

    def __len__(self) -> int:
        return len(self._numbers)

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Encode texts. Tokens are what white space sets apart; no text begins or ends with it."""
        split = _compute.utf8_split_whitespace(_utf8(texts))
        # Among themselves first: a table of all that is known is large, and slow to look into.
        tokens = split.values.dictionary_encode()
        known = self._numbers_of(tokens.dictionary.to_pylist())
        self._came[known] += 1
        types = self._types.take(known)
        if len(self) > self._most:
            self._forget()
        # Not int32: NumPy turns what indexes an array into int64, every time anew.
        numbers: Ints = tokens.indices.to_numpy().astype(np.int64)
        begins: Ints = split.offsets.to_numpy().astype(np.int64)
        return Encoded(numbers, begins, types)

    def _numbers_of(self, tokens: Sequence[str]) -> Ints:
        """Where distinct tokens stand among all that are known, which they are now."""
        before = len(self)
        numbers = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, len(tokens))
        if unseen := list(islice(self._numbers, before, None)):
            self._types = self._types.followed_by(describe(unseen, self._term_words))
            self._came = np.append(self._came, np.zeros(len(unseen), np.int64))
        return numbers

    def _forget(self) -> None:
        """Keep, of the tokens, those that came again: half of `most` at most."""
        kept = np.flatnonzero(self._came > 1)
        kept = np.sort(kept[np.argsort(-self._came[kept], kind="stable")[: self._most // 2]])
        tokens = list(self._numbers)
        self._numbers = numbering([tokens[number] for number in as_list(kept)])
        self._types = self._types.take(kept)
        self._came = np.ones(kept.size, np.int64)  # each has to come again


def _utf8(texts: Sequence[str]) -> object:
    try:
        return _arrow.array(texts, _STRINGS)
    except UnicodeEncodeError:  # halves of characters, which stand for nothing
        return _arrow.array([_HALVES.sub("\ufffd", text) for text in texts], _STRINGS)
