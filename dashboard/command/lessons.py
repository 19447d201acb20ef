"""`slantwise lesson`: the lessons in the terminal, and as files that print."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.classroom.lesson_page import lesson_page
from dashboard.exports.chrome import PictureError
from dashboard.exports.images import PAPERS, printed_page
from dashboard.workspace import story_label
from data.lesson import Lesson, LessonError, lesson, lessons

DONE: Final = 0
FAILED: Final = 1
FORMS: Final = (".html", ".pdf")


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
        table.add_column(heading, justify="right" if heading == "Minutes" else "left")
    for each in lessons():
        stories = ", ".join(map(story_label, each.stories))
        table.add_row(*map(Text, (each.slug, each.question, str(each.minutes), stories)))
    Console().print(table)
    return DONE


def unusable(wanted: Wanted) -> str:
    """Why this cannot be written; "" where it can."""
    output, address = wanted.output, urlsplit(wanted.address)
    if wanted.paper not in PAPERS:
        return f"“{wanted.paper}” is none of {', '.join(PAPERS)}."
    if address.scheme not in ("http", "https") or not address.netloc:
        return f"“{wanted.address}” is no address of a dashboard, such as http://localhost:8501."
    if output.suffix.lower() not in FORMS:
        return f"“{output}” must end in .html or .pdf."
    return "" if output.parent.is_dir() else f"There is no folder “{output.parent}”."


def write(wanted: Wanted) -> int:
    """Write a lesson. The exit code."""
    output = wanted.output
    try:
        output.write_bytes(_made(lesson(wanted.name), wanted))
    except (LessonError, PictureError) as error:
        more = " A lesson as .html needs no Chrome." if isinstance(error, PictureError) else ""
        print(f"slantwise: {error}.{more}".replace("..", "."), file=sys.stderr)
        return FAILED
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"slantwise: “{output}” could not be written: {reason}.", file=sys.stderr)
        return FAILED
    print(output)
    return DONE


def _made(found: Lesson, wanted: Wanted) -> bytes:
    page = lesson_page(found, wanted.address, only_handout=wanted.only_handout)
    if wanted.output.suffix.lower() == ".html":
        return page.encode()
    return printed_page(page, found.title, found.question, paper=wanted.paper)
