"""What the report of a class says of one text. All that is written in a class is escaped."""

from collections.abc import Sequence
from html import escape
from typing import Final

import plotly.graph_objects as go

from dashboard.classroom.agreement_in_words import agreement_in_words, too_few
from dashboard.classroom.beside import beside
from dashboard.classroom.guesses_chart import (
    guesses_chart,
    guesses_in,
    guesses_in_words,
    guesses_table,
)
from dashboard.classroom.heat import heat_html, heat_legend_html
from dashboard.classroom.phrase_lists import agreed_html, beside_html
from dashboard.classroom.ratings_chart import (
    Ratings,
    ratings_chart,
    ratings_in_words,
    ratings_of,
    ratings_table,
)
from dashboard.classroom.together import Together
from dashboard.exports.looks import LOOKS
from dashboard.exports.page import figure_html
from dashboard.exports.sheet import sheet
from dashboard.exports.sizes import SIZES, Size
from dashboard.figures.told import told_of
from dashboard.html_parts import heading_html, list_html, paragraph_html, table_html
from data.classroom.parts import Category, ClassText, Given, Session

# The widest for a screen and a sheet of paper, the other for a phone.
WIDE: Final = (SIZES["print"], Size("phone", "A phone", 336, None, 11.5, 1200))
_SMALL: Final = (Size("small", "Two beside each other", 336, None, 11.5, 600),)


def name_of(session: Session, number: int) -> str:
    """What the report calls the text of that number (from 0)."""
    title = session.plan.texts[number].title
    return f"Text {number + 1}{f': {title}' if title else ''}"


def text_html(session: Session, number: int, found: Together, given: Sequence[Given]) -> str:
    """All on the text of that number (from 0): who published it, what was marked, rated, guessed.

    `found` is what was marked in it.
    """
    text = session.plan.texts[number]
    if found.is_enough:
        marked = "".join(_category(text.text, found, each) for each in session.plan.categories)
    else:
        marked = paragraph_html(too_few(found.readers))
    return (
        f'<section class="text">{heading_html(name_of(session, number))}{_published(text)}'
        f"{marked}{_ratings(session, number, given)}{_guesses(session, number, given)}</section>"
    )


def figure(key: str, drawn: go.Figure, sizes: Sequence[Size]) -> str:
    """A place for a figure, drawn in each of these sizes; `key` is no text of anybody's."""
    light = LOOKS["light"]
    return figure_html(key, [sheet(drawn, size, light) for size in sizes], told_of(drawn).alt)


def _published(text: ClassText) -> str:
    """What pupils did not see while they read."""
    told = [f"Published by {text.outlet or 'an outlet that is not known'}"]
    told += [f"written by {text.author}"] if text.author else []
    told += [text.published] if text.published else []
    others = [f"{outlet}: {title}" for outlet, title in text.others]
    return paragraph_html(f"{', '.join(told)}.") + (
        paragraph_html("On the same story:") + list_html(others) if others else ""
    )


def _category(text: str, found: Together, category: Category) -> str:
    key = category.key
    machine = beside(text, found, key)
    return (
        f'<section class="category">{heading_html(category.name, 3)}'
        f"{paragraph_html(f'A word or phrase that {category.meaning}.')}"
        f"{paragraph_html(agreement_in_words(found, key))}"
        f"{heat_legend_html(found.readers)}{heat_html(text, found, key)}"
        f"{agreed_html(text, found, key, 4)}{beside_html(machine, 4) if machine else ''}</section>"
    )


def _ratings(session: Session, number: int, given: Sequence[Given]) -> str:
    every = ratings_of(session.plan.scales, given, number)
    if not every:
        return ""
    charts = "".join(
        f'<div class="chart">{_rating(f"rating-{number}-{place}", one)}</div>'
        for place, one in enumerate(every)
    )
    return (
        f'<section class="ratings">{heading_html("How you rated it", 3)}'
        f'<div class="charts">{charts}</div>'
        f"{table_html(ratings_table(every), f'Ratings of text {number + 1}')}</section>"
    )


def _rating(key: str, found: Ratings) -> str:
    drawn = ratings_chart(found)
    told = paragraph_html(ratings_in_words(found))
    if drawn is None:
        return f'<p class="list-title">{escape(found.scale.question)}</p>{told}'
    return figure(key, drawn, _SMALL) + told


def _guesses(session: Session, number: int, given: Sequence[Given]) -> str:
    if not session.plan.guesses:
        return ""
    found = guesses_in(session.plan, given, number)
    drawn = guesses_chart(found)
    caption = f"Guesses who published text {number + 1}"
    return (
        f'<section class="guesses">{heading_html("What you guessed", 3)}'
        + (figure(f"guesses-{number}", drawn, WIDE) if drawn else "")
        + paragraph_html(guesses_in_words(found))
        + (table_html(guesses_table(found), caption) if drawn else "")
        + "</section>"
    )
