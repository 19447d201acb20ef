"""What a class found in a text, for the wall and for every pupil once it is shared."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.classroom.agreement_in_words import agreement_in_words
from dashboard.classroom.beside import Beside, beside, precision_in_words, recall_in_words
from dashboard.classroom.heat import Span, heat_html, heat_legend_html
from dashboard.classroom.phrases import Phrase, least_agreed, most_agreed
from dashboard.classroom.together import Together
from dashboard.html_parts import heading_html, paragraph_html
from data.classroom.parts import Category


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
        machine = beside(text, found, key)
        st.html(_agreed(text, found, key) + (_beside(machine) if machine else ""))


def _agreed(text: str, found: Together, key: str) -> str:
    return (
        '<div class="class-lists">'
        + _list("You agree most on", most_agreed(text, found, key), "Nothing that half marked.")
        + _list("You are divided over", least_agreed(text, found, key), "Nothing.")
        + "</div>"
    )


def _beside(machine: Beside) -> str:
    return (
        heading_html("You and Slantwise", 3)
        + paragraph_html(precision_in_words(machine))
        + paragraph_html(recall_in_words(machine))
        + '<div class="class-lists">'
        + _list("Both of you", machine.both, "Nothing.")
        + _list("Only you", machine.only_class, "Nothing.")
        + _list("Only Slantwise", machine.only_machine, "Nothing.")
        + "</div>"
    )


def _list(title: str, phrases: Sequence[Phrase], nothing: str) -> str:
    items = "".join(
        f"<li>{escape(one.text)} <small>{one.marked} of {one.readers}</small></li>"
        for one in phrases
    )
    told = f"<ul>{items}</ul>" if items else f"<p>{nothing}</p>"
    return f"<section><h4>{escape(title)}</h4>{told}</section>"
