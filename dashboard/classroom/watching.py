"""Looks, every few seconds, whether the teacher has turned to something else."""

from typing import Final

import streamlit as st

from dashboard.classroom.going_on import stamp
from dashboard.turns import TURNS
from data.classroom.parts import Stage

EVERY: Final = 3.0
"""Seconds."""


@st.fragment(run_every=EVERY)
def for_news(code: str, seen: Stage) -> None:
    """Draw the page anew once the class is in another stage than was `seen`, or over."""
    with TURNS:
        now = stamp(code)
        if now is None or now[1] != seen:
            st.rerun()
