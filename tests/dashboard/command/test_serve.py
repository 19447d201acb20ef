"""Where the dashboard is served, and with which settings."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import STDOUT, Popen
from time import sleep
from urllib.request import urlopen

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


def test_what_is_printed_is_where_it_is_and_nothing_else(tmp_path: Path) -> None:
    port = serve.choose_port(None)
    command = [sys.executable, "-m", "dashboard.cli", "--no-browser", "--port", str(port)]
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    told = tmp_path / "told.txt"
    with told.open("wb") as output:
        server = Popen(command, stdout=output, stderr=STDOUT, env=environment)
        try:
            _until_it_answers(port, server)
        finally:
            server.terminate()
            server.wait()
    first, *more = told.read_text().splitlines()
    assert first.startswith(f"Slantwise is at http://localhost:{port} ")
    assert "Uvicorn" not in "".join(more)


def _until_it_answers(port: int, server: "Popen[bytes]") -> None:
    while server.poll() is None:
        with suppress(OSError), urlopen(f"http://localhost:{port}/_stcore/health") as answer:
            assert answer.status == 200
            return
        sleep(0.1)
    pytest.fail(f"it ended with {server.returncode}")


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
