"""What is left out: how to put it back, and what it does to the figures."""

from typing import Final

import pandas as pd
import streamlit as st

import metrics
from dashboard import cache, figure_panel, session
from dashboard.choices import left_out
from dashboard.figures.wording import unit_in_words
from dashboard.html_parts import table_html
from dashboard.selection import Selection
from dashboard.words import acts, words_shown
from dashboard.words.effect import COUNTING, MAIN, effect_table
from dashboard.workspace import Workspace

LISTED: Final = 100


def everything(workspace: Workspace) -> None:
    """All that is left out, each with the way back."""
    st.header("Left out", anchor="left-out")
    exclusions = session.choices().exclusions
    if not exclusions:
        figure_panel.paragraph("Nothing is left out: every word on the lists counts.")
        return
    st.button("Put everything back", on_click=session.put_everything_back, key="put_all_back")
    lines = left_out(
        exclusions, lambda name, start: words_shown.single_place(workspace, name, start)
    )
    for number, one in enumerate(lines[:LISTED]):
        acts.put_back(one.told[:1].upper() + one.told[1:], one.back, key=str(number))
    if len(lines) > LISTED:
        figure_panel.paragraph(f"And {len(lines) - LISTED:,} more.")


def effect(workspace: Workspace, selection: Selection, name: str) -> None:
    """Each outlet's figure before and after the choices of words, for a metric that is chosen."""
    if not workspace.choices:
        return
    st.header("What it changes", anchor="effect")
    labels = {spec.column: spec.label for spec in COUNTING}
    column = st.selectbox(
        "Measure",
        list(labels),
        index=list(labels).index(MAIN[name]),
        format_func=labels.__getitem__,
        key=f"effect_{name}",
    )
    spec = metrics.metric(column)
    before, after = (
        cache.figures(each.version, selection, (column,), each)[column]
        for each in (session.before(), workspace)
    )
    table: pd.DataFrame = effect_table(before, after, spec)
    caption = (
        f"{spec.label}, {unit_in_words(spec)}: before, as Slantwise counts by itself, and after,"
        " with your choices"
    )
    st.html(table_html(table, caption))
