"""Files that are made to do harm, each read in a process of its own: CPU seconds, memory, message.

``python -m tools.hostile_trial`` reads them all; words name those whose name holds one of them.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.data.hostile.every import FILES

MOST_MEGABYTES: Final = 600
MOST_SECONDS: Final = 300
_WELL: Final = "The other file is read."
_SHOWN: Final = 110

# The peak that getrusage tells begins with that of the process that started this one; Linux tells
# its own, too.
_READ: Final = """
import json, pathlib, resource, sys, time
import data

begun = time.process_time()
found = data.read_all(sys.argv[1:])
seconds = time.process_time() - begun
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
peak = (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] / 1000
told = [str(problem) for problem in found.problems]
texts = [text[:200] for text in found.articles["text"]]
print(json.dumps({"texts": texts, "told": told, "peak": peak, "seconds": seconds}))
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading some files: the beginnings of the texts, the messages, megabytes."""

    texts: list[str]
    told: list[str]
    peak: float
    seconds: float


def read_apart(*paths: Path) -> Outcome:
    """What `data.read_all` finds, in a process whose peak is that of these files.

    Raises CalledProcessError where it ends otherwise than well, and TimeoutExpired.
    """
    done = subprocess.run(
        [sys.executable, "-c", _READ, *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    if done.stderr:
        raise subprocess.CalledProcessError(0, "data.read_all", done.stdout, done.stderr)
    return Outcome(**json.loads(done.stdout))


def tried(harm: str) -> tuple[Path, Outcome]:
    """The path of a hostile file, and what came of reading it before one that is well."""
    name, write = FILES[harm]
    with TemporaryDirectory(prefix="slantwise-") as folder:
        path, well = Path(folder, name), Path(folder, "well.txt")
        write(path)
        well.write_text(_WELL)
        found = read_apart(path, well)
    if found.texts[-1:] != [_WELL]:
        raise ValueError(f"{harm}: the other file was not read.")
    return path, found


def main(words: Sequence[str]) -> int:
    """Print the table. Returns 1 where a file takes too much, or takes another with it."""
    console = Console(width=220)
    table = Table("file", "CPU seconds", "peak MB", "articles", "message")
    failed = 0
    for harm in FILES:
        if words and not any(word in harm for word in words):
            continue
        try:
            path, found = tried(harm)
        except (subprocess.SubprocessError, ValueError) as error:
            failed += 1
            table.add_row(harm, "", "", "", f"{error} {getattr(error, 'stderr', '')}"[-300:])
            continue
        failed += found.peak >= MOST_MEGABYTES
        message = " | ".join(one.replace(f"{path}", path.name)[:_SHOWN] for one in found.told[:2])
        row = (f"{found.seconds:.1f}", f"{found.peak:,.0f}", f"{len(found.texts) - 1:,}", message)
        table.add_row(harm, *row)
    console.print(table)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
