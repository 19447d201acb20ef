"""Everything that depends on a word alone, worked out once per distinct word.

A corpus of a million tokens has some eighty thousand distinct ones. Each is split into leading
punctuation, core and trailing punctuation, counted as textstat counts it, and described by a few
small arrays; per-token work is then a gather from those arrays.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from itertools import count, repeat
from typing import Any

import numpy as np

from metrics.affixes import (
    Affixes,
    affixes_of,
    leading_marks,
    lengths,
    stops,
    trailing_marks,
)
from metrics.arrays import Codes, Flags, Ints, Small, as_list
from metrics.punctuation import APOSTROPHES
from metrics.spelling import Spelling, characters_in
from metrics.syllables import count_syllables
from metrics.textstat_parts import easy_words, remove_punctuation
from metrics.word_classes import (
    CALENDAR,
    COMPLEMENTISERS,
    DETERMINERS,
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
MANY_MARKS = 500  # more than any language has
ONE_DOT = "\u2024"  # stands for a stop that ends no sentence; textstat drops it as punctuation

_INVISIBLE = frozenset(
    map(
        chr,
        (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
         *range(0x2066, 0x206A), 0xFEFF),
    )
)  # fmt: skip
# Marks before a letter or a digit, each run of them looked at once.
_INNER_MARKS = re.compile(r"(?<![^\s\w])[^\s\w]++(?=\w)")
_OUTER_MARKS = re.compile(r"^\W+|\W+\Z")
_INNER_STOPS = str.maketrans(dict.fromkeys(".!?", ONE_DOT))
_CLASSES = (NUMBERS, OPENERS, COMPLEMENTISERS, DETERMINERS, PRONOUNS, CALENDAR, THINGS)
# The classes that each word of any is in, as bits: one look-up a word for all of them.
_CLASSES_OF = {
    word: sum(1 << bit for bit, words in enumerate(_CLASSES) if word in words)
    for word in frozenset[str]().union(*_CLASSES)
}


@dataclass(frozen=True, slots=True)
class WordTypes:
    """One entry per distinct token, in order of its number.

    `keys` is the core in lower case with straight apostrophes, as lexicons spell it; `term_word`
    is the number the lexicons give that key (0: in no term). All arrays have one element per type.
    """

    keys: list[str]
    term_word: Ints
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

    def take(self, numbers: Ints) -> "WordTypes":
        """The types of these numbers, in this order."""
        keys = [self.keys[number] for number in as_list(numbers)]
        taken: dict[str, Any] = {
            field.name: getattr(self, field.name)[numbers] for field in fields(self)[1:]
        }
        return WordTypes(keys=keys, **taken)

    def followed_by(self, more: "WordTypes") -> "WordTypes":
        """These types and then `more`."""
        joined: dict[str, Any] = {"keys": self.keys + more.keys}
        for field in fields(self)[1:]:
            joined[field.name] = np.concatenate(
                (getattr(self, field.name), getattr(more, field.name))
            )
        return WordTypes(**joined)


def numbering(tokens: Sequence[str] = ()) -> defaultdict[str, int]:
    """A table that numbers what it is asked for, in order of first sight, after some distinct
    tokens."""
    return defaultdict(count(len(tokens)).__next__, zip(tokens, count(), strict=False))


def prepared_forms(tokens: Sequence[str]) -> list[str]:
    """The tokens as they are given to textstat, but for stops at their end."""
    visible = "\n".join(_visible(tokens))
    inner = _INNER_MARKS.sub(lambda marks: marks[0].translate(_INNER_STOPS), visible)
    return _straight(inner).split("\n") if tokens else []


def describe(tokens: Sequence[str], term_words: Mapping[str, int]) -> WordTypes:
    """Describe distinct tokens (none holds white space)."""
    shown = _visible(tokens)
    cores = _cores(shown)
    around = affixes_of(shown, cores)
    stems, stem_of = _stems(cores, around)
    keys, of_stems = _of_stems(stems, term_words)
    is_paragraph = _flags(map(PARAGRAPH.__eq__, tokens))
    return WordTypes(
        keys=[keys[stem] for stem in as_list(stem_of)],
        is_token=_flags(map(bool, shown)) & ~is_paragraph,
        chars=lengths(shown) * ~is_paragraph,
        leading=leading_marks(cores, around),
        trailing=trailing_marks(cores, around),
        stop=stops(cores, around),
        is_paragraph=is_paragraph,
        **{name: values[stem_of] for name, values in of_stems.items()},
    )


def _cores(shown: Sequence[str]) -> list[str]:
    """The tokens without the marks around them."""
    marks = [c for c in characters_in(shown) if not (c.isalnum() or c == "_")]
    if len(marks) > MANY_MARKS:  # each token would be held against all of them
        return [_OUTER_MARKS.sub("", token) for token in shown]
    around = "".join(marks)
    return [token.strip(around) for token in shown]


def _of_stems(
    stems: Sequence[str], term_words: Mapping[str, int]
) -> tuple[list[str], dict[str, Any]]:
    """What depends on the core alone, once for all tokens that share it: the key of each stem, and
    the fields of `WordTypes` that follow from it."""
    joined = _straight("\n".join(stems))
    counted = remove_punctuation(joined, False)
    bare = f"\n{joined}".replace("\n'", "\n")[1:]
    lowered = bare.lower()
    keys = _lines(lowered, stems)
    spelling, begins = Spelling(lowered, len(stems)), Spelling(bare, len(stems))
    is_word = Spelling(counted, len(stems)).lengths() > 0
    syllables, hard = _word_counts(_lines(counted.lower(), stems), is_word)
    is_capital, is_owner = begins.initial(str.isupper), spelling.ends_with("'s")
    classes = np.fromiter(map(_CLASSES_OF.get, keys, repeat(0)), np.int64, len(keys))
    return keys, {
        "term_word": _term_words(keys, term_words, is_owner),
        "is_word": is_word,
        "syllables": syllables,
        "letters": Spelling(counted.replace("'", ""), len(stems)).lengths(),
        "polysyllable": syllables >= 3,
        "difficult": hard,
        "complex": hard & (syllables >= 3),
        "is_capital": is_capital,
        "is_lower": begins.initial(str.islower),
        "is_number": begins.initial(str.isdigit) | _is_in(NUMBERS, classes),
        "is_opener": _is_in(OPENERS, classes) & is_capital,
        "is_complementiser": _is_in(COMPLEMENTISERS, classes),
        "is_determiner": _is_in(DETERMINERS, classes),
        "is_pronoun": _is_in(PRONOUNS, classes),
        "is_calendar": _is_in(CALENDAR, classes),
        "role": _roles(keys, spelling.ends_with("ly"), is_owner),
        "is_thing": _is_in(THINGS, classes),
        "is_link": np.any([spelling.begins_with(each) for each in LINK_BEGINNINGS], axis=0),
        "is_negated": spelling.ends_with("n't"),
        "ends_in_s": spelling.ends_with("s"),
    }


def _visible(tokens: Sequence[str]) -> list[str]:
    """The tokens without invisible characters; overlong ones are left empty."""
    shown = [token if len(token) <= LONGEST_WORD else "" for token in tokens]
    if _INVISIBLE.isdisjoint(characters_in(shown)):
        return shown
    return "\n".join(shown).translate(dict.fromkeys(map(ord, _INVISIBLE))).split("\n")


def _stems(cores: Sequence[str], around: Affixes) -> tuple[list[str], Ints]:
    """The distinct cores, and which each token has.

    A core with an apostrophe before it is another stem: textstat keeps the mark of "'tis".
    """
    stems = list(cores)
    for number, lead in zip(around.numbers, around.leads, strict=True):
        if lead and lead[-1] in APOSTROPHES:
            stems[number] = f"'{cores[number]}"
    numbers = numbering()
    stem_of = np.fromiter(map(numbers.__getitem__, stems), np.int64, len(stems))
    return list(numbers), stem_of


def _lines(joined: str, tokens: Sequence[str]) -> list[str]:
    return joined.split("\n") if tokens else []


def _straight(text: str) -> str:
    """Curly apostrophes made straight."""
    return text.replace("’", "'").replace("\u02bc", "'")


def _word_counts(words: Sequence[str], is_word: Flags) -> tuple[Small, Flags]:
    """Syllables of each lower-case word and whether the Dale-Chall list lacks it; 0 and False for
    no word."""
    easy = _flags(map(easy_words().__contains__, words))
    return count_syllables(words) * is_word, ~easy & is_word


def _term_words(keys: Sequence[str], numbers: Mapping[str, int], is_owner: Flags) -> Ints:
    """The lexicons' number of each key; a possessive counts as its owner."""
    found = np.fromiter(map(numbers.get, keys, repeat(0)), np.int64, len(keys))
    for place in as_list(np.flatnonzero(is_owner & (found == 0))):
        found[place] = numbers.get(keys[place][:-2], 0)
    return found


def _roles(keys: Sequence[str], is_adverb: Flags, is_owner: Flags) -> Codes:
    """The `Role` of each key: its own, or else that of its ending, -ly or -'s."""
    known = np.fromiter(map(ROLE_OF.get, keys, repeat(0)), np.uint16, len(keys))
    ending = np.select([is_adverb, is_owner], [Role.ADVERB, Role.OWNER], Role.OTHER)
    return np.where(known, known, ending).astype(np.uint16)


def _is_in(words: Set[str], classes: Ints) -> Flags:
    """Which keys are among some words, a class of `_CLASSES`."""
    return (classes & (1 << _CLASSES.index(words))) != 0


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, np.bool_)
