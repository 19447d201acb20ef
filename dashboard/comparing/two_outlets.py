"""The look of Compare that sets two outlets side by side."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import cache, figure_panel, filters
from dashboard.comparing import pairing
from dashboard.comparing.measures import styles
from dashboard.comparing.now import OnPage
from dashboard.comparing.voices import some_stay
from dashboard.exports import alone
from dashboard.figures.doors import to_articles
from dashboard.html_parts import literal, table_html
from dashboard.workspace import outlet_label


def show(found: OnPage) -> None:
    """Two outlets, chosen here of at least two, by every measure."""
    present = _with_articles(found)
    one, other = _chosen(present)
    if one == other:
        figure_panel.paragraph("That is one outlet twice. Choose another beside it.")
        return
    selection = replace(found.selection, outlets=tuple(sorted((one, other))))
    workspace = found.workspace
    pair, comparison = cache.pair(workspace.version, selection, found.columns, workspace)
    rows = pairing.pairings(pair, comparison, one, other)
    names = outlet_label(one), outlet_label(other)
    stay = some_stay(found.specs, found.voice)
    words = [*pairing.paragraphs(rows, names), *filter(None, [stay])]
    st.header(literal(pairing.title(names)), anchor="two")
    if not pairing.shown_in_chart(rows):
        figure_panel.text(words)
        st.html(table_html(pairing.table(rows, names), pairing.title(names)))
        return
    both = replace(found, selection=selection)
    chosen = both.chosen_in_words
    figure = pairing.chart(rows, names, styles(found)[one], chosen)
    figure_panel.show(
        figure,
        lambda: pairing.table(rows, names),
        name="two_outlets",
        alt=pairing.alt_text(rows, names),
        caption=f"{pairing.title(names)}, by measure",
        data=lambda: pair.assign(articles_chosen=chosen),
        words=lambda: words,
        saved=lambda: alone.two_outlets(figure, both, rows, names),
        choices=workspace.choices,
        doors=[to_articles((one, other), row.spec, selection, row.spec.label) for row in rows],
    )


def _with_articles(found: OnPage) -> list[str]:
    """The outlets of the selection, those with the most articles first; none is no outlet."""
    counts = found.selection.outlet_of(found.articles).value_counts()
    return [str(name) for name in counts.index if name != ""]


def _chosen(present: Sequence[str]) -> tuple[str, str]:
    options = sorted(present, key=str.casefold)
    left, right = st.columns(2)
    one, other = (
        _one_of(column, label, options, key, present[place])
        for column, label, key, place in (
            (left, "Outlet", "one", 0),
            (right, "Beside it", "other", 1),
        )
    )
    return one, other


def _one_of(
    column: DeltaGenerator, label: str, options: Sequence[str], key: str, first: str
) -> str:
    names = {name: outlet_label(name) for name in options}
    with column:
        return filters.one_of_many(label, names, key, options.index(first))
