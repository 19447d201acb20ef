"""Classroom: the lessons that come with Slantwise, each to read, to print and to teach from."""

from pathlib import Path
from typing import Final

import streamlit as st

from dashboard import addressed, figure_panel, linked, serving, session
from dashboard.classroom import lesson_list, starting, taking
from dashboard.classroom.lesson_list import LESSON, VIEW
from dashboard.classroom.lesson_page import section_html
from data.lesson import Lesson, lessons

STYLE: Final = Path(__file__).parents[1] / "style" / "classroom.css"
CLASS_STYLE: Final = STYLE.with_name("class.css")
ALL: Final = ""
LOOK: Final = "Look for the question that your class would like to answer."
LOOK_AT_ONE: Final = "Look at the time plan and the steps first. The handout is at the end."
PURPOSE: Final = (
    "These lessons teach pupils of 13 and up to read news closely and to check what a number says."
    " Each fills 45 minutes and has a plan, a handout and answers for the teacher. The articles in"
    " them are invented."
)
OTHERS: Final = (
    "The lessons are about the invented articles that come with Slantwise. Here are other articles,"
    " so links in a lesson may lead to what is not there. They work where Slantwise is started"
    " without other articles."
)
HERE: Final = "."
"""Where a lesson's links lead: to this dashboard, wherever it is."""


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    st.html(CLASS_STYLE)
    st.title("What can a class find out?")
    every = lessons()
    asked = st.query_params.get(LESSON, ALL)
    chosen = next((each for each in every if each.slug == asked), None)
    figure_panel.look(LOOK_AT_ONE if chosen else LOOK)
    if chosen is None:
        figure_panel.paragraph(PURPOSE)
    names = {ALL: "All lessons", **{each.slug: each.title for each in every}}
    addressed.select("Lesson", names, chosen.slug if chosen else ALL, LESSON)
    if asked and chosen is None:
        figure_panel.paragraph(f"There is no lesson “{asked[:60]}”. Here are all of them.")
    if not _is_sample():
        figure_panel.paragraph(OTHERS)
    if chosen:
        _lesson(chosen)
    else:
        linked.show(lesson_list.lessons_html(every), "lessons")
        starting.draw(None, session.current())


def _is_sample() -> bool:
    return session.shows_served() and not serving.serves_a_path() and not session.added()


def _lesson(lesson: Lesson) -> None:
    st.header(lesson.title, anchor=LESSON)
    figure_panel.text([lesson.question, f"{lesson_list.about(lesson)}."])
    taking.take(lesson, VIEW)
    starting.draw(lesson, session.current())
    st.markdown(" · ".join(f"[{name}](#{_anchor(name)})" for name in lesson.sections))
    for name, text in lesson.sections.items():
        st.subheader(name, anchor=_anchor(name))
        shown = section_html(text, lesson.slug, HERE)
        linked.show(f'<div class="lesson">{shown}</div>', f"lesson_{_anchor(name)}")


def _anchor(section: str) -> str:
    return section.lower().replace("'", "").replace(" ", "-")


page()
