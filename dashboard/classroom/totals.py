"""What a class marked in a text, worked out once for everybody who looks at it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.classroom.going_on import classroom
from dashboard.classroom.together import Together, together
from data.classroom.parts import Given, Session

KEPT = 60
"""Seconds."""


def forget() -> None:
    """Keep nothing in memory of what was marked: a class has been deleted."""
    _given.clear()
    _totals.clear()


def totals(session: Session, number: int, *, only_finished: bool = False) -> Together:
    """What the class marked in a text, as of `session.changes`."""
    return _totals(session.code, session.changes, number, only_finished, session)


def given(session: Session) -> Sequence[Given]:
    """All answers of the class, as of `session.changes`."""
    return _given(session.code, session.changes)


@st.cache_resource(show_spinner=False, max_entries=64, ttl=KEPT)
def _given(code: str, changes: int) -> Sequence[Given]:
    return classroom().answers(code)


@st.cache_resource(show_spinner=False, max_entries=64, ttl=KEPT)
def _totals(
    code: str, changes: int, number: int, only_finished: bool, _session: Session
) -> Together:
    plan = _session.plan
    return together(
        plan.texts[number].text,
        number,
        plan.categories,
        _given(code, changes),
        only_finished=only_finished,
    )
