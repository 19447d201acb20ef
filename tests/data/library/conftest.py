"""Libraries for the tests: a file, and a database in a real PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pandas as pd
import psycopg
import pytest
from psycopg import sql

from data import as_articles, library
from data.library import Library
from tools import postgres

Many = Callable[..., pd.DataFrame]


def invented(number: int, first: int = 0) -> pd.DataFrame:
    """Articles that nobody wrote, numbered from `first`."""
    numbers = range(first, first + number)
    return as_articles(
        pd.DataFrame(
            {
                "outlet": [f"Paper {at % 3}" for at in numbers],
                "title": [f"Headline {at}" for at in numbers],
                "text": [f"Body {at}: the harbour froze over.\n\n" * 20 for at in numbers],
                "text_raw": [f"Menu\nBody {at}: the harbour froze over." for at in numbers],
                "author": "Ada Stern",
                "published": [
                    None if at % 5 == 0 else f"2024-07-{1 + at % 28:02}T10:00:00.123456789Z"
                    for at in numbers
                ],
                "language": "en",
                "story": ["frost" if at % 4 == 0 else "" for at in numbers],
                "source_file": "articles.csv",
            }
        )
    )


@pytest.fixture
def many() -> Many:
    """A function that invents articles."""
    return invented


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL that runs for these tests. Skipped without one; a failure under
    CI=true."""
    programs = postgres.find()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail(postgres.ADVICE)
        pytest.skip(postgres.ADVICE)
    with postgres.server(programs) as address:
        yield address


@pytest.fixture(scope="session")
def database_numbers() -> Iterator[int]:
    return count()


@pytest.fixture
def empty_database(postgres_server: str, database_numbers: Iterator[int]) -> str:
    """The address of a database with nothing in it."""
    name = f"test_{next(database_numbers)}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{postgres_server}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new library can be: each test runs with a file and with PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "library.db")
    return request.getfixturevalue("empty_database")


@pytest.fixture
def opened(place: str) -> Iterator[Library]:
    """A new library."""
    with library.open(place) as found:
        yield found
