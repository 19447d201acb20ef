"""How outlets are counted, on every page. No streamlit.

An article that states no outlet ("") is by no outlet: it is counted apart, and never ranked.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.figures.wording import counted
from data.language import is_english


def stated(names: pd.Series) -> pd.Series:
    """The names of outlets, missing where none is stated: what pandas counts leaves those out."""
    return names.where(names != "")


class Counts(NamedTuple):
    """How many articles of each outlet are measured, how many are in another language than English,
    and how many have no words to measure."""

    measured: Mapping[str, int]
    foreign: Mapping[str, int]
    wordless: Mapping[str, int]

    @property
    def n_articles(self) -> int:
        """How many articles that is, measured or not."""
        return sum(sum(each.values()) for each in self)

    @property
    def n_outlets(self) -> int:
        """How many outlets have an article that is measured."""
        return sum(name != "" and number > 0 for name, number in self.measured.items())

    def of(self, outlets: Collection[str]) -> "Counts":
        """The counts of some outlets."""
        return Counts(*({name: n for name, n in each.items() if name in outlets} for each in self))


def counts(articles: pd.DataFrame, names: pd.Series) -> Counts:
    """Count articles; `names` has the outlet that each counts for.

    `articles` has the columns `language` and `n_words`.
    """
    is_measured = articles["n_words"] > 0
    english = [code for code in articles["language"].unique() if is_english(code)]
    foreign = ~is_measured & ~articles["language"].isin(english)
    kinds = (is_measured, foreign, ~is_measured & ~foreign)
    return Counts(*map(_by_name, (names[rows] for rows in kinds)))


def _by_name(names: pd.Series) -> dict[str, int]:
    return {str(name): int(n) for name, n in names.value_counts(sort=False).items()}


def articles_by(by_outlet: Mapping[str, int], here: Collection[str]) -> str:
    """How many articles, by how many outlets; `by_outlet` has how many each has.

    `here` are the outlets with articles of their own. Others among the names are those that texts
    were reprinted from. Hostile text: escape it.
    """
    known = {name: n for name, n in by_outlet.items() if name}
    own = [n for name, n in known.items() if name in here]
    others = [name for name in known if name not in here]
    origin = others[0] if len(others) == 1 else "elsewhere"
    reprinted = sum(known[name] for name in others)
    return told(len(own), sum(own), by_outlet.get("", 0), (reprinted, origin))


def measured(found: Counts, here: Collection[str]) -> str:
    """How many articles are measured and whose they are; how many are not, and why; `here` is as in
    `articles_by`."""
    left_out = (
        (sum(found.foreign.values()), "{are} not in English, and not measured"),
        (sum(found.wordless.values()), "{have} no words that can be measured"),
    )
    sentences: list[str] = []
    if found.measured:
        sentences.append(f"{articles_by(found.measured, here)}, measured the same way.")
    for number, why in left_out:
        if number:
            subject = f"{number:,} more" if sentences else counted(number, "article")
            are, have = ("is", "has") if number == 1 else ("are", "have")
            sentences.append(f"{subject} {why.format(are=are, have=have)}.")
    return " ".join(sentences)


def told(
    n_outlets: int, n_stated: int, n_not_stated: int, reprinted: tuple[int, str] = (0, "")
) -> str:
    """ "8 articles by 6 outlets, 1 reprinted from Wire, and 2 whose outlet is not stated"."""
    parts = (
        (n_stated, f"by {counted(n_outlets, 'outlet')}"),
        (reprinted[0], f"reprinted from {reprinted[1]}"),
        (n_not_stated, "whose outlet is not stated"),
    )
    (first, what), *rest = [part for part in parts if part[0]] or [(0, "")]
    clauses = [f"{counted(first, 'article')} {what}".rstrip(), *(f"{n:,} {by}" for n, by in rest)]
    return ", and ".join(filter(None, (", ".join(clauses[:-1]), clauses[-1])))
