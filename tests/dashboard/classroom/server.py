"""Runs `slantwise class` for tests, as a teacher does."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.visitor import ROOT, free_port, wait_for


@dataclass(frozen=True)
class Served:
    """A server of classes that runs, and where what it prints goes."""

    port: int
    process: "subprocess.Popen[bytes]"
    told: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def said(self) -> str:
        """What it has printed, errors among it."""
        return self.told.read_text(encoding="utf-8")

    def ask(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """The answer to a path that is sent as it stands, dots and all."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path)
            connection.endheaders()
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()
        finally:
            connection.close()


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[Served]:
    """Serve while the block lasts; nobody's own classes are touched."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "class", "--no-browser"]
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "home"), "PYTHONUNBUFFERED": "1"}
    told = folder / "told.txt"
    with told.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--port", str(port), *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=_heed_interrupts if os.name == "posix" else None,
        )
        try:
            wait_for(f"http://localhost:{port}", process)
            yield Served(port, process, told)
        finally:
            process.kill()
            process.wait()


def _heed_interrupts() -> None:
    # Whoever runs the tests in the background ignores them, and passes that on.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
