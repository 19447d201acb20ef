"""The places where a word may be meant literally, to be judged one by one."""

import pandas as pd
import streamlit as st

from dashboard import figure_panel
from dashboard.families import family
from dashboard.figures.wording import counted
from dashboard.words import acts, words_shown, worked_out
from dashboard.words.acts import PLACES
from dashboard.workspace import Workspace


def places(workspace: Workspace, outlets: pd.Series, name: str) -> None:
    """The doubted places of a family in the articles of `outlets`."""
    st.header("Words that may be meant literally", anchor="literal")
    found = worked_out.counter_evidence(workspace, list(outlets.index), name)
    if found.empty:
        figure_panel.paragraph(
            f"None of the {family(name).plural.lower()} here stands near words that make it look"
            " literal."
        )
        return
    figure_panel.paragraph(
        f"{counted(len(found), 'place')} where a word may mean just what it says, the likeliest"
        " first. Each counts until you leave it out."
    )
    first = PLACES * (acts.page_of_places(f"doubted_{name}", len(found)) - 1)
    for row in found.iloc[first : first + PLACES].to_dict("records"):
        because = words_shown.reason(str(row["because"]), str(row["topic"]))
        acts.place(workspace, {str(key): each for key, each in row.items()}, because, key="doubted")
