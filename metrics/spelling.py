"""How many words begin and end, and how long they are: their characters as arrays."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from metrics.arrays import Flags, Ints, Small

_CHARACTERS = 0x110000


class Spelling:
    """The characters of words that were joined with line breaks; arrays have one element a word."""

    def __init__(self, joined: str, n_words: int) -> None:
        self._codes = codes_of(f"\n{joined}\n" if n_words else "\n")
        breaks = np.flatnonzero(self._codes == ord("\n"))
        self._begins, self._ends = breaks[:-1] + 1, breaks[1:]

    def lengths(self) -> Small:
        """Characters of each word."""
        return (self._ends - self._begins).astype(np.int32)

    def begins_with(self, text: str) -> Flags:
        """Which words begin with a text. The line break behind a shorter word tells it apart."""
        last = self._codes.size - 1
        return self._has((np.minimum(self._begins + i, last), text[i]) for i in range(len(text)))

    def ends_with(self, text: str) -> Flags:
        """Which words end with a text. The line break before a shorter word tells it apart."""
        return self._has((self._ends - i, text[-i]) for i in range(1, len(text) + 1))

    def initial(self, is_so: Callable[[str], bool]) -> Flags:
        """Which words have a first character of a kind; no empty word does."""
        initials = self._codes[self._begins]
        table = np.zeros(_CHARACTERS, dtype=bool)
        table[[code for code in np.unique(initials).tolist() if is_so(chr(code))]] = True
        return table[initials]

    def _has(self, places: Iterable[tuple[Ints, str]]) -> Flags:
        found = np.ones(self._begins.size, dtype=bool)
        for at, character in places:
            found &= self._codes[at] == ord(character)
        return found


def codes_of(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """The code of every character; those that are half of a pair stand for themselves."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def characters_in(texts: Sequence[str]) -> frozenset[str]:
    """The distinct characters of some texts."""
    seen = np.zeros(_CHARACTERS, dtype=bool)
    seen[codes_of("".join(texts))] = True
    return frozenset(map(chr, np.flatnonzero(seen).tolist()))
