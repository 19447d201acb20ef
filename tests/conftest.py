"""Fixtures every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Time is measured by benchmarks; a busy machine must not fail a property.
settings.register_profile("slantwise", deadline=None)
settings.load_profile("slantwise")

SHARED = Path(__file__).parents[2] / "shared"


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="write the golden scores of the sample anew"
    )
