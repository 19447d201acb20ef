"""Words: which terms counted, where they stand, which may be meant literally, what is left out."""

from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import cache, figure_panel, filters, session
from dashboard.families import FAMILIES
from dashboard.words import bring, doubted, key_words, left_out, search

STYLE: Final = Path(__file__).parents[1] / "style" / "words.css"


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    workspace = session.current()
    selection = filters.chosen()
    st.title("Which words counted, and should they?")
    figure_panel.look("Look for words that you would not count. Leave one out: all numbers follow.")
    outlets = selection.outlet_of(workspace.articles[selection.rows(workspace.articles)])
    if outlets.empty:
        filters.nothing_left(workspace)
        left_out.everything(workspace)
    elif not cache.counts(workspace.version, selection, workspace).measured:
        filters.nothing_measured()
        left_out.everything(workspace)
    else:
        figure_panel.words_status(workspace.choices, on_words=True)
        name = _family()
        search.terms(workspace, outlets, name)
        key_words.section(workspace, selection)
        doubted.places(workspace, outlets, name)
        left_out.everything(workspace)
        left_out.effect(workspace, selection, name)
    bring.lists()


def _family() -> str:
    return st.pills(
        "Kind of word",
        list(FAMILIES),
        default=next(iter(FAMILIES)),
        required=True,
        format_func=lambda name: FAMILIES[name].plural,
        key="family",
        bind="query-params",
    )


page()
