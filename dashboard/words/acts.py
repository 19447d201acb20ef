"""What can be done about a word or a place: read it where it stands, or leave it out."""

from typing import Final

import streamlit as st

from dashboard import session
from dashboard.families import in_words
from dashboard.words import words_shown
from dashboard.words.words_shown import plain_label
from dashboard.workspace import Workspace
from metrics.families import lists_with
from metrics.method import Exclusions

PLACES: Final = 5  # on a page


def place(workspace: Workspace, row: dict[str, object], because: str = "", key: str = "") -> None:
    """One use of a term, with what can be done about it. `because` says why it is doubted."""
    article_id, name, start = str(row["article_id"]), str(row["family"]), int(str(row["start"]))
    outlet = str(workspace.articles.at[article_id, "outlet"])
    key = f"{key}_{article_id}_{name}_{start}"
    st.html(words_shown.in_place_html(row, outlet, because))
    with st.container(horizontal=True, key=f"acts_{key}"):
        _leave(
            "Leave this one out",
            Exclusions(cues=frozenset({(article_id, name, start)})),
            key=f"leave_{key}",
        )
        if because:
            leave_term(workspace, name, str(row["term"]), key=f"term_{key}")
            leave_category(name, str(row["category"]), key=f"category_{key}")
        read(article_id)


def page_of_places(key: str, places: int) -> int:
    """Which page of places is asked for, counted from 1. Not a pagination: a page may have one
    landmark of a name, and the terms have it."""
    pages = -(-places // PLACES)
    if pages < 2:
        return 1
    return st.selectbox(
        "Places",
        range(1, pages + 1),
        key=key,
        width=160,
        format_func=lambda page: f"page {page} of {pages}",
    )


def read(article_id: str) -> None:
    """The link that opens an article."""
    st.page_link("views/article.py", label="Read the article", query_params={"article": article_id})


def leave_term(workspace: Workspace, family: str, term: str, key: str) -> None:
    """The button that leaves out a term, on every list of the family that has it."""
    lists = lists_with(workspace.choices.method, family, term)
    _leave(
        f"Leave out the term “{plain_label(term)}”",
        Exclusions(terms=frozenset((each, term) for each in lists)),
        key,
    )


def leave_category(family: str, category: str, key: str) -> None:
    """The button that leaves out a category."""
    _leave(
        f"Leave out the whole category {plain_label(in_words(category))}",
        Exclusions(categories=frozenset({(family, category)})),
        key,
    )


def _leave(label: str, exclusions: Exclusions, key: str) -> None:
    st.button(label, on_click=session.leave_out, args=(exclusions,), key=key, type="tertiary")


def put_back(told: str, back: Exclusions, key: str) -> None:
    """A line that says what is left out, with the button that puts it back."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"left_out_{key}"):
        st.html(words_shown.left_out_html(told), width="content")
        st.button(
            "Put back", on_click=session.put_back, args=(back,), key=f"back_{key}", type="tertiary"
        )
