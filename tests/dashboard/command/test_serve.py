"""Where the dashboard is served, and with which settings."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.web import cli

from dashboard.command import serve


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_the_first_free_port_is_found(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "FIRST_PORT", taken)
    assert taken < serve.choose_port(None) < taken + serve.PORTS_TRIED


def test_a_port_that_is_asked_for_and_taken_is_refused(taken: int) -> None:
    with pytest.raises(serve.PortTaken, match=str(taken)):
        serve.choose_port(taken)


def test_no_port_is_free(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "FIRST_PORT", taken)
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)
    with pytest.raises(serve.PortTaken, match="in use"):
        serve.choose_port(None)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words Streamlit is called with, instead of calling it."""
    words: list[str] = []
    monkeypatch.setenv("SLANTWISE_ARTICLES", "articles.csv")
    monkeypatch.setattr(cli.main_run, "main", lambda args, **options: words.extend(args))
    return words


def test_streamlit_is_told_the_port_and_to_send_nothing_home(served: list[str]) -> None:
    serve.serve(8600, None, open_browser=True)
    assert Path(served[0]).samefile(serve.APP)
    assert "--server.port=8600" in served
    assert "--browser.gatherUsageStats=false" in served
    assert "--server.headless=true" not in served
    assert os.environ["SLANTWISE_ARTICLES"] == "articles.csv"  # what was set stays


def test_articles_are_found_from_any_folder_and_no_browser_is_opened(
    served: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    serve.serve(8600, Path("mine.csv"), open_browser=False)
    assert os.environ["SLANTWISE_ARTICLES"] == str(tmp_path / "mine.csv")
    assert "--server.headless=true" in served
