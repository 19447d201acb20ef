"""`slantwise class`: begins a class and serves it; `slantwise class purge` deletes."""

import os
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import data
from dashboard import warm_up
from dashboard.classroom.card import PORT, link, network_address, terminal_card
from dashboard.classroom.going_on import ADDRESS_VARIABLE, PLACE_VARIABLE
from dashboard.classroom.totals import forget
from dashboard.command.serve import PortTaken, is_free
from data.classroom.categories import CATEGORIES, SCALES
from data.classroom.opening import default_place, open_classroom
from data.classroom.parts import ClassroomError, Plan
from data.classroom.planning import plan_of_articles, plan_of_lesson
from data.classroom.store import Classroom
from data.lesson import LessonError, lesson, lessons
from data.library import LibraryError
from data.library.place import place_of

SERVER: Final = Path(__file__).parents[1] / "class_server.py"
DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
PURGES: Final = 600.0
"""Seconds between two looks for classes whose day is over."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line."""

    lesson: str | None
    articles: tuple[str, ...]
    share: bool
    host: str | None
    port: int | None
    store: str | None
    resume: bool

    @property
    def address(self) -> str:
        """Where pupils find this server."""
        own = (network_address() if self.share else None) or "localhost"
        return f"http://{self.host or own}:{self.port or PORT}"


def begin(wanted: Wanted, *, open_browser: bool, while_read: bool) -> int:
    """Begin a class and serve it until it is stopped; `while_read`, until nobody holds the other
    end of standard input. The exit code."""
    try:
        plan = None if wanted.resume else _plan(wanted)
        _check(wanted.port or PORT)
        with open_classroom(wanted.store) as kept:
            kept.purge()
            _tell(kept, plan, wanted)
            teacher = f"http://localhost:{wanted.port or PORT}/teacher"
            ready: list[Callable[[], object]] = [lambda: _purge_now_and_then(kept)]
            if open_browser:
                ready.insert(0, lambda: webbrowser.open(teacher))
            for act in ready:
                warm_up.when_serving(wanted.port or PORT, act)
            if while_read:
                threading.Thread(target=_end_with_reader, daemon=True).start()
            _serve(wanted)
    except (ClassroomError, LessonError, LibraryError, PortTaken) as error:
        print(f"slantwise: {error}", file=sys.stderr)
        return FAILED
    return DONE


def purge(store: str | None, *, everything: bool) -> int:
    """Delete classes. The exit code."""
    try:
        path = place_of(store).path if store else None
        if path is not None and not path.exists():
            # A name that is misspelt is no place from which everything is deleted.
            print(f"slantwise: there is no file {path}, so nothing was deleted.", file=sys.stderr)
            return FAILED
        with open_classroom(store) as kept:
            gone = kept.purge(everything=everything)
    except LibraryError as error:
        print(f"slantwise: {error}", file=sys.stderr)
        return FAILED
    print(f"{gone} {'class' if gone == 1 else 'classes'} deleted.")
    return DONE


def _plan(wanted: Wanted) -> Plan:
    if wanted.articles:
        # Not above: a class that begins with a lesson is served a second sooner.
        from dashboard.workspace import with_stories

        found = data.read_all([Path(each) for each in wanted.articles])
        for problem in found.problems:
            print(f"slantwise: {problem}", file=sys.stderr)
        articles = with_stories(found.articles)
        for title in articles.loc[articles["outlet"] == "", "title"]:
            why = "names no outlet: there is nothing to guess or to hide"
            print(f"slantwise: “{title}” {why}.", file=sys.stderr)
        ids = list(articles["article_id"])
        return plan_of_articles("Reading together", articles, ids, CATEGORIES, SCALES)
    return plan_of_lesson(lesson(wanted.lesson or _asked_for()), data.sample())


def _asked_for() -> str:
    """The lesson that somebody at the keyboard chooses."""
    every = lessons()
    names = ", ".join(each.slug for each in every)
    if not sys.stdin.isatty():
        raise LessonError(f"Name a lesson with --lesson: {names}.")
    for number, each in enumerate(every, 1):
        print(f"{number}  {each.title}: {each.question}")
    answer = input("Which lesson? ").strip()
    if answer.isdecimal() and 1 <= int(answer) <= len(every):
        return every[int(answer) - 1].slug
    return answer


def _check(port: int) -> None:
    # Pupils have the address: another port than the one they know would lose them.
    if not is_free(port):
        raise PortTaken(f"Port {port} is in use by another program. Choose another with --port.")


def _tell(kept: Classroom, plan: Plan | None, wanted: Wanted) -> None:
    address = wanted.address
    if plan is None:
        print(f"Classes are at {address}.", flush=True)
    else:
        begun = kept.start(plan)
        print(
            f"{plan.title}\n\n"
            f"  Code for pupils   {begun.code}\n"
            f"  Link for pupils   {link(begun.code, address)}\n"
            f"  Your page         http://localhost:{wanted.port or PORT}/teacher\n"
            f"  Your key          {begun.key}   (shown only now; keep it from pupils)\n\n"
            f"{terminal_card(begun.code, address)}",
            flush=True,
        )
    print(_who_gets_in(wanted), flush=True)
    print(
        "Ctrl+C stops serving; slantwise class --resume carries on. What pupils mark is deleted"
        " when you end the class, and after 24 hours in any case.",
        flush=True,
    )


def _who_gets_in(wanted: Wanted) -> str:
    if wanted.share:
        return (
            "Devices on this network can open the class and nothing else on this machine."
            f" They reach it at {wanted.address}; if they do not, name this machine with --host."
        )
    return "Only this machine can open it. For pupils' own devices, begin with --share."


def _serve(wanted: Wanted) -> None:
    from click import Abort
    from streamlit.web.cli import main_run

    os.environ[PLACE_VARIABLE] = wanted.store or default_place()
    os.environ[ADDRESS_VARIABLE] = wanted.address
    # Or whoever is on this machine, or behind a proxy on it, could say to be somebody else, and try
    # keys as often as they like.
    os.environ["FORWARDED_ALLOW_IPS"] = ""
    flags = [
        f"--server.port={wanted.port or PORT}",
        f"--server.address={'0.0.0.0' if wanted.share else '127.0.0.1'}",
        "--server.headless=true",
        "--server.maxUploadSize=1",
        "--browser.gatherUsageStats=false",
    ]
    with suppress(Abort):  # Ctrl+C
        main_run.main([str(SERVER), *flags], prog_name="slantwise", standalone_mode=False)


def _purge_now_and_then(kept: Classroom) -> None:
    while True:
        with suppress(LibraryError):  # such as a database that does not answer now
            if kept.purge():
                forget()
        time.sleep(PURGES)


def _end_with_reader() -> None:
    sys.stdin.buffer.read()
    os._exit(DONE)
