"""Keeping what was looked over: in the visitor's workspace, or in the library that is open."""

import time
from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import cache, library_workspace, session
from dashboard.adding import visit
from dashboard.adding.findings import Findings
from dashboard.adding.watching import in_words
from dashboard.figures import figure_panel
from dashboard.intake import with_edits
from data.library import Library, LibraryError


def end(findings: Findings, reviewed: pd.DataFrame | None) -> None:
    """The buttons that end a review."""
    with st.container(horizontal=True, key="end_review"):
        wanted = reviewed is not None and _wanted(int(reviewed["keep"].sum()))
        st.button("Clear all of this", key="clear_basket", on_click=_clear)
    if not wanted or reviewed is None:
        return
    try:
        new = _keep(findings, reviewed)
    except LibraryError as error:
        figure_panel.paragraph(f"Nothing was lost, but the library did not take it in: {error}")
        return
    visit.put(visit.basket().emptied(new))
    st.rerun()


def _wanted(chosen: int) -> bool:
    """Whether the person presses the button that keeps what is chosen."""
    label = "Keep this article" if chosen == 1 else f"Keep these {chosen:,} articles"
    return st.button(label, type="primary", key="keep", disabled=not chosen)


def _clear() -> None:
    visit.put(visit.basket().emptied())


def _keep(findings: Findings, reviewed: pd.DataFrame) -> int:
    """How many articles the library took in, if one is open. Raises LibraryError."""
    show = _shown()
    library = cache.library_served()
    if library is None:
        chosen = with_edits(findings.articles, reviewed)
        session.add(chosen, lambda done: show("Measuring", done / len(chosen)))
        return 0
    # The library finds stories by itself, also among what is there: only what a person says stays.
    is_proposed = reviewed["story"] == findings.proposed["story"].reindex(reviewed.index)
    came = findings.articles["story"].reindex(reviewed.index)
    stories = reviewed["story"].mask(is_proposed, came)
    chosen = with_edits(findings.articles, reviewed.assign(story=stories))
    return into_library(library, chosen, show)


def into_library(
    library: Library, articles: pd.DataFrame, show: Callable[[str, float], None]
) -> int:
    """Add articles to a library, and bring its groups and numbers up to date; how many are new.

    Raises LibraryError.
    """
    added = library.add(articles, lambda done: show("Keeping", done / len(articles)))
    library_workspace.bring_up(library, show)
    return added.new


def _shown() -> Callable[[str, float], None]:
    """A bar that shows what is being done, what share of it is done, and how long it may take."""
    bar = st.progress(0.0, "Keeping")
    began: dict[str, float] = {}

    def show(doing: str, share: float) -> None:
        passed = time.monotonic() - began.setdefault(doing, time.monotonic())
        bar.progress(min(share, 1.0), in_words(doing, share, passed))

    return show
