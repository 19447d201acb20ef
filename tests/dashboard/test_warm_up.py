"""What is done before the first visitor asks, and what a visitor who asks sooner sees."""

import gc
import socket
import threading
import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import serving, warm_up


@pytest.fixture(autouse=True)
def not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm_up, "_ready", threading.Event())


def test_a_visitor_who_comes_first_gets_the_page_and_no_trace_of_the_wait(
    open_view: Callable[..., AppTest],
) -> None:
    app = open_view()
    assert not app.exception
    assert warm_up.is_ready()
    alts = [chart.proto.alt for chart in app.get("plotly_chart")]
    assert len(alts) == 5
    assert not any("Reading and scoring" in alt for alt in alts)


def test_the_work_begins_when_the_port_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr(serving, "served", lambda: asked.append(time.monotonic()))
    # It would happen after this test, to whichever comes then.
    monkeypatch.setattr(warm_up, "_set_apart", lambda: None)
    with socket.socket() as server:
        server.bind(("localhost", 0))
        warm_up.start(server.getsockname()[1])
        time.sleep(0.3)
        assert not asked
        server.listen()
        wait_until(warm_up.is_ready)
    assert len(asked) == 1


def test_what_is_loaded_is_not_looked_through_for_garbage_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving, "served", list[int])
    with socket.socket() as server:
        server.bind(("localhost", 0))
        server.listen()
        warm_up.start(server.getsockname()[1])
        wait_until(lambda: gc.get_freeze_count() > 0)
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def wait_until(done: Callable[[], bool], seconds: float = 10) -> None:
    """Return when it is done, or after `seconds`."""
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.02)
