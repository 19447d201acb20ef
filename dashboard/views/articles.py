"""Articles: the table of everything that is compared, to sort, search, correct and keep."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, cast

import streamlit as st

from dashboard import cache, export, figure_panel, filters, linked, session
from dashboard.articles_table import (
    GENRE_NAMES,
    edits_of,
    in_order,
    links_html,
    rows_shown,
    rows_to_keep,
    shown_times,
)
from dashboard.comparing.voices import every_voice
from dashboard.figures.wording import counted, joined
from dashboard.links import address
from dashboard.selection import COUNTED_HOW, REPRINTS, Reprints, Selection
from dashboard.workspace import Workspace, outlet_label
from data.article import GENRES
from data.library import LibraryError
from metrics import HEADLINES, MetricSpec

ROW: Final = 35  # pixels
TALLEST: Final = 20  # rows; the rest scrolls
WIDE: Final = 130  # pixels
LINKS: Final = 50
HEADINGS: Final = {
    "loaded_terms_rate": ("Loaded", 68),
    "hedging_ratio": ("Hedged", 70),
    "citation_density": ("Citations", 78),
    "flesch_reading_ease": ("Reading ease", 102),
}
"""What a headline number is called where there is little room, and its pixels."""
OF: Final = "of"
COUNTED: Final = "counted"
ORDERS: Final = {"As they came": None, **{spec.label: spec for spec in every_voice()}}
"""What the articles are put in order of, the highest first."""


def page() -> None:
    """The whole view."""
    workspace = session.current()
    only = _asked(workspace)
    selection = replace(filters.chosen(), reprints=_counting() if only else "each")
    st.title("Which articles are compared?")
    figure_panel.look(
        "Look for the highest numbers: a click on a heading sorts, Read opens a text."
    )
    kept = selection.rows(workspace.articles)
    if not kept.any():
        filters.nothing_left(workspace)
        return
    figure_panel.paragraph(
        "Outlet, genre, story, date and author can be changed in their cells, and the comparison"
        " follows."
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
    spec = ORDERS[filters.one_of_many("Order", {name: name for name in ORDERS}, "order")]
    if only:
        _told(only, selection)
        kept &= selection.outlet_of(workspace.articles).isin(only)
    ids = in_order(workspace.scores[kept], spec)
    if ids:
        _table(workspace, ids, spec)
        _links(workspace, ids)
    _summary(workspace, ids, query)


def _asked(workspace: Workspace) -> list[str]:
    """The outlets that a figure led here from; none where no figure did."""
    labels = set(st.query_params.get_all(OF))
    return [name for name in workspace.outlets_and_origins() if outlet_label(name) in labels]


def _counting() -> Reprints:
    """How reprints count in the figure that led here."""
    ways: dict[str, Reprints] = {way: way for way in REPRINTS}
    return ways.get(st.query_params.get(COUNTED, ""), "each")


def _told(outlets: Sequence[str], selection: Selection) -> None:
    """Whose articles are shown, with the way to those of all."""
    who = joined([outlet_label(name) for name in outlets])
    how = "" if selection.reprints == "each" else f", {COUNTED_HOW[selection.reprints]}"
    with st.container(horizontal=True, vertical_alignment="center", key="only"):
        figure_panel.paragraph(f"Only {who}{how}.", width="content")
        st.button("Show all outlets", on_click=_all_outlets, type="tertiary", key="all_outlets")


def _all_outlets() -> None:
    for name in (OF, COUNTED):
        st.query_params.pop(name, None)


def _summary(workspace: Workspace, ids: Sequence[str], query: str) -> None:
    total = len(workspace.articles)
    if not ids:
        if query.strip():
            st.write("No article holds all of these words.")
            st.button("Clear the search", on_click=_clear_search)
        else:
            st.write("These filters leave no article of theirs.")
            st.button("Show everything", on_click=filters.clear, key="clear_empty")
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


def _table(workspace: Workspace, ids: Sequence[str], order: MetricSpec | None) -> None:
    key = f"articles_{hash(tuple(ids))}"
    specs = [*([order] if order and order not in HEADLINES else []), *HEADLINES]
    st.data_editor(
        rows_shown(workspace, ids, cache.titles(workspace.version, workspace), specs),
        hide_index=True,
        disabled=["title", "n_words", "reprint", *(spec.column for spec in specs)],
        column_config=cast("Any", _config(specs)),
        height=ROW * (min(len(ids), TALLEST) + 1) + 3,
        placeholder="–",
        key=key,
        on_change=_edit,
        args=(key, tuple(ids)),
        alt="The articles with their outlets, genres, stories, dates and numbers",
    )
    clicked = st.session_state.get("read_article")
    if clicked:
        linked.turn_to(address("article", {"article": str(ids[clicked["row"]])}))


def _links(workspace: Workspace, ids: Sequence[str]) -> None:
    """The first articles as links: the buttons in the table hear no key."""
    with st.expander("The articles as links", key="article_links"):
        titles = cache.titles(workspace.version, workspace)[list(ids[:LINKS])]
        linked.show(links_html(titles), "links_of_articles")
        if len(ids) > LINKS:
            figure_panel.paragraph(f"These are the first {LINKS}.")


def _edit(key: str, ids: tuple[str, ...]) -> None:
    try:
        session.edit(edits_of(st.session_state[key]["edited_rows"], ids))
    except LibraryError as error:
        figure_panel.paragraph(f"The change could not be kept. {error}")


def _config(specs: Sequence[MetricSpec]) -> dict[str, object]:
    columns = st.column_config
    return {
        # Pinned, and narrow enough for a phone to show the whole outlet beside it.
        "title": columns.TextColumn("Title", width=214, pinned=True),
        "outlet": columns.TextColumn(
            "Outlet", width=144, max_chars=200, help="Double-click to change it."
        ),
        "read": columns.ButtonColumn("Text", type="tertiary", key="read_article", width=55),
        **{spec.column: _number(spec) for spec in specs},
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
    heading, width = HEADINGS.get(spec.column, (spec.label, WIDE))
    return st.column_config.NumberColumn(
        heading,
        format="%.0f%%" if shown_times(spec) == 100 else f"%.{spec.decimals}f",
        help=f"{spec.label}. {spec.definition} {spec.unit[:1].upper()}{spec.unit[1:]}.",
        width=width,
    )


page()
