"""The words that set an outlet apart from the others, and where they stand."""

from typing import Final

import pandas as pd
import streamlit as st

from dashboard import figure_panel, filters
from dashboard.comparing.now import found_now
from dashboard.exports import alone
from dashboard.figures import key_words_chart
from dashboard.figures.doors import PLACE, to_contexts
from dashboard.figures.wording import counted
from dashboard.selection import Selection, in_words
from dashboard.words import acts, words_shown, worked_out
from dashboard.workspace import Workspace, outlet_label

PLACES: Final = acts.PLACES
MOST: Final = 12  # words drawn on either side
READING: Final = (
    "How many times as often an outlet uses a word as all others together, in its own voice. Only"
    " words that several of its articles have are looked at. A word may show what an outlet writes"
    " about as much as how: choose one story to see how."
)


def section(workspace: Workspace, selection: Selection) -> None:
    """The words of one outlet, a chart of them, and the places of one."""
    st.header("Which words set an outlet apart?", anchor="apart")
    found = worked_out.key_words(workspace.version, selection, workspace)
    outlets = sorted({str(name) for name in found["group"] if name != ""}, key=str.casefold)
    if not outlets:
        figure_panel.paragraph(
            "It takes two outlets with several articles each. Choose more, or add articles."
        )
        return
    figure_panel.paragraph(READING)
    outlet = filters.one_of_many("Outlet", {name: outlet_label(name) for name in outlets}, "apart")
    rows = key_words_chart.most_apart(found[found["group"] == outlet], MOST)
    if rows.empty:
        figure_panel.paragraph(f"No word sets {outlet_label(outlet)} apart from the others.")
        return
    figure = key_words_chart.times_as_often(rows, outlet, in_words(selection))
    figure_panel.show(
        figure,
        lambda: _table(rows),
        name="key_words",
        alt=key_words_chart.alt_text(rows, outlet),
        data=lambda: found[found["group"] == outlet],
        words=lambda: key_words_chart.sentences(rows, outlet),
        saved=lambda: alone.key_words(figure, found_now(workspace, selection), rows, outlet),
        choices=workspace.choices,
        doors=[to_contexts(str(word), outlet) for word in rows["term"]],
        notes=(
            (
                "How",
                "Log-odds ratio with an informative Dirichlet prior, over its standard error"
                " (Monroe, Colaresi and Quinn 2008); G² (Dunning 1993) stands in the file.",
            ),
        ),
    )
    st.subheader("In its sentences", anchor=PLACE)
    word = st.selectbox("Word", rows["term"].tolist(), key="apart_word", bind="query-params")
    if word:
        _places(workspace, selection, outlet, word)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Word": rows["term"],
            "Times as often": key_words_chart.often(rows),
            "Times here": rows["count"].map("{:,}".format),
            "Times elsewhere": rows["other_count"].map("{:,}".format),
            "Articles here": rows["n_articles"].map("{:,}".format),
            "z": rows["z"].map("{:.1f}".format),
        }
    )


def _places(workspace: Workspace, selection: Selection, outlet: str, word: str) -> None:
    """The first places of a word in the outlet's articles, or in the others' where it has none."""
    found = worked_out.word_places(workspace.version, selection, outlet, word, workspace)
    figure_panel.paragraph(f"{counted(len(found), 'place')} in {outlet_label(outlet)}.")
    asked = acts.page_of_places(f"apart_{outlet}_{word}", len(found))
    for row in found.iloc[(asked - 1) * PLACES : asked * PLACES].to_dict("records"):
        st.html(
            words_shown.in_place_html(
                {str(key): each for key, each in row.items()} | {"voice": "narrator"}, outlet
            )
        )
        acts.read(str(row["article_id"]))
