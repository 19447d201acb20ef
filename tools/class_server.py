"""`slantwise class`, run to be measured, killed, and started again where its pupils know it."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil

from tools.visitor import ROOT, free_port, wait_for

SAMPLED: Final = 0.2  # seconds between two looks at the server
ENDS: Final = 20  # seconds
_CODE: Final = re.compile(r"Code for pupils\s+(\S+)")
_KEY: Final = re.compile(r"Your key\s+(\S+)")


@dataclass
class ClassServer:
    """A server of the classes at `place`, on a port of its own.

    `megabytes` is the most it has held, `processor` the seconds it has computed, by process; `log`
    is all it wrote.
    """

    place: str
    log: Path
    port: int = field(default_factory=free_port)
    megabytes: float = 0.0
    threads: int = 0
    processor: dict[int, float] = field(default_factory=dict[int, float])
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    @property
    def code(self) -> str:
        """What pupils type."""
        return _found(_CODE, self.log)

    @property
    def key(self) -> str:
        """What the teacher types."""
        return _found(_KEY, self.log)

    def begin(self, lesson: str) -> None:
        """Begin a class, and return when it is served."""
        self._start("--lesson", lesson)

    def resume(self) -> None:
        """Serve the class again."""
        self._start("--resume")

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def stop(self) -> None:
        """End it as Ctrl+C does."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(ENDS)
            self.kill()

    def look(self) -> None:
        """See what it needs now."""
        # Whatever ends while it is looked at needs nothing any more.
        with suppress(psutil.Error):
            if self._process:
                seen = psutil.Process(self._process.pid)
                times = seen.cpu_times()
                self.processor[seen.pid] = times.user + times.system
                self.megabytes = max(self.megabytes, seen.memory_info().rss / 2**20)
                self.threads = max(self.threads, seen.num_threads())

    def _start(self, *what: str) -> None:
        command = [sys.executable, "-m", "dashboard.cli", "class", *what, "--no-browser"]
        command += ["--port", str(self.port), "--store", self.place]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=os.environ, stdout=log, stderr=log
            )
        wait_for(self.address, self._process)


@contextmanager
def watched(server: ClassServer) -> Iterator[None]:
    """Look at a server while the block lasts, and stop it after."""
    is_over = threading.Event()

    def look() -> None:
        while not is_over.wait(SAMPLED):
            server.look()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield
    finally:
        is_over.set()
        looking.join()
        server.stop()


def _found(pattern: re.Pattern[str], log: Path) -> str:
    if found := pattern.search(log.read_text("utf-8", "replace")):
        return found[1]
    raise RuntimeError(f"the server has not said what its class is: {log.read_text()[-500:]}")
