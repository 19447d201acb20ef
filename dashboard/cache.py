"""What is worked out of articles and outlets once for everyone, by version and selection."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

import metrics
from dashboard import articles_table, method_card, outlets, word_lists
from dashboard.comparing import compared
from dashboard.comparing.contrasts import Contrasts, drawn
from dashboard.comparing.contrasts import contrasts as worked_out
from dashboard.comparing.contrasts import pair as pair_of
from dashboard.comparing.firmness import Firmness, counts_terms
from dashboard.comparing.firmness import firmness as firmness_of
from dashboard.figures.outlet_figure import OutletFigure, outlet_figures
from dashboard.method_card import Example
from dashboard.outlets import Counts
from dashboard.reprints import counting, pens, side_by_side
from dashboard.reprints.counting import Printed, Reprints
from dashboard.reprints.side_by_side import Group
from dashboard.selection import Selection
from dashboard.titles import titles as titles_of
from dashboard.word_lists import WordList
from dashboard.workspace import CLUSTER, Workspace
from data import syndication
from data.syndication import Passage, SharedAuthor, Written, written
from metrics.compare import DRAWS
from metrics.compare import comparison as comparison_of
from metrics.inference import trend

MOST_READ = 2_000
"""Articles up to which a page reads every text again to see what hangs on one word."""

# Streamlit takes a dataclass apart field by field, which takes longer than what is looked up.
KEYS: dict[str | type[Any], Callable[[Any], Any]] = {Selection: repr}


def comparison(
    version: str, selection: Selection, columns: tuple[str, ...], workspace: Workspace
) -> pd.DataFrame:
    """The Comparison of the selected articles by outlet, for the metrics of `columns`. Shared:
    read only."""
    wider = selection.with_every_outlet()
    found = _comparison(version, wider, columns, DRAWS, workspace)
    if wider == selection:
        return found
    return found[found["outlet"].isin(selection.outlets)].reset_index(drop=True)


def figures(
    version: str,
    selection: Selection,
    columns: tuple[str, ...],
    workspace: Workspace,
    draws: int = DRAWS,
) -> dict[str, list[OutletFigure]]:
    """The outlets of that Comparison by metric, in its order; without ranges where `draws` is 0."""
    wider = selection.with_every_outlet()
    found = _figures(version, wider, columns, draws, workspace)
    if wider == selection:
        return found
    return {
        column: [one for one in every if one.outlet in selection.outlets]
        for column, every in found.items()
    }


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs=KEYS)
def _comparison(
    version: str, selection: Selection, columns: tuple[str, ...], draws: int, _workspace: Workspace
) -> pd.DataFrame:
    return compared.comparison(_workspace, selection, columns, draws)


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs=KEYS)
def _figures(
    version: str, selection: Selection, columns: tuple[str, ...], draws: int, _workspace: Workspace
) -> dict[str, list[OutletFigure]]:
    found = _comparison(version, selection, columns, draws, _workspace)
    return {column: outlet_figures(found, column) for column in columns}


def counts(version: str, selection: Selection, workspace: Workspace) -> Counts:
    """How many of the selected articles are measured, by outlet, and how many are not, and why."""
    wider = selection.with_every_outlet()
    found = _counts(version, wider, workspace)
    return found if wider == selection else found.of(selection.outlets)


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs=KEYS)
def _counts(version: str, selection: Selection, _workspace: Workspace) -> Counts:
    rows = selection.rows(_workspace.articles)
    chosen = _workspace.articles.loc[rows, ["language"]].assign(
        n_words=_workspace.scores.loc[rows, "n_words"]
    )
    return outlets.counts(chosen, selection.outlet_of(_workspace.articles)[rows])


@st.cache_data(
    show_spinner="Looking for what else may make the difference", max_entries=100, hash_funcs=KEYS
)
def contrasts(
    version: str, selection: Selection, columns: tuple[str, ...], _workspace: Workspace
) -> Contrasts:
    """Each outlet of the selected articles against all others, for the metrics of `columns`."""
    return worked_out(drawn(_workspace, selection, columns))


@st.cache_data(show_spinner="Leaving out one thing after another", max_entries=100, hash_funcs=KEYS)
def firmness(version: str, selection: Selection, column: str, _workspace: Workspace) -> Firmness:
    """How firm the order of the selected articles' outlets is in one metric."""
    spec = metrics.metric(column)
    articles = _workspace.articles[selection.rows(_workspace.articles)]
    # Words are looked for in the texts: of many articles that would take too long.
    reads = len(articles) <= MOST_READ and counts_terms(spec)
    texts = _workspace.to_measure(articles.index) if reads else None
    found = None if texts is None else metrics.cues(texts, _workspace.choices.method)
    return firmness_of(drawn(_workspace, selection, (column,)), articles["author"], spec, found)


@st.cache_data(show_spinner="Setting the two side by side", max_entries=100, hash_funcs=KEYS)
def pair(
    version: str, selection: Selection, columns: tuple[str, ...], _workspace: Workspace
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The only two outlets of a selection against each other, and their Comparison."""
    found = drawn(_workspace, selection, columns)
    return pair_of(found), comparison_of(found.sample, found.draws)


@st.cache_data(show_spinner="Comparing week by week", max_entries=100, hash_funcs=KEYS)
def weekly(version: str, selection: Selection, column: str, _workspace: Workspace) -> pd.DataFrame:
    """One metric of the selected articles by outlet and week."""
    rows = selection.rows(_workspace.articles)
    articles = _workspace.articles[rows]
    return trend.weekly(
        _workspace.scores[rows],
        articles["published"],
        selection.outlet_of(articles),
        [metrics.metric(column)],
        clusters=articles[CLUSTER],
    )


def reprints(version: str, selection: Selection, workspace: Workspace) -> Reprints:
    """How many of the selected articles are reprints."""
    found = _printed(version, selection.with_every_outlet(), workspace)
    return counting.together(found, selection.outlets)


@st.cache_resource(show_spinner=False, max_entries=100, hash_funcs=KEYS)
def _printed(version: str, selection: Selection, _workspace: Workspace) -> dict[str, Printed]:
    return counting.printed(_workspace.articles, selection, _drawn_by_lot(version, _workspace))


@st.cache_data(show_spinner=False, max_entries=20)
def _drawn_by_lot(version: str, _workspace: Workspace) -> frozenset[str]:
    return counting.drawn_by_lot(_workspace.articles)


@st.cache_resource(show_spinner=False, max_entries=20)
def reprint_groups(version: str, _workspace: Workspace) -> list[Group]:
    """The groups of reprints among all articles. Shared: read only."""
    return side_by_side.groups(_workspace.articles)


@st.cache_resource(show_spinner=False, max_entries=20)
def titles(version: str, _workspace: Workspace) -> pd.Series:
    """How each article is called, by article_id. Shared: read only."""
    return titles_of(_workspace.articles, _workspace.texts)


@st.cache_data(show_spinner=False, max_entries=50)
def shared_passages(first: str, second: str) -> list[Passage]:
    """The passages that two texts share."""
    return syndication.shared_passages(first, second)


@st.cache_data(show_spinner=False, max_entries=100, hash_funcs=KEYS)
def shared_pens(version: str, selection: Selection, _workspace: Workspace) -> list[SharedAuthor]:
    """Authors who wrote much of what several of the outlets printed, among what is counted."""
    found = _written(version, selection.with_every_outlet(), _workspace)
    return pens.shared_pens(found, selection.outlets)


@st.cache_resource(show_spinner=False, max_entries=20, hash_funcs=KEYS)
def _written(version: str, selection: Selection, _workspace: Workspace) -> Written:
    is_measured = _workspace.scores["n_words"] > 0
    rows = selection.rows(_workspace.articles) & is_measured
    outlet = selection.outlet_of(_workspace.articles)[rows]
    return written(_workspace.articles.loc[rows, ["author"]].assign(outlet=outlet))


@st.cache_resource(show_spinner=False, max_entries=1)
def examples() -> dict[str, Example]:
    """The worked example of every metric, by column. Shared: read only."""
    return method_card.work_out(metrics.METRICS)


@st.cache_resource(show_spinner=False, max_entries=1)
def lexicons() -> tuple[WordList, ...]:
    """Every lexicon, as it is browsed. Shared: read only."""
    return word_lists.load_all()


@st.cache_data(show_spinner=False, max_entries=100)
def search(version: str, query: str, _workspace: Workspace) -> pd.Series:
    """Which articles hold all words of a search: a boolean series by article_id."""
    return articles_table.search(_workspace, query)
