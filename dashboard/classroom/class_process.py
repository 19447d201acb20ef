"""The class server that a dashboard runs beside itself: another program, so that pupils who reach
it reach nothing of the dashboard."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from dashboard.classroom.card import PORT, network_address
from dashboard.classroom.going_on import place
from dashboard.command.serve import PORTS_TRIED, PortTaken, is_free

_ROOT: Final = Path(__file__).parents[2]
_ENDS: Final = 10.0  # seconds


class ClassProcess:
    """The class server of this dashboard: at most one; it ends when the dashboard does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._port = PORT
        self._shared = False

    @property
    def is_running(self) -> bool:
        """Whether it serves, or will in a moment."""
        return self._running is not None and self._running.poll() is None

    @property
    def address(self) -> str:
        """Where pupils find it."""
        host = (network_address() if self._shared else None) or "localhost"
        return f"http://{host}:{self._port}"

    @property
    def teachers_page(self) -> str:
        """Where the teacher of this machine finds it."""
        return f"http://localhost:{self._port}/teacher"

    def serve(self, *, share: bool) -> None:
        """Have it run, and let this network in where `share` says so. Raises PortTaken.

        Where it ran for this machine alone and is to be shared, it is started anew; pupils carry
        on where they were. One that is shared stays so: another class may be using it.
        """
        with self._lock:
            if self.is_running and (self._shared or not share):
                return
            if self._running is not None:
                _ended(self._running)
            self._shared, self._port = share, _free_port(self._port)
            command = [sys.executable, "-m", "dashboard.cli", "class", "--resume", "--no-browser"]
            command += ["--while-read", "--port", str(self._port), "--store", place()]
            command += ["--share"] if share else []
            # It reads until nobody holds the other end, which is as long as this process lives.
            self._running = subprocess.Popen(
                command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
            )


def _ended(running: subprocess.Popen[bytes]) -> None:
    running.terminate()
    try:
        running.wait(_ENDS)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def _free_port(first: int) -> int:
    for port in range(first, first + PORTS_TRIED):
        if is_free(port):
            return port
    raise PortTaken(f"Every port from {first} to {first + PORTS_TRIED - 1} is in use.")
