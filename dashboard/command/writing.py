"""Tables written for other programs: CSV, JSON Lines or Parquet, as the file's name ends."""

import os
import sys
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.scoring.writing import csv_lines, json_lines

STDOUT: Final = "-"
_SQLITE: Final = b"SQLite format 3\x00"
ENDINGS: Final = (".csv", ".jsonl", ".parquet")


def unwritable(output: str) -> str:
    """Why nothing could be written to `output`, in plain words; "" where it could."""
    if output == STDOUT:
        return ""
    path = Path(output)
    if os.path.isdir(path):
        return f"“{output}” is a folder."
    if path.suffix.lower() not in ENDINGS:
        return f"“{output}” must end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}."
    if not os.path.isdir(path.parent):
        return f"There is no folder “{path.parent}” to write “{path.name}” into."
    if _is_database(path):
        return f"“{output}” is a library or another database, which a table is not to replace."
    return ""


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # writing it says why


def write(table: pd.DataFrame, output: str) -> str | None:
    """Write a table to a file, or as CSV to stdout for "-"; the reason where that fails.

    What a spreadsheet would run is defused in CSV only; the other formats hold what was read.
    There is no byte-order mark: scripts stumble over it, unlike people's spreadsheets.
    """
    try:
        _write(table, output)
    except BrokenPipeError:  # whoever reads stdout had enough, which is no failure
        raise
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None


def _write(table: pd.DataFrame, output: str) -> None:
    ending = Path(output).suffix.lower()
    if output == STDOUT:
        sys.stdout.buffer.write(csv_lines(table, True))
        sys.stdout.buffer.flush()
    elif ending == ".parquet":
        table.to_parquet(output, index=False)
    elif ending == ".jsonl":
        Path(output).write_bytes(json_lines(table, False))
    else:
        Path(output).write_bytes(csv_lines(table, True))
