"""Reading in the background."""

import threading
from collections.abc import Callable

import pytest

import data
from dashboard.adding import reading
from dashboard.adding.background import Work
from dashboard.adding.findings import Around
from dashboard.adding.reading import STOP, Outcome
from dashboard.adding.sources import Show, Source, Stop
from data import Reading

LONG = 30.0  # seconds in which every machine is done


def text(about: str) -> Reading:
    return data.read_pasted(f"The {about} was closed on Sunday, officials said. It may reopen.")


def source(key: str, read: Callable[[Show, Stop], Reading], seconds: float = 1.0) -> Source:
    return Source(key, f"{key}.txt", seconds, read)


def at_once(key: str) -> Source:
    return source(key, lambda show, stop: text(key))


def until_stopped(key: str, begun: threading.Event) -> Source:
    """A source that has a part to give when it is stopped, and never ends by itself."""

    def read(show: Show, stop: Stop) -> Reading:
        show(0.5, f"Reading {key}")
        begun.set()
        while not stop():
            threading.Event().wait(0.01)
        return text(key)

    return source(key, read)


def titles(job: Work[Outcome]) -> list[str]:
    return [text.split()[1] for text in job.outcome.findings.articles["text"]]


def test_everything_is_read_and_looked_over() -> None:
    job = reading.start([at_once("pier"), at_once("dock")], {"old": text("quay")}, Around(), {})
    assert job.wait(LONG)
    assert titles(job) == ["quay", "pier", "dock"]
    assert job.outcome.ended == frozenset()
    assert job.outcome.findings.is_grouped
    assert set(job.outcome.readings) == {"old", "pier", "dock"}


def test_a_stop_keeps_what_was_read_and_names_what_was_not() -> None:
    begun = threading.Event()
    job = reading.start(
        [at_once("pier"), until_stopped("dock", begun), at_once("quay")], {}, Around(), {}
    )
    assert begun.wait(LONG)
    told = job.told()
    assert told.way_out == STOP and told.doing == "Reading dock"
    assert told.share == pytest.approx(0.5)
    job.stop()
    assert job.wait(LONG)
    assert titles(job) == ["pier", "dock"]
    assert job.outcome.ended == {"dock", "quay"}
    assert [one.file for one in job.outcome.findings.problems] == ["quay.txt"]
    assert job.outcome.findings.is_grouped


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_is_said_and_not_tried_again() -> None:
    def fails(show: Show, stop: Stop) -> Reading:
        raise ZeroDivisionError

    job = reading.start([source("pier", fails)], {"old": text("quay")}, Around(), {})
    assert job.wait(LONG)
    assert job.outcome.findings.articles.empty
    assert "fault in Slantwise" in job.outcome.findings.problems[0].what
    assert set(job.outcome.readings) == {"pier", "old"}
