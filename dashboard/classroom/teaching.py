"""The teacher's page of a class: seen live, shared, revealed, kept and ended."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final, Literal

import streamlit as st

from dashboard import export
from dashboard.classroom import findings, unlocking
from dashboard.classroom.card import card_html
from dashboard.classroom.choosing import category_chosen, text_chosen
from dashboard.classroom.files import answers_table, marks_table
from dashboard.classroom.going_on import address, classroom
from dashboard.classroom.guesses_chart import guesses_in
from dashboard.classroom.hiding import blind_title
from dashboard.classroom.report import class_report
from dashboard.classroom.reveal import reveal_html
from dashboard.classroom.totals import forget, given, totals
from dashboard.exports.chrome import missing
from dashboard.figure_panel import paragraph, told_error
from dashboard.html_parts import heading_html
from dashboard.release import made_by
from dashboard.turns import TURNS
from data.classroom.blind import giveaways
from data.classroom.parts import ClassroomError, Given, Session, Stage
from data.library import LibraryError

ENDED: Final = "The class has ended. Everything that was marked in it has been deleted."
LOOK: Final = "Look at what they mark so far"
LOOK_HELP: Final = (
    "Not on the wall: who sees what others mark, marks the same. Once you share it, everybody does."
)
EVERY: Final = 1.0
"""Seconds between two looks at what pupils have done."""
_NEXT: Final[dict[Stage, tuple[tuple[str, Stage], ...]]] = {
    "marking": (("Share what the class marked", "shared"),),
    "shared": (("Reveal who published it", "revealed"), ("Back to marking", "marking")),
    "revealed": (("Hide it again", "shared"),),
}
_TOLD: Final[dict[Stage, str]] = {
    "marking": "Pupils are marking. They see their own marks only, and not who published a text.",
    "shared": "Pupils see what the class marked together. They do not see who published a text.",
    "revealed": "Pupils see what the class marked, and who published each text.",
}


def draw(session: Session) -> None:
    """The page of a class that is going on."""
    st.html(heading_html(session.plan.title, 1))
    st.html(card_html(session.code, address()))
    paragraph(_TOLD[session.stage])
    with st.container(horizontal=True):
        for number, (label, stage) in enumerate(_NEXT[session.stage]):
            st.button(
                label,
                type="secondary" if number else "primary",
                on_click=_move,
                args=(session.code, stage),
            )
    _live(session.code)
    _after(session)


def _move(code: str, stage: Stage) -> None:
    try:
        classroom().move(code, stage)
    except ClassroomError as error:
        told_error(error)


@st.fragment(run_every=EVERY)
def _live(code: str) -> None:
    with TURNS:
        _seen_now(code)


def _seen_now(code: str) -> None:
    try:
        session = classroom().session(code)
    except ClassroomError as error:
        unlocking.lock(str(error))
        return
    every = given(session)
    st.html(_counts_html(classroom().joined(code), session))
    if session.stage == "marking" and not st.toggle(LOOK, key="looks", help=LOOK_HELP):
        return
    findings.overview(session)
    number = text_chosen(session)
    text = session.plan.texts[number]
    category = category_chosen(session)
    only_finished = st.toggle("Count only those who have finished this text", key="only_finished")
    found = totals(session, number, only_finished=only_finished)
    is_revealed = session.stage == "revealed"
    st.html(heading_html(text.title if is_revealed else blind_title(text)))
    findings.ratings(session, number)
    if is_revealed:
        st.html(reveal_html(text, guesses_in(session.plan, every, number)))
    hidden = () if is_revealed else giveaways(text)
    findings.draw(text.text, found, category, hidden)


def _counts_html(joined: int, session: Session) -> str:
    cells = [("have joined", str(joined))]
    for number in range(len(session.plan.texts)):
        of_text = [one.answer for one in given(session) if one.answer.text == number]
        finished = sum(answer.finished for answer in of_text)
        which = f" text {number + 1}" if len(session.plan.texts) > 1 else ""
        cells.append((f"have finished{which}", str(finished)))
    told = "".join(f"<div><dd>{count}</dd><dt>{what}</dt></div>" for what, count in cells)
    return f'<dl class="class-counts">{told}</dl>'


def _after(session: Session) -> None:
    st.html(heading_html("After the lesson"))
    paragraph("The files hold no names: not even the animals. Save them before you end the class.")
    reason = missing()
    with st.container(horizontal=True):
        _file("Marks (CSV)", "marks.csv", session.code, _marks)
        _file("Ratings and guesses (CSV)", "ratings.csv", session.code, _answers)
        _file("Report (HTML)", "report.html", session.code, partial(_report, form="html"))
        if not reason:
            _file("Report (PDF)", "report.pdf", session.code, partial(_report, form="pdf"))
    if reason:
        paragraph(f"No PDF can be made here: {reason}")
    with st.expander("End the class"):
        paragraph(
            "Everything that pupils marked is deleted at once and for good, and their pages close."
            f" If you forget, it is deleted on {_day_and_time(session.ends)}."
        )
        st.button("Delete everything and end the class", on_click=_end, args=(session.code,))


def _file(
    label: str, ending: str, code: str, made: Callable[[Session, Sequence[Given]], bytes]
) -> None:
    def content() -> bytes:
        now = classroom().session(code)
        return made(now, given(now))

    st.download_button(label, content, f"class-{code}-{ending}", on_click="ignore")


def _marks(session: Session, every: Sequence[Given]) -> bytes:
    return export.csv_bytes(marks_table(session, every))


def _answers(session: Session, every: Sequence[Given]) -> bytes:
    return export.csv_bytes(answers_table(session, every))


def _report(session: Session, every: Sequence[Given], form: Literal["html", "pdf"]) -> bytes:
    return class_report(session, classroom().joined(session.code), every, form, made_by())


def _day_and_time(ends: float) -> str:
    when = datetime.fromtimestamp(ends)
    return f"{when:%A} at {when:%H:%M}"


def _end(code: str) -> None:
    try:
        classroom().end(code)
    except LibraryError as error:
        told_error(error)
    forget()
    unlocking.forget(ENDED)
