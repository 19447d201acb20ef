"""What is done of a run, in a folder beside its output: part by part, each there as a whole or not.

A part is written under another name and then given its own, which a power cut leaves done or
undone and never half done.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from data import Remarks

RUN: Final = "run.json"
_NOTED: Final = b"slantwise-part"
_LOCK: Final = "in-use.lock"


class InUse(OSError):
    """Another run writes here."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some tasks that are done: a row for each article that was new, what was noted of each file's
    rows, what had been `dealt` (the same for the same rows), and how many articles of each file had
    been read before."""

    table: pd.DataFrame
    noted: tuple[Remarks, ...]
    dealt: str = ""
    again: dict[str, int] = field(default_factory=dict[str, int])


class Parts:
    """The parts of a run in a folder, which belongs to this run while it is open."""

    def __init__(self, folder: Path, run: dict[str, Any]) -> None:
        self._folder = folder
        self._run = run

    def before(self) -> dict[str, Any] | None:
        """The run whose parts are here; None where there are none."""
        try:
            return json.loads((self._folder / RUN).read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def begin(self) -> None:
        """Be of this run: parts of another one go."""
        if self.before() != self._run:
            for path in self._folder.glob("part-*"):
                path.unlink()
            _write(self._folder / RUN, json.dumps(self._run, indent=2).encode())

    def forget(self) -> None:
        """Be of no run: what is done is done again."""
        (self._folder / RUN).unlink(missing_ok=True)

    def path(self, number: int) -> Path:
        """Where a part is, if it is done."""
        return self._folder / f"part-{number:05}.parquet"

    def is_done(self, number: int) -> bool:
        """Whether a part is there."""
        return self.path(number).exists()

    def part(self, number: int) -> Part:
        """A part that is done; of its table the column `article_id`."""
        with pq.ParquetFile(self.path(number)) as file:
            told = json.loads(file.schema_arrow.metadata[_NOTED])
            ids = file.read(["article_id"]).to_pandas()
        noted = tuple(_remarks(each) for each in told["noted"])
        return Part(ids, noted, told["dealt"], told["again"])

    def keep(self, number: int, part: Part) -> None:
        """Write a part. Raises OSError where that fails; then it is not there."""
        table = pa.Table.from_pandas(part.table, preserve_index=False)
        noted = [_json(one) for one in part.noted]
        told = json.dumps({"noted": noted, "dealt": part.dealt, "again": part.again})
        table = table.replace_schema_metadata(
            {**(table.schema.metadata or {}), _NOTED: told.encode()}
        )
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        _write(self.path(number), sink.getvalue())

    def tables(self, number: int) -> Iterator[pa.Table]:
        """The parts up to before a number, in order."""
        for each in range(number):
            yield pq.read_table(self.path(each))

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def opened(folder: Path, run: dict[str, Any]) -> Iterator[Parts]:
    """The parts of a run, in a folder that no other run may use meanwhile. Raises InUse."""
    folder.mkdir(parents=True, exist_ok=True)
    with held(folder / _LOCK):
        yield Parts(folder, run)


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """The folder of a lock, for this process alone while the block lasts. Raises InUse."""
    # Ends with the process, however that ends.
    locking = FileLock(lock)
    try:
        locking.acquire(timeout=0)
    except Timeout:
        told = f"Another run is writing to {lock.parent}. Wait until it has ended."
        raise InUse(told) from None
    try:
        yield
    finally:
        locking.release()


def _write(path: Path, content: bytes | pa.Buffer) -> None:
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        new.unlink(missing_ok=True)  # a full disk needs the room
        raise
    new.replace(path)


def _json(remarks: Remarks) -> dict[str, Any]:
    return {
        name: sorted(found) if isinstance(found, set) else found
        for name, found in asdict(remarks).items()
    }


def _remarks(told: dict[str, Any]) -> Remarks:
    return Remarks(**{**told, "codes": set(told["codes"])})
