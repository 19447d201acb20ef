"""Articles on their way in: what was recognised, what a person changes, what cannot be read."""

from collections.abc import Collection, Sequence
from datetime import date
from html import escape
from typing import Final

import pandas as pd

from dashboard.languages import LANGUAGES
from data import Problem, as_articles
from data.cleaning import from_json
from data.language import is_english

EDITABLE: Final = ("title", "outlet", "author", "published", "genre", "story")
SEVERITIES: Final = {"error": "Not read", "warning": "Please check", "notice": "Note"}
# Advice that only the command line can follow.
_OPTION: Final = " (--text-column)"


def review(articles: pd.DataFrame, present: Collection[str] = ()) -> pd.DataFrame:
    """What was recognised, a row an article, with the index of `articles`.

    `add` says whether it would be added: not if its article_id is `present` already. The columns of
    EDITABLE may be changed; `published` holds days. `words`, `language` and `removed` (pieces taken
    out) are there to be read.
    """
    return pd.DataFrame(
        {
            "add": ~articles["article_id"].isin(list(present)),
            "title": articles["title"],
            "outlet": articles["outlet"],
            "author": articles["author"],
            "published": pd.Series(_days(articles["published"]), articles.index, dtype=object),
            "genre": articles["genre"],
            "story": articles["story"],
            "words": [len(text.split()) for text in articles["text"]],
            "language": [language_name(code) for code in articles["language"]],
            "removed": [len(from_json(ledger)) for ledger in articles["removed"]],
            "file": articles["source_file"],
        },
        index=articles.index,
    )


def _days(published: pd.Series) -> list[date | None]:
    return [None if pd.isna(moment) else moment.date() for moment in published]


def with_edits(articles: pd.DataFrame, reviewed: pd.DataFrame) -> pd.DataFrame:
    """The Articles that are to be added, as the person left them. A day that was not changed keeps
    its hour."""
    chosen = reviewed.index[reviewed["add"].astype(bool)]
    changed = articles.loc[chosen].copy()
    for name in EDITABLE:
        values = reviewed.loc[chosen, name]
        if name == "published":
            new = pd.to_datetime(values, utc=True, errors="coerce")
            changed[name] = changed[name].where(changed[name].dt.normalize() == new, new)
        else:
            changed[name] = values.fillna("").astype(str)
    return as_articles(changed)


def with_outlet(reviewed: pd.DataFrame, outlet: str) -> pd.DataFrame:
    """`reviewed` with `outlet` where none is stated."""
    filled = reviewed["outlet"].mask(reviewed["outlet"].str.strip() == "", outlet.strip())
    return reviewed.assign(outlet=filled)


def language_name(code: str) -> str:
    """A language in words, and whether it is measured."""
    name = LANGUAGES.get(code, code) if code else "too short to tell"
    return name if is_english(code) else f"{name}, not measured"


def problems_html(problems: Sequence[Problem], shown: int = 50) -> str:
    """What went wrong, a line each, errors first; file names and columns are hostile text."""
    order = list(SEVERITIES)
    sorted_ = sorted(problems, key=lambda problem: order.index(problem.severity))
    items = [
        f"<li><strong>{SEVERITIES[problem.severity]}.</strong> {escape(_told(problem))}</li>"
        for problem in sorted_[:shown]
    ]
    if len(problems) > shown:
        items.append(f"<li>And {len(problems) - shown:,} more like these.</li>")
    return f'<ul class="problems">{"".join(items)}</ul>'


def _told(problem: Problem) -> str:
    return str(problem).replace(_OPTION, "")
