"""Every cache of the dashboard. Keys are versions and selections; frames are passed as `_frame`."""

import os
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
from dashboard.workspace import Workspace
from data import Problem

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


@st.cache_data(show_spinner=False, max_entries=500)
def cues(article_id: str, _workspace: Workspace) -> pd.DataFrame:
    """The Cues of one article. An article_id stands for one text, whatever the version."""
    article = pd.DataFrame(
        {
            "article_id": [article_id],
            "text": [_workspace.text(article_id)],
            "language": [_workspace.articles.at[article_id, "language"]],
        }
    )
    return metrics.cues(article)


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
