"""Keeping what was looked over, or clearing it away: the buttons that end a review."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import figure_panel, serving, session
from dashboard.adding import storing, visit, watching
from dashboard.adding.background import Work
from dashboard.adding.findings import Findings
from dashboard.adding.storing import Stored
from dashboard.figures.wording import counted, needed
from dashboard.intake import with_edits


def end(findings: Findings, left: pd.DataFrame | None) -> None:
    """The buttons that end a review."""
    chosen = 0 if left is None else int(left["keep"].sum())
    if left is not None and not chosen and not left["is_known"].all():
        figure_panel.paragraph("No article is ticked: tick “Keep” beside those that you want.")
    if left is not None and (told := _too_few(left)):
        figure_panel.paragraph(told)
    with st.container(horizontal=True, key="end_review"):
        wanted = left is not None and _wanted(chosen)
        if left is None:
            st.button("Clear all of this", key="clear_basket", on_click=_clear)
        else:
            _ask_to_clear(len(left))
    if left is None or not wanted:
        return
    work = _storing(findings, left)
    visit.put(replace(visit.basket(), storing=work, fault=""))
    work.wait(watching.AT_ONCE)
    st.rerun()


def _too_few(left: pd.DataFrame) -> str:
    """What is missing to compare outlets once what is chosen is kept; "" for nothing."""
    chosen = left.loc[left["keep"], "outlet"].fillna("").str.strip()
    if not (chosen != "").any():
        return ""
    together = pd.concat([session.outlets_of_own(), chosen])
    return needed(together[together != ""].value_counts().tolist())


def _wanted(chosen: int) -> bool:
    """Whether the person presses the button that keeps what is chosen."""
    label = "Keep this article" if chosen == 1 else f"Keep these {chosen:,} articles"
    named = label if chosen else "Keep"
    return st.button(named, type="primary", key="keep", disabled=not chosen)


def _ask_to_clear(articles: int) -> None:
    with st.popover("Clear all of this"):
        figure_panel.paragraph(
            f"{counted(articles, 'article')} and whatever you changed go. What you kept stays."
        )
        st.button("Clear", key="clear_basket", on_click=_clear)


def _clear() -> None:
    visit.put(visit.basket().emptied())


def _storing(findings: Findings, left: pd.DataFrame) -> Work[Stored]:
    traits, library = visit.basket().traits, serving.library_served()
    if library is None:
        return storing.start(with_edits(findings.articles, left), traits, None)
    # The library finds stories by itself, also among what is there: only what a person says stays.
    is_proposed = left["story"] == findings.proposed["story"].reindex(left.index)
    came = findings.articles["story"].reindex(left.index)
    stories = left["story"].mask(is_proposed, came)
    return storing.start(with_edits(findings.articles, left.assign(story=stories)), traits, library)
