"""Fixtures every test may use."""

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tools import chromium, postgres

# Time is measured by benchmarks; a busy machine must not fail a property.
settings.register_profile("slantwise", deadline=None)
settings.load_profile("slantwise")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(autouse=True)
def same_main() -> Iterator[None]:
    """Gives `__main__` back: Streamlit puts the page there that it runs, and leaves it there, and
    every process that is started later runs it again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated corpora and pasted pages, which is not part of the project.

    Tests that evaluate against it are skipped where it is absent, and fail there under CI=true.
    """
    if SHARED.is_dir():
        return SHARED
    reason = "the annotated corpora are not beside this checkout"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests of a worker: Playwright runs once in a process. Without one the
    test is skipped; under CI=true it fails."""
    path = chromium.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(chromium.ADVICE)
        pytest.skip(chromium.ADVICE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield launched
        launched.close()


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
    return postgres.new_database(postgres_server, f"test_{next(database_numbers)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new library can be: each test runs with a file and with PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "library.db")
    return request.getfixturevalue("empty_database")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="write the golden scores of the sample anew"
    )
