"""What the command line does: inputs read, numbers written, problems named."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import pandas as pd

import data
import metrics
from dashboard.choices import Choices, told_in
from dashboard.command import printing, writing
from dashboard.words.own_lists import doubts
from data import ArticleError, Problem, Reading, read_all, read_bytes, together

STDIN: Final = "-"
STDIN_SHOWN: Final = "(stdin)"
DONE: Final = 0
SOME_FAILED: Final = 1
PROBLEMS_NAMED: Final = 30
EVERY: Final = 10.0
"""Seconds between two lines that say how far it is, where no terminal shows a bar."""
AS_IT_COMES: Final = Choices()
KEPT: Final = (
    "article_id", "outlet", "title", "author", "credit", "published", "url", "genre", "language",
    "story", "source_file",
)  # fmt: skip
"""What is known of an article and goes into the file beside its numbers."""

Show = Callable[[str, float], None]
"""Shows what is being done and what share of it is done, from 0 to 1."""


def score(
    inputs: Sequence[str],
    output: str | None,
    text_column: str | None = None,
    outlet_column: str | None = None,
    choices: Choices = AS_IT_COMES,
) -> int:
    """Score the articles of the inputs and write one row an article. Returns the exit code."""
    _name_doubts(choices)
    with progress() as show:
        reading = read(inputs, text_column, outlet_column, lambda share: show("Reading", share))
        articles = reading.articles
        scores = metrics.score(
            articles, lambda done: show("Scoring", done / len(articles)), choices.method
        )
    numbers = scores.drop(columns=["article_id", "outlet"])
    table = pd.concat([articles[list(KEPT)], numbers], axis=1)
    return _finish(reading, told_in(table, choices), output, printing.scores)


def cues(
    file: str,
    output: str | None,
    text_column: str | None = None,
    choices: Choices = AS_IT_COMES,
) -> int:
    """List the cues of the articles of one input. Returns the exit code."""
    _name_doubts(choices)
    reading = read([file], text_column, None)
    table = told_in(metrics.cues(reading.articles, choices.method), choices)
    return _finish(reading, table, output, printing.cues)


def read(
    inputs: Sequence[str],
    text_column: str | None,
    outlet_column: str | None,
    progress: Callable[[float], None] | None = None,
) -> Reading:
    """The articles of all inputs, those that another program hands over last."""
    paths = [name for name in inputs if name != STDIN]
    reading = read_all(
        paths, text_column=text_column, outlet_column=outlet_column, progress=progress
    )
    if STDIN not in inputs:
        return reading
    piped = sys.stdin.buffer.read()
    # A name without an ending lets the bytes tell; a column that is named means a table.
    is_table = text_column is not None and not piped.lstrip().startswith((b"{", b"[", b"PAR1"))
    try:
        other = read_bytes(
            "stdin.csv" if is_table else "stdin",
            piped,
            text_column=text_column,
            outlet_column=outlet_column,
            shown_as=STDIN_SHOWN,
        )
    except ArticleError as error:
        return together([reading], [error.problem])
    return together([reading, other])


def readings(
    inputs: Sequence[str],
    text_column: str | None,
    outlet_column: str | None,
    progress: Callable[[float], None] | None = None,
) -> Iterator[Reading]:
    """As `read`, some 200 articles at a time."""
    if paths := [name for name in inputs if name != STDIN]:
        yield from data.readings(
            paths, text_column=text_column, outlet_column=outlet_column, progress=progress
        )
    if STDIN in inputs:
        yield read([STDIN], text_column, outlet_column)


def _finish(
    reading: Reading,
    table: pd.DataFrame,
    output: str | None,
    show: Callable[[pd.DataFrame], None],
) -> int:
    """Name what went wrong, write the table or show it; the exit code."""
    name_problems(reading.problems)
    if reading.articles.empty:
        print("slantwise: no articles were read, so nothing was written.", file=sys.stderr)
        return SOME_FAILED
    if output is None and sys.stdout.isatty():
        show(table)
    elif (reason := writing.write(table, output or writing.STDOUT)) is not None:
        print(f"slantwise: “{output}” could not be written: {reason}.", file=sys.stderr)
        return SOME_FAILED
    return SOME_FAILED if any(p.severity == "error" for p in reading.problems) else DONE


def _name_doubts(choices: Choices) -> None:
    """One line on stderr for each category in an own list that may be misspelt."""
    for line in (line for own in choices.lists for line in doubts(own)):
        print(f"warning: {line}", file=sys.stderr)


def name_problems(problems: Sequence[Problem]) -> None:
    """One line a problem on stderr, errors first."""
    order = ("error", "warning", "notice")
    for problem in sorted(problems, key=lambda p: order.index(p.severity))[:PROBLEMS_NAMED]:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    if len(problems) > PROBLEMS_NAMED:
        print(f"and {len(problems) - PROBLEMS_NAMED:,} more like these.", file=sys.stderr)


@contextmanager
def progress() -> Iterator[Show]:
    """A bar with the time left on stderr where that is a terminal; elsewhere a line now and then,
    so that a log shows how far it is."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def show(what: str, share: float) -> None:
            if bar.tasks[0].description != what:
                bar.reset(task, description=what)  # each part of the work has a pace of its own
            bar.update(task, completed=share)

        yield show


def _lines() -> Show:
    """Shows in plain lines, the first after `EVERY` seconds: what is done by then needs none.

    What was said to be under way is said to be done.
    """
    said, unfinished = time.monotonic(), ""

    def show(what: str, share: float) -> None:
        nonlocal said, unfinished
        is_end = share >= 1 and what == unfinished
        if is_end or time.monotonic() - said >= EVERY:
            said, unfinished = time.monotonic(), "" if share >= 1 else what
            print(f"{what}… {min(share, 1.0):.0%}", file=sys.stderr, flush=True)

    return show
