"""Parts made into one file: CSV, JSON Lines or Parquet, there as a whole or not at all."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

PROVENANCE: Final = b"slantwise"
_SIDECAR: Final = ".provenance.json"


def write(tables: Iterable[pa.Table], output: Path, told: Mapping[str, Any]) -> None:
    """Write tables of the same columns, at least one, as one file, and what they came from: in
    Parquet with it, else in a file beside it. Raises OSError where that fails; what was there
    before is then still there."""
    ending = output.suffix.lower()
    with _replacing(output) as new:
        if ending == ".parquet":
            _parquet(tables, new, told)
        else:
            _lines(tables, new, json_lines if ending == ".jsonl" else csv_lines)
        # Whoever stops this on its way leaves a file without one, and not one about another file.
        sidecar(output).unlink(missing_ok=True)
    if ending != ".parquet":
        beside = {**told, "bytes": output.stat().st_size}
        sidecar(output).write_text(json.dumps(beside, indent=2), "utf-8")


def sidecar(output: Path) -> Path:
    """Where it is said what a file of text came from."""
    return output.with_name(output.name + _SIDECAR)


def provenance_of(output: Path) -> dict[str, Any] | None:
    """Where a file came from; None where there is no file, or one of something else."""
    try:
        if output.suffix.lower() == ".parquet":
            told = json.loads((pq.read_schema(output).metadata or {})[PROVENANCE])
        else:
            told = json.loads(sidecar(output).read_text("utf-8"))
            if told["bytes"] != output.stat().st_size:
                return None
        return told if {"articles", "failed", "run"} <= told.keys() else None
    except (OSError, KeyError, TypeError, AttributeError, ValueError, pa.ArrowInvalid):
        return None


def _parquet(tables: Iterable[pa.Table], new: Path, told: Mapping[str, Any]) -> None:
    rest = iter(tables)
    first = next(rest)
    pandas = {name: told for name, told in first.schema.metadata.items() if name == b"pandas"}
    schema = first.schema.with_metadata({**pandas, PROVENANCE: json.dumps(told).encode()})
    with pq.ParquetWriter(new, schema) as writer:
        for table in chain([first], rest):
            writer.write_table(table.replace_schema_metadata(schema.metadata))


def _lines(
    tables: Iterable[pa.Table], new: Path, lines: Callable[[pd.DataFrame, bool], bytes]
) -> None:
    with new.open("wb") as file:
        write_lines((table.to_pandas() for table in tables), file, lines)


def write_lines(
    tables: Iterable[pd.DataFrame], file: IO[bytes], lines: Callable[[pd.DataFrame, bool], bytes]
) -> None:
    """Write tables one after another, with one header where there is one."""
    for number, table in enumerate(tables):
        file.write(lines(table, number == 0))


@contextmanager
def _replacing(output: Path) -> Iterator[Path]:
    new = output.with_name(f"{output.name}.new")
    try:
        yield new
        with new.open("rb+") as file:
            os.fsync(file.fileno())  # the parts, which are on the disk, go after this
        new.replace(output)
    finally:
        new.unlink(missing_ok=True)


def csv_lines(table: pd.DataFrame, with_header: bool) -> bytes:
    """A table as CSV; what a spreadsheet would run is defused."""
    from dashboard.export import defused_table

    told = defused_table(table).to_csv(index=False, header=with_header, lineterminator="\n")
    return told.encode("utf-8", "replace")


def json_lines(table: pd.DataFrame, _: bool) -> bytes:
    """A table as JSON Lines."""
    told = table.to_json(
        orient="records", lines=True, date_format="iso", double_precision=15, force_ascii=False
    )
    return told.encode("utf-8", "replace")
