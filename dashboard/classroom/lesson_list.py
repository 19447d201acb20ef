"""The lessons that there are, as HTML: what each asks, how long it takes, what pupils mark."""

from collections.abc import Sequence
from html import escape
from typing import Final

from dashboard.figures.wording import joined
from dashboard.links import link
from dashboard.workspace import story_label
from data.lesson import Lesson

VIEW: Final = "classroom"
LESSON: Final = "lesson"
"""What the address calls the lesson that is open."""


def lessons_html(lessons: Sequence[Lesson]) -> str:
    """The lessons, each a link to itself."""
    return f'<ul class="lessons">{"".join(map(_lesson, lessons))}</ul>'


def about(lesson: Lesson) -> str:
    """How long a lesson takes, what it is built on, and what pupils mark, in one line."""
    stories = joined([story_label(story) for story in lesson.stories])
    marks = joined([f"“{category.name}”" for category in lesson.categories])
    return f"{lesson.minutes} minutes · {stories} · marking {marks}"


def _lesson(lesson: Lesson) -> str:
    name = link(VIEW, {LESSON: lesson.slug}, escape(lesson.title))
    return (
        f'<li><h2>{name}</h2><p class="question">{escape(lesson.question)}</p>'
        f'<p class="about">{escape(about(lesson))}</p></li>'
    )
