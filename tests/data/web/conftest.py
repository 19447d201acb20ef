"""A web site of a test's own on loopback, and a client that may fetch from it."""

from collections.abc import Iterator

import pytest

from data.web.client import Client, Settings
from data.web.turns import Turns
from tests.data.web.site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of the test's own."""
    with serving() as made:
        yield made


@pytest.fixture
def waits() -> list[float]:
    """The pauses that the client made."""
    return []


@pytest.fixture
def client(waits: list[float]) -> Iterator[Client]:
    """A client that may fetch from loopback, and notes its pauses instead of making them."""
    settings = Settings(private_hosts=frozenset({"127.0.0.1"}), seconds=3.0)
    with Client(settings, wait=waits.append, turns=Turns()) as made:
        yield made
