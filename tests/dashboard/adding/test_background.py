"""Work in the background: how far it is, and how it ends."""

import gc
import threading
from collections.abc import Callable

import pytest

from dashboard.adding.background import ENDING, Progress, Told, Work

LONG = 30.0  # seconds in which every machine is done


def until_stopped(begun: threading.Event) -> Callable[[Progress], str]:
    """Something that never ends by itself."""

    def do(progress: Progress) -> str:
        begun.set()
        while not progress.is_stopped():
            threading.Event().wait(0.01)
        return "ended"

    return do


def test_what_came_of_it() -> None:
    work = Work(lambda progress: "done", Progress("Counting"), "broken")
    assert work.wait(LONG)
    assert work.outcome == "done"


def test_a_stop_ends_it() -> None:
    begun = threading.Event()
    work = Work(until_stopped(begun), Progress("Counting", "Stop"), "broken")
    assert begun.wait(LONG)
    assert not work.wait(0)
    work.stop()
    assert work.wait(LONG)
    assert work.outcome == "ended"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_breaks_down_says_so() -> None:
    def fails(progress: Progress) -> str:
        raise ZeroDivisionError

    work = Work(fails, Progress("Counting"), "broken")
    assert work.wait(LONG)
    assert work.outcome == "broken"


@pytest.mark.parametrize("wanted_anyway", [False, True])
def test_what_nobody_holds_ends_unless_it_is_wanted_anyway(wanted_anyway: bool) -> None:
    begun, progress = threading.Event(), Progress("Counting")
    work = Work(until_stopped(begun), progress, "broken", wanted_anyway=wanted_anyway)
    assert begun.wait(LONG)
    thread = work._thread
    del work
    gc.collect()
    assert progress.is_left != wanted_anyway
    progress.stop()
    thread.join(LONG)
    assert not thread.is_alive()


def test_the_seconds_are_those_since_the_part_began() -> None:
    now = [100.0]
    progress = Progress("Reading", "Stop", clock=lambda: now[0])
    progress.show(0.5, "Reading a.txt")
    now[0] = 112.0
    assert progress.told() == Told(0.5, "Reading a.txt", 12.0, "Stop")
    progress.begin("Looking", "Skip")
    now[0] = 113.0
    progress.show(1.2, "Looking")
    assert progress.told() == Told(1.0, "Looking", 1.0, "Skip")


def test_a_stop_is_told_and_is_of_one_part() -> None:
    progress = Progress("Reading", "Stop")
    progress.stop()
    assert (progress.told().doing, progress.told().way_out) == (ENDING, "")
    progress.begin("Grouping")
    assert not progress.is_stopped()
    progress.stop()
    assert progress.told().doing == "Grouping"  # which nothing can end


def test_what_is_left_has_no_other_part() -> None:
    progress = Progress("Reading", "Stop")
    progress.leave()
    progress.begin("Looking", "Skip")
    assert progress.is_stopped() and progress.is_left
