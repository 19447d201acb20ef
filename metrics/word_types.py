"""Everything that depends on a word alone, worked out once per distinct word.

A corpus of a million tokens has some eighty thousand distinct ones. Each is split into leading
punctuation, core and trailing punctuation, counted as textstat counts it, and described by a few
small arrays; per-token work is then a gather from those arrays.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from itertools import islice, repeat
from typing import Any

import numpy as np

from metrics.arrays import Codes, Flags, Small, as_list
from metrics.punctuation import APOSTROPHES, Mark, read_leading, read_stop, read_trailing
from metrics.syllables import count_syllables
from metrics.textstat_parts import easy_words, remove_punctuation
from metrics.word_classes import (
    CALENDAR,
    COMPLEMENTISERS,
    DETERMINERS,
    ELISIONS,
    LINK_BEGINNINGS,
    NUMBERS,
    OPENERS,
    PRONOUNS,
    ROLE_OF,
    THINGS,
    Role,
)

PARAGRAPH = "\ue000"  # a private-use character stands for a paragraph break as a token of its own
LONGEST_WORD = 256  # longer runs without a space are data, not words
ONE_DOT = "\u2024"  # stands for a stop that ends no sentence; textstat drops it as punctuation

_INVISIBLE = frozenset(
    map(
        chr,
        (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
         *range(0x2066, 0x206A), 0xFEFF),
    )
)  # fmt: skip
_INNER_STOP = re.compile(r"[.!?](?=\S*\w)")


@dataclass(frozen=True, slots=True)
class WordTypes:
    """One entry per distinct token, in order of its number.

    `keys` is the core in lower case with straight apostrophes, as lexicons spell it; `term_word`
    is the number the lexicons give that key (0: in no term). All arrays have one element per type.
    """

    keys: list[str]
    term_word: Small
    is_word: Flags
    is_token: Flags
    syllables: Small
    letters: Small
    chars: Small
    polysyllable: Flags
    difficult: Flags
    complex: Flags
    leading: Codes
    trailing: Codes
    stop: Codes
    is_capital: Flags
    is_lower: Flags
    is_number: Flags
    is_opener: Flags
    is_complementiser: Flags
    is_determiner: Flags
    is_pronoun: Flags
    is_calendar: Flags
    role: Codes
    is_thing: Flags
    is_link: Flags
    is_negated: Flags
    ends_in_s: Flags
    is_paragraph: Flags

    def followed_by(self, more: "WordTypes") -> "WordTypes":
        """These types and then `more`."""
        joined: dict[str, Any] = {"keys": self.keys + more.keys}
        for field in fields(self)[1:]:
            joined[field.name] = np.concatenate(
                (getattr(self, field.name), getattr(more, field.name))
            )
        return WordTypes(**joined)


class Vocabulary:
    """Numbers distinct tokens in order of first sight and describes each once.

    `term_words` are the numbers that lexicons give to the words of their terms.
    """

    def __init__(self, term_words: Mapping[str, int] | None = None) -> None:
        self._numbers = _Numbers()
        self._term_words = term_words or {}
        self._types = describe([], self._term_words)

    def encode(self, tokens: Sequence[str]) -> Small:
        """The number of each token."""
        return np.fromiter(map(self._numbers.__getitem__, tokens), np.int32, len(tokens))

    def types(self) -> WordTypes:
        """The types of every token numbered so far."""
        unseen = list(islice(self._numbers, len(self._types.keys), None))
        if unseen:
            self._types = self._types.followed_by(describe(unseen, self._term_words))
        return self._types


class _Numbers(dict[str, int]):
    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        return number


def prepared_forms(tokens: Sequence[str]) -> list[str]:
    """The tokens as they are given to textstat, but for stops at their end."""
    visible = "\n".join(_visible(tokens))
    return _straight(_INNER_STOP.sub(ONE_DOT, visible)).split("\n") if tokens else []


def describe(tokens: Sequence[str], term_words: Mapping[str, int]) -> WordTypes:
    """Describe distinct tokens (none holds white space).

    What depends on the core alone is worked out once for all tokens that share it.
    """
    shown = _visible(tokens)
    marks = "".join(c for c in set("".join(shown)) if not (c.isalnum() or c == "_"))
    cores = [token.strip(marks) for token in shown]
    affixes = _affixes(shown, cores)
    stems, stem_of = _stems(cores, affixes)
    joined = _straight("\n".join(stems))
    counted = _lines(remove_punctuation(joined, False), stems)
    bare = f"\n{joined}".replace("\n'", "\n")[1:]
    keys = _lines(bare.lower(), stems)
    initials = [word[:1] for word in _lines(bare, stems)]
    is_capital = _flags(map(str.isupper, initials))
    syllables, hard = _word_counts(counted)
    is_paragraph = _flags(map(PARAGRAPH.__eq__, tokens))
    is_number = _flags(map(str.isdigit, initials)) | _among(NUMBERS, keys)
    return WordTypes(
        keys=[keys[stem] for stem in as_list(stem_of)],
        term_word=_term_words(keys, term_words)[stem_of],
        is_word=_flags(map(bool, counted))[stem_of],
        is_token=_flags(map(bool, shown)) & ~is_paragraph,
        syllables=syllables[stem_of],
        letters=_lengths([word.replace("'", "") for word in counted])[stem_of],
        chars=_lengths(shown) * ~is_paragraph,
        polysyllable=(syllables >= 3)[stem_of],
        difficult=hard[stem_of],
        complex=(hard & (syllables >= 3))[stem_of],
        leading=_leading_marks(cores, affixes),
        trailing=_trailing_marks(cores, affixes),
        stop=_stops(cores, affixes),
        is_capital=is_capital[stem_of],
        is_lower=_flags(map(str.islower, initials))[stem_of],
        is_number=is_number[stem_of],
        is_opener=(_among(OPENERS, keys) & is_capital)[stem_of],
        is_complementiser=_among(COMPLEMENTISERS, keys)[stem_of],
        is_determiner=_among(DETERMINERS, keys)[stem_of],
        is_pronoun=_among(PRONOUNS, keys)[stem_of],
        is_calendar=_among(CALENDAR, keys)[stem_of],
        role=_roles(keys)[stem_of],
        is_thing=_among(THINGS, keys)[stem_of],
        is_link=_flags([key.startswith(LINK_BEGINNINGS) for key in keys])[stem_of],
        is_negated=_flags([key.endswith("n't") for key in keys])[stem_of],
        ends_in_s=_flags([key.endswith("s") for key in keys])[stem_of],
        is_paragraph=is_paragraph,
    )


@dataclass(frozen=True, slots=True)
class _Affixes:
    """The punctuation around cores: the numbers of the tokens that have any, and what it is."""

    numbers: list[int]
    leads: list[str]
    trails: list[str]


def _visible(tokens: Sequence[str]) -> list[str]:
    """The tokens without invisible characters; overlong ones are left empty."""
    shown = [token if len(token) <= LONGEST_WORD else "" for token in tokens]
    if _INVISIBLE.isdisjoint(set("".join(shown))):
        return shown
    return "\n".join(shown).translate(dict.fromkeys(map(ord, _INVISIBLE))).split("\n")


def _affixes(shown: Sequence[str], cores: Sequence[str]) -> _Affixes:
    numbers = as_list(np.flatnonzero(_lengths(shown) != _lengths(cores)))
    leads: list[str] = []
    trails: list[str] = []
    for number in numbers:
        # A core begins with a letter or digit and what precedes it has none.
        core = cores[number]
        lead, _, trail = shown[number].partition(core) if core else (shown[number], "", "")
        leads.append(lead)
        trails.append(trail)
    return _Affixes(numbers, leads, trails)


def _stems(cores: Sequence[str], affixes: _Affixes) -> tuple[list[str], Small]:
    """The distinct cores, and which each token has.

    A core with an apostrophe before it is another stem: textstat keeps the mark of "'tis".
    """
    stems = list(cores)
    for number, lead in zip(affixes.numbers, affixes.leads, strict=True):
        if lead and lead[-1] in APOSTROPHES:
            stems[number] = f"'{cores[number]}"
    numbers = _Numbers()
    stem_of = np.fromiter(map(numbers.__getitem__, stems), np.int32, len(stems))
    return list(numbers), stem_of


def _lines(joined: str, tokens: Sequence[str]) -> list[str]:
    return joined.split("\n") if tokens else []


def _straight(text: str) -> str:
    """Curly apostrophes made straight."""
    return text.replace("’", "'").replace("\u02bc", "'")


def _leading_marks(cores: Sequence[str], affixes: _Affixes) -> Codes:
    table = {lead: int(read_leading(lead, False)) for lead in set(affixes.leads)}
    marks = _spread(table, affixes.leads, affixes.numbers, len(cores))
    single = int(Mark.OPENS_SINGLE)
    for number in as_list(np.flatnonzero(marks & single)):
        core = cores[number]
        if core[:1].isdigit() or core.lower() in ELISIONS:
            marks[number] ^= single
    for number, lead in zip(affixes.numbers, affixes.leads, strict=True):
        if not cores[number]:
            marks[number] = int(read_leading(lead, True))
    return marks


def _trailing_marks(cores: Sequence[str], affixes: _Affixes) -> Codes:
    table = {trail: int(read_trailing(trail)) for trail in set(affixes.trails)}
    return _spread(table, affixes.trails, affixes.numbers, len(cores))


def _stops(cores: Sequence[str], affixes: _Affixes) -> Codes:
    stops = np.zeros(len(cores), dtype=np.uint16)
    ending = {each for each in {*affixes.leads, *affixes.trails} if read_stop("", each)}
    for number, lead, trail in zip(affixes.numbers, affixes.leads, affixes.trails, strict=True):
        if trail in ending:
            stops[number] = read_stop(cores[number], trail)
        elif lead in ending and not cores[number]:
            stops[number] = read_stop("", lead)
    return stops


def _spread(table: Mapping[str, int], values: list[str], numbers: list[int], size: int) -> Codes:
    """The table's entry of each value at its number, 0 elsewhere."""
    spread = np.zeros(size, dtype=np.uint16)
    spread[numbers] = np.fromiter(map(table.__getitem__, values), np.uint16, len(values))
    return spread


def _word_counts(words: list[str]) -> tuple[Small, Flags]:
    """Syllables of each word and whether the Dale-Chall list lacks it; 0 and False for no word."""
    lowered = _lines("\n".join(words).lower(), words)
    is_word = _flags(map(bool, words))
    return count_syllables(lowered) * is_word, ~_among(easy_words(), lowered) & is_word


def _term_words(keys: Sequence[str], numbers: Mapping[str, int]) -> Small:
    """The lexicons' number of each key; a possessive counts as its owner."""
    found = np.fromiter(map(numbers.get, keys, repeat(0)), np.int32, len(keys))
    for place, key in enumerate(keys):
        if "'" in key and not found[place] and key.endswith("'s"):
            found[place] = numbers.get(key[:-2], 0)
    return found


def _roles(keys: Sequence[str]) -> Codes:
    """The `Role` of each key; a word in -ly is an adverb, one in -'s an owner."""
    by_ending = {"ly": int(Role.ADVERB), "'s": int(Role.OWNER)}
    table = [ROLE_OF.get(key) or by_ending.get(key[-2:], 0) for key in keys]
    return np.array(table, dtype=np.uint16)


def _among(words: Set[str], keys: Sequence[str]) -> Flags:
    return _flags(map(words.__contains__, keys))


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, np.bool_)


def _lengths(strings: Sequence[str]) -> Small:
    return np.fromiter(map(len, strings), np.int32, len(strings))
