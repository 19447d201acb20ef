"""SQLite databases: NELA-GT's table `newsdata`, or another that holds articles."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from data.columns import holds_links, holds_text
from data.plain import decode_cell, one_line
from data.problem import ArticleError, Problem
from data.readers.lines import LONGEST
from data.readers.source import File
from data.readers.table import Record, Table, in_parts

PREFERRED: Final = "newsdata"

_MOST_TABLES: Final = 1000
_MOST_LOST: Final = 1000
_NAMES_SHOWN: Final = 10
# Python cannot read a message of SQLite's that quotes what is damaged.
_TROUBLE: Final = (sqlite3.Error, UnicodeDecodeError)

_Row = tuple[int, int, list[object] | None]


def read(file: File) -> Iterator[Table]:
    """The rows of the table that holds articles or links, the first being row 1.

    The file is opened for reading alone; views and generated columns, which could run code of the
    file's making, are not looked at. Raises ArticleError where no table holds articles.
    """
    problems: list[Problem] = []
    with file.on_disk() as path, closing(_connected(path, file.shown)) as connection:
        try:
            table, columns = _best(connection, file.shown)
            highest = _highest(connection, table, columns)
        except _TROUBLE as error:
            raise _damaged(file.shown) from error
        done = [0.0]
        rows = _rows(connection, table, columns)
        records = _records(rows, columns, highest, file.shown, problems, done)
        yield from in_parts(records, file.shown, problems, lambda: done[0])


def _connected(path: Path, file: str) -> sqlite3.Connection:
    # Without a log beside it nobody is writing: then SQLite need not lock, nor write beside it.
    mode = "mode=ro" if Path(f"{path}-wal").exists() else "immutable=1"
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * LONGEST)
        connection.text_factory = decode_cell
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA cell_size_check=ON")
    except _TROUBLE as error:
        raise _damaged(file) from error
    return connection


def _best(connection: sqlite3.Connection, file: str) -> tuple[str, list[str]]:
    """The table to read and its columns: `newsdata`, else one with text, else one with links."""
    tables = {name: _columns(connection, name) for name in _tables(connection)}
    ordered = sorted(tables, key=lambda name: name.lower() != PREFERRED)
    for holds in (holds_text, holds_links):
        for name in ordered:
            if holds(tables[name]):
                return name, tables[name]
    listed = [
        f"{one_line(name)} ({', '.join(map(one_line, columns[:_NAMES_SHOWN]))})"
        for name, columns in list(tables.items())[:_NAMES_SHOWN]
    ]
    raise ArticleError(
        f"No table holds articles. The tables are: {'; '.join(listed) or 'none'}.",
        file=file,
        advice="Rename the column that holds the articles' text to “text”.",
    )


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
        " ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid LIMIT ?",
        (_MOST_TABLES,),
    )
    return [str(row[0]) for row in found]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """A table's columns but for those that are worked out from others."""
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({_quoted(table)})")]


def _records(
    rows: Iterator[_Row],
    columns: list[str],
    highest: object,
    file: str,
    problems: list[Problem],
    done: list[float],
) -> Iterator[Record]:
    """The rows as records. One too long to hold is passed over; where the file is damaged, the rest
    is. `highest` is the last row's key, and `done` is told what share of the rows was read.
    """
    number = 0
    endless: list[int] = []
    try:
        for number, key, cells in rows:
            done[0] = key / highest if isinstance(highest, int) and highest > 0 else 1.0
            if cells is not None:
                yield number, dict(zip(columns, map(_text, cells), strict=True))
                continue
            endless.append(number)
            if len(endless) >= _MOST_LOST:
                break
    except _TROUBLE as error:
        broken = _damaged(file)
        if not number:
            raise broken from error
        what = f"The database is damaged after row {number:,}: what follows was not read."
        problems.append(Problem("warning", what, file, advice=broken.problem.advice))
    if endless:
        what = f"Left out: a cell of more than {LONGEST:,} characters, so no single article."
        problems.append(Problem("warning", what, file, tuple(endless)))


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[_Row]:
    """The rows: their number, their key and their cells, None for one too long to hold."""
    key = _key(columns)
    select = f"SELECT {key}, {', '.join(map(_quoted, columns))} FROM {_quoted(table)}"
    following = f"SELECT min({key}) FROM {_quoted(table)} WHERE {key} > ?"
    number, last = 0, -(2**63)
    while last is not None:
        try:
            rest = connection.execute(f"{select} WHERE {key} > ? ORDER BY {key}", (last,))
            for last, *cells in rest:
                number += 1
                yield number, last, cells
            return
        except sqlite3.DataError:
            # A row too long takes the one before it along, which Python holds back: look at the
            # next by itself.
            number += 1
            (last,) = connection.execute(following, (last,)).fetchone()
        try:
            _, *cells = connection.execute(f"{select} WHERE {key} = ?", (last,)).fetchone()
            yield number, last, cells
        except sqlite3.DataError:
            yield number, last, None


def _highest(connection: sqlite3.Connection, table: str, columns: list[str]) -> object:
    (highest,) = connection.execute(f"SELECT max({_key(columns)}) FROM {_quoted(table)}").fetchone()
    return highest


def _key(columns: list[str]) -> str:
    """What SQLite's own number of a row is called: a column of the table may have that name."""
    taken = {column.lower() for column in columns}
    return next((name for name in ("rowid", "_rowid_", "oid") if name not in taken), "rowid")


def _text(value: object) -> str:
    if value is None:
        return ""
    return decode_cell(value) if isinstance(value, bytes) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _damaged(file: str) -> ArticleError:
    return ArticleError(
        "This SQLite database is damaged, cut short, or none at all.",
        file=file,
        advice="Copy or download it again.",
    )
