"""A dashboard that is started with a library: made, completed, shown, or refused in plain words."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.command import serve
from data import library
from tests.dashboard.command.calling import slantwise


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What serving is asked for, instead of serving."""
    calls: list[dict[str, object]] = []

    def note(port: int, articles: Path | None, **options: object) -> None:
        calls.append({"articles": articles, "library": options["library"]})

    monkeypatch.setattr(serve, "serve", note)
    return calls


def test_the_dashboard_makes_a_library_and_says_so(
    folder: Path, served: list[dict[str, object]]
) -> None:
    done = slantwise("--library", "new.db", cwd=folder)
    assert done.code == 0 and "new.db is a new library" in done.out
    assert served == [{"articles": None, "library": str(folder / "new.db")}]
    assert "new library" not in slantwise("--library", "new.db", cwd=folder).out
    added = slantwise("add", "articles", "--library", "b.db", cwd=folder)
    assert "b.db, a new library;" in added.out
    added = slantwise("add", "articles", "--library", "b.db", cwd=folder)
    assert "new library" not in added.out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("nix/a.db", "Make the folder first"),
        ("postgresq://me@host/name", "or a database as postgresql://user@host/name"),
        ("postgresql:/me@host/name", "no such folder"),
        ("articles", "Name a file in it"),
    ],
)
@pytest.mark.parametrize("command", [["add", "articles"], []])
def test_a_library_that_cannot_be_made_says_what_to_do(
    folder: Path,
    served: list[dict[str, object]],
    place: str,
    said: str,
    command: list[str],
) -> None:
    before = sorted(folder.rglob("*"))
    done = slantwise(*command, "--library", place, cwd=folder)
    assert done.code == 1 and said in done.err and "Traceback" not in done.err
    assert not served and sorted(folder.rglob("*")) == before


def test_opening_the_dashboard_completes_what_an_add_left_undone(
    folder: Path, served: list[dict[str, object]]
) -> None:
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    with library.open(folder / "a.db") as kept, library.open(folder / "b.db") as stopped:
        grouped = kept.groups_found()
        listed = kept.articles(as_they_came=True)
        stopped.add(listed.join(kept.texts(listed.index.tolist())))
        assert stopped.ungrouped() == 2
    told = slantwise("library", "info", "--library", "b.db", cwd=folder)
    assert "2 articles whose reprints and stories are found with the next" in told.out
    slantwise("--library", "b.db", cwd=folder)
    with library.open(folder / "b.db") as completed:
        pd.testing.assert_frame_equal(completed.groups_found(), grouped)
        assert list(completed.info().scored.values()) == [2]


def test_the_dashboard_shows_a_library(folder: Path, served: list[dict[str, object]]) -> None:
    slantwise(cwd=folder)
    slantwise("add", "articles", "--library", "a.db", cwd=folder)
    slantwise("--library", "a.db", cwd=folder)
    slantwise("add", "articles", cwd=folder)
    slantwise(cwd=folder)
    slantwise("--articles", "articles", cwd=folder)
    assert served == [
        {"articles": None, "library": None},
        {"articles": None, "library": str(folder / "a.db")},
        {"articles": None, "library": str(serve.OWN_LIBRARY)},
        {"articles": Path("articles"), "library": None},
    ]
