"""Fixtures of the dashboard's tests: a view run without a browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import serving
from dashboard.exports.chrome import SHARED, missing
from data import library

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
SECONDS = 600  # for a busy machine; the first run of a process reads and scores the sample

OpenView = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def no_articles_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample is served, whatever the environment of the person who tests says."""
    monkeypatch.delenv(serving.ARTICLES_VARIABLE, raising=False)
    monkeypatch.delenv(serving.LIBRARY_VARIABLE, raising=False)


@pytest.fixture
def open_view() -> OpenView:
    """A function that opens a view of the whole app, as an address would.

    `open_view("articles", outlet=["Daily Blaze"])` is the address /articles?outlet=Daily+Blaze.
    """

    def opened(view: str = "compare", **parameters: str | list[str]) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=SECONDS)
        for name, value in parameters.items():
            app.query_params[name] = value
        if view != "compare":
            app.switch_page(f"views/{view}.py")
        return app.run()

    return opened


@pytest.fixture
def served_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, str], Path]]:
    """A function that writes a file and has the dashboard serve it instead of the sample."""

    def serve(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        monkeypatch.setenv(serving.ARTICLES_VARIABLE, str(path))
        return path

    yield serve
    serving.load_corpus.clear()


@pytest.fixture
def served_place(place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where a library is that the dashboard serves: a file, and a database in PostgreSQL."""
    monkeypatch.setenv(serving.LIBRARY_VARIABLE, place)
    library.open(place).close()
    yield place
    serving.open_library(place).close()
    serving.open_library.clear()
    serving.read_library.clear()


@pytest.fixture(scope="session")
def chrome() -> None:
    """A Chrome that pictures can be drawn with; without one the test is skipped, or under CI=true
    fails."""
    if reason := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture
def no_chrome(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Chrome to be found, nor one that another test has left open."""
    SHARED.close()
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
