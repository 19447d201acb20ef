"""Parquet tables."""

import io
from datetime import date
from typing import Any, Final

import pyarrow  # pyright: ignore[reportMissingTypeStubs]
from pyarrow import parquet  # pyright: ignore[reportMissingTypeStubs]

from data.problem import ArticleError
from data.readers.json_lines import as_text
from data.readers.table import Table

# Parquet compresses: a small file may unpack to more than memory holds.
MAX_UNPACKED: Final = 4_000_000_000


def read(data: bytes, file: str) -> Table:
    """The rows of a Parquet file, the first being row 1. Raises ArticleError where damaged."""
    arrow: Any = pyarrow
    reader: Any = parquet
    try:
        table = reader.ParquetFile(_within_bounds(data, file)).read()
        columns = {
            str(name): [_cell(value) for value in _values(table.column(at))]
            for at, name in enumerate(table.column_names)
        }
    except (arrow.ArrowException, OSError) as error:
        raise ArticleError(
            "This Parquet table is damaged or cut short.",
            file=file,
            advice="Copy or export it again.",
        ) from error
    return Table(file, columns, list(range(1, int(table.num_rows) + 1)))


def _within_bounds(data: bytes, file: str) -> io.BytesIO:
    """`data` as a file, once it is known to fit into memory unpacked."""
    reader: Any = parquet
    meta = reader.read_metadata(io.BytesIO(data))
    unpacked = sum(meta.row_group(at).total_byte_size for at in range(meta.num_row_groups))
    if unpacked > MAX_UNPACKED:
        raise ArticleError(
            f"Unpacked, this table has {unpacked / 1e9:,.1f} GB; at most 4 GB can be read.",
            file=file,
            advice="Split it into smaller tables.",
        )
    return io.BytesIO(data)


def _values(chunked: object) -> list[object]:
    """The values of a column; text that is not UTF-8, although it says so, as bytes."""
    arrow: Any = pyarrow
    column: Any = chunked
    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        return column.cast(arrow.large_binary()).to_pylist()


def _cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else as_text(value)
