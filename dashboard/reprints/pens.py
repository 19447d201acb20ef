"""One author in several of the outlets that are compared: said where it matters. No streamlit."""

from collections.abc import Collection
from typing import Final

import pandas as pd

from data.syndication import SharedAuthor, Written, shared_authors

MATTERS: Final = 0.2  # of an outlet's articles: from there its figure is largely one person's
NAMED: Final = 3


def shared_pens(found: Written, outlets: Collection[str] = ()) -> list[SharedAuthor]:
    """Authors of a fifth or more of the articles of two of these outlets or more (of all, where
    none is given); most outlets first."""
    return found.shared(outlets, MATTERS)


def told(pens: list[SharedAuthor]) -> str:
    """What that means for a comparison: plain text, to be escaped. "" where there is none."""
    if not pens:
        return ""
    named = ". ".join(_capital(str(pen)) for pen in pens[:NAMED])
    more = f" The same is so of {len(pens) - NAMED:,} more authors." if len(pens) > NAMED else ""
    return f"{named}. What these outlets share may be the author's way of writing.{more}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def everywhere(articles: pd.DataFrame) -> pd.DataFrame:
    """Every author in two outlets or more, as a table to be read."""
    found = shared_authors(articles)
    return pd.DataFrame(
        {
            "Author": [pen.author for pen in found],
            "Outlets": [", ".join(pen.outlets) for pen in found],
            "Articles": [f"{pen.n_articles:,} of {pen.of_articles:,}" for pen in found],
        }
    )
