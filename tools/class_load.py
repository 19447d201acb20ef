"""What a class of thirty meets with: ``python -m tools.class_load``.

A class is begun with classes kept in SQLite, and another with PostgreSQL. Thirty pupils join within
a minute and mark a text, each once in three seconds, while the teacher looks on; now and then they
answer a question. In the middle the server is killed as a power cut would end it, and started again
with ``--resume``. Then everything that the server said it kept is looked for in the store. One more
pupil has a real browser. The table says what is asked and what was measured; the exit code is 1
where a bar was missed. Everything is on loopback and ends by itself.
"""

import argparse
import asyncio
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from data.classroom.opening import open_classroom
from tools import postgres
from tools.class_browser import Seen, visit
from tools.class_crowd import Class, Lesson, Said, lost
from tools.class_server import ClassServer, watched
from tools.load_table import Line, machine, p95, printed
from tools.visitor import browser

SEED: Final = 20261123
LESSON: Final = "same-event-different-words"
TEXTS: Final = 2
WITHIN: Final = 60.0  # seconds in which everybody joins
EVERY: Final = 3.0  # seconds between two marks of a pupil
STORES: Final = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Asked:
    """How large and how long a class is."""

    pupils: int = 30
    minutes: float = 5.0
    within: float = WITHIN
    every: float = EVERY


@dataclass
class Found:
    """A class that is over: what everybody met with, what was lost, and what the server needed.
    `away` is seconds from the kill to a server that answers again."""

    server: ClassServer
    met: Class
    lost: list[str] = field(default_factory=list[str])
    away: float = 0.0
    seen: Seen | None = None
    strangers: list[str] = field(default_factory=list[str])


def held(place: str, asked: Asked, folder: Path, *, with_browser: bool) -> Found:
    """Hold a class whose answers are kept at a place."""
    server = ClassServer(place, folder / "server.log")
    is_back = threading.Event()
    with watched(server):
        server.begin(LESSON)
        found = Found(server, Class(_lesson(server, asked)))

        async def breaks(met: Class) -> None:
            begun = time.perf_counter()
            server.kill()
            found.lost += missing(place, server.code, met.said())
            await asyncio.to_thread(server.resume)
            found.away = time.perf_counter() - begun
            is_back.set()

        found.met.breaks = breaks
        # A browser has a loop of its own running in this thread.
        with ThreadPoolExecutor(1) as other:
            going = other.submit(asyncio.run, found.met.go())
            if with_browser:
                found.seen = _seen(server, going, is_back)
            going.result()
        found.lost += missing(place, server.code, found.met.said())
        found.strangers += strangers(place, found.met)
    return found


def _lesson(server: ClassServer, asked: Asked) -> Lesson:
    return Lesson(
        server.address,
        server.code,
        server.key,
        asked.pupils,
        asked.within,
        asked.minutes * 60,
        asked.every,
        SEED,
        TEXTS,
    )


def _seen(server: ClassServer, going: Future[None], is_back: threading.Event) -> Seen:
    def wait() -> None:
        while not is_back.wait(0.5) and not going.done():
            pass

    with browser() as visitor:
        return visit(visitor, f"{server.address}/?class={server.code}", wait)


def missing(place: str, code: str, said: Sequence[Said]) -> list[str]:
    """What the store at a place does not hold as it was sent though the server said it keeps it."""
    with open_classroom(place) as kept:
        texts = [each.text for each in kept.session(code).plan.texts]
        seats = {one.pupil: kept.pupil(one.pupil) for one in said}
        numbers = {token: pupil.number for token, pupil in seats.items() if pupil}
        return lost(said, kept.answers(code), numbers, texts)


def strangers(place: str, met: Class) -> list[str]:
    """The pupils whose page showed another's name, or other marks than they made."""
    found = list[str]()
    with open_classroom(place) as kept:
        for each in met.pupils:
            pupil = kept.pupil(each.said.pupil)
            names = {pupil.name} if pupil else set[str]()
            if each.tab.names != names:
                found.append(f"{names or 'nobody'} saw {each.tab.names}")
            if each.paper and each.paper.foreign:
                found.append(f"{names} saw other marks, {each.paper.foreign} times")
    return found


def table(found: Found) -> list[Line]:
    """What is asked for, and what was measured."""
    met, server = found.met, found.server
    waits, board = met.waits, met.board
    errors = [error for tab in met.tabs for error in tab.errors]
    failures = server.log.read_text("utf-8", "replace").count("Traceback (most recent call last)")
    marks = sum(each.marks_made for each in met.pupils)
    for told in [*errors[:5], *found.lost[:5], *found.strangers[:5]]:
        print(told, file=sys.stderr)
    lines = [
        p95("first page: from the link to the door", waits.door, 4),
        p95("from the code to a text to mark", waits.joined, 4),
        p95("teacher: from the key to the class", waits.teacher, None),
        p95("a mark, until the page is told it is kept", waits.saved, 0.5),
        p95("a mark, until the teacher sees it", board.fresh, 2),
        Line("marks that the teacher never saw", board.unseen, 0, ""),
        Line("marks or states lost", len(found.lost), 0, "", f"of {marks:,} made"),
        Line("errors on pages", len(errors), 0, "", f"{len(met.tabs)} tabs"),
        Line("errors in the server's log", failures, 0, ""),
        Line("pages with another pupil's name or marks", len(found.strangers), 0, ""),
        Line("killed: until the server answers again", found.away, None, "s"),
        p95("killed: until a page has run again", waits.back, None),
    ]
    if waits.across:
        lines.append(p95("marks made meanwhile, until they are kept", waits.across, None))
    computed = sum(server.processor.values())
    lines += [
        Line(
            "memory of the server, most", server.megabytes, None, "MB", f"{server.threads} threads"
        ),
        Line(
            "processor time of the server",
            computed,
            None,
            "s",
            f"{len(server.processor)} runs of it",
        ),
    ]
    return lines + (_browsers(found.seen) if found.seen else [])


def _browsers(seen: Seen) -> list[Line]:
    return [
        Line("browser: from the link to the door", seen.door, 4, "s"),
        Line("browser: from the code to a text to mark", seen.text, 4, "s"),
        Line("browser: marks gone after kill and reload", len(seen.gone), 0, ""),
    ]


@contextmanager
def place_of(store: str, folder: Path) -> Iterator[str]:
    """Where classes are kept while the block lasts: a file, or a database of its own."""
    if store == "sqlite":
        yield str(folder / "classes.db")
        return
    programs = postgres.find()
    if programs is None:
        sys.exit(postgres.ADVICE)
    with postgres.server(programs) as address:
        yield postgres.new_database(address, "classes")


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold a class with each store. Exit code 1 where a bar was missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--store", choices=STORES, help="that one alone")
    options.add_argument("--minutes", type=float, default=5.0, help="for which pupils mark")
    options.add_argument("--pupils", type=int, default=30)
    options.add_argument("--within", type=float, default=WITHIN, help="seconds in which they join")
    options.add_argument("--without-browser", action="store_true")
    asked = options.parse_args(arguments)
    code = 0
    for store in [asked.store] if asked.store else STORES:
        with tempfile.TemporaryDirectory() as folder, place_of(store, Path(folder)) as place:
            size = Asked(asked.pupils, asked.minutes, asked.within)
            pace = machine()
            found = held(place, size, Path(folder), with_browser=not asked.without_browser)
            print(f"\n{asked.pupils} pupils for {asked.minutes:g} minutes, kept in {store}")
            code = max(code, printed([pace, *table(found)]))
    return code


if __name__ == "__main__":
    sys.exit(main())
