"""What tests of the command share: folders to call it in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import fetching
from dashboard.command import batch, serve
from tests.dashboard.command.calling import WORDS
from tests.data.web.site import Site, serving


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles and a file that is none; nobody's own library is touched."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(serve, "OWN_LIBRARY", tmp_path / "home" / "slantwise" / "library.db")
    monkeypatch.setattr(batch, "EVERY", 1e9)  # a busy machine is slow enough to be told of
    (tmp_path / "articles").mkdir()
    for title in ("Storm", "Calm"):
        text = f"---\ntitle: {title}\noutlet: Echo\n---\n\n" + (title + ". " + WORDS) * 3
        (tmp_path / "articles" / f"{title}.txt").write_text(text)
    (tmp_path / "broken.csv").write_text("colour,size\nred,4\n")
    return tmp_path


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of the test's own."""
    with serving() as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; nobody's own library is touched, and no pause is waited for."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(fetching.HOSTS_VARIABLE, "")
    monkeypatch.setattr(fetching, "sleep", lambda seconds: None)
    monkeypatch.setattr(batch, "EVERY", 1e9)  # a busy machine is slow enough to be told of
    return tmp_path
