"""Kills a program while it adds articles to a library, and looks at what is left.

``python -m tools.library_crash [--kills 50] [--postgres]``: each time a process of its own makes a
library and adds 1,300 articles to it, and is killed (SIGKILL) at a moment drawn at random: in the
making, or in one of the transactions. Then the library must open, hold each article whole or not at
all, and be completed by adding the same again. Exit code 1 where it is not so.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count, islice, pairwise
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, event

from data import as_articles, library
from tools import postgres

ARTICLES = 1300
WORDS = 970
ROOT = Path(__file__).parents[1]
# What the process that is killed says, so that the last it said tells when it was killed.
MAKING, ADDING, BEGUN, COMMITTING, COMMITTED, DONE = (
    "while the library was made",
    "before the first transaction",
    "in a transaction",
    "in a commit",
    "between transactions",
    "after the last",
)
MARKS = (MAKING, ADDING, COMMITTED)
"""From each of these to the next is a stretch in which a process can be killed."""

NewPlace = Callable[[], str]
Left = Counter[tuple[str, int]]
"""How often a process was killed at such a moment and left so many articles."""


class Broken(Exception):
    """A library did not hold what it should."""


@cache
def articles() -> pd.DataFrame:
    """The same 1,300 articles each time."""
    numbers = range(ARTICLES)
    body = "the harbour froze over last night and nobody sailed " * (WORDS // 9)
    return as_articles(
        pd.DataFrame(
            {
                "outlet": [f"Paper {at % 20}" for at in numbers],
                "title": [f"Headline {at}" for at in numbers],
                "text": [f"Article {at}: {body}" for at in numbers],
                "text_raw": [f"Menu\nArticle {at}: {body}" for at in numbers],
            }
        )
    )


def say(moment: str) -> None:
    """Tell who started this process; at once, as it may not live to do it later."""
    os.write(sys.stdout.fileno(), f"{moment}\n".encode())


def add(place: str) -> None:
    """What the process that is killed does."""
    wanted = articles()
    say(MAKING)
    with library.open(place) as opened:
        say(ADDING)
        event.listen(Engine, "begin", lambda _: say(BEGUN))
        event.listen(Engine, "commit", lambda _: say(COMMITTING))
        opened.add(wanted, lambda _: say(COMMITTED))
        say(DONE)


def start(place: str) -> subprocess.Popen[str]:
    """A process that is about to make a library and add to it."""
    command = [sys.executable, "-m", "tools.library_crash", "--add", place]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def marks(process: subprocess.Popen[str]) -> Iterator[str]:
    """What a process says of its progress, when it says it."""
    assert process.stdout is not None
    return (mark for line in process.stdout if (mark := line.strip()) in MARKS)


def kill(place: str, stretch: int, after: float) -> tuple[str, int]:
    """Kill a process so many seconds into a stretch; when that was, and how many articles it had
    added. Raises Broken."""
    process = start(place)
    assert process.stdout is not None
    said = list(islice(marks(process), stretch + 1))
    if len(said) <= stretch:
        raise Broken("the process that adds did not get so far")
    time.sleep(after)
    process.kill()
    # Not by communicate(): lines that were read ahead would be lost to it.
    said += process.stdout.read().splitlines()
    process.communicate()
    with library.open(place) as opened:
        left = check(opened)
        opened.add(articles())
        if check(opened) != ARTICLES:
            raise Broken(f"adding again made {len(opened)} of {ARTICLES} articles")
    return said[-1], left


def check(opened: library.Library) -> int:
    """How many articles there are. Raises Broken where one is not what it was."""
    wanted = articles().set_index("article_id", drop=False)
    listed = opened.articles()
    texts = opened.texts(listed.index.tolist())
    found = listed.join(texts)[wanted.columns]
    if not found.equals(wanted.loc[found.index]):
        raise Broken("an article is not what it was")
    return len(found)


def kills(new_place: NewPlace, number: int, seed: int = 0) -> Left:
    """Kill a number of processes; what was left. Raises Broken."""
    lengths = stretches(new_place())
    draw = random.Random(seed)
    left: Left = Counter()
    for _ in range(number):
        stretch = draw.randrange(len(lengths))
        left[kill(new_place(), stretch, draw.uniform(0, lengths[stretch]))] += 1
    return left


def stretches(place: str) -> list[float]:
    """Seconds of each stretch of a process that nobody kills. Raises Broken."""
    process = start(place)
    times = [time.perf_counter() for _ in marks(process)]
    process.communicate()
    if process.returncode or len(times) < len(MARKS):
        raise Broken("the process that adds did not finish")
    return [end - begin for begin, end in pairwise(times)]


@contextmanager
def places(in_postgres: bool) -> Iterator[NewPlace]:
    """A function that names a new place each time, while the block lasts."""
    numbers = count()
    if not in_postgres:
        with tempfile.TemporaryDirectory() as folder:
            yield lambda: str(Path(folder) / f"{next(numbers)}.db")
        return
    import psycopg
    from psycopg import sql

    programs = postgres.find()
    if programs is None:
        raise SystemExit(postgres.ADVICE)
    with postgres.server(programs) as address:

        def new() -> str:
            name = f"crash_{next(numbers)}"
            with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            return f"{address}/{name}"

        yield new


def main() -> int:
    """Kill, and say what was left."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--add", metavar="PLACE", help="be the process that is killed")
    asked = options.parse_args()
    if asked.add:
        add(asked.add)
        return 0
    with places(asked.postgres) as new_place:
        try:
            left = kills(new_place, asked.kills, asked.seed)
        except Broken as error:
            print(f"Broken: {error}.")
            return 1
    print(f"{asked.kills} kills; each library opened, was whole, and was completed.")
    for (moment, number), times in sorted(left.items()):
        print(f"{times:>4} times {moment}, {number:,} of {ARTICLES:,} articles added")
    return 0


if __name__ == "__main__":
    sys.exit(main())
