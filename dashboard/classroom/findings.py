"""What a class found in a text, for the wall and for every pupil once it is shared."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.classroom.agreement_chart import agreement_table
from dashboard.classroom.agreement_in_words import agreement_in_words
from dashboard.classroom.beside import beside
from dashboard.classroom.heat import Span, heat_html, heat_legend_html
from dashboard.classroom.phrase_lists import agreed_html, beside_html
from dashboard.classroom.ratings_chart import ratings_in_words, ratings_of
from dashboard.classroom.together import Together
from dashboard.classroom.totals import given, totals
from dashboard.html_parts import list_html, paragraph_html, table_html
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
        lists = agreed_html(text, found, key, 3, hidden)
        st.html(lists + (beside_html(machine, 3) if machine else ""))
