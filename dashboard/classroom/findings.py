"""What a class found in a text, for the wall and for every pupil once it is shared."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.classroom.agreement_chart import agreement_table
from dashboard.classroom.agreement_in_words import agreement_in_words
from dashboard.classroom.beside import Beside, beside, precision_in_words, recall_in_words
from dashboard.classroom.heat import Span, heat_html, heat_legend_html
from dashboard.classroom.phrases import Phrase, least_agreed, most_agreed
from dashboard.classroom.ratings_chart import ratings_in_words, ratings_of
from dashboard.classroom.together import Together
from dashboard.classroom.totals import given, totals
from dashboard.html_parts import heading_html, list_html, paragraph_html, table_html
from data.classroom.parts import Category, Session


def overview(session: Session) -> None:
    """How far the class agrees, for every text and category at once; nothing while nobody knows."""
    plan = session.plan
    table = agreement_table(plan, [totals(session, number) for number in range(len(plan.texts))])
    st.html(table_html(table, "How far you agree") if len(table) else "")


def ratings(session: Session, number: int) -> None:
    """How the class rated a text."""
    found = ratings_of(session.plan.scales, given(session), number)
    st.html(list_html([f"{each.scale.question} {ratings_in_words(each)}" for each in found]))


def draw(text: str, found: Together, category: Category, hidden: Sequence[Span] = ()) -> None:
    """The words of one category that the class marked: how far it agrees, where, and beside
    Slantwise. `hidden` stretches are shown as blocks."""
    key = category.key
    st.html(
        f'<p class="answer look">{escape(category.name)}: {escape(category.meaning)}.</p>'
        f"{paragraph_html(agreement_in_words(found, key))}"
        f"{heat_legend_html(found.readers) if found.is_enough else ''}"
        f"{heat_html(text, found, key, hidden)}"
    )
    if found.is_enough:
        machine = beside(text, found, key, hidden)
        st.html(_agreed(text, found, key, hidden) + (_beside(machine) if machine else ""))


def _agreed(text: str, found: Together, key: str, hidden: Sequence[Span]) -> str:
    most = most_agreed(text, found, key, hidden=hidden)
    least = least_agreed(text, found, key, hidden=hidden)
    return (
        '<div class="class-lists">'
        + _list("You agree most on", most, "Nothing that half marked.", 3)
        + _list("You are divided over", least, "Nothing.", 3)
        + "</div>"
    )


def _beside(machine: Beside) -> str:
    return (
        heading_html("You and Slantwise", 3)
        + paragraph_html(precision_in_words(machine))
        + paragraph_html(recall_in_words(machine))
        + '<div class="class-lists">'
        + _list("Both of you", machine.both, "Nothing.", 4)
        + _list("Only you", machine.only_class, "Nothing.", 4)
        + _list("Only Slantwise", machine.only_machine, "Nothing.", 4)
        + "</div>"
    )


def _list(title: str, phrases: Sequence[Phrase], nothing: str, level: int) -> str:
    items = "".join(
        f"<li>{escape(one.text)} <small>{one.marked} of {one.readers}</small></li>"
        for one in phrases
    )
    told = f"<ul>{items}</ul>" if items else f"<p>{nothing}</p>"
    return f"<section>{heading_html(title, level)}{told}</section>"
