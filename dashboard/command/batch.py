"""What the command line does: inputs read, numbers written, problems named."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import pandas as pd

import data
import metrics
from dashboard.choices import Choices, told_in
from dashboard.command import printing, writing
from dashboard.scoring.parts import InUse
from dashboard.scoring.run import NoCluster, Outcome, Wanted, in_memory, to_file
from dashboard.scoring.writing import csv_lines, write_lines
from dashboard.words.own_lists import doubts
from data import File, Problem, Reading, Source, from_bytes, read_all

STDIN: Final = "-"
STDIN_SHOWN: Final = "(stdin)"
DONE: Final = 0
SOME_FAILED: Final = 1
PROBLEMS_NAMED: Final = 30
EVERY: Final = 10.0
"""Seconds between two lines that say how far it is, where no terminal shows a bar."""
AS_IT_COMES: Final = Choices()
GOES_ON: Final = "What was done is kept: the same command goes on from there."


@dataclass(frozen=True, slots=True)
class Cluster:
    """Whose workers measure: those of the scheduler at an address, or so many begun here."""

    scheduler: str | None = None
    local: int = 0


class Show(Protocol):
    """Shows what is being done, what share of it is done, from 0 to 1, and something beside it."""

    def __call__(self, what: str, share: float, beside: str = "") -> None: ...


def score(
    inputs: Sequence[str],
    output: str | None,
    text_column: str | None = None,
    outlet_column: str | None = None,
    choices: Choices = AS_IT_COMES,
    *,
    jobs: int = 1,
    force: bool = False,
    cluster: Cluster | None = None,
) -> int:
    """Score the articles of the inputs and write one row an article. Returns the exit code."""
    _name_doubts(choices)
    wanted = Wanted(_sources(inputs, text_column), choices, text_column, outlet_column, jobs)
    with progress() as show:

        def told(share: float, pace: float) -> None:
            show("Scoring", share, f"{pace:,.0f} articles/s")

        try:
            if output is None or output == writing.STDOUT:
                outcome = _shown(wanted, told, is_for_people=output is None and sys.stdout.isatty())
            else:
                outcome = _kept(wanted, Path(output), told, force=force, cluster=cluster)
        except BrokenProcessPool:
            return _failed(f"A process that measured was ended from outside. {GOES_ON}")
        except (InUse, NoCluster) as error:
            return _failed(str(error))
        except BrokenPipeError:  # whoever reads stdout had enough, which is no failure
            raise
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return _failed(f"“{output}” could not be written: {why}. {GOES_ON}")
    if outcome.is_there:
        print(
            f"“{output}” has these numbers already, of {outcome.articles:,} articles; nothing was"
            " done. --force does it again.",
            file=sys.stderr,
        )
    if outcome.before:
        print(f"Begun anew: {'; '.join(outcome.before)}.", file=sys.stderr)
    name_problems(outcome.problems)
    if not outcome.articles:
        return _failed("no articles were read, so nothing was written.")
    return SOME_FAILED if outcome.has_errors else DONE


def _kept(
    wanted: Wanted,
    output: Path,
    told: Callable[[float, float], None],
    *,
    force: bool,
    cluster: Cluster | None,
) -> Outcome:
    """Write the numbers to a file, or by a cluster into a folder."""
    if cluster is None:
        return to_file(wanted, output, told, force=force)
    try:
        from dashboard.scoring import on_cluster
    except ModuleNotFoundError as error:
        advice = "Install it with: pip install 'slantwise[cluster]'."
        raise NoCluster(f"Dask is not installed. {advice}") from error
    with on_cluster.connected(cluster.scheduler, cluster.local) as client:
        return on_cluster.to_folder(wanted, output, told, client, force=force)


def _shown(wanted: Wanted, told: Callable[[float, float], None], *, is_for_people: bool) -> Outcome:
    """Show the numbers on the terminal, or write them to stdout as CSV."""
    tables, outcome = in_memory(wanted, told)
    if not is_for_people:
        write_lines(tables, sys.stdout.buffer, csv_lines)
        sys.stdout.buffer.flush()
    elif some := [table for table in tables if len(table)]:
        printing.scores(pd.concat(some, ignore_index=True))
    return outcome


def _failed(why: str) -> int:
    print(f"slantwise: {why}", file=sys.stderr)
    return SOME_FAILED


def _sources(inputs: Sequence[str], text_column: str | None) -> list[Source]:
    """The inputs, with those that another program hands over last."""
    sources: list[Source] = [name for name in inputs if name != STDIN]
    return [*sources, _piped(text_column)] if STDIN in inputs else sources


def _piped(text_column: str | None) -> File:
    piped = sys.stdin.buffer.read()
    # A name without an ending lets the bytes tell; a column that is named means a table.
    is_table = text_column is not None and not piped.lstrip().startswith((b"{", b"[", b"PAR1"))
    return from_bytes("stdin.csv" if is_table else "stdin", piped, STDIN_SHOWN)


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
    return read_all(
        _sources(inputs, text_column),
        text_column=text_column,
        outlet_column=outlet_column,
        progress=progress,
    )


def readings(
    inputs: Sequence[str],
    text_column: str | None,
    outlet_column: str | None,
    progress: Callable[[float], None] | None = None,
) -> Iterator[Reading]:
    """As `read`, some 200 articles at a time."""
    return data.readings(
        _sources(inputs, text_column),
        text_column=text_column,
        outlet_column=outlet_column,
        progress=progress,
    )


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
    from rich.progress import Progress, TextColumn

    columns = (*Progress.get_default_columns(), TextColumn("{task.fields[beside]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0, beside="")

        def show(what: str, share: float, beside: str = "") -> None:
            if bar.tasks[0].description != what:
                bar.reset(task, description=what)  # each part of the work has a pace of its own
            bar.update(task, completed=share, beside=beside)

        yield show


def _lines() -> Show:
    """Shows in plain lines, the first after `EVERY` seconds: what is done by then needs none.

    What was said to be under way is said to be done.
    """
    said, unfinished = time.monotonic(), ""

    def show(what: str, share: float, beside: str = "") -> None:
        nonlocal said, unfinished
        is_end = share >= 1 and what == unfinished
        if is_end or time.monotonic() - said >= EVERY:
            said, unfinished = time.monotonic(), "" if share >= 1 else what
            more = f", {beside}" if beside else ""
            print(f"{what}… {min(share, 1.0):.0%}{more}", file=sys.stderr, flush=True)

    return show
