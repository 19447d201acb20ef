"""The card with the code: its link, the QR code of it, and the address of this machine."""

import re
import socket
from base64 import b64decode
from ipaddress import ip_address

import pytest

from dashboard.classroom import card
from dashboard.classroom.card import PORT, card_html, link, network_address, terminal_card

ADDRESS = f"http://192.168.1.20:{PORT}"


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/"])
def test_the_link_fills_the_code_in(address: str) -> None:
    assert link("K7FQ2M", address) == "http://192.168.1.20:8511/?class=K7FQ2M"


def test_the_card_has_all_ways_in() -> None:
    html = card_html("K7FQ2M", ADDRESS)
    assert '<p class="class-code">K7FQ2M</p>' in html
    assert "<strong>192.168.1.20:8511</strong>" in html
    assert "<span>http://192.168.1.20:8511/?class=K7FQ2M</span>" in html
    assert 'alt="QR code of the link"' in html


def test_the_qr_code_is_a_picture_in_the_page_on_white() -> None:
    drawn = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', card_html("K7FQ2M", ADDRESS))
    assert drawn
    svg = b64decode(drawn[1]).decode()
    assert svg.startswith("<?xml") and "<svg" in svg
    assert 'fill="#fff"' in svg
    assert "<script" not in svg


def test_the_qr_code_is_of_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = card.segno.make

    def noted(what: str, **options: object) -> object:
        made.append(what)
        return make(what, **options)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(card.segno, "make", noted)
    card_html("K7FQ2M", ADDRESS)
    terminal_card("K7FQ2M", f"{ADDRESS}/")
    assert made == [link("K7FQ2M", ADDRESS)] * 2


def test_a_hostile_name_of_the_machine_is_text() -> None:
    html = card_html("<b>", 'http://"><img src=x onerror=alert(1)>:8511')
    assert "<img src=x" not in html and "<b>" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_card_fits_a_terminal() -> None:
    lines = terminal_card("K7FQ2M", ADDRESS).splitlines()
    assert 10 < len(lines) < 24
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in lines) <= 80


def test_the_address_is_one_of_this_machine_and_not_loopback() -> None:
    found = network_address()
    if found is None:
        return  # a machine that is on no network
    assert not ip_address(found).is_loopback
    with socket.socket() as here:
        here.bind((found, 0))  # only an address of one's own can be bound


class Probe:
    """A socket of a machine that reaches only some addresses."""

    own: str | None = None

    def __init__(self, *_: object) -> None: ...
    def __enter__(self) -> "Probe":
        return self

    def __exit__(self, *_: object) -> None: ...
    def connect(self, _: object) -> None:
        if self.own is None:
            raise OSError("Network is unreachable")

    def getsockname(self) -> tuple[str, int]:
        assert self.own is not None
        return self.own, 1

    def send(self, *_: object) -> None:
        raise AssertionError("nothing is sent")


@pytest.mark.parametrize(
    ("own", "found"), [(None, None), ("127.0.0.1", None), ("192.168.1.20", "192.168.1.20")]
)
def test_a_machine_on_no_network_has_no_address(
    own: str | None, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Probe, "own", own)
    monkeypatch.setattr(card.socket, "socket", Probe)
    assert network_address() == found
