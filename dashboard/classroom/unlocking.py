"""The teacher's door: the code of the class and the key, which the tab remembers."""

from typing import Final

import streamlit as st

from dashboard.classroom import seat
from dashboard.classroom.going_on import TOO_OFTEN, classroom, key_tried
from dashboard.figure_panel import paragraph
from dashboard.html_parts import heading_html
from data.classroom.codes import typed

_CODE: Final = "teacher_code"
_HELD: Final = "teacher_held"
_SAID: Final = "said_to_teacher"
_NAME: Final = "teacher"
NO_LONGER: Final = "The class that was open in this tab is over."


def code() -> str | None:
    """The class of the teacher who is here; None, with the door drawn, for anybody else."""
    if found := st.session_state.get(_CODE):
        seat.held(_NAME, st.session_state.get(_HELD, ""))
        return found
    is_leaving = _SAID in st.session_state
    held = seat.held(_NAME, forget=is_leaving)
    if not is_leaving:
        if held is None:
            return None  # the tab says in a moment what it remembers
        # What a tab holds is as good as typed, and as easily made up: it is tried like a key.
        is_right = _unlock(*held.partition(" ")[::2]) if held else None
        if is_right:
            return st.session_state[_CODE]
        if is_right is False:
            lock(NO_LONGER)  # or every run would try it again
    _door()
    return None


def forget(why: str) -> None:
    """Forget that the teacher is here; the door says why."""
    for key in (_CODE, _HELD):
        st.session_state.pop(key, None)
    st.session_state[_SAID] = why


def lock(why: str) -> None:
    """Forget that the teacher is here, and draw the door."""
    forget(why)
    st.rerun()


def _unlock(code: str, key: str) -> bool | None:
    is_right = key_tried(lambda: classroom().is_teacher(code, key))
    if is_right:
        st.session_state[_CODE] = code
        st.session_state[_HELD] = f"{code} {key}"
        st.session_state.pop(_SAID, None)
    return is_right


def _door() -> None:
    st.html(heading_html("Your class", 1))
    if said := st.session_state.get(_SAID):
        paragraph(said)
    with st.form("teacher_door", border=False, width=400):
        code = st.text_input("Code of the class", max_chars=20, autocomplete="off")
        key = st.text_input("Your key", max_chars=60, type="password", autocomplete="off")
        if st.form_submit_button("Open", type="primary"):
            is_right = _unlock(typed(code), typed(key))
            if is_right:
                st.rerun()
            st.error(
                TOO_OFTEN if is_right is None else "This is not the key of that class.",
                icon=":material/error:",
            )
