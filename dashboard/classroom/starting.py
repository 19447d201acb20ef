"""Starting a class from the Classroom page: what it reads, who gets in, and then its code."""

from typing import Final

import streamlit as st

from dashboard.article.choice import full_title
from dashboard.classroom.card import card_html
from dashboard.classroom.class_process import ClassProcess
from dashboard.classroom.going_on import classroom
from dashboard.command.serve import PortTaken
from dashboard.figure_panel import paragraph, told_error
from dashboard.serving import load_corpus
from dashboard.workspace import Workspace
from data.classroom.categories import CATEGORIES, SCALES
from data.classroom.parts import MOST_TEXTS, ClassroomError, Plan
from data.classroom.planning import plan_of_articles
from data.classroom.store import Started
from data.lesson import Lesson
from data.library import LibraryError

_STARTED: Final = "class_started"
ELSEWHERE: Final = (
    "A class is started on the machine that this dashboard runs on, or there with the command"
    " slantwise class."
)
WHAT: Final = (
    "Pupils open a link on their phones or computers, read without knowing who published it, mark"
    " words, and guess. You see where they agree, share it, and reveal who wrote what."
)
SHARE: Final = "Pupils use their own devices"
SHARE_HELP: Final = (
    "Devices on this network can then open the class, and nothing else on this machine: not this"
    " dashboard, no library, no file. Without it, only this machine can."
)


def draw(lesson: Lesson | None, workspace: Workspace) -> None:
    """Start a class that reads a lesson's texts; without a lesson, articles of this visit."""
    st.header("Start a class", anchor="start")
    # Behind a proxy on this machine everybody seems to be on it.
    if st.context.ip_address is not None or "X-Forwarded-For" in st.context.headers:
        paragraph(ELSEWHERE)
        return
    paragraph(WHAT)
    chosen = [] if lesson else _articles(workspace)
    share = st.checkbox(SHARE, help=SHARE_HELP, key="share_class")
    if st.button("Start a class", type="primary", disabled=not (lesson or chosen)):
        _start(lesson, workspace, chosen, share=share)
    if begun := st.session_state.get(_STARTED):
        _show(begun)


def _articles(workspace: Workspace) -> list[str]:
    articles = workspace.articles
    return st.multiselect(
        "Articles to read",
        list(articles.index),
        format_func=lambda one: full_title(articles, one),
        max_selections=MOST_TEXTS,
        placeholder=f"Choose up to {MOST_TEXTS}",
        key="class_articles",
    )


def _start(lesson: Lesson | None, workspace: Workspace, chosen: list[str], *, share: bool) -> None:
    try:
        begun = classroom().start(_plan(lesson, workspace, chosen))
        _process().serve(share=share)
    except (ClassroomError, LibraryError, PortTaken) as error:
        told_error(error)
    else:
        st.session_state[_STARTED] = begun


def _plan(lesson: Lesson | None, workspace: Workspace, chosen: list[str]) -> Plan:
    if lesson:
        # A lesson reads the sample, whatever this dashboard shows.
        workspace, chosen = load_corpus("").workspace, list(lesson.marking)
    texts = {one: workspace.text(one) for one in chosen if one in workspace.articles.index}
    articles = workspace.articles.assign(text=workspace.articles.index.map(texts).fillna(""))
    articles = articles.reset_index(drop=True)
    if lesson:
        title, categories, scales = lesson.title, lesson.categories, lesson.scales
    else:
        title, categories, scales = "Reading together", CATEGORIES, SCALES
    return plan_of_articles(title, articles, chosen, categories, scales)


def _show(begun: Started) -> None:
    process = _process()
    if classroom().stamp(begun.code) is None:
        del st.session_state[_STARTED]
        paragraph("The class is over. What was marked in it has been deleted.")
        return
    if not process.is_running:
        paragraph("The class has been started, but what serves it has stopped. Start it again.")
        return
    st.html(card_html(begun.code, process.address))
    paragraph("Your key opens the teacher's page. It is shown only here: keep it from pupils.")
    st.code(begun.key, language=None)
    st.link_button("Open the teacher's page", process.teachers_page)


@st.cache_resource(show_spinner=False)
def _process() -> ClassProcess:
    return ClassProcess()
