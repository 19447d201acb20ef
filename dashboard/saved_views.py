"""Views of Compare that are kept in the library under a name: saved, opened, forgotten."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from typing import Final
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard import figure_panel, serving
from dashboard.filters import clear
from dashboard.selection import GENRES, REPRINTS
from dashboard.workspace import Workspace, outlet_label, story_label
from data.library import Library, LibraryError

SEVERAL: Final = ("outlet", "story")
DAYS: Final = ("from", "to")
FILTERS: Final = {"genre": GENRES, "reprints": REPRINTS}

Switches = Mapping[str, Collection[str]]
"""What beside the filters a view is of, and the values that each can have; the first, unless one
is chosen."""


def sidebar(workspace: Workspace, switches: Switches) -> None:
    """Saved views in the sidebar, where a library is open to keep them."""
    library = serving.library_served()
    if library is None:
        return
    with st.sidebar, st.expander("Saved views", key="saved_views"):
        views = library.views()
        if views:
            name = st.selectbox("View", list(views), key="saved_view")
            with st.container(horizontal=True):
                wanted = values(views[name], workspace, switches)
                st.button("Open", key="open_view", on_click=_open, args=(wanted, switches))
                st.button("Forget", key="forget_view", on_click=_forget, args=(library, name))
        with st.form("save_view", border=False, clear_on_submit=True):
            st.text_input("Name of this view", key="view_name", max_chars=100)
            st.form_submit_button("Save this view", on_click=_save, args=(library, switches))
        if failed := st.session_state.pop("view_failed", ""):
            figure_panel.paragraph(failed)


def query(state: Mapping[str, object], switches: Switches) -> str:
    """The filters and switches that widgets hold, as the query of an address."""
    told: list[tuple[str, str]] = []
    for name, label in zip(SEVERAL, (outlet_label, story_label), strict=True):
        chosen = state.get(name)
        told += [(name, label(str(one))) for one in chosen] if isinstance(chosen, list) else []
    told += [(name, day.isoformat()) for name in DAYS if isinstance(day := state.get(name), date)]
    told += [(name, str(state[name])) for name in (*FILTERS, *switches) if state.get(name)]
    return urlencode(told)


def values(told: str, workspace: Workspace, switches: Switches) -> dict[str, object]:
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
    for name, known in {**FILTERS, **switches}.items():
        if name in asked and asked[name][0] in known:
            found[name] = asked[name][0]
    return found


def _open(wanted: Mapping[str, object], switches: Switches) -> None:
    clear()
    first = {name: next(iter(known)) for name, known in switches.items()}
    st.session_state.update({**first, **wanted})


def _save(library: Library, switches: Switches) -> None:
    kept = (*SEVERAL, *DAYS, *FILTERS, *switches)
    state = {name: st.session_state.get(name) for name in kept}
    try:
        library.save_view(str(st.session_state["view_name"]), query(state, switches))
    except (LibraryError, ValueError) as error:
        st.session_state["view_failed"] = f"The view was not saved: {error}."


def _forget(library: Library, name: str) -> None:
    try:
        library.forget_view(name)
    except LibraryError as error:
        st.session_state["view_failed"] = f"The view is still there: {error}"
