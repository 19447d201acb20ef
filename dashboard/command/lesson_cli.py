"""The `slantwise lesson` commands."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)

ADDRESS: Final = "http://localhost:8501"


@app.callback()
def lesson_commands() -> None:
    """Lessons that are ready to teach: list them, print them."""


@app.command("list")
def list_lessons() -> None:
    """List the lessons."""
    from dashboard.command import lessons

    sys.exit(lessons.show())


@app.command("print", no_args_is_help=True)
def print_lesson(
    name: Annotated[str, typer.Argument(metavar="LESSON", help="A lesson's name in the list.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write: .pdf, or .html, which needs no Chrome. Without: LESSON.pdf.",
        ),
    ] = None,
    handout: Annotated[
        bool, typer.Option("--handout", help="Only the page that pupils get.")
    ] = False,
    paper: Annotated[str, typer.Option(metavar="PAPER", help="a4 or letter.")] = "a4",
    address: Annotated[
        str,
        typer.Option(metavar="URL", help="Where the dashboard is that the lesson's links open."),
    ] = ADDRESS,
) -> None:
    """Write a lesson, with its handout, to a file that prints."""
    from dashboard.command import lessons

    wanted = lessons.Wanted(name, output or Path(f"{name}.pdf"), handout, paper, address)
    if reason := lessons.unusable(wanted):
        raise typer.BadParameter(reason)
    sys.exit(lessons.write(wanted))
