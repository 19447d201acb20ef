"""The button that opens a lesson's files: for print and to keep. None is made until it is asked
for."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from dashboard.classroom.lesson_page import lesson_page
from dashboard.command.lesson_cli import ADDRESS
from dashboard.export import file_name
from dashboard.exports.chrome import missing
from dashboard.exports.formats import MIME
from dashboard.exports.images import PAPERS, printed_page
from data.lesson import HANDOUT, Lesson

NO_PDF: Final = (
    "No PDF can be made here: that takes Chrome and the package kaleido, and one of them is"
    " missing. The HTML file prints just as well: open it in a browser and print it."
)
_PAPERS: Final = {"a4": "A4", "letter": "US Letter"}
_PARTS: Final = {"Lesson": "Whole lesson", HANDOUT: "Handout alone"}


@st.fragment
def take(lesson: Lesson, view: str) -> None:
    """A button that opens the ways to take a lesson along from `view`, which is open."""
    popover = st.popover("Print or keep this lesson", key="keep_lesson", on_change="rerun")
    if not popover.open:
        return
    with popover:
        files(lesson, _dashboard(view))


def files(lesson: Lesson, address: str) -> None:
    """The files of a lesson; their links lead to the dashboard at `address`."""
    reason = missing()
    paper = "" if reason else _paper()
    for part, name in _PARTS.items():
        only_handout = part == HANDOUT
        with st.container(horizontal=True):
            if not reason:
                made = partial(printed, lesson, address, paper, only_handout=only_handout)
                _button(f"{name} (PDF)", made, lesson, part, "pdf")
            page = partial(lesson_page, lesson, address, only_handout=only_handout)
            _button(f"{name} (HTML)", page, lesson, part, "html")
    if reason:
        st.text(NO_PDF)


def _paper() -> str:
    return st.segmented_control(
        "Paper",
        list(PAPERS),
        default="a4",
        required=True,
        format_func=_PAPERS.__getitem__,
        key="paper",
    )


def printed(lesson: Lesson, address: str, paper: str, *, only_handout: bool) -> bytes:
    """A lesson as PDF. Raises NoBrowser or PictureError."""
    page = lesson_page(lesson, address, only_handout=only_handout)
    return printed_page(page, lesson.title, lesson.question, paper=paper)


def _dashboard(view: str) -> str:
    """Where this dashboard is for whoever looks at it."""
    return (st.context.url or ADDRESS).rstrip("/").removesuffix(f"/{view}")


def _button(
    label: str, made: Callable[[], str | bytes], lesson: Lesson, part: str, ending: str
) -> None:
    st.download_button(
        label,
        made,
        file_name=f"{file_name(lesson.slug, part)}.{ending}",
        mime=MIME[ending],
        key=f"lesson_{part}_{ending}",
        on_click="ignore",
    )
