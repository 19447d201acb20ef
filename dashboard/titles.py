"""How articles are called: by their title, or by their first words. No streamlit.

Whatever comes out is hostile text: escape it.
"""

from typing import Final

import pandas as pd

BEGINNING: Final = 9  # words that tell an article without a title from another
MOST_READ: Final = 1_000  # texts that are read for their first words; the rest is "Untitled"


def beginning(text: str) -> str:
    """The first words of a text, by which somebody knows it that has no title."""
    words = text[: 40 * BEGINNING].split()
    more = "…" if len(words) > BEGINNING else ""
    return f"{' '.join(words[:BEGINNING])}{more}"


def called(title: str, begins: str, outlet: str = "") -> str:
    """How an article is called where it is spoken of."""
    named = title.strip() or (f"“{begins}”" if begins else "Untitled")
    return f"{named} ({outlet})" if outlet.strip() else named


def titles(articles: pd.DataFrame, texts: pd.DataFrame) -> pd.Series:
    """How each article is called, by article_id; `texts` has their column `text`."""
    names = dict(zip(map(str, articles.index), map(str, articles["title"]), strict=True))
    untitled = [one for one, title in names.items() if not title.strip()]
    read = untitled[:MOST_READ]
    begins = dict(zip(read, map(beginning, map(str, texts.loc[read, "text"])), strict=True))
    named = {one: called("", begins.get(one, "")) for one in untitled}
    return pd.Series({**names, **named}, dtype="str")
