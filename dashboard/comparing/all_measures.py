"""The look of Compare that shows all measures of all outlets at a glance."""

import streamlit as st

from dashboard import cache, figure_panel, linked
from dashboard.comparing import heat
from dashboard.comparing.compared import Compared
from dashboard.comparing.voices import some_stay
from dashboard.figures.wording import NOT_TWO_ENOUGH


def show(found: Compared) -> None:
    """The table of at least two outlets, what it shows, and its numbers to keep."""
    workspace = found.workspace
    rest = cache.contrasts(workspace.version, found.selection, found.columns, workspace).rest
    counts = found.selection.outlet_of(found.articles).value_counts()
    outlets = heat.shown(rest, {str(name): int(n) for name, n in counts.items()})
    st.header("Where does each outlet stand out?", anchor="all")
    if not rest["enough"].any():
        figure_panel.paragraph(NOT_TWO_ENOUGH)
        return
    told = [*heat.sentences(rest, found.specs, outlets), heat.READING]
    figure_panel.text([*told, *filter(None, [some_stay(found.specs, found.voice)])])
    linked.show(heat.html(rest, found.specs, outlets, found.selection), "heat")
    if more := rest.loc[rest["one"] != "", "one"].nunique() - len(outlets):
        figure_panel.paragraph(f"{more:,} outlets with fewer articles are in the file only.")
    figure_panel.numbers_file(heat.table(rest, found.specs), "all-measures", workspace.choices)
