"""What the Words page shows: the terms that counted, their places, what is left out. No streamlit.

Terms, categories and file names may come from a stranger's list: whoever shows them escapes them.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

import pandas as pd

from dashboard.families import in_words
from dashboard.workspace import Workspace, outlet_label
from metrics import Tally
from metrics.concordance import in_context
from metrics.counter_evidence import literal_topics
from metrics.method import Exclusions, Method
from metrics.tally import LEXICONS_OF

TOP: Final = 2  # outlets that are named with a term
BY_RULE: Final = "found by a rule"
COLUMNS: Final = ("term", "category", "gloss", "own", "quoted", "outlets")
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@])")


def term_table(cues: pd.DataFrame, outlets: pd.Series, family: str) -> pd.DataFrame:
    """The terms of a family in some articles, those that count most first.

    `cues` are those of a tally, `outlets` the outlet of each article by article_id. One row for
    each term and category: its `gloss`, how often it stands in the outlet's `own` voice and
    `quoted`, and the `outlets` that use it most.
    """
    here = cues[(cues["family"] == family) & cues["article_id"].isin(outlets.index)]
    here = here.astype("str")
    if here.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    by = ["term", "category"]
    groups = here.assign(own=here["voice"] == "narrator").groupby(by, sort=True)
    table = groups.agg(gloss=("gloss", "max"), own=("own", "sum"), times=("own", "size"))
    table["quoted"] = table["times"] - table["own"]
    table["outlets"] = _using_it_most(here.assign(outlet=here["article_id"].map(outlets)), by)
    table = table.sort_values(["times", "own"], ascending=False, kind="stable").reset_index()
    return table[list(COLUMNS)]


def _using_it_most(cues: pd.DataFrame, by: list[str]) -> pd.Series:
    counts = cues.groupby([*by, "outlet"]).size().rename("times").reset_index()
    counts = counts.sort_values("times", ascending=False, kind="stable")
    top = counts[counts.groupby(by).cumcount() < TOP]
    named = top["outlet"].map(outlet_label) + " " + top["times"].map("{:,}".format)
    return named.groupby([top[name] for name in by]).agg(", ".join)


def searched(table: pd.DataFrame, query: str) -> pd.DataFrame:
    """The terms that hold what is looked for, or whose plain word or category does."""
    sought = " ".join(query.casefold().replace("’", "'").split())
    columns = (table["term"], table["gloss"], table["category"].map(in_words))
    found = pd.Series(False, index=table.index)
    for column in columns:
        found |= column.str.casefold().str.contains(sought, regex=False)
    return table[found].reset_index(drop=True)


def term_label(term: str, category: str) -> str:
    """A term and its category as one line."""
    return f"{term or BY_RULE} ({in_words(category)})"


def places(
    cues: pd.DataFrame, outlets: pd.Series, family: str, term: str, category: str
) -> pd.Series:
    """How often each of the articles holds a term, by article_id in the order of `outlets`; those
    without it are left out."""
    same = (cues["family"] == family) & (cues["term"] == term) & (cues["category"] == category)
    counts = cues.loc[same, "article_id"].astype("str").value_counts()
    return counts.reindex(outlets.index).dropna().astype(int)


def page_of(counts: pd.Series, first: int, size: int) -> tuple[list[str], int]:
    """The articles that hold the places `first` … `first + size - 1` of a term, and how many
    places of theirs come before these."""
    ends = counts.cumsum()
    wanted = counts[(ends > first) & (ends - counts < first + size)]
    ids = [str(name) for name in wanted.index]
    before = first - int(ends[ids[0]] - counts[ids[0]]) if ids else 0
    return ids, before


def may_be_literal(tally: Tally, method: Method, family: str) -> frozenset[str]:
    """The articles with a cue of a term that its list calls literal in some topic."""
    terms = {term for terms in literal_topics(method, family).terms.values() for term in terms}
    here = (tally.cues["family"] == family) & tally.cues["term"].isin(terms)
    return frozenset(tally.cues.loc[here, "article_id"].astype("str"))


def still_counted(found: pd.DataFrame, exclusions: Exclusions) -> pd.DataFrame:
    """The places among `found` that are not left out."""
    gone = {
        (family, term)
        for family, names in LEXICONS_OF.items()
        for name, term in exclusions.terms
        if name in names
    }
    columns = (found[name] for name in ("article_id", "family", "category", "term", "start"))
    kept = [
        (family, term) not in gone
        and (family, category) not in exclusions.categories
        and (article_id, family, start) not in exclusions.cues
        for article_id, family, category, term, start in zip(*columns, strict=True)
    ]
    return found[pd.Series(kept, index=found.index, dtype=bool)]


def in_place_html(row: dict[str, str], outlet: str, because: str = "") -> str:
    """A use of a term as HTML: who wrote it, the words in their place, and why it is doubted."""
    quoted = " (quoted)" if row["voice"] == "quoted" else ""
    told = f'<span class="because">{escape(because)}</span>' if because else ""
    return (
        f'<p class="in-place"><span class="outlet">{escape(outlet_label(outlet))}{quoted}</span> '
        f"<bdi>{escape(row['left'])}<b>{escape(row['text'])}</b>{escape(row['right'])}</bdi>"
        f"{told}</p>"
    )


def reason(because: str, topic: str) -> str:
    """Why a use is doubted: "“storm” and “wind” stand near, words of weather"."""
    words = [f"“{word}”" for word in because.split(", ")]
    joined = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    verb = "stand" if len(words) > 1 else "stands"
    return f"{joined} {verb} near ({in_words(topic)})"


def single_place(workspace: Workspace, article_id: str, start: int) -> str:
    """Where a single place is that was left out. Hostile text: escape it."""
    if article_id not in workspace.articles.index:
        return "a place in an article that is not here now"
    text = workspace.text(article_id)
    left, right = in_context(text, start, start, 30)
    outlet = outlet_label(str(workspace.articles.at[article_id, "outlet"]))
    return f"{left}{right} ({outlet})"


def plain_label(text: str) -> str:
    """`text` for a label that Streamlit takes for Markdown, so that it is shown as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def errors_html(errors: Sequence[str]) -> str:
    """What is wrong with files, a line each."""
    return "".join(f'<p class="answer" role="alert">{escape(error)}</p>' for error in errors)
