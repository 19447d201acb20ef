"""Starts the dashboard: a Streamlit server on this machine, and the browser."""

import ctypes
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

APP: Final = Path(__file__).parents[1] / "app.py"
FIRST_PORT: Final = 8501
PORTS_TRIED: Final = 100
ARENAS: Final = -8  # what glibc calls M_ARENA_MAX
OWN_LIBRARY: Final = user_data_path("slantwise", appauthor=False) / "library.db"


class PortTaken(OSError):
    """Another program serves at the port that was asked for."""


def choose_port(wanted: int | None) -> int:
    """The port to serve at: the one wanted, or the first that is free from 8501 on.

    Raises PortTaken when the one wanted, or each of those tried, is in use.
    """
    tried = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for port in tried:
        if is_free(port):
            return port
    raise PortTaken(
        f"Port {wanted} is in use by another program. Choose another, or none: then a free one"
        " is found."
        if wanted
        else f"Every port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} is in use."
    )


def is_free(port: int) -> bool:
    """Whether nothing else serves at a port of this machine."""
    with socket.socket() as probe:
        # Without this a port left a minute ago counts as taken; on Windows it would mean sharing.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def library_to_show(named: str | None) -> str | None:
    """The library that was named, made where there is none; or that of whoever runs this.

    Opened once, so that what is wrong with it is told here, and what an add that was stopped left
    undone is done. Raises LibraryError.
    """
    if named is None and not OWN_LIBRARY.exists():
        return None
    # Not above: without a library the server starts half a second sooner.
    from data import library

    with library.open(named) as kept:
        if kept.is_new:
            print(f"{kept.place} is a new library: nothing is in it yet.", flush=True)
        if kept.ungrouped():
            from dashboard import library_workspace
            from dashboard.command import batch

            with batch.progress() as show:
                library_workspace.bring_up(kept, show)
        return named if kept.place.path is None else str(kept.place.path)


def serve(port: int, articles: Path | None, open_browser: bool, library: str | None = None) -> None:
    """Serve the dashboard until it is stopped. Settings stand in .streamlit/ beside app.py."""
    from streamlit.web.cli import main_run

    from dashboard import warm_up

    if articles is not None:
        os.environ["SLANTWISE_ARTICLES"] = str(articles.resolve())
    if library is not None:
        os.environ["SLANTWISE_LIBRARY"] = library
    else:
        os.environ.pop("SLANTWISE_LIBRARY", None)
    flags = [f"--server.port={port}", "--browser.gatherUsageStats=false"]
    if not open_browser:
        flags.append("--server.headless=true")
    print(f"Slantwise is at http://localhost:{port} (Ctrl+C stops it).", flush=True)
    _share_memory()
    warm_up.start(port)
    main_run.main([str(APP), *flags], prog_name="slantwise", standalone_mode=False)


def _share_memory() -> None:
    """Have all threads take memory from two pools, where the C library is glibc.

    It gives each thread a pool of its own otherwise, and every page is made by a new thread: with
    thirty visitors, hundreds of megabytes were free in pools that no thread took from.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").mallopt(ARENAS, 2)
