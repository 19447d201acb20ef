"""What a visitor decided about the words: which do not count, and which lists are used."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Final, Literal

import pandas as pd

from dashboard.families import family, in_words
from metrics.lexicon import Lexicon
from metrics.method import Exclusions, Method, default_method

Way = Literal["add", "replace"]
WAYS: Final[dict[Way, str]] = {"add": "added to", "replace": "instead of"}
NAMED: Final = 3  # of the words left out, in the foot of a chart
LONGEST_NAME: Final = 40  # characters of a word or file name, in the foot of a chart
METHODS_KEPT: Final = 4  # each has a matcher, of some megabytes


@dataclass(frozen=True, slots=True)
class OwnList:
    """A word list of a visitor's own. Two are the same when their bytes, name and use are."""

    file: str
    name: str
    way: Way
    digest: str
    lexicon: Lexicon = field(compare=False, repr=False)
    content: bytes = field(compare=False, repr=False)

    def in_words(self) -> str:
        """The file and what it is used for. Hostile text: escape it."""
        terms = len({entry.term for entry in self.lexicon.entries})
        counted = f"{terms:,} term{'' if terms == 1 else 's'}"
        return f"{self.file} ({counted}, {WAYS[self.way]} the {in_words(self.name)})"


def own_list(file: str, content: bytes, lexicon: Lexicon, name: str, way: Way) -> OwnList:
    """The list read from `content`, to be used with, or instead of, the lexicon called `name`."""
    digest = sha256(content).hexdigest()
    return OwnList(file, name, way, digest, replace(lexicon, name=name), content)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing left out: how it is told, and what puts it back. Hostile text: escape it."""

    told: str
    back: Exclusions


@dataclass(frozen=True)
class Choices:
    """What is left out, and the lists of one's own in the order in which they came."""

    exclusions: Exclusions = field(default=Exclusions())
    lists: tuple[OwnList, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.exclusions or self.lists)

    @property
    def lists_alone(self) -> "Choices":
        """The same with nothing left out."""
        return replace(self, exclusions=Exclusions())

    @property
    def method(self) -> Method:
        """The method that comes of it."""
        return _method(self) if self else default_method()

    @cached_property
    def key(self) -> str:
        """The same for equal choices alone; "" for none."""
        if not self:
            return ""
        left_out = [sorted(each) for each in _sets(self.exclusions)]
        lists = [(each.name, each.way, each.digest) for each in self.lists]
        return sha256(repr((left_out, lists)).encode("utf-8", "replace")).hexdigest()

    def status(self) -> str:
        """One line for the head of a page: "3 words left out, 1 list of your own"; "" for none."""
        words = len({term for _, term in self.exclusions.terms})
        counts = (
            (words, "word left out", "words left out"),
            (len(self.exclusions.categories), "category left out", "categories left out"),
            (len(self.exclusions.cues), "single place left out", "single places left out"),
            (len(self.lists), "list of your own", "lists of your own"),
        )
        return ", ".join(
            f"{number:,} {one if number == 1 else several}"
            for number, one, several in counts
            if number
        )

    def left_out(self) -> list[str]:
        """Everything left out, a line each. Hostile text: escape it."""
        return [one.told for one in left_out(self.exclusions)]

    def own_lists(self) -> list[str]:
        """Every list of one's own, a line each. Hostile text: escape it."""
        return [each.in_words() for each in self.lists]

    def told(self) -> str:
        """All of it in one text, for a file that travels without the page; "" for nothing."""
        return _sentences(self.left_out(), self.own_lists())

    def told_briefly(self) -> str:
        """The same in the length that the foot of a chart has room for."""
        terms = sorted({term for _, term in self.exclusions.terms})
        categories = sorted({category for _, category in self.exclusions.categories})
        named = [
            *(f"“{_cut(term)}”" for term in terms),
            *(f"the category {_cut(in_words(category))}" for category in categories),
        ]
        more = len(named) - NAMED
        left_out = named[:NAMED] + ([f"{more:,} more"] if more > 0 else [])
        places = len(self.exclusions.cues)
        if places:
            left_out.append(f"{places:,} single place{'' if places == 1 else 's'}")
        lists = [
            f"{_cut(one.file)} ({WAYS[one.way]} the {in_words(one.name)})" for one in self.lists
        ]
        more = len(lists) - NAMED
        return _sentences(left_out, lists[:NAMED] + ([f"{more:,} more"] if more > 0 else []))


def _where(article_id: str, start: int) -> str:
    return f"at character {start:,} of article {article_id}"


def left_out(exclusions: Exclusions, where: Callable[[str, int], str] = _where) -> list[LeftOut]:
    """Everything left out, in the words that pages and files share.

    `where` says where a single place is, from the id of its article and its first character.
    """
    return [
        *(
            LeftOut(f"“{term}” ({in_words(name)})", Exclusions(terms=frozenset({(name, term)})))
            for name, term in sorted(exclusions.terms)
        ),
        *(
            LeftOut(
                f"all of the category {in_words(category)} ({family(name).plural.lower()})",
                Exclusions(categories=frozenset({(name, category)})),
            )
            for name, category in sorted(exclusions.categories)
        ),
        *(
            LeftOut(
                f"the {family(name).label.lower()} {where(article_id, start)}",
                Exclusions(cues=frozenset({(article_id, name, start)})),
            )
            for article_id, name, start in sorted(exclusions.cues)
        ),
    ]


def told_in(table: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    """`table` with what was left out of its numbers (`left_out`) and which own lists were used
    (`own_lists`) in every row; the table itself where nothing was chosen."""
    if not choices:
        return table
    told = {"left_out": choices.left_out(), "own_lists": choices.own_lists()}
    return table.assign(**{name: "; ".join(lines) for name, lines in told.items()})


def _sentences(left_out: list[str], lists: list[str]) -> str:
    told = [f"Not counted: {', '.join(left_out)}."] if left_out else []
    return " ".join([*told, *([f"Own word lists: {', '.join(lists)}."] if lists else [])])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def _sets(exclusions: Exclusions) -> tuple[frozenset[tuple[str | int, ...]], ...]:
    return exclusions.terms, exclusions.categories, exclusions.cues


@lru_cache(maxsize=METHODS_KEPT)
def _method(choices: Choices) -> Method:
    method = default_method()
    for each in choices.lists:
        method = method.with_lexicon(each.lexicon, each.way)
    return method.without(choices.exclusions)


def with_left_out(exclusions: Exclusions, more: Exclusions) -> Exclusions:
    """Both together."""
    return Exclusions(
        exclusions.terms | more.terms,
        exclusions.categories | more.categories,
        exclusions.cues | more.cues,
    )


def without(exclusions: Exclusions, back: Exclusions) -> Exclusions:
    """The first without the second."""
    return Exclusions(
        exclusions.terms - back.terms,
        exclusions.categories - back.categories,
        exclusions.cues - back.cues,
    )
