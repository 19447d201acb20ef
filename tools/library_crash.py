"""Kills ``slantwise add`` at moments of every kind, and looks at what is left.

``python -m tools.library_crash [--kills 50] [--postgres]``: each time a process of its own makes a
library and adds a file of 1,300 articles to it, among them reprints and stories, and is ended: in
the making, while articles are written, in the commit of some, between two, and while reprints,
stories and numbers are kept. Then the library must open and hold each article whole or not at all,
and the same add must make of it what one makes that nobody ended: the same articles, groups, and
numbers. Exit code 1 where it is not so.

The system ends the process by an alarm that nothing in it handles. That is what SIGKILL does, only
to the microsecond: another process would often be too late for a commit of a few milliseconds.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, event

import data
from dashboard.command import adding
from dashboard.library_workspace import metric_version
from data import library
from tools import postgres

ARTICLES = 1300
WORDS = 60  # few: what is on trial is the keeping
REPRINTED = 10  # every so many articles one is a reprint of the one before
TABLES = ("articles", "texts", "traits", "scores", "failed")
PROCESSES = get_context("forkserver")  # a new process of it has imported everything already
PROCESSES.set_forkserver_preload(["tools.adding_warm"])

NewPlace = Callable[[], str]
Moment = tuple[str, float]
"""What a process is about, and since when, in seconds."""


class Broken(Exception):
    """A library did not hold what it should."""


def write_articles(path: Path, number: int) -> None:
    """The same articles each time: sentences of the sample, with words replaced."""
    draw, sample = random.Random(1), data.sample()
    sentences = [each for text in sample["text"] for each in text.split(". ")]
    words = " ".join(sample["text"]).split()
    rows: list[dict[str, str]] = []
    for at in range(number):
        text = ". ".join(draw.sample(sentences, 6)).split()[:WORDS]
        text = [draw.choice(words) if draw.random() < 0.3 else word for word in text]
        if at % REPRINTED == 1:
            text = [*rows[-1]["text"].split(), "This", "article", "was", "printed", "before."]
        day = f"2024-0{1 + at % 9}-{1 + at % 28:02}"
        title, outlet = " ".join(draw.sample(words, 7)), f"Paper {at % 7}"
        row = {"outlet": outlet, "title": title, "published": day, "language": "en"}
        rows.append({**row, "text": " ".join(text)})
    pd.DataFrame(rows).to_csv(path, index=False)


@dataclass(frozen=True)
class End:
    """When a process ends: so many seconds after its moment number `at`."""

    at: int
    after: float


def _add(file: str, place: str, said: Connection, end: End | None) -> None:
    """What a process does: it says each moment as it comes."""
    silent = os.open(os.devnull, os.O_WRONLY)
    for output in (sys.stdout, sys.stderr):
        os.dup2(silent, output.fileno())
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _say_moments(said, end)
    code = adding.add(adding.Wanted([file]), place)
    said.send(("at the end", time.perf_counter()))
    sys.exit(code)


def _say_moments(said: Connection, end: End | None) -> None:
    written = ""
    numbers = count()

    def say(moment: str) -> None:
        said.send((moment, time.perf_counter()))
        if end is not None and next(numbers) == end.at:
            signal.setitimer(signal.ITIMER_REAL, max(end.after, 1e-6))

    def executing(*args: object) -> None:
        nonlocal written
        if found := _written(str(args[2])):
            written = "articles" if found == "texts" else found
            say(f"while {found} were written")

    def committing(_: object) -> None:
        if written:
            say(f"in the commit of {written}")

    def let_go(*_: object) -> None:
        nonlocal written
        if written:
            say(f"after {written}")
        written = ""

    event.listen(Engine, "before_cursor_execute", executing)
    event.listen(Engine, "commit", committing)
    event.listen(Engine, "begin", let_go)


def _written(statement: str) -> str:
    """What a statement writes; "" where that is nothing, or nothing of interest."""
    verb, _, rest = statement.partition(" ")
    if verb == "CREATE":
        return "tables"
    if "story_found=" in rest:
        return "stories"
    if "reprint_found=" in rest:
        return "reprints"
    named = rest.removeprefix("INTO ").partition(" ")[0].partition("(")[0]
    return named if verb == "INSERT" and named in TABLES else ""


@dataclass
class Trial:
    """A file of articles, and where libraries of it can be made."""

    file: Path
    number: int
    new_place: NewPlace

    def __post_init__(self) -> None:
        write_articles(self.file, self.number)

    @cached_property
    def undisturbed(self) -> tuple[list[Moment], dict[str, pd.DataFrame]]:
        """What an add says that nobody ends, and what it leaves. Raises Broken."""
        place = self.new_place()
        said = self._complete(place)
        with library.open(place, create=False) as opened:
            return said, contents(opened)

    def kill(self, end: End) -> tuple[str, int]:
        """End an add; the last moment that it said, and how many articles it had added. Raises
        Broken."""
        place = self.new_place()
        said, code = self._run(place, end)
        if code == 0:  # it was faster than the one that nobody ended
            return self.kill(End(end.at, end.after / 2))
        if code != -signal.SIGALRM:
            raise Broken(f"the process that adds failed with exit code {code}")
        with library.open(place) as opened:
            left = self._check_whole(opened)
        self._complete(place)
        with library.open(place, create=False) as opened:
            self._check_complete(opened)
        return said[-1][0], left

    def _complete(self, place: str) -> list[Moment]:
        said, code = self._run(place, None)
        if code:
            raise Broken(f"the process that adds failed with exit code {code}")
        return said

    def _run(self, place: str, end: End | None) -> tuple[list[Moment], int | None]:
        """What a process said, and its exit code."""
        listening, said = Pipe(duplex=False)
        process = PROCESSES.Process(target=_add, args=(str(self.file), place, said, end))
        process.start()
        said.close()
        moments: list[Moment] = []
        with listening, suppress(EOFError):
            while True:
                moments.append(listening.recv())
        process.join()
        return moments, process.exitcode

    def _check_whole(self, opened: library.Library) -> int:
        """How many articles there are. Raises Broken where one is not whole."""
        wanted = self.undisturbed[1]["articles"]
        found = contents(opened)["articles"]
        same = [name for name in found.columns if name not in ("story", "reprint_group")]
        if not found[same].equals(wanted.loc[found.index, same]):
            raise Broken("an article is not what it was")
        return len(found)

    def _check_complete(self, opened: library.Library) -> None:
        for name, found in contents(opened).items():
            wanted = self.undisturbed[1][name]
            if not found.equals(wanted):
                told = f"{len(found)} rows, {len(wanted)} wanted"
                raise Broken(f"adding again made other {name}: {told}")


def contents(opened: library.Library) -> dict[str, pd.DataFrame]:
    """Everything in a library that adding makes."""
    listed = opened.articles()
    return {
        "articles": listed.join(opened.texts(listed.index.tolist())),
        "groups": opened.groups_found(),
        "numbers": opened.scores(metric_version()),
        "failures": opened.failed().drop(columns="tried"),
    }


def kills(trial: Trial, number: int, seed: int = 0) -> Iterator[tuple[str, int]]:
    """End a number of processes, as often in each kind of moment; of each the last moment that it
    said, and how many articles it left. Raises Broken."""
    said, _ = trial.undisturbed
    kinds = sorted({moment for moment, _ in said[:-1]})
    draw = random.Random(seed)
    for turn in range(number):
        kind = kinds[turn % len(kinds)]
        at = draw.choice([n for n, (moment, _) in enumerate(said[:-1]) if moment == kind])
        yield trial.kill(End(at, draw.random() ** 2 * (said[at + 1][1] - said[at][1])))


@contextmanager
def places(in_postgres: bool) -> Iterator[NewPlace]:
    """A function that names a new place each time, while the block lasts."""
    numbers = count()
    if not in_postgres:
        with tempfile.TemporaryDirectory() as folder:
            yield lambda: str(Path(folder) / f"{next(numbers)}.db")
        return
    programs = postgres.find()
    if programs is None:
        raise SystemExit(postgres.ADVICE)
    with postgres.server(programs) as address:
        yield lambda: postgres.new_database(address, f"crash_{next(numbers)}")


def main() -> int:
    """Kill, and say what was left."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--articles", type=int, default=ARTICLES)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--postgres", action="store_true")
    asked = options.parse_args()
    with places(asked.postgres) as new_place, tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder) / "articles.csv", asked.articles, new_place)
        try:
            for turn, (moment, left) in enumerate(kills(trial, asked.kills, asked.seed), start=1):
                told = f"{moment}, {left:,} of {asked.articles:,} articles added"
                print(f"{turn:>4} {told}: opened, whole, and completed", flush=True)
        except Broken as error:
            print(f"Broken: {error}.")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
