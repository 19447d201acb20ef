"""Work while the page stays alive: progress with the time left, and a way to end it."""

from typing import Any, Final

import streamlit as st

from dashboard.adding.background import Work
from dashboard.html_parts import literal

AT_ONCE: Final = 0.4  # seconds: what takes no longer needs no bar
LOOK: Final = 0.5  # seconds between two looks
_TELLING: Final = 3.0  # seconds: before them nobody can tell how long something takes


def watch(work: Work[Any]) -> None:
    """Show how far some work is until it ends; then the page runs again."""
    st.fragment(_watch, run_every=LOOK)(work)


def _watch(work: Work[Any]) -> None:
    if work.wait(0):
        st.rerun()
    told = work.told()
    with st.container(horizontal=True, vertical_alignment="bottom", key="watching"):
        st.progress(told.share, literal(in_words(told.doing, told.share, told.seconds)))
        label, is_last = told.way_out or "Nearly done", not told.way_out
        st.button(label, key="stop_reading", on_click=work.stop, disabled=is_last)


def in_words(doing: str, share: float, passed: float) -> str:
    """What is being done, and how long it may take yet after `passed` seconds for this share."""
    if share <= 0 or passed < _TELLING:
        return doing
    return f"{doing}, {duration(passed * (1 - share) / share)} left"


def duration(seconds: float) -> str:
    """A time that something may take, no more exact than it is known."""
    if seconds < 8:
        return "a few seconds"
    if seconds < 55:
        return f"about {round(seconds / 10) * 10:.0f} seconds"
    minutes = max(round(seconds / 60), 1)
    return f"about {minutes:,} minute{'' if minutes == 1 else 's'}"
