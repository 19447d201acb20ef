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
from dashboard import articles_table, method_card, word_lists, workspace
from dashboard.filters import Selection
from dashboard.method_card import Example
from dashboard.word_lists import WordList
from dashboard.words import words_shown
from dashboard.workspace import Workspace
from data import Problem
from metrics import Tally
from metrics.lexicon import Lexicon, parse_lexicon
from metrics.method import Exclusions

ARTICLES_VARIABLE = "SLANTWISE_ARTICLES"


def serves_a_path() -> bool:
    """Whether this server shows somebody's own articles instead of the sample."""
    return bool(os.environ.get(ARTICLES_VARIABLE))


def served() -> Workspace:
    """The corpus this server shows to everyone: SLANTWISE_ARTICLES, or the sample."""
    return load_corpus(os.environ.get(ARTICLES_VARIABLE, "")).workspace


def served_problems() -> tuple[Problem, ...]:
    """What went wrong while that corpus was read."""
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
    return Corpus(workspace.build(found.articles), found.problems)


@st.cache_data(show_spinner=False, max_entries=500)
def comparison(
    version: str, selection: Selection, columns: tuple[str, ...], _workspace: Workspace
) -> pd.DataFrame:
    """The Comparison of the selected articles by outlet, for the metrics of `columns`."""
    rows = selection.rows(_workspace.articles)
    return metrics.compare(
        _workspace.scores[rows],
        by=_workspace.articles.loc[rows, "outlet"],
        metrics=[metrics.metric(column) for column in columns],
    )


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
