"""Views of Compare that are kept in the library under a name: saved, opened, forgotten."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard import cache
from dashboard.figures import figure_panel
from dashboard.filters import GENRES, REPRINTS, clear
from dashboard.workspace import Workspace, outlet_label, story_label
from data.library import Library, LibraryError

SEVERAL: Final = ("outlet", "story")
DAYS: Final = ("from", "to")
CHOICES: Final = ("genre", "reprints", "measure")


def sidebar(workspace: Workspace, measures: Sequence[str]) -> None:
    """Saved views in the sidebar, where a library is open to keep them."""
    library = cache.library_served()
    if library is None:
        return
    with st.sidebar, st.expander("Saved views", key="saved_views"):
        views = library.views()
        if views:
            name = st.selectbox("View", list(views), key="saved_view")
            with st.container(horizontal=True):
                wanted = values(views[name], workspace, measures)
                st.button("Open", key="open_view", on_click=_open, args=(wanted,))
                st.button("Forget", key="forget_view", on_click=_forget, args=(library, name))
        with st.form("save_view", border=False, clear_on_submit=True):
            st.text_input("Name of this view", key="view_name", max_chars=100)
            st.form_submit_button("Save this view", on_click=_save, args=(library,))
        if failed := st.session_state.pop("view_failed", ""):
            figure_panel.paragraph(failed)


def query(state: Mapping[str, object]) -> str:
    """The filters and the measure that widgets hold, as the query of an address."""
    told: list[tuple[str, str]] = []
    for name, label in zip(SEVERAL, (outlet_label, story_label), strict=True):
        chosen = state.get(name)
        told += [(name, label(str(one))) for one in chosen] if isinstance(chosen, list) else []
    told += [(name, day.isoformat()) for name in DAYS if isinstance(day := state.get(name), date)]
    told += [(name, str(state[name])) for name in CHOICES if state.get(name)]
    return urlencode(told)


def values(told: str, workspace: Workspace, measures: Sequence[str]) -> dict[str, object]:
    """What widgets are to hold for a query; what is not there any more is passed over."""
    asked = parse_qs(told)
    outlets = {outlet_label(name): name for name in workspace.outlets()}
    stories = {story_label(name): name for name in workspace.stories()}
    found: dict[str, object] = {
        name: [there[one] for one in asked.get(name, ()) if one in there]
        for name, there in zip(SEVERAL, (outlets, stories), strict=True)
    }
    dated = workspace.articles["published"].dropna()
    for name in DAYS:
        with suppress(KeyError, ValueError):  # no day, or none that a calendar has
            day = date.fromisoformat(asked[name][0])
            if len(dated) and dated.min().date() <= day <= dated.max().date():
                found[name] = day
    for name, known in zip(CHOICES, (GENRES, REPRINTS, measures), strict=True):
        if name in asked and asked[name][0] in known:
            found[name] = asked[name][0]
    return found


def _open(wanted: Mapping[str, object]) -> None:
    clear()
    st.session_state.update(dict(wanted))


def _save(library: Library) -> None:
    state = {name: st.session_state.get(name) for name in (*SEVERAL, *DAYS, *CHOICES)}
    try:
        library.save_view(str(st.session_state["view_name"]), query(state))
    except (LibraryError, ValueError) as error:
        st.session_state["view_failed"] = f"The view was not saved: {error}."


def _forget(library: Library, name: str) -> None:
    try:
        library.forget_view(name)
    except LibraryError as error:
        st.session_state["view_failed"] = f"The view is still there: {error}"
