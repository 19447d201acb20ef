"""Articles on their way in: what was recognised, what a person changes, what cannot be read."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from html import escape
from typing import Final

import pandas as pd

from dashboard.languages import LANGUAGES
from dashboard.titles import beginning, called
from data import Problem, as_articles
from data.article import PUBLISHED_DTYPE
from data.cleaning import from_json
from data.language import is_english
from metrics.word_count import count_words

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
    origins: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """What was recognised, a row an article, with the index of `articles`: those with something to
    check come first.

    `keep` says whether it would be kept: not if its article_id is `present` already (`is_known`).
    The columns of EDITABLE may be changed; `published` holds days. The rest is there to be read:
    `check` (what to look at), `begins` (the first words of what has no title), `reprint_of`,
    `words`, `language`, `removed` (pieces taken out) and `file`. `stories` are for articles that
    come without one; `origins` says what an article is a reprint of: its article_id (`origin`) and
    what it is called (`reprint_of`).
    """
    is_known = articles["article_id"].isin(list(present))
    texts = articles["text"].tolist()
    reprints = _none_of(articles) if origins is None else origins.reindex(articles.index)
    found = pd.DataFrame(
        {
            "keep": ~is_known,
            "check": "",
            "title": articles["title"],
            "begins": [beginning(text) for text in texts],
            "outlet": articles["outlet"],
            "author": articles["author"],
            "published": articles["published"].dt.tz_localize(None).dt.normalize(),
            "genre": articles["genre"],
            "story": _filled(articles["story"], stories),
            "reprint_of": reprints["reprint_of"].fillna(""),
            "words": count_words(texts),
            "language": [language_name(code) for code in articles["language"]],
            "removed": [len(from_json(ledger)) for ledger in articles["removed"]],
            "file": articles["source_file"],
            "is_known": is_known,
            "is_english": [is_english(code) for code in articles["language"]],
            "origin": reprints["origin"].fillna(""),
        },
        index=articles.index,
    )
    return followed(found).sort_values("check", key=lambda told: told == "", kind="stable")


def followed(reviewed: pd.DataFrame) -> pd.DataFrame:
    """`reviewed` with what its cells lead to: what is to be checked, and what the article that
    another is a reprint of is called now."""
    outlets, titles = reviewed["outlet"].fillna(""), reviewed["title"].fillna("")
    names = [called(*each) for each in zip(titles, reviewed["begins"], outlets, strict=True)]
    by_id = dict(zip(reviewed.index, names, strict=True))
    told = zip(reviewed["origin"], reviewed["reprint_of"], strict=True)
    reprints = [by_id.get(origin, words) for origin, words in told]
    named = pd.Series(reprints, reviewed.index, dtype="str")
    return reviewed.assign(check=_to_check(reviewed), reprint_of=named)


def _none_of(articles: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"origin": "", "reprint_of": ""}, index=articles.index, dtype="str")


def _filled(stated: pd.Series, found: pd.Series | None) -> pd.Series:
    """What is stated, and where nothing is, what was found."""
    if found is None:
        return stated
    return stated.where(stated != "", found.reindex(stated.index).fillna(""))


def _to_check(reviewed: pd.DataFrame) -> list[str]:
    """What a person should look at in each article, in a few words; "" for nothing."""
    reasons = {
        KNOWN: reviewed["is_known"],
        UNNAMED: reviewed["outlet"].fillna("").str.strip() == "",
        "Very short": reviewed["words"] < SHORT,
        "Not in English": ~reviewed["is_english"].astype(bool),
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


def is_same(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    """Whether a person left two reviews of the same articles alike."""
    return all(
        bool(((left[name] == right[name]) | (left[name].isna() & right[name].isna())).all())
        for name in ("keep", *EDITABLE)
    )


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
