"""The terms that counted: searched, listed, and each one's places."""

from typing import Final

import pandas as pd
import streamlit as st

from dashboard import export, figure_panel
from dashboard.choices import told_in
from dashboard.families import in_words
from dashboard.figures.wording import counted
from dashboard.words import acts, words_shown, worked_out
from dashboard.words.acts import PLACES
from dashboard.words.words_shown import BY_RULE, term_label
from dashboard.workspace import Workspace

ROW: Final = 35  # pixels
TALLEST: Final = 10  # rows; the rest scrolls


def terms(workspace: Workspace, outlets: pd.Series, name: str) -> None:
    """The terms of a family in the articles of `outlets`, and the places of one of them."""
    query = st.text_input(
        "Search",
        key="term",
        type="search",
        placeholder="A word, its plain word or its category",
        bind="query-params",
    )
    gone = words_shown.left_out_like(workspace.choices.exclusions, name, query)
    for number, one in enumerate(gone):
        acts.put_back(f"Left out: {one.told}", one.back, key=f"found_{number}")
    whole = words_shown.term_table(worked_out.tally(workspace).cues, outlets, name)
    table = words_shown.searched(whole, query)
    if whole.empty:
        figure_panel.paragraph("No word of this kind counted in these articles.")
    elif table.empty and gone:
        figure_panel.paragraph("What you search for is left out, so it does not count now.")
    elif table.empty:
        figure_panel.paragraph("No word that counted fits. Search for part of a word.")
    else:
        _found(workspace, outlets, name, table)


def _found(workspace: Workspace, outlets: pd.Series, name: str, table: pd.DataFrame) -> None:
    own, quoted = int(table["own"].sum()), int(table["quoted"].sum())
    figure_panel.paragraph(
        f"{counted(len(table), 'word')}, {counted(own, 'time')} in the outlets' own voice and"
        f" {counted(quoted, 'time')} in quotation marks. Most used in the own voice first."
    )
    labels = [term_label(*pair) for pair in zip(table["term"], table["category"], strict=True)]
    _term_table(table, labels)
    st.download_button(
        "These words as CSV",
        lambda: export.csv_bytes(told_in(table, workspace.choices)),
        file_name=f"{export.file_name('words', name)}.csv",
        key="file_words",
        type="tertiary",
        on_click="ignore",
    )
    st.header("Where it stands", anchor="places")
    chosen = st.selectbox("Word", labels, key="word", bind="query-params")
    row = table.iloc[labels.index(chosen) if chosen in labels else 0]
    _one_term(workspace, outlets, name, row)


def _term_table(table: pd.DataFrame, labels: list[str]) -> None:
    """The terms as a grid, with what matters most in the columns that a phone has room for."""
    columns = st.column_config
    shown = table.assign(
        see="See",
        term=table["term"].replace("", BY_RULE),
        category=table["category"].map(in_words),
    )

    def see() -> None:
        st.session_state["word"] = labels[st.session_state["see_term"]["row"]]

    st.dataframe(
        shown,
        hide_index=True,
        height=ROW * (min(len(shown), TALLEST) + 1) + 3,
        column_order=["see", "term", "own", "quoted", "category", "gloss", "outlets"],
        column_config={
            "see": columns.ButtonColumn(
                "Places", type="tertiary", key="see_term", on_click=see, width=60
            ),
            "term": columns.TextColumn("Word", width=146),
            "own": columns.NumberColumn(
                "Own voice", width=82, help="Times in the outlets' own voice"
            ),
            "quoted": columns.NumberColumn("Quoted", width=70, help="Times in quotation marks"),
            "category": columns.TextColumn("Category", width=95),
            "gloss": columns.TextColumn("In plain words", width=217),
            "outlets": columns.TextColumn("Used most by", width=135),
        },
        key="terms_counted",
        alt="The words that counted, one in each row, with how often and by whom they are used",
    )


def _one_term(workspace: Workspace, outlets: pd.Series, name: str, row: pd.Series) -> None:
    """A term and its places, each of which can be left out, as can the term and its category."""
    term, category = str(row["term"]), str(row["category"])
    counts = words_shown.places(worked_out.tally(workspace).cues, outlets, name, term, category)
    figure_panel.paragraph(
        words_shown.about_term(row, words_shown.by_outlet(counts, outlets), name)
    )
    with st.container(horizontal=True, key="leave_term"):
        if term:
            acts.leave_term(workspace, name, term, key="leave_term_button")
        acts.leave_category(name, category, key="leave_category_button")
    pages = -(-int(counts.sum()) // PLACES)
    asked = 1
    if pages > 1:
        asked = st.pagination(pages, key=f"places_{name}_{term}_{category}")
    wanted, before = words_shown.page_of(counts, (asked - 1) * PLACES, PLACES)
    ids = tuple(dict.fromkeys(article_id for _, article_id in wanted))
    found = worked_out.places(workspace, ids, name, term, category)
    found = words_shown.in_order(found, wanted)
    for each in found.iloc[before : before + PLACES].to_dict("records"):
        acts.place(workspace, {str(key): value for key, value in each.items()}, key="place")
