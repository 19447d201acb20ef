"""`slantwise lesson`: the lessons in the terminal, and as files that print."""

import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.classroom.lesson_page import lesson_page
from dashboard.command import pages
from dashboard.exports.images import PAPERS, printed_page
from dashboard.workspace import story_label
from data.lesson import Lesson, LessonError, lesson, lessons


@dataclass(frozen=True, slots=True)
class Wanted:
    """A lesson as it is to be written."""

    name: str
    output: Path
    only_handout: bool
    paper: str
    address: str


def show() -> int:
    """Print the lessons. The exit code."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("Lesson", "Question", "Minutes", "Stories"):
        # What is typed next is not cut short.
        is_whole = heading in ("Lesson", "Minutes")
        justify = "right" if heading == "Minutes" else "left"
        table.add_column(heading, justify=justify, no_wrap=is_whole, overflow="fold")
    for each in lessons():
        stories = ", ".join(map(story_label, each.stories))
        table.add_row(*map(Text, (each.slug, each.question, str(each.minutes), stories)))
    Console(soft_wrap=False).print(table)
    return pages.DONE


def unusable(wanted: Wanted) -> str:
    """Why this cannot be written; "" where it can."""
    address = urlsplit(wanted.address)
    if wanted.paper not in PAPERS:
        return f"“{wanted.paper}” is none of {', '.join(PAPERS)}."
    if address.scheme not in ("http", "https") or not address.netloc:
        return f"“{wanted.address}” is no address of a dashboard, such as http://localhost:8501."
    return pages.unusable(wanted.output)


def write(wanted: Wanted) -> int:
    """Write a lesson. The exit code."""
    try:
        found = lesson(wanted.name)
    except LessonError as error:
        print(f"slantwise: {error}.", file=sys.stderr)
        return pages.FAILED
    return pages.write(wanted.output, lambda: _made(found, wanted), "lesson")


def _made(found: Lesson, wanted: Wanted) -> bytes:
    page = lesson_page(found, wanted.address, only_handout=wanted.only_handout)
    if wanted.output.suffix.lower() == ".html":
        return page.encode()
    return printed_page(page, found.title, found.question, paper=wanted.paper)
