"""`slantwise add` that is killed leaves whole articles, and the next one completes the library."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tools import postgres
from tools.library_crash import End, Trial

ARTICLES = 60  # tools/library_crash.py has 1,300, and fifty kills
MOMENTS = ("while texts were written", "in the commit of articles", "after reprints")


@pytest.fixture(params=["sqlite", "postgresql"])
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Trial:
    """A file of articles, and a new place for each library of it."""
    numbers: Iterator[int] = count()
    if request.param == "sqlite":
        return Trial(tmp_path / "a.csv", ARTICLES, lambda: str(tmp_path / f"{next(numbers)}.db"))
    server: str = request.getfixturevalue("postgres_server")

    def new() -> str:
        return postgres.new_database(server, f"crash_{next(numbers)}")

    return Trial(tmp_path / "a.csv", ARTICLES, new)


def test_a_killed_add_is_completed_by_the_next(trial: Trial) -> None:
    said, left = trial.undisturbed
    assert len(left["articles"]) == len(left["numbers"]) == ARTICLES
    assert left["groups"]["reprint_group"].nunique() > 1
    moments = [moment for moment, _ in said]
    for moment in MOMENTS:
        fell, articles = trial.kill(End(moments.index(moment), 0.0))
        assert fell == moment
        assert articles == (ARTICLES if moment == "after reprints" else articles)
