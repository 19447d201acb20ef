"""SQLite databases: NELA-GT's table `newsdata`, or another that holds articles."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from data.columns import holds_links, holds_text
from data.plain import decode_cell, one_line
from data.problem import ArticleError, Problem
from data.readers.lines import LONGEST
from data.readers.source import File
from data.readers.table import MOST_ROWS, Record, Table, in_parts

PREFERRED: Final = "newsdata"

_MOST_TABLES: Final = 1000
_MOST_ENDLESS: Final = 100  # each takes a walk through the rows before it
_NAMES_SHOWN: Final = 10
# Python cannot read a message of SQLite's that quotes what is damaged.
_TROUBLE: Final = (sqlite3.Error, UnicodeDecodeError)

_Row = tuple[int, list[object] | None]


def read(file: File) -> Iterator[Table]:
    """The rows of the table that holds articles or links, the first being row 1.

    The file is opened for reading alone; views and generated columns, which could run code of the
    file's making, are not looked at. Raises ArticleError where no table holds articles.
    """
    problems: list[Problem] = []
    with file.on_disk() as path, closing(_opened(path, file.shown)) as connection:
        try:
            _guard(connection)
            table, columns = _best(connection, file.shown)
        except _TROUBLE as error:
            raise _damaged(file.shown) from error
        count, done = _count(connection, table), [0]
        records = _records(_rows(connection, table, columns), columns, file.shown, problems, done)
        yield from in_parts(records, file.shown, problems, lambda: done[0] / max(1, count))


def _opened(path: Path, file: str) -> sqlite3.Connection:
    # Without a log beside it nobody is writing: then SQLite need not lock, nor write beside it.
    mode = "mode=ro" if Path(f"{path}-wal").exists() else "immutable=1"
    try:
        return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)
    except _TROUBLE as error:
        raise _damaged(file) from error


def _guard(connection: sqlite3.Connection) -> None:
    """Let nothing of the file's making run, nor any cell be too long to hold."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * LONGEST)
    connection.text_factory = decode_cell
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA cell_size_check=ON")


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


def _count(connection: sqlite3.Connection, table: str) -> int:
    """How many rows there are, as far as they are looked at: 0 where damage hides it."""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {_quoted(table)} LIMIT ?)"
    with suppress(*_TROUBLE):
        return connection.execute(counted, (MOST_ROWS,)).fetchone()[0]
    return 0


def _records(
    rows: Iterator[_Row], columns: list[str], file: str, problems: list[Problem], done: list[int]
) -> Iterator[Record]:
    """The rows as records. One too long to hold is passed over; where the file is damaged, the rest
    is. `done` is told the number of the last row.
    """
    endless: list[int] = []
    try:
        for number, cells in rows:
            done[0] = number
            if cells is not None:
                yield number, dict(zip(columns, map(_text, cells), strict=True))
                continue
            endless.append(number)
            if len(endless) >= _MOST_ENDLESS:
                break
    except _TROUBLE as error:
        broken = _damaged(file)
        if not done[0]:
            raise broken from error
        what = f"The database is damaged after row {done[0]:,}: what follows was not read."
        problems.append(Problem("warning", what, file, advice=broken.problem.advice))
    if endless:
        what = f"Left out: a cell of more than {LONGEST:,} characters, so no single article."
        if len(endless) >= _MOST_ENDLESS:
            what += f" After {len(endless):,} of those nothing more was read."
        problems.append(Problem("warning", what, file, tuple(endless)))


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[_Row]:
    """The rows: their number and their cells, None for one too long to hold.

    They are counted rather than known by SQLite's own number of a row, which not all tables have.
    """
    select = f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(table)} LIMIT ? OFFSET ?"
    number = 0
    while True:
        try:
            for cells in connection.execute(select, (-1, number)):
                number += 1
                yield number, list(cells)
            return
        except sqlite3.DataError:
            # A row too long takes the one before it along, which Python holds back: look at the
            # next by itself.
            pass
        try:
            cells = list(connection.execute(select, (1, number)).fetchone())
        except sqlite3.DataError:
            cells = None
        number += 1
        yield number, cells


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
