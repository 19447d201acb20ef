"""What the options of the command line say about words: own lists, and what is left out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from dashboard.choices import Choices
from dashboard.words.own_lists import read_own_list
from metrics.families import FAMILIES, categories_of
from metrics.lexicon import LONGEST
from metrics.lexicon_rows import shown
from metrics.method import Exclusions, Method

NEAR: Final = 5  # words like a misspelt one that are named


class ChoiceError(ValueError):
    """A word or category that no list has: says which ones are like it."""


def choose(lexicons: Sequence[Path], terms: Iterable[str], categories: Iterable[str]) -> Choices:
    """The choices that the options make.

    Raises LexiconError for a list that cannot be used, ChoiceError for a term or category that is
    on no list, OSError for a file that cannot be read.
    """
    lists = tuple(
        replace(read_own_list(str(path), path.read_bytes()), file=path.name) for path in lexicons
    )
    method = Choices(lists=lists).method
    return Choices(
        Exclusions(
            frozenset(pair for term in terms for pair in _with_lists(method, term)),
            frozenset(_category(method, each) for each in categories),
        ),
        lists,
    )


def _with_lists(method: Method, term: str) -> list[tuple[str, str]]:
    sought = " ".join(term.lower().replace("’", "'").split())
    terms = {lexicon.name: {entry.term for entry in lexicon.entries} for lexicon in method.lexicons}
    found = [(name, sought) for name, known in terms.items() if sought in known]
    if not found:
        every = sorted(set[str]().union(*terms.values()))
        raise ChoiceError(f"{shown(term)} is on no list{_near(sought, every)}")
    return found


def _category(method: Method, pair: str) -> tuple[str, str]:
    family, _, category = (part.strip() for part in pair.partition(":"))
    category = category.replace(" ", "_")
    if family not in FAMILIES:
        meant = [f"{each}:{family}" for each in FAMILIES if family in categories_of(method, each)]
        families = f", such as loaded:alarm; the families are {', '.join(FAMILIES)}"
        told = f"; perhaps {' or '.join(meant)}" if meant else families
        raise ChoiceError(f"{shown(pair)} is not of the form FAMILY:CATEGORY{told}")
    known = sorted(categories_of(method, family))
    if not category:
        every = ", ".join(f"{family}:{name}" for name in known)
        raise ChoiceError(f"{shown(pair)} is a family; name one of its categories: {every}")
    if category not in known:
        near = _near(category, known, known)
        raise ChoiceError(f"{family} has no category {shown(category)}{near}")
    return family, category


def _near(word: str, known: Sequence[str], otherwise: Collection[str] = ()) -> str:
    # Comparing takes time that grows with the word; no word of a list is as long.
    near = get_close_matches(word[:LONGEST], known, n=NEAR) or otherwise
    return f"; there is {', '.join(near)}" if near else ""
