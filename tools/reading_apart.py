"""Reading some files in a process of their own, which tells what that took."""

import os
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

import data

MOST_SECONDS: Final = 300

# Each process is forked from one that has imported all it needs, and nothing more.
_APART: Final = get_context("forkserver")
_APART.set_forkserver_preload(["tools.reading_apart"])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading some files: the beginnings of the texts, the messages, megabytes."""

    texts: list[str]
    told: list[str]
    peak: float
    seconds: float


def read_apart(*paths: Path) -> Outcome:
    """What `data.read_all` finds, in a process whose peak is that of these files.

    Raises ChildProcessError where it ends before it is done or says anything on the terminal, and
    TimeoutError.
    """
    found, sent = _APART.Pipe(duplex=False)
    process = _APART.Process(target=_read, args=(sent, paths))
    process.start()
    sent.close()
    try:
        if not found.poll(MOST_SECONDS):
            raise TimeoutError(f"nothing came of it in {MOST_SECONDS} s")
        outcome, said = found.recv()
    except EOFError as error:
        raise ChildProcessError("the process ended before it was done") from error
    finally:
        process.kill()
        process.join()
    if said:
        raise ChildProcessError(said)
    return outcome


def _read(sent: Connection, paths: Sequence[Path]) -> None:
    """Read, and send what came of it with what was said on the terminal."""
    with TemporaryFile("w+") as said:
        os.dup2(said.fileno(), 2)
        begun = time.process_time()
        found = data.read_all(paths)
        seconds = time.process_time() - begun
        told = [str(problem) for problem in found.problems]
        texts = [text[:200] for text in found.articles["text"]]
        said.seek(0)
        sent.send((Outcome(texts, told, _peak(), seconds), said.read()))


def _peak() -> float:
    """The most memory that this process has held, in megabytes."""
    # What getrusage tells begins with the peak of the process before; Linux tells its own, too.
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
    return (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] / 1000
