"""A run from articles to one file of numbers, which goes on where it was stopped."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.choices import Choices
from dashboard.scoring import parts, provenance, writing
from dashboard.scoring.parts import Part, Parts
from dashboard.scoring.tasks import Dealt, Task, tasks
from dashboard.scoring.working import Done, Work, workers
from data import Noted, Problem, Remarks, Seen, Source, raw_readings

TASKS: Final = 8
"""Tasks of a part: what a run that is killed has to do again, some seconds of work."""

Show = Callable[[float, float], None]
"""Told what share is read, and how many articles a second are measured."""


class NoCluster(OSError):
    """There is no cluster that could do it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be scored, and how."""

    sources: Sequence[Source]
    choices: Choices
    text_column: str | None = None
    outlet_column: str | None = None
    jobs: int = 1
    without: frozenset[Path] = frozenset()


@dataclass(slots=True)
class Outcome:
    """What came of a run: articles measured, those of a run before among them (`kept`), and what
    there is to say of inputs. `before` says why parts of a run before were of no use; `is_there`,
    that the file had been made of the same before, and was left as it is."""

    articles: int = 0
    kept: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    before: tuple[str, ...] = ()
    is_there: bool = False
    has_errors: bool = False
    """Whether something could not be read."""


def to_file(wanted: Wanted, output: Path, show: Show, *, force: bool = False) -> Outcome:
    """Score everything into a file. What a run before did of it is not done again, unless `force`.

    Raises InUse where another run writes the same file, OSError where it cannot be written, and
    BrokenProcessPool where a worker was ended; what was done then stays for the next run.
    """
    columns = {"text": wanted.text_column, "outlet": wanted.outlet_column}
    # A folder of articles may be where the numbers go to.
    wanted = replace(
        wanted, without=frozenset({output.resolve(), writing.sidecar(output).resolve()})
    )
    run = provenance.run_of(wanted.sources, wanted.choices, columns, wanted.without)
    outcome = Outcome()
    made = None if force else writing.provenance_of(output)
    # What could not be read may be readable now.
    if made and made["run"] == run and not made["failed"]:
        return Outcome(made["articles"], made["articles"], is_there=True)
    # Hidden: a folder of articles that it is in does not have it among them.
    with parts.opened(output.with_name(f".{output.name}.parts"), run) as kept:
        before = kept.before()
        if force:
            kept.forget()
        elif before:
            outcome.before = tuple(provenance.differences(before, run))
        kept.begin()
        number = _score_parts(wanted, kept, outcome, show)
        if outcome.articles:
            told = {"articles": outcome.articles, "failed": outcome.has_errors, "run": run}
            writing.write(kept.tables(number), output, told)
        kept.remove()
    return outcome


def in_memory(wanted: Wanted, show: Show) -> tuple[Iterator[pd.DataFrame], Outcome]:
    """The numbers as they are measured, some 650 articles at a time, and what comes of it, which is
    complete with the last of them."""
    outcome = Outcome()

    def tables() -> Iterator[pd.DataFrame]:
        with workers(wanted.jobs, wanted.choices) as work:
            run = _Run(wanted, outcome, show)
            for task, done in run.done(run.tasks(), work):
                yield run.take(task, done.noted, done.table)
            run.end()

    return tables(), outcome


def _score_parts(wanted: Wanted, kept: Parts, outcome: Outcome, show: Show) -> int:
    """Have every part there; how many that are."""
    run = _Run(wanted, outcome, show)
    every, number = run.tasks(), 0
    with workers(wanted.jobs, wanted.choices) as work:
        while kept.is_done(number) and (some := list(islice(every, TASKS))):
            part = kept.part(number)
            if part.dealt != str(Dealt(some)):
                every = chain(some, every)
                break
            run.take_kept(some, part)
            number += 1
        done = run.done(every, work)
        while part := _part(run, islice(done, TASKS)):
            kept.keep(number, part)
            number += 1
    run.end()
    return number


def _part(run: "_Run", some: Iterator[tuple[Task, Done]]) -> Part | None:
    """The next part, of tasks that are let go one by one: they hold the texts. None after the
    last."""
    tables, noted, dealt = list[pd.DataFrame](), list[Remarks](), Dealt()
    for task, done in some:
        tables.append(run.take(task, done.noted, done.table))
        noted += done.noted
        dealt.add(task)
    if not tables:
        return None
    return Part(pd.concat(tables, ignore_index=True), tuple(noted), str(dealt), run.news())


class _Run:
    """What is known of a run so far: articles that were seen, problems, and its pace."""

    def __init__(self, wanted: Wanted, outcome: Outcome, show: Show) -> None:
        self._wanted, self._outcome, self._show = wanted, outcome, show
        self._seen, self._noted, self._share = Seen(), Noted(), 0.0
        self._begun, self._told = time.monotonic(), dict[str, int]()
        self._measured = 0

    def tasks(self) -> Iterator[Task]:
        """All there is to do."""
        return tasks(
            raw_readings(
                self._wanted.sources,
                self._outcome.problems,
                text_column=self._wanted.text_column,
                outlet_column=self._wanted.outlet_column,
                without=self._wanted.without,
                progress=self._read,
            )
        )

    def done(self, every: Iterator[Task], work: Work) -> Iterator[tuple[Task, Done]]:
        """Each task with what came of it."""
        given: list[Task] = []

        def giving() -> Iterator[Task]:
            for task in every:
                given.append(task)
                yield task

        for done in work(giving()):
            yield given.pop(0), done

    def take(self, task: Task, noted: Sequence[Remarks], table: pd.DataFrame) -> pd.DataFrame:
        """Take in a task that was done now; its rows of articles that were not there before."""
        self._note(task, noted)
        new = self._seen.first(table)
        self._measured += len(new)
        self._outcome.articles += len(new)
        pace = self._measured / max(time.monotonic() - self._begun, 1e-6)
        self._show(self._share, pace)
        return new

    def take_kept(self, some: Sequence[Task], part: Part) -> None:
        """Take in a part that was there."""
        rest, ids = iter(part.noted), part.table["article_id"].tolist()
        for task in some:
            self._note(task, list(islice(rest, len(task.raws))))
        self._seen.ids.update(ids)
        self._seen.again.update(part.again)
        self.news()
        self._outcome.articles += len(ids)
        self._outcome.kept += len(ids)
        self._begun = time.monotonic()

    def news(self) -> dict[str, int]:
        """How many articles of each file were there before, since this was asked last."""
        new = {name: count - self._told.get(name, 0) for name, count in self._seen.again.items()}
        self._told = dict(self._seen.again)
        return {name: count for name, count in new.items() if count}

    def end(self) -> None:
        """Say what is known only in the end."""
        self._outcome.problems += self._seen.problems()
        found = self._outcome.problems
        self._outcome.has_errors = any(problem.severity == "error" for problem in found)

    def _note(self, task: Task, noted: Sequence[Remarks]) -> None:
        for raw, remarks in zip(task.raws, noted, strict=True):
            self._outcome.problems += self._noted.told(raw, remarks)

    def _read(self, share: float) -> None:
        self._share = share
