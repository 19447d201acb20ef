"""A program that is killed while it adds leaves whole articles, and a library that goes on."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tools import library_crash

KILLS = 3  # tools/library_crash.py does fifty


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> library_crash.NewPlace:
    """A function that names a new place each time."""
    numbers: Iterator[int] = count()
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{next(numbers)}.db")
    server: str = request.getfixturevalue("postgres_server")

    def new() -> str:
        name = f"crash_{next(numbers)}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return f"{server}/{name}"

    return new


def test_a_kill_leaves_whole_articles(new_place: library_crash.NewPlace) -> None:
    assert library_crash.kills(new_place, KILLS).total() == KILLS
