"""What a measurement uses: the lexicons, and what a reader has taken out of the count."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Literal

import numpy as np

from metrics.arrays import Flags, as_list
from metrics.lexicon import FOLDER, Lexicon, LexiconError, load_lexicon
from metrics.matcher import Matcher
from metrics.offsets import token_spans
from metrics.reading import Reading


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What does not count, though a lexicon or a rule finds it.

    `terms` are pairs of a lexicon's name and a term, whatever its conditions; `categories` pairs of
    a family and a category; `cues` single places: article_id, family and `start`, as in the cues.
    """

    terms: frozenset[tuple[str, str]] = frozenset()
    categories: frozenset[tuple[str, str]] = frozenset()
    cues: frozenset[tuple[str, str, int]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.terms or self.categories or self.cues)


@dataclass(frozen=True)
class Method:
    """The lexicons as they are used, and the exclusions. Equal methods give equal numbers."""

    lexicons: tuple[Lexicon, ...]
    exclusions: Exclusions = field(default=Exclusions())

    @cached_property
    def matcher(self) -> Matcher:
        """The matcher of the lexicons, without the excluded terms."""
        return Matcher([_without(lexicon, self.exclusions.terms) for lexicon in self.lexicons])

    def with_lexicon(self, lexicon: Lexicon, way: Literal["add", "replace"]) -> "Method":
        """This method with the entries of `lexicon` in, or instead of, the one of its name.

        Added entries win over the ones that were there where both fit. Raises LexiconError when no
        lexicon has that name. A list that is replaced leaves its types and groups of words behind.
        """
        names = [each.name for each in self.lexicons]
        if lexicon.name not in names:
            raise LexiconError(f"no list {lexicon.name!r}; known are {', '.join(names)}")
        at = names.index(lexicon.name)
        kept = self.lexicons[at] if way == "add" else _emptied(self.lexicons[at])
        merged = Lexicon(
            lexicon.name,
            tuple(dict.fromkeys((*lexicon.entries, *kept.entries))),
            (*kept.about, *lexicon.about),
        )
        return replace(self, lexicons=(*self.lexicons[:at], merged, *self.lexicons[at + 1 :]))

    def without(self, exclusions: Exclusions) -> "Method":
        """This method with other exclusions."""
        return replace(self, exclusions=exclusions)


@cache
def default_method() -> Method:
    """The lexicons that come with Slantwise, and nothing excluded."""
    return Method(tuple(load_lexicon(path) for path in sorted(FOLDER.glob("*.csv"))))


def _emptied(lexicon: Lexicon) -> Lexicon:
    """A lexicon without entries, but with the lines that rules read: types and groups."""
    about = tuple(line for line in lexicon.about if line[0].startswith(("type ", "group ")))
    return Lexicon(lexicon.name, (), about)


def _without(lexicon: Lexicon, terms: frozenset[tuple[str, str]]) -> Lexicon:
    gone = {term for name, term in terms if name == lexicon.name}
    if not gone:
        return lexicon
    return replace(lexicon, entries=tuple(e for e in lexicon.entries if e.term not in gone))


def without_cues(
    reading: Reading, texts: Sequence[str], ids: Sequence[object], exclusions: Exclusions
) -> Reading:
    """A reading of `texts`, whose articles are `ids`, without the single cues that are excluded."""
    kept = {family: np.ones(cues.first.size, bool) for family, cues in reading.cues.items()}
    number_of = {str(name): number for number, name in enumerate(ids)} if exclusions.cues else {}
    places = [each for each in exclusions.cues if each[0] in number_of and each[1] in kept]
    for name, family, start in places:
        number = number_of[name]
        token = _token_at(reading, number, texts[number], start)
        kept[family] &= reading.cues[family].first != token
    return reading.take(kept) if places else reading


def _token_at(reading: Reading, number: int, text: str, start: int) -> int:
    """The token of an article whose word begins at a character; -1 where none does."""
    at = np.flatnonzero(token_spans(text)[0] == start)
    return int(reading.corpus.begins[number]) + as_list(at)[0] if at.size else -1


def kept_categories(reading: Reading, exclusions: Exclusions) -> dict[str, Flags]:
    """For each family, which of its cues are of a category that is not excluded."""
    return {
        family: ~np.array(
            [(family, category) in exclusions.categories for category, _ in cues.labels] or [False],
            dtype=bool,
        )[cues.label]
        for family, cues in reading.cues.items()
    }
