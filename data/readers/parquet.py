"""Parquet tables."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import chain
from typing import Any, BinaryIO, Final

import pandas as pd
import pyarrow  # pyright: ignore[reportMissingTypeStubs]
from pyarrow import parquet  # pyright: ignore[reportMissingTypeStubs]

from data.plain import one_line
from data.problem import ArticleError, Problem
from data.readers.json_lines import cell
from data.readers.lines import LONGEST
from data.readers.source import File
from data.readers.table import Record, Table, in_parts

# Parquet compresses: a small file may unpack to more than memory or patience holds.
MAX_UNPACKED: Final = 20_000_000_000
MOST_RATIO: Final = 100
MOST_COLUMNS: Final = 10_000  # what is known of each takes memory before a row is read
MOST_IN_COLUMN: Final = 64_000_000  # bytes of a row group, unless it has rows enough:
MOST_A_ROW: Final = 100_000
_RATIO_FROM: Final = 500_000_000  # bytes
_BATCH: Final = 8  # rows: any of them may be as long as a row may be


def read(file: File) -> Iterator[Table]:
    """The rows of a Parquet file, the first being row 1. Raises ArticleError where damaged."""
    problems: list[Problem] = []
    with closing(file.open()) as stream:
        records = _records(stream, _most(file), file.shown, problems)
        yield from in_parts(records, file.shown, problems)


def typed(file: File) -> pd.DataFrame:
    """A whole table, its columns of the types that they were written with.

    Raises ArticleError where it is damaged, or too large for its size.
    """
    arrow: Any = pyarrow
    with closing(file.open()) as stream:
        try:
            opened = _opened(stream, file.shown)
            groups = range(opened.metadata.num_row_groups)
            batches = list(_batches(opened, groups, _most(file), file.shown))
            return arrow.Table.from_batches(batches, schema=opened.schema_arrow).to_pandas()
        except (arrow.ArrowException, OSError) as error:
            raise _damaged(file.shown) from error


def _most(file: File) -> int:
    """Bytes that a table may unpack to."""
    return min(MAX_UNPACKED, max(_RATIO_FROM, MOST_RATIO * file.size()))


def _records(stream: BinaryIO, most: int, file: str, problems: list[Problem]) -> Iterator[Record]:
    arrow: Any = pyarrow
    number = 0
    endless: list[int] = []
    try:
        opened = _opened(stream, file)
        numbers, groups = _readable(opened, file, problems)
        for batch in _batches(opened, groups, most, file):
            columns = {str(name): _values(batch.column(name)) for name in batch.schema.names}
            for at in range(int(batch.num_rows)):
                number = next(numbers, number + 1)  # a damaged file may have more than it says
                values = {name: _cell(column[at]) for name, column in columns.items()}
                if max(map(len, values.values()), default=0) > LONGEST:
                    endless.append(number)
                else:
                    yield number, values
    except (arrow.ArrowException, OSError) as error:
        if not number:
            raise _damaged(file) from error
        problems.append(_damaged(file).problem)
    if endless:
        what = f"Left out: a cell of more than {LONGEST:,} characters, so no single article."
        problems.append(Problem("warning", what, file, tuple(endless)))


def _opened(stream: BinaryIO, file: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    """A Parquet file that does not claim to be too much."""
    reader: Any = parquet
    opened = reader.ParquetFile(stream, pre_buffer=False)
    meta = opened.metadata
    if meta.num_columns > MOST_COLUMNS:
        raise ArticleError(
            f"It has {meta.num_columns:,} columns; at most {MOST_COLUMNS:,} can be read.",
            file=file,
            advice="Keep the columns of the articles, and leave out the rest.",
        )
    sizes = [meta.row_group(at).total_byte_size for at in range(meta.num_row_groups)]
    if sum(sizes) > MAX_UNPACKED:
        raise _too_much(MAX_UNPACKED, file, 0)
    return opened


def _readable(
    opened: Any,  # noqa: ANN401 - as above
    file: str,
    problems: list[Problem],
) -> tuple[Iterator[int], list[int]]:
    """The numbers of the rows that can be read, and their row groups; the others are told.

    A cell is unpacked as a whole before its length is known, so what the file says of a column
    decides.
    """
    numbers: list[range] = []
    groups: list[int] = []
    number = 0
    for at in range(opened.metadata.num_row_groups):
        group = opened.metadata.row_group(at)
        rows = range(number + 1, number + 1 + int(group.num_rows))
        number = rows.stop - 1
        columns = [group.column(one) for one in range(group.num_columns)]
        large = next((one for one in columns if _is_too_large(one, len(rows))), None)
        if large is None:
            numbers.append(rows)
            groups.append(at)
            continue
        what = (
            f"Left out: row group {at + 1:,} (rows {rows.start:,} to {number:,}). Its column"
            f" “{one_line(large.path_in_schema)}” unpacks to"
            f" {large.total_uncompressed_size / 1e6:,.0f} MB, too much for so few rows."
        )
        advice = "Write it again with one article a row."
        problems.append(Problem("warning", what, file, advice=advice))
    return chain.from_iterable(numbers), groups


def _is_too_large(column: Any, rows: int) -> bool:  # noqa: ANN401 - as above
    size = column.total_uncompressed_size
    return size > max(MOST_IN_COLUMN, MOST_A_ROW * rows)


def _batches(
    opened: Any,  # noqa: ANN401 - as above
    groups: Sequence[int],
    most: int,
    file: str,
) -> Iterator[Any]:
    """The rows of these row groups, a few at a time.

    Raises ArticleError once they are more than `most` bytes.
    """
    unpacked = number = 0
    if not groups:
        return
    for batch in opened.iter_batches(_BATCH, row_groups=list(groups), use_threads=False):
        unpacked += int(batch.get_total_buffer_size())
        if unpacked > most:
            raise _too_much(most, file, number)
        number += int(batch.num_rows)
        yield batch


def _damaged(file: str) -> ArticleError:
    return ArticleError(
        "This Parquet table is damaged or cut short.", file=file, advice="Copy or export it again."
    )


def _too_much(most: int, file: str, row: int) -> ArticleError:
    return ArticleError(
        f"Unpacked, this table is too large for its size: at most {most / 1e6:,.0f} MB of it can be"
        " read.",
        file=file,
        row=row or None,
        advice="Split it into smaller tables.",
    )


def _values(chunked: object) -> list[object]:
    """The values of a column; text that is not UTF-8, although it says so, as bytes."""
    arrow: Any = pyarrow
    column: Any = chunked
    try:
        return column.to_pylist()
    except UnicodeDecodeError:
        return column.cast(arrow.large_binary()).to_pylist()


def _cell(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else cell(value)
