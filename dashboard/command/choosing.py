"""What the options of the command line say about words: own lists, and what is left out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.words.choices import Choices
from dashboard.words.own_lists import read_own_list
from metrics.method import Exclusions, Method
from metrics.tally import LEXICONS_OF, categories_of

NEAR: Final = 5


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


def told_in(table: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    """A table that says what was left out and which own lists were used, where that is so."""
    columns = {
        "left_out": "; ".join(choices.left_out()),
        "lexicons": "; ".join(own.in_words() for own in choices.lists),
    }
    return table.assign(**{name: told for name, told in columns.items() if told})


def _with_lists(method: Method, term: str) -> list[tuple[str, str]]:
    sought = " ".join(term.lower().replace("’", "'").split())
    terms = {lexicon.name: {entry.term for entry in lexicon.entries} for lexicon in method.lexicons}
    found = [(name, sought) for name, known in terms.items() if sought in known]
    if not found:
        every = sorted(set[str]().union(*terms.values()))
        raise ChoiceError(f"“{term}” is on no list{_near(sought, every)}")
    return found


def _category(method: Method, pair: str) -> tuple[str, str]:
    family, _, category = (part.strip() for part in pair.partition(":"))
    if family not in LEXICONS_OF:
        known = ", ".join(LEXICONS_OF)
        raise ChoiceError(f"“{pair}” is not FAMILY:CATEGORY; the families are {known}")
    known = sorted(categories_of(method, family))
    category = category.replace(" ", "_")
    if category not in known:
        raise ChoiceError(f"{family} has no category “{category}”{_near(category, known, known)}")
    return family, category


def _near(word: str, known: Sequence[str], otherwise: Collection[str] = ()) -> str:
    near = get_close_matches(word, known, n=NEAR) or otherwise
    return f"; there is {', '.join(near)}" if near else ""
