"""How outlets are counted, on every page. No streamlit.

An article that states no outlet ("") is by no outlet: it is counted apart, and never ranked.
"""

from collections.abc import Collection

import pandas as pd

from dashboard.figures.wording import counted
from data.language import is_english


def stated(names: pd.Series) -> pd.Series:
    """The names of outlets, missing where none is stated: what pandas counts leaves those out."""
    return names.where(names != "")


def articles_by(names: pd.Series, here: Collection[str]) -> str:
    """How many articles, by how many outlets; `names` has the outlet that each counts for.

    `here` are the outlets with articles of their own. Others among the names are those that texts
    were reprinted from. Hostile text: escape it.
    """
    known = stated(names).dropna()
    own = known[known.isin(list(here))]
    others = known[~known.isin(list(here))]
    origin = str(others.iloc[0]) if others.nunique() == 1 else "elsewhere"
    return told(own.nunique(), len(own), len(names) - len(known), (len(others), origin))


def measured(articles: pd.DataFrame, names: pd.Series, here: Collection[str]) -> str:
    """How many articles are measured and whose they are; how many are not, and why.

    `articles` has the columns `language` and `n_words`; `names` and `here` are as in `articles_by`.
    """
    is_measured = articles["n_words"] > 0
    foreign = ~is_measured & ~articles["language"].map(is_english).astype(bool)
    left_out = (
        (int(foreign.sum()), "{are} not in English, and not measured"),
        (int((~is_measured & ~foreign).sum()), "{have} no words that can be measured"),
    )
    sentences: list[str] = []
    if is_measured.any():
        sentences.append(f"{articles_by(names[is_measured], here)}, measured the same way.")
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
