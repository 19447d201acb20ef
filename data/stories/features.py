"""What of an article tells its story: its words, with names, headline and opening counting more.

Nothing here depends on the other articles, so features can be kept; what does (how rare a word is)
is worked out when articles are compared.
"""

import re
import struct
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

TERMS: Final = 1 << 20  # numbers a word may get: no dictionary has to be kept with the articles
OPENING: Final = 150  # words, which count twice: news tells what happened first
TITLE: Final = 2  # times a word of the headline counts besides
NAME: Final = 2.0  # times a name weighs: who and where tell one event from another of its kind
LONGEST_NAME: Final = 4  # words
CANDIDATES: Final = 24  # words and names kept for the label

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NAMED: Final = r"(?:[^\W\d_a-zà-ÿ][a-zà-ÿ]?\.|[^\W\d_a-zà-ÿ][\w’'-]*)"  # "J.", "St." or a word
# After a small letter or a comma a capital is no beginning of a sentence.
_NAME: Final = re.compile(rf"(?<=[a-zà-ÿ,;] ){_NAMED}(?: {_NAMED})*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_BETWEEN: Final = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The words of one article.

    `terms` are distinct numbers below TERMS, `weights` how much each counts here (the logarithm of
    how often it stands there, twice that for a name), `candidates` what a label may be made of,
    names first.
    """

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    candidates: tuple[str, ...]

    def to_bytes(self) -> bytes:
        """All of it, to be kept."""
        head = struct.pack("<I", len(self.terms))
        text = _BETWEEN.join(self.candidates).encode("utf-8", "replace")
        return head + self.terms.tobytes() + self.weights.tobytes() + text

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """The features that `to_bytes` gave."""
        (size,) = struct.unpack_from("<I", kept)
        text = kept[4 + 8 * size :].decode("utf-8")
        return cls(
            np.frombuffer(kept, np.uint32, size, 4),
            np.frombuffer(kept, np.float32, size, 4 + 4 * size),
            tuple(text.split(_BETWEEN)) if text else (),
        )


def features(titles: Iterable[str], texts: Iterable[str]) -> list[Features]:
    """The features of each article."""
    numbers = _Numbers()
    return [_features(title, text, numbers) for title, text in zip(titles, texts, strict=True)]


def term(word: str) -> int:
    """The number of a word, the same for its plural and its possessive."""
    return crc32(_base(word).encode("utf-8", "replace")) % TERMS


def terms(words: str) -> list[int]:
    """The number of each word of a phrase."""
    return [term(word) for word in _WORD.findall(words)]


class _Numbers(dict[str, int]):
    """The number of each word, worked out when it is first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = term(word)
        return self[word]


def _features(title: str, text: str, numbers: _Numbers) -> Features:
    names = _NAME.findall(text)
    body = _numbered(_WORD.findall(text), numbers)
    parts = [body, body[:OPENING], *[_numbered(_WORD.findall(title), numbers)] * TITLE]
    found, counts = np.unique(np.concatenate(parts), return_counts=True)
    named = _WORD.findall(" ".join(names))
    as_name = _counts(_numbered(named, numbers), found)
    is_name = (as_name > 0) & (2 * as_name >= _counts(body, found))
    weights = (1 + np.log(counts)) * np.where(is_name, NAME, 1.0)
    return Features(found, weights.astype(np.float32), _candidates(title, names, frozenset(named)))


def _numbered(words: Sequence[str], numbers: _Numbers) -> NDArray[np.uint32]:
    return np.fromiter(map(numbers.__getitem__, words), np.uint32, len(words))


def _counts(numbers: NDArray[np.uint32], among: NDArray[np.uint32]) -> NDArray[np.int64]:
    """How often each of `among`, which are sorted and hold all of them, is there."""
    return np.bincount(np.searchsorted(among, numbers), minlength=len(among))


def _base(word: str) -> str:
    base = _POSSESSIVE.sub("", word.casefold())
    if len(base) > 4 and base.endswith("ies"):
        return f"{base[:-3]}y"
    if len(base) > 3 and base.endswith("s") and not base.endswith(("ss", "us", "is")):
        return base[:-1]
    return base


def _candidates(title: str, names: Sequence[str], named: Container[str]) -> tuple[str, ...]:
    """Names, those found most often first, and the words of the headline."""
    often = (name for name, _ in Counter(names).most_common(CANDIDATES) if len(name) > 1)
    short = [_POSSESSIVE.sub("", name) for name in often if name.count(" ") < LONGEST_NAME]
    # Headlines capitalise what they like: a capital there makes no name.
    words = (word if word in named else word.lower() for word in _WORD.findall(title))
    spoken = [word for word in words if len(word) > 3]
    return tuple(dict.fromkeys([*short[: CANDIDATES // 2], *spoken]))[:CANDIDATES]
