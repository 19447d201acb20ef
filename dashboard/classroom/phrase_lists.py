"""The words that a class agrees on and those that it and Slantwise marked, as lists: the same on
the page and in the report. Nothing here knows of Streamlit."""

from collections.abc import Sequence
from html import escape

from dashboard.classroom.beside import Beside, precision_in_words, recall_in_words
from dashboard.classroom.hiding import Span
from dashboard.classroom.phrases import Phrase, least_agreed, most_agreed
from dashboard.classroom.together import Together
from dashboard.html_parts import heading_html, paragraph_html


def agreed_html(
    text: str, found: Together, key: str, level: int, hidden: Sequence[Span] = ()
) -> str:
    """What most marked and what they are divided over, under headings of a level; `hidden`
    stretches are shown as blocks."""
    most = most_agreed(text, found, key, hidden=hidden)
    least = least_agreed(text, found, key, hidden=hidden)
    return _lists(
        _list("You agree most on", most, "No word that half of you marked.", level),
        _list("You are divided over", least, "No word.", level),
    )


def beside_html(found: Beside, level: int) -> str:
    """The class beside Slantwise, under a heading of a level."""
    return (
        heading_html("You and Slantwise", level)
        + paragraph_html(precision_in_words(found))
        + paragraph_html(recall_in_words(found))
        + _lists(
            _list("Both you and Slantwise", found.both, "Nothing.", level + 1),
            _list("Only you", found.only_class, "Nothing.", level + 1),
            _list("Only Slantwise", found.only_machine, "Nothing.", level + 1),
        )
    )


def _lists(*lists: str) -> str:
    return f'<div class="lists">{"".join(lists)}</div>'


def _list(title: str, phrases: Sequence[Phrase], nothing: str, level: int) -> str:
    items = "".join(
        f"<li>{escape(one.text)} <small>{one.marked} of {one.readers}</small></li>"
        for one in phrases
    )
    told = f"<ul>{items}</ul>" if items else f"<p>{escape(nothing)}</p>"
    return f"<div>{heading_html(title, level)}{told}</div>"
