"""Articles: the table of everything that is compared, to sort, search, correct and keep."""

from collections.abc import Sequence
from typing import Any, Final, cast

import streamlit as st

from dashboard import cache, export, filters, session
from dashboard.articles_table import GENRE_NAMES, edits_of, rows_shown, rows_to_keep, shown_times
from dashboard.figures import figure_panel
from dashboard.figures.wording import counted
from dashboard.workspace import Workspace
from data.article import GENRES
from data.library import LibraryError
from metrics import HEADLINES, MetricSpec

ROW: Final = 35  # pixels
TALLEST: Final = 20  # rows; the rest scrolls
HEADINGS: Final = {
    "loaded_terms_rate": ("Loaded", 68),
    "hedging_ratio": ("Hedged", 70),
    "citation_density": ("Citations", 78),
    "flesch_reading_ease": ("Reading ease", 102),
}
"""What a headline number is called where there is little room, and its pixels."""


def page() -> None:
    """The whole view."""
    workspace = session.current()
    selection = filters.sidebar(workspace, reprints=False)
    st.title("Which articles are compared?")
    kept = selection.rows(workspace.articles)
    if not kept.any():
        filters.nothing_left(workspace)
        return
    figure_panel.paragraph(
        "Every article with its numbers. A click on a heading sorts. Outlet, genre, story,"
        " date and author can be changed in their cells, and the comparison follows."
    )
    figure_panel.visit_status(session.added())
    figure_panel.words_status(workspace.choices)
    query = st.text_input(
        "Search",
        key="search",
        type="search",
        placeholder="Words in the title, the outlet, the author or the text",
        bind="query-params",
    )
    if query.strip():
        kept &= cache.search(workspace.version, query, workspace)
    ids = kept.index[kept].to_list()
    if ids:
        _table(workspace, ids)
    _summary(workspace, ids, query)


def _summary(workspace: Workspace, ids: Sequence[str], query: str) -> None:
    total = len(workspace.articles)
    if not ids:
        st.write("No article holds all of these words.")
        st.button("Clear the search", on_click=_clear_search)
        return
    shown = counted(len(ids), "article") + ("" if len(ids) == total else f" of {total:,}")
    changed = session.edited()
    figure_panel.paragraph(
        f"{shown}. You have changed {counted(changed, 'article')}." if changed else f"{shown}."
    )
    st.download_button(
        "All numbers as CSV",
        lambda: export.csv_bytes(rows_to_keep(workspace, ids)),
        file_name=f"{export.file_name('articles', query)}.csv",
        key="file_articles",
        type="tertiary",
        on_click="ignore",
    )


def _clear_search() -> None:
    st.session_state["search"] = ""


def _table(workspace: Workspace, ids: Sequence[str]) -> None:
    key = f"articles_{hash(tuple(ids))}"
    st.data_editor(
        rows_shown(workspace, ids, cache.titles(workspace.version, workspace)),
        hide_index=True,
        disabled=["title", "n_words", "reprint", *_columns()],
        column_config=cast("Any", _config()),
        height=ROW * (min(len(ids), TALLEST) + 1) + 3,
        placeholder="–",
        key=key,
        on_change=_edit,
        args=(key, tuple(ids)),
        alt="The articles with their outlets, genres, stories, dates and numbers",
    )
    clicked = st.session_state.get("read_article")
    if clicked:
        st.switch_page("views/article.py", query_params={"article": ids[clicked["row"]]})


def _edit(key: str, ids: tuple[str, ...]) -> None:
    try:
        session.edit(edits_of(st.session_state[key]["edited_rows"], ids))
    except LibraryError as error:
        figure_panel.paragraph(f"The change could not be kept. {error}")


def _columns() -> list[str]:
    return [spec.column for spec in HEADLINES]


def _config() -> dict[str, object]:
    columns = st.column_config
    return {
        # Pinned, and narrow enough for a phone to show the whole outlet beside it.
        "title": columns.TextColumn("Title", width=214, pinned=True),
        "outlet": columns.TextColumn(
            "Outlet", width=144, max_chars=200, help="Double-click to change it."
        ),
        "read": columns.ButtonColumn("Text", type="tertiary", key="read_article", width=55),
        **{spec.column: _number(spec) for spec in HEADLINES},
        "genre": columns.SelectboxColumn(
            "Genre",
            options=GENRES,
            required=True,
            format_func=lambda genre: GENRE_NAMES[str(genre)],
            width=90,
            help="Double-click to change it.",
        ),
        "story": columns.TextColumn(
            "Story",
            width=140,
            max_chars=200,
            help="Articles on the same event share a story. Double-click to change it.",
        ),
        "n_words": columns.NumberColumn("Words", format="localized", width=70),
        "published": columns.DateColumn(
            "Published", format="D MMM YYYY", width=110, help="Double-click to change it."
        ),
        "author": columns.TextColumn(
            "Author", width=130, max_chars=200, help="Double-click to change it."
        ),
        "reprint": columns.TextColumn(
            "Reprint", width=80, help="The same text stands in the outlet that it came from."
        ),
    }


def _number(spec: MetricSpec) -> object:
    heading, width = HEADINGS[spec.column]
    return st.column_config.NumberColumn(
        heading,
        format="%.0f%%" if shown_times(spec) == 100 else f"%.{spec.decimals}f",
        help=f"{spec.label}. {spec.definition} {spec.unit[:1].upper()}{spec.unit[1:]}.",
        width=width,
    )


page()
