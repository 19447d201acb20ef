"""Articles on their way in: what was recognised, what a person changes, what cannot be read."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from html import escape
from typing import Final

import pandas as pd

from dashboard.languages import LANGUAGES
from data import Problem, as_articles
from data.article import PUBLISHED_DTYPE
from data.cleaning import from_json
from data.language import is_english

EDITABLE: Final = ("title", "outlet", "author", "published", "genre", "story")
SEVERITIES: Final = {"error": "Not read", "warning": "Please check", "notice": "Note"}
SHORT: Final = 50  # words: what has fewer is a caption or a teaser more often than an article
KNOWN: Final = "Here already"
UNNAMED: Final = "No outlet"
# Advice that only the command line can follow.
_OPTION: Final = " (--text-column)"


def review(
    articles: pd.DataFrame,
    present: Collection[str] = (),
    stories: pd.Series | None = None,
    reprints: pd.Series | None = None,
) -> pd.DataFrame:
    """What was recognised, a row an article, with the index of `articles`: those with something to
    check come first.

    `keep` says whether it would be kept: not if its article_id is `present` already. The columns of
    EDITABLE may be changed; `published` holds days. `check` (what to look at), `reprint_of`,
    `words`, `language`, `removed` (pieces taken out) and `file` are there to be read. `stories` are
    for articles that come without one, `reprints` say what an article is a reprint of.
    """
    found = pd.DataFrame(
        {
            "keep": ~articles["article_id"].isin(list(present)),
            "title": articles["title"],
            "outlet": articles["outlet"],
            "author": articles["author"],
            "published": articles["published"].dt.tz_localize(None).dt.normalize(),
            "genre": articles["genre"],
            "story": _filled(articles["story"], stories),
            "reprint_of": _filled(pd.Series("", articles.index, dtype="str"), reprints),
            "words": [len(text.split()) for text in articles["text"]],
            "language": [language_name(code) for code in articles["language"]],
            "removed": [len(from_json(ledger)) for ledger in articles["removed"]],
            "file": articles["source_file"],
        },
        index=articles.index,
    )
    found.insert(1, "check", to_check(found, articles["language"]))
    return found.sort_values("check", key=lambda told: told == "", kind="stable")


def _filled(stated: pd.Series, found: pd.Series | None) -> pd.Series:
    """What is stated, and where nothing is, what was found."""
    if found is None:
        return stated
    return stated.where(stated != "", found.reindex(stated.index).fillna(""))


def to_check(reviewed: pd.DataFrame, languages: pd.Series) -> list[str]:
    """What a person should look at in each article, in a few words; "" for nothing."""
    reasons = {
        KNOWN: ~reviewed["keep"],
        UNNAMED: reviewed["outlet"].str.strip() == "",
        "Very short": reviewed["words"] < SHORT,
        "Not in English": [not is_english(code) for code in languages],
    }
    rows = pd.DataFrame(reasons, index=reviewed.index).itertuples(index=False)
    named = ((name for name, holds in zip(reasons, row, strict=True) if holds) for row in rows)
    return [", ".join(names) for names in named]


def carried(proposed: pd.DataFrame, before: pd.DataFrame, left: pd.DataFrame) -> pd.DataFrame:
    """`proposed` with what a person changed in another review: where `left` differs from `before`,
    which was proposed then."""
    changed = proposed.copy()
    for name in ("keep", *EDITABLE):
        was = before[name].reindex(left.index)
        differs = (left[name] != was) & ~(left[name].isna() & was.isna())
        ids = left.index[differs].intersection(proposed.index)
        changed.loc[ids, name] = left.loc[ids, name]
    return changed


def with_edits(articles: pd.DataFrame, reviewed: pd.DataFrame) -> pd.DataFrame:
    """The Articles that are to be kept, as the person left them and in the order they came. A day
    that was not changed keeps its hour."""
    wanted = reviewed.index[reviewed["keep"].astype(bool)]
    changed = articles[articles.index.isin(wanted)].copy()
    chosen = reviewed.loc[changed.index]
    for name in EDITABLE:
        if name == "published":
            new = pd.to_datetime(chosen[name], utc=True).astype(PUBLISHED_DTYPE)
            changed[name] = changed[name].where(changed[name].dt.normalize() == new, new)
        else:
            changed[name] = chosen[name].fillna("").astype(str)
    return as_articles(changed)


def with_outlet(reviewed: pd.DataFrame, outlet: str) -> pd.DataFrame:
    """`reviewed` with `outlet` where none is stated."""
    filled = reviewed["outlet"].fillna("")
    return reviewed.assign(outlet=filled.mask(filled.str.strip() == "", outlet.strip()))


def unnamed(reviewed: pd.DataFrame) -> int:
    """How many of the articles that would be kept state no outlet."""
    return int((reviewed["keep"] & (reviewed["outlet"].fillna("").str.strip() == "")).sum())


def language_name(code: str) -> str:
    """A language in words, and whether it is measured."""
    name = LANGUAGES.get(code, code) if code else "too short to tell"
    return name if is_english(code) else f"{name}, not measured"


def problems_html(problems: Sequence[Problem], shown: int = 20) -> str:
    """What went wrong, a line each, errors first; file names and columns are hostile text."""
    order = list(SEVERITIES)
    ordered = sorted(problems, key=lambda problem: order.index(problem.severity))
    items = [_item(problem) for problem in ordered[:shown]]
    if len(problems) > shown:
        items.append(f"<li>And {len(problems) - shown:,} more like these.</li>")
    return f'<ul class="problems">{"".join(items)}</ul>'


def _item(problem: Problem) -> str:
    reason = escape(str(replace(problem, advice="")).replace(_OPTION, ""))
    advice = escape(problem.advice.replace(_OPTION, ""))
    fix = f'<span class="fix">What to do: {advice}</span>' if advice else ""
    named = f'<li class="{problem.severity}">'
    return f"{named}<strong>{SEVERITIES[problem.severity]}.</strong> {reason}{fix}</li>"
