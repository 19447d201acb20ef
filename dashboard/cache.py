"""Every cache of the dashboard. Keys are versions and selections; frames are passed as `_frame`."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

import data
import metrics
from dashboard import articles_table, library_workspace, method_card, word_lists, workspace
from dashboard.filters import Selection
from dashboard.method_card import Example
from dashboard.reprints import counting, pens, side_by_side
from dashboard.reprints.counting import Reprints
from dashboard.reprints.side_by_side import Group
from dashboard.titles import titles as titles_of
from dashboard.word_lists import WordList
from dashboard.words import words_shown
from dashboard.workspace import Workspace
from data import Problem, library, syndication
from data.library import Library
from data.syndication import Passage, SharedAuthor
from metrics import Tally
from metrics.lexicon import Lexicon, parse_lexicon
from metrics.method import Exclusions

ARTICLES_VARIABLE = "SLANTWISE_ARTICLES"
LIBRARY_VARIABLE = "SLANTWISE_LIBRARY"


def serves_a_path() -> bool:
    """Whether this server shows somebody's own articles instead of the sample."""
    return bool(os.environ.get(ARTICLES_VARIABLE) or os.environ.get(LIBRARY_VARIABLE))


def served() -> Workspace:
    """What this server shows to everyone: SLANTWISE_LIBRARY, SLANTWISE_ARTICLES, or the sample."""
    if place := os.environ.get(LIBRARY_VARIABLE):
        return read_library(place, open_library(place).stamp())
    return load_corpus(os.environ.get(ARTICLES_VARIABLE, "")).workspace


def library_served() -> Library | None:
    """The library that this server shows; None where it shows something else."""
    place = os.environ.get(LIBRARY_VARIABLE)
    return open_library(place) if place else None


def served_problems() -> tuple[Problem, ...]:
    """What went wrong while that corpus was read."""
    if os.environ.get(LIBRARY_VARIABLE):
        return ()
    return load_corpus(os.environ.get(ARTICLES_VARIABLE, "")).problems


class Corpus(NamedTuple):
    """What a server shows, and what could not be read of it."""

    workspace: Workspace
    problems: tuple[Problem, ...]


@st.cache_resource(show_spinner=False, max_entries=2)
def load_corpus(path: str) -> Corpus:
    """The scored articles at a path; the sample for "". Shared: read only."""
    if not path:
        return Corpus(workspace.build(data.sample()), ())
    found = data.read_all([Path(path)])
    return Corpus(workspace.build(workspace.with_stories(found.articles)), found.problems)


@st.cache_resource(show_spinner=False, max_entries=2)
def open_library(place: str) -> Library:
    """The library at a path or a URL, open for every session."""
    return library.open(place, create=False)


@st.cache_resource(show_spinner=False, max_entries=2)
def read_library(place: str, stamp: int) -> Workspace:
    """What is in a library; its `stamp` says when to read again. Shared: read only."""
    return library_workspace.workspace_of(open_library(place))


@st.cache_data(show_spinner=False, max_entries=500)
def comparison(
    version: str, selection: Selection, columns: tuple[str, ...], _workspace: Workspace
) -> pd.DataFrame:
    """The Comparison of the selected articles by outlet, for the metrics of `columns`."""
    rows = selection.rows(_workspace.articles)
    return metrics.compare(
        _workspace.scores[rows],
        by=selection.outlet_of(_workspace.articles[rows]),
        metrics=[metrics.metric(column) for column in columns],
    )


@st.cache_data(show_spinner=False, max_entries=500)
def otherwise(
    version: str, selection: Selection, columns: tuple[str, ...], _workspace: Workspace
) -> pd.DataFrame:
    """The estimates with reprints counted the other way; a Comparison without ranges."""
    other = selection.with_other_count()
    articles = _workspace.articles[other.rows(_workspace.articles)]
    return metrics.compare(
        _workspace.scores.loc[articles.index],
        by=other.outlet_of(articles),
        metrics=[metrics.metric(column) for column in columns],
        draws=0,
    )


@st.cache_data(show_spinner=False, max_entries=100)
def reprints(version: str, selection: Selection, _workspace: Workspace) -> Reprints:
    """How many of the selected articles are reprints."""
    return counting.reprints(_workspace.articles, selection, _drawn_by_lot(version, _workspace))


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


@st.cache_data(show_spinner=False, max_entries=100)
def shared_pens(version: str, selection: Selection, _workspace: Workspace) -> list[SharedAuthor]:
    """Authors who wrote much of what several of the outlets printed, among what is counted."""
    is_measured = _workspace.scores["n_words"] > 0
    articles = _workspace.articles[selection.rows(_workspace.articles) & is_measured]
    return pens.shared_pens(articles.assign(outlet=selection.outlet_of(articles)))


def cues(article_id: str, workspace: Workspace) -> pd.DataFrame:
    """The Cues of one article, by the workspace's choices."""
    return _cues(article_id, workspace.choices.key, workspace)


@st.cache_data(show_spinner=False, max_entries=500)
def _cues(article_id: str, choices: str, _workspace: Workspace) -> pd.DataFrame:
    # An article_id stands for one text, whatever the version; a key of choices for one method.
    return metrics.cues(_workspace.to_measure([article_id]), _workspace.choices.method)


def tally(workspace: Workspace) -> Tally:
    """The cues of all articles by term, by the workspace's choices. Shared: read only."""
    ids, choices = _key_of(workspace.articles.index), workspace.choices
    whole = _tally(ids, choices.lists_alone.key, workspace)
    if not choices.exclusions:
        return whole
    return _tally_without(ids, choices.key, workspace, whole)


def _key_of(ids: Iterable[str]) -> str:
    return sha256("\n".join(ids).encode("utf-8", "replace")).hexdigest()


@st.cache_resource(show_spinner="Counting the words", max_entries=4)
def _tally(ids: str, lists: str, _workspace: Workspace) -> Tally:
    articles = _workspace.to_measure(_workspace.articles.index)
    return metrics.tally(articles, _workspace.choices.lists_alone.method)


@st.cache_resource(show_spinner=False, max_entries=4)
def _tally_without(ids: str, choices: str, _workspace: Workspace, _whole: Tally) -> Tally:
    excluded = _workspace.choices.exclusions
    # A category is left out after the analysis, so that its rows are simply dropped.
    others = replace(excluded, categories=frozenset())
    touched = _whole.touched(Exclusions(), others)
    changed = _workspace.to_measure([name for name in _whole.ids if name in touched])
    newer = metrics.tally(changed, _workspace.choices.method)
    return _whole.with_these(newer).without_categories(excluded.categories)


def counter_evidence(workspace: Workspace, ids: Sequence[str], family: str) -> pd.DataFrame:
    """Where terms of a family may be meant literally in some articles, without what is left out."""
    plain = workspace.choices.lists_alone
    found = _counter_evidence(_key_of(ids), plain.key, family, tuple(ids), workspace)
    return words_shown.still_counted(found, workspace.choices.exclusions)


@st.cache_data(show_spinner="Looking for literal uses", max_entries=20)
def _counter_evidence(
    key: str, lists: str, family: str, _ids: Sequence[str], _workspace: Workspace
) -> pd.DataFrame:
    method = _workspace.choices.lists_alone.method
    whole = _tally(
        _key_of(_workspace.articles.index), _workspace.choices.lists_alone.key, _workspace
    )
    found = words_shown.may_be_literal(whole, method, family)
    articles = _workspace.to_measure([name for name in _ids if name in found])
    return metrics.counter_evidence(articles, method, families=(family,))


def places(
    workspace: Workspace, ids: tuple[str, ...], family: str, term: str, category: str
) -> pd.DataFrame:
    """The places of a term in some articles, by the workspace's choices."""
    return _places(ids, family, term, category, workspace.choices.key, workspace)


@st.cache_data(show_spinner=False, max_entries=200)
def _places(
    ids: tuple[str, ...],
    family: str,
    term: str,
    category: str,
    choices: str,
    _workspace: Workspace,
) -> pd.DataFrame:
    articles = _workspace.to_measure(ids)
    return metrics.concordance(articles, family, term, category, _workspace.choices.method)


@st.cache_data(show_spinner=False, max_entries=8)
def own_lexicon(file: str, content: bytes) -> Lexicon:
    """A word list in a file that was dropped. Raises LexiconError."""
    return parse_lexicon(content, file)


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
