"""Files that are made to do harm, each read in a process of its own: CPU seconds, memory, message.

``python -m tools.hostile_trial`` reads them all; words name those whose name holds one of them.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.data.hostile.every import FILES
from tools.reading_apart import Outcome, read_apart

MOST_MEGABYTES: Final = 600
_WELL: Final = "The other file is read."
_SHOWN: Final = 110


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
        except (ChildProcessError, TimeoutError, ValueError) as error:
            failed += 1
            table.add_row(harm, "", "", "", str(error)[-300:])
            continue
        failed += found.peak >= MOST_MEGABYTES
        message = " | ".join(one.replace(f"{path}", path.name)[:_SHOWN] for one in found.told[:2])
        row = (f"{found.seconds:.1f}", f"{found.peak:,.0f}", f"{len(found.texts) - 1:,}", message)
        table.add_row(harm, *row)
    console.print(table)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
