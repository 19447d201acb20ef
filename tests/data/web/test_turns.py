"""A host is asked at a pace, whoever asks and wherever redirects lead."""

import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from data.web.client import Client, FetchError
from data.web.turns import Turns
from tests.data.web.site import Handler, Site, serving

Ticking = tuple[Callable[[], float], Callable[[float], None], list[float]]


@pytest.fixture
def ticking() -> Ticking:
    """A clock that only waiting moves, a way to wait, and the waits."""
    now, waits = [1000.0], []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    return (lambda: now[0]), wait, waits


def test_a_site_is_asked_once_a_second(site: Site, client: Client, ticking: Ticking) -> None:
    clock, wait, waits = ticking
    with Client(client.settings, wait=wait, clock=clock, turns=Turns()) as own:
        for path in ("/a", "/b", "/c"):
            own.get(site.says(path, "x"))
    assert waits == [1.0, 1.0, 1.0]  # after robots.txt, /a and /b


def test_a_site_may_ask_for_a_longer_pause(site: Site, client: Client, ticking: Ticking) -> None:
    clock, wait, waits = ticking
    site.says("/robots.txt", "User-agent: *\nCrawl-delay: 4\n")
    with Client(client.settings, wait=wait, clock=clock, turns=Turns()) as own:
        own.get(site.says("/a", "x"))
        own.get(site.says("/b", "x"))
    assert waits == [4.0, 4.0]


def test_a_host_is_asked_once_a_second_whatever_its_port(
    site: Site, client: Client, ticking: Ticking
) -> None:
    clock, wait, waits = ticking
    with serving() as other, Client(client.settings, wait, clock, Turns()) as own:
        own.get(site.says("/a", "x"))
        own.get(other.says("/a", "x"))
    assert waits == [1.0, 1.0, 1.0]


def test_clients_of_one_process_take_turns(
    site: Site, client: Client, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, wait, waits = ticking
    port = int(site.address.rpartition(":")[2])
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
    allowed = replace(client.settings, private_hosts=frozenset({"turns.example"}))
    site.says("/a", "x")
    for _ in range(2):
        with Client(allowed, wait, clock) as own:
            own.get(f"http://turns.example:{port}/a")
    assert waits == [1.0, 1.0, 1.0]


def test_a_turn_is_given_once() -> None:
    turns = Turns()
    assert [turns.take("a.example", 1.0, 50.0) for _ in range(3)] == [0.0, 1.0, 2.0]
    assert turns.take("b.example", 1.0, 50.0) == 0.0
    assert turns.take("a.example", 1.0, 60.0) == 0.0


def test_redirects_share_the_time_of_a_page(site: Site, client: Client) -> None:
    """Each answer takes 2 of the 3 seconds, by a clock that only answers and waiting move."""
    now = [0.0]

    def wait(seconds: float) -> None:
        now[0] += seconds

    def slowly(path: str, status: int, **headers: str) -> str:
        def answer(handler: Handler) -> None:
            now[0] += 2
            handler.answer(status, headers, b"")

        return site.does(path, answer)

    with Client(client.settings, wait, lambda: now[0], Turns()) as own:
        slowly("/robots.txt", 404)
        assert own.get(slowly("/end", 200)).status == 200  # robots.txt has a time of its own
        with pytest.raises(FetchError, match="longer than 3 s"):
            own.get(slowly("/start", 302, Location="/end"))
    with Client(replace(client.settings, pause=30.0), wait, lambda: now[0], Turns()) as own:
        site.redirects("/quick", "/end")
        assert own.get(f"{site.address}/quick").status == 200  # waiting for a turn does not count


def test_a_redirect_takes_a_turn_of_its_own(site: Site, client: Client, ticking: Ticking) -> None:
    clock, wait, waits = ticking
    site.says("/end", "here")
    with Client(client.settings, wait=wait, clock=clock, turns=Turns()) as own:
        own.get(site.redirects("/start", "/end"))
    assert waits == [1.0, 1.0]  # after robots.txt and /start
