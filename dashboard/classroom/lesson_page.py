"""A lesson as a page to read and to print. Its numbers are worked out anew from the sample.

Streamlit is not needed for any of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

import data
import metrics
from dashboard import workspace
from dashboard.comparing.compared import comparison
from dashboard.exports.page import plain_page
from dashboard.figures.outlet_figure import outlet_figures
from dashboard.figures.wording import amount
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from data.lesson import HANDOUT, Lesson, LessonError
from metrics.validity.plainly import verdict

_CSS: Final = Path(__file__).parents[1] / "style" / "lesson.css"
_NUMBER: Final = re.compile(r"\{\{([^{}]*)\}\}")
_TRUST: Final = "trust"
_ONCE: Final = Selection()
_EACH: Final = Selection(reprints="each")


def filled(text: str, lesson: str) -> str:
    """Markdown with the numbers it asks for: `{{metric | outlet}}`, `{{metric | outlet | story}}`
    of one story with every copy, and `{{trust | metric}}`. Raises LessonError for what there is
    not."""
    return _NUMBER.sub(lambda asked: _number(asked[1], lesson), text)


def _number(asked: str, lesson: str) -> str:
    first, *rest = (part.strip() for part in asked.split("|"))
    try:
        if first == _TRUST:
            return verdict(metrics.metric(*rest).column)
        spec, (outlet, *story) = metrics.metric(first), rest
        chosen = replace(_EACH, stories=tuple(story)) if story else _ONCE
        return amount(_figures(spec.column, chosen)[outlet], spec)
    except (KeyError, TypeError, ValueError) as error:
        raise LessonError(f"{lesson}: there is no number {{{{{asked}}}}}") from error


@cache
def _figures(column: str, chosen: Selection) -> dict[str, float]:
    found = comparison(_sample(), chosen, [column], draws=0)
    return {one.outlet: one.estimate for one in outlet_figures(found, column)}


@cache
def _sample() -> Workspace:
    return workspace.build(data.sample())


def section_html(text: str, lesson: str, address: str) -> str:
    """Markdown of a lesson as HTML, numbers filled in; links lead to the dashboard at `address`."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(filled(text, lesson))
    for token in _links(tokens):
        href = str(token.attrGet("href") or "")
        if href.startswith("/"):
            token.attrSet("href", f"{address.rstrip('/')}{href}")
    return reader.renderer.render(tokens, reader.options, {})


def _links(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "link_open":
            yield token
        yield from _links(token.children or ())


def lesson_page(lesson: Lesson, address: str, *, only_handout: bool = False) -> str:
    """The lesson as one HTML page that needs nothing from the network; the handout begins on a
    sheet of its own, and may be had alone."""
    body = _handout(lesson, address)
    if not only_handout:
        body = f"<main>{_plan(lesson, address)}{body}</main>"
    return plain_page(lesson.title, _CSS.read_text(encoding="utf-8"), body)


def _plan(lesson: Lesson, address: str) -> str:
    sections = (
        f"<section><h2>{escape(name)}</h2>{section_html(text, lesson.slug, address)}</section>"
        for name, text in lesson.sections.items()
        if name != HANDOUT
    )
    return (
        f"<h1>{escape(lesson.title)}</h1>"
        f'<p class="question">{escape(lesson.question)}</p>'
        f'<p class="about">{lesson.minutes} minutes, ages 13 and up. {escape(lesson.competencies)}'
        f"</p>{''.join(sections)}"
    )


def _handout(lesson: Lesson, address: str) -> str:
    return (
        f'<section class="handout"><h1>{escape(lesson.title)}</h1>'
        f"{section_html(lesson.sections[HANDOUT], lesson.slug, address)}</section>"
    )
