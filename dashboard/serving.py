"""What this server shows to everyone: a library, somebody's articles, or the sample."""

import os
from pathlib import Path
from typing import NamedTuple

import streamlit as st

import data
from dashboard import library_workspace, workspace
from dashboard.workspace import Workspace
from data import Problem, library
from data.library import Library

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
