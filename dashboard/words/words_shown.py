"""What the Words page shows: the terms that counted, their places, what is left out. No streamlit.

Terms, categories and file names may come from a stranger's list: whoever shows them escapes them.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import pandas as pd

from dashboard.choices import LeftOut, left_out
from dashboard.families import VOICES, in_words, why
from dashboard.workspace import Workspace, outlet_label
from metrics import Tally
from metrics.concordance import in_context
from metrics.counter_evidence import literal_topics
from metrics.families import FAMILIES
from metrics.method import Exclusions, Method

MOST_OUTLETS: Final = 8  # that are named with a term; more are counted
BY_RULE: Final = "found by a rule"
COLUMNS: Final = ("term", "category", "gloss", "own", "quoted", "outlets")
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@])")


def term_table(cues: pd.DataFrame, outlets: pd.Series, family: str) -> pd.DataFrame:
    """The terms of a family in some articles, those that count most first.

    `cues` are those of a tally, `outlets` the outlet of each article by article_id. One row for
    each term and category: its `gloss`, how often it stands in the outlet's `own` voice and
    `quoted`, and in `outlets` the one that uses it most. The own voice is what the main figures
    count, so it decides the order.
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
    table = table.sort_values(["own", "times"], ascending=False, kind="stable").reset_index()
    return table[list(COLUMNS)]


def _using_it_most(cues: pd.DataFrame, by: list[str]) -> pd.Series:
    counts = cues.groupby([*by, "outlet"]).size().rename("times").reset_index()
    counts = counts.assign(stated=counts["outlet"] != "")
    counts = counts.sort_values(["stated", "times"], ascending=False, kind="stable")
    top = counts.drop_duplicates(by).set_index(by)
    return top["outlet"].map(outlet_label) + " " + top["times"].map("{:,}".format)


def by_outlet(counts: pd.Series, outlets: pd.Series) -> pd.Series:
    """The places of a term (by article_id) added up by outlet, the most first, and last those in
    articles that state none."""
    counts = counts.groupby(level="article_id").sum()
    added = counts.groupby(outlets.reindex(counts.index)).sum()
    added = added.sort_values(ascending=False, kind="stable")
    return pd.concat([added[added.index != ""], added[added.index == ""]])


def about_term(row: pd.Series, by_outlet: pd.Series, family: str) -> str:
    """What the table says of a term, whole, and how often each outlet uses it. Escape it."""
    named = [f"{outlet_label(str(name))} {number:,}" for name, number in by_outlet.items()]
    more = len(named) - MOST_OUTLETS
    used = ", ".join(named[:MOST_OUTLETS]) + (f" and {more:,} more outlets" if more > 0 else "")
    gloss = f"{why(family, str(row['gloss']))} " if row["gloss"] else ""
    return (
        f"{gloss}In the outlets' own voice {row['own']:,}, in quotation marks {row['quoted']:,}."
        f" By outlet: {used}."
    )


def left_out_like(exclusions: Exclusions, family: str, query: str) -> list[LeftOut]:
    """What is left out of a family and would be found by a search; nothing for no search."""
    sought = _plain(query)
    if not sought:
        return []
    return left_out(
        Exclusions(
            frozenset(
                (name, term)
                for name, term in exclusions.terms
                if name in FAMILIES[family].lexicons and sought in term
            ),
            frozenset(
                (each, category)
                for each, category in exclusions.categories
                if each == family and sought in in_words(category).casefold()
            ),
        )
    )


def left_out_html(told: str) -> str:
    """A line that says what is left out."""
    return f'<p class="answer"><bdi>{escape(told)}</bdi></p>'


def _plain(query: str) -> str:
    return " ".join(query.casefold().replace("’", "'").split())


def searched(table: pd.DataFrame, query: str) -> pd.DataFrame:
    """The terms that hold what is looked for, or whose plain word or category does."""
    sought = _plain(query)
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
    """How often each of the articles holds a term, by voice, the outlet's own first, and by
    article_id in the order of `outlets`; those without it are left out."""
    same = (cues["family"] == family) & (cues["term"] == term) & (cues["category"] == category)
    here = cues.loc[same, ["article_id", "voice"]].astype("str")
    counts = {
        voice: here.loc[here["voice"] == voice, "article_id"].value_counts().reindex(outlets.index)
        for voice in VOICES
    }
    return pd.concat(counts, names=["voice", "article_id"]).dropna().astype(int)


def page_of(counts: pd.Series, first: int, size: int) -> tuple[list[tuple[str, str]], int]:
    """The voices and articles that hold the places `first` … `first + size - 1` of a term, and how
    many places of theirs come before these."""
    ends = counts.cumsum()
    wanted = counts[(ends > first) & (ends - counts < first + size)]
    names = wanted.index.to_list()
    before = first - int(ends[names[0]] - counts[names[0]]) if names else 0
    return names, before


def in_order(found: pd.DataFrame, wanted: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """The places that are of the `wanted` voices and articles, in that order."""
    parts = [
        found[(found["voice"] == voice) & (found["article_id"] == article_id)]
        for voice, article_id in wanted
    ]
    return pd.concat(parts or [found], ignore_index=True)


def may_be_literal(tally: Tally, method: Method, family: str) -> frozenset[str]:
    """The articles with a cue of a term that its list calls literal in some topic."""
    terms = {term for terms in literal_topics(method, family).terms.values() for term in terms}
    here = (tally.cues["family"] == family) & tally.cues["term"].isin(terms)
    return frozenset(tally.cues.loc[here, "article_id"].astype("str"))


def still_counted(found: pd.DataFrame, exclusions: Exclusions) -> pd.DataFrame:
    """The places among `found` that are not left out."""
    gone = {
        (name, term)
        for name, family in FAMILIES.items()
        for lexicon, term in exclusions.terms
        if lexicon in family.lexicons
    }
    columns = (found[name] for name in ("article_id", "family", "category", "term", "start"))
    kept = [
        (family, term) not in gone
        and (family, category) not in exclusions.categories
        and (article_id, family, start) not in exclusions.cues
        for article_id, family, category, term, start in zip(*columns, strict=True)
    ]
    return found[pd.Series(kept, index=found.index, dtype=bool)]


def in_place_html(row: Mapping[str, object], outlet: str, because: str = "") -> str:
    """A use of a term as HTML: who wrote it, the words in their place, and why it is doubted."""
    quoted = " (quoted)" if row["voice"] == "quoted" else ""
    left, text, right = (escape(str(row[name])) for name in ("left", "text", "right"))
    told = f'<span class="because">{escape(because)}</span>' if because else ""
    return (
        f'<p class="in-place"><span class="outlet">{escape(outlet_label(outlet))}{quoted}</span> '
        f"<bdi>{left}<b>{text}</b>{right}</bdi>"
        f"{told}</p>"
    )


def reason(because: str, topic: str) -> str:
    """Why a use is doubted: "“storm” and “wind” stand near, words of weather"."""
    words = [f"“{word}”" for word in because.split(", ")]
    joined = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    verb = "stand" if len(words) > 1 else "stands"
    return f"{joined} {verb} near ({in_words(topic)})"


def single_place(workspace: Workspace, article_id: str, start: int) -> str:
    """Where a single place is that was left out, as it follows "the hedge". Hostile: escape it."""
    if article_id not in workspace.articles.index:
        return "in an article that is not here now"
    text = workspace.text(article_id)
    left, right = in_context(text, start, start, 30)
    outlet = outlet_label(str(workspace.articles.at[article_id, "outlet"]))
    return f"in “{left}{right}” ({outlet})"


def plain_label(text: str) -> str:
    """`text` for a label that Streamlit takes for Markdown, so that it is shown as it is."""
    return _MARKDOWN.sub(r"\\\1", text)
