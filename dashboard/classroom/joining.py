"""The door of a class: the code is typed, an animal's name is drawn, and the tab remembers."""

from typing import Final

import streamlit as st

from dashboard.classroom import seat
from dashboard.classroom.going_on import TOO_OFTEN, classroom, code_tried
from dashboard.figure_panel import paragraph, told_error
from data.classroom.codes import CODE_LENGTH, typed
from data.classroom.parts import ClassroomError, Pupil

_TOKEN: Final = "token"
_PUPIL: Final = "pupil"
_SAID: Final = "said_at_the_door"
_NAME: Final = "seat"


def pupil() -> Pupil | None:
    """Who this is; None, with the door drawn, while that is not known."""
    if found := st.session_state.get(_PUPIL):
        seat.held(_NAME, st.session_state[_TOKEN])
        return found
    is_leaving = _SAID in st.session_state
    token = seat.held(_NAME, forget=is_leaving)
    if not is_leaving and token is None:
        return None  # the tab says in a moment what it remembers
    if not is_leaving and token and (found := classroom().pupil(token)):
        st.session_state[_TOKEN], st.session_state[_PUPIL] = token, found
        return found
    _door(over=bool(token))
    return None


def leave(why: str) -> None:
    """Forget who this is, and say why at the door."""
    st.session_state.clear()  # what was answered among it
    st.session_state[_SAID] = why
    st.rerun()


def _door(*, over: bool) -> None:
    st.title("Join your class")
    if said := st.session_state.get(_SAID) or (
        "The class you were in is over. What was marked in it has been deleted." if over else ""
    ):
        paragraph(said)
    paragraph(
        "You get an animal's name. Nobody asks for yours, and what you mark is deleted when the"
        " class ends."
    )
    with st.form("door", border=False, width=400):
        code = st.text_input(
            f"Code of {CODE_LENGTH} letters and digits, from the board",
            st.query_params.get("class", "")[:20],
            max_chars=20,
            autocomplete="off",
        )
        if st.form_submit_button("Join", type="primary"):
            _join(typed(code))


def _join(code: str) -> None:
    try:
        is_right = code_tried(lambda: classroom().stamp(code) is not None)
        if is_right:
            seated = classroom().join(code)
            st.session_state[_TOKEN], st.session_state[_PUPIL] = seated.token, seated.pupil
            st.session_state.pop(_SAID, None)
            st.rerun()
    except ClassroomError as error:
        told_error(error)
        return
    st.error(
        TOO_OFTEN
        if is_right is None
        else "There is no class with this code now. Look at the board again.",
        icon=":material/error:",
    )
