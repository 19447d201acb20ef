"""What is worked out of words once for everyone, by texts, choices and selection."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

import pandas as pd
import streamlit as st

import metrics
from dashboard.cache import KEYS
from dashboard.selection import Selection
from dashboard.words import words_shown
from dashboard.workspace import Workspace
from metrics import Tally
from metrics.keyness import keyness
from metrics.lexicon import Lexicon, parse_lexicon
from metrics.method import Exclusions
from metrics.word_counts import word_contexts, word_counts


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


@st.cache_data(show_spinner="Counting every word", max_entries=20, hash_funcs=KEYS)
def key_words(version: str, selection: Selection, _workspace: Workspace) -> pd.DataFrame:
    """How much more or less each outlet of the selected articles uses each word."""
    articles = _workspace.articles[selection.rows(_workspace.articles)]
    texts = _workspace.to_measure(articles.index)
    by = selection.outlet_of(articles)
    return keyness(word_counts(texts, by, method=_workspace.choices.method))


@st.cache_data(show_spinner=False, max_entries=100, hash_funcs=KEYS)
def word_places(
    version: str, selection: Selection, outlet: str, word: str, _workspace: Workspace
) -> pd.DataFrame:
    """The places of a word in the own voice of one outlet's selected articles."""
    articles = _workspace.articles[selection.rows(_workspace.articles)]
    ids = articles.index[selection.outlet_of(articles) == outlet]
    return word_contexts(_workspace.to_measure(ids), word, method=_workspace.choices.method)


@st.cache_data(show_spinner=False, max_entries=8)
def own_lexicon(file: str, content: bytes) -> Lexicon:
    """A word list in a file that was dropped. Raises LexiconError."""
    return parse_lexicon(content, file)
