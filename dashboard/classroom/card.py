"""How pupils get in: the code, the link, and the link as a QR code, made on this machine."""

import socket
from base64 import b64encode
from html import escape
from io import BytesIO, StringIO
from typing import Final

import segno

PORT: Final = 8511
_FAR: Final = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")


def network_address() -> str | None:
    """This machine's own address on its network; None where it is on none.

    Asks the system which address it would send from; nothing is sent.
    """
    for far in _FAR:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((far, 9))
            except OSError:
                continue
            found = probe.getsockname()[0]
            if not found.startswith("127."):
                return found
    return None


def link(code: str, address: str) -> str:
    """What pupils open: the door, with the code filled in."""
    return f"{address.rstrip('/')}/?class={code}"


def card_html(code: str, address: str) -> str:
    """The code, the link and the QR code, large enough for the back row."""
    way = link(code, address)
    drawing = BytesIO()
    # White around it in dark pages too, or phones do not see it.
    segno.make(way, error="m", micro=False).save(drawing, kind="svg", light="white", border=3)
    picture = b64encode(drawing.getvalue()).decode()
    return (
        '<div class="class-card">'
        f'<img src="data:image/svg+xml;base64,{picture}" alt="QR code of the link">'
        f"<div><p>Open <strong>{escape(address.partition('://')[2])}</strong> and type</p>"
        f'<p class="class-code">{escape(code)}</p>'
        f"<p>or open <span>{escape(way)}</span></p></div></div>"
    )


def terminal_card(code: str, address: str) -> str:
    """The QR code in characters, for a terminal with dark ground."""
    drawn = StringIO()
    segno.make(link(code, address), error="m", micro=False).terminal(drawn, compact=True, border=2)
    return drawn.getvalue()
