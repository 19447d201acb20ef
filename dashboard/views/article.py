"""Article: one text with every counted word marked, beside its scores."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

import metrics
from dashboard import export, figure_panel, filters, session
from dashboard.article import marking
from dashboard.article.choice import choose, full_title, headings
from dashboard.article.evidence import cue_table, removed_table, ways_to_leave_out
from dashboard.article.head import headline, legend
from dashboard.article.highlight import Options, highlight, visible
from dashboard.choices import told_in
from dashboard.exports import alone
from dashboard.families import who
from dashboard.figures.spread_chart import spread
from dashboard.figures.spread_words import spread_alt, spread_data, spread_table
from dashboard.figures.standing import lead
from dashboard.html_parts import table_html
from dashboard.words import worked_out
from dashboard.workspace import Workspace
from metrics.method import Exclusions

SPLIT: Final = [13, 8]


def page() -> None:
    """The whole view."""
    st.title("Which words made the numbers?")
    figure_panel.look("Look at the marked words: each one was counted. Point at one to see why.")
    workspace = session.current()
    if workspace.articles.empty:
        filters.nothing_left(workspace)
        return
    figure_panel.words_status(workspace.choices)
    choice = choose(workspace)
    if choice.unknown:
        st.write("The article in this link is not among the articles here, so this is another one.")
    marks = marking.choose()
    if choice.beside:
        _two(workspace, (choice.article_id, choice.beside), marks)
    else:
        _one(workspace, choice.article_id, marks)
    marking.seek(choice.article_id, marks)


def _one(workspace: Workspace, article_id: str, marks: Options) -> None:
    found = worked_out.cues(article_id, workspace)
    _head(workspace, article_id, found, marks)
    reading, numbers = st.columns(SPLIT, gap="large")
    with reading:
        _text(workspace, article_id, found, marks)
    with numbers:
        if workspace.scores.at[article_id, "n_words"]:
            _spread(workspace, [article_id])
    _evidence(workspace, article_id, found, marks)


def _two(workspace: Workspace, ids: tuple[str, str], marks: Options) -> None:
    _spread(workspace, ids)
    for article_id, column in zip(ids, st.columns(2, gap="large"), strict=True):
        found = worked_out.cues(article_id, workspace)
        if article_id != ids[0]:
            marks = replace(marks, here=None)
        with column:
            _head(workspace, article_id, found, marks)
            _text(workspace, article_id, found, marks)
            _evidence(workspace, article_id, found, marks)


def _head(workspace: Workspace, article_id: str, found: pd.DataFrame, marks: Options) -> None:
    st.html(headline(workspace.articles, article_id))
    _lead(workspace, article_id)
    if workspace.scores.at[article_id, "n_words"]:
        st.html(legend(found, marks))


def _lead(workspace: Workspace, article_id: str) -> None:
    language = str(workspace.articles.at[article_id, "language"])
    figure_panel.paragraph(" ".join(lead(workspace.scores, article_id, language)))


def _text(workspace: Workspace, article_id: str, found: pd.DataFrame, marks: Options) -> None:
    text = workspace.text(article_id)
    language = str(workspace.articles.at[article_id, "language"])
    options = replace(marks, language=language)
    if text:
        st.html(highlight(text, found, options))
    if len(text) > options.longest:
        st.write(
            f"The first {options.longest:,} of {len(text):,} characters are shown."
            " The numbers are of the whole article."
        )


def _spread(workspace: Workspace, ids: Sequence[str]) -> None:
    specs = metrics.HEADLINES
    marked = {article_id: full_title(workspace.articles, article_id) for article_id in ids}
    short = headings(workspace.articles, ids)
    figure = spread(workspace.scores, specs, marked)
    figure_panel.show(
        figure,
        lambda: spread_table(workspace.scores, specs, short),
        data=lambda: spread_data(workspace.scores, specs, marked),
        name="-".join(["article", *(article_id[:8] for article_id in marked)]),
        alt=spread_alt(workspace.scores, specs, marked),
        saved=lambda: alone.among_others(figure, workspace, specs, marked),
        notes=[(spec.label, f"{spec.definition} Higher: {spec.higher_means}.") for spec in specs],
        choices=workspace.choices,
    )


def _evidence(workspace: Workspace, article_id: str, found: pd.DataFrame, marks: Options) -> None:
    shown = visible(found, marks)
    table = cue_table(workspace.text(article_id), shown)
    removed = removed_table(str(workspace.texts.at[article_id, "removed"]))
    with st.expander(f"The marks as a table ({len(table):,})", key=f"cues_{article_id}"):
        if table.empty:
            st.write("Nothing is marked.")
        else:
            ways = ways_to_leave_out(shown, workspace.choices.method)
            title = full_title(workspace.articles, article_id)
            _cue_table(told_in(table, workspace.choices), ways, title, article_id)
    with st.expander(f"What cleaning removed ({len(removed):,})", key=f"removed_{article_id}"):
        _removed(removed, str(workspace.texts.at[article_id, "text_raw"]), article_id)


def _cue_table(
    table: pd.DataFrame, ways: list[dict[str, Exclusions]], title: str, article_id: str
) -> None:
    click = f"leave_{article_id}"

    def leave_out() -> None:
        clicked = st.session_state[click]
        session.leave_out(ways[clicked["row"]][clicked["label"]])

    sources = zip(*(table[name] for name in ("source", "source kind", "source type")), strict=True)
    st.dataframe(
        table.assign(
            leave=pd.Series([list(each) for each in ways], table.index, dtype=object),
            who=[who(*source) for source in sources],
        ),
        hide_index=True,
        column_order=["words", "leave", "kind", "category", "who", "in its place", "voice", "why"],
        column_config={
            "words": st.column_config.TextColumn("Words"),
            "leave": st.column_config.ButtonColumn(
                "Leave out", type="tertiary", key=click, on_click=leave_out, width=90
            ),
            "in its place": st.column_config.TextColumn("In its place", width="large"),
            "who": st.column_config.TextColumn("Who is cited", width=230),
            "kind": st.column_config.TextColumn("Kind"),
            "category": st.column_config.TextColumn("Category"),
            "voice": st.column_config.TextColumn("Voice"),
            "why": st.column_config.TextColumn("Why"),
        },
        key=f"cue_table_{article_id}",
        alt=f"The marked words of {title}, one in each row",
    )
    _download("Marks as CSV", lambda: export.csv_bytes(table), "marks", article_id, "csv")


def _removed(removed: pd.DataFrame, raw: str, article_id: str) -> None:
    if removed.empty:
        st.write("Nothing was removed from this article before it was measured.")
    else:
        shown = removed.rename(columns=str.capitalize)
        st.html(table_html(shown, "Lines removed before measuring"))
        _download(
            "Removed lines as CSV", lambda: export.csv_bytes(removed), "removed", article_id, "csv"
        )
    _download(
        "The text as it came", lambda: raw.encode("utf-8", "replace"), "text", article_id, "txt"
    )


def _download(
    label: str, content: Callable[[], bytes], what: str, article_id: str, ending: str
) -> None:
    st.download_button(
        label,
        content,
        file_name=f"{export.file_name(what, article_id)}.{ending}",
        key=f"file_{what}_{article_id}",
        type="tertiary",
        on_click="ignore",
    )


page()
