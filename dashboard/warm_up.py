"""Gets the work of the first page done while the browser is still loading."""

import gc
import socket
import threading
import time
from collections.abc import Callable
from typing import Final

PATIENCE: Final = 30  # seconds

_ready = threading.Event()


def is_ready() -> bool:
    """Whether the articles have been read and scored, so that a page comes at once."""
    return _ready.is_set()


def prepare() -> None:
    """Read and score the served articles; at once where that has been done."""
    # Imported here because that is most of the work, and is to happen behind the first paint.
    from dashboard import serving

    serving.served()
    _ready.set()


def _set_apart() -> None:
    """Spare what is loaded by now from being looked through for garbage.

    Some 200,000 objects of modules stay for good, and everything waits while they are looked
    through: a quarter of a second each time.
    """
    gc.collect()
    gc.freeze()


def start(port: int) -> None:
    """Prepare in the background, as soon as something serves at `port`."""
    when_serving(port, _prepare_and_set_apart)


def when_serving(port: int, act: Callable[[], object]) -> None:
    """Do something in the background, as soon as something serves at `port`."""
    threading.Thread(target=_act_when_serving, args=(port, act), daemon=True).start()


def _act_when_serving(port: int, act: Callable[[], object]) -> None:
    # Not before: it would compete with the start of the server for the one interpreter.
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)) == 0:
                break
        time.sleep(0.05)
    act()


def _prepare_and_set_apart() -> None:
    prepare()
    _set_apart()
