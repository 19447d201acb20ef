"""Opening a database as a library: made where there is none, brought up to date, backed up first.

Before a migration a backup is taken. Of a file it is a copy beside it, made through SQLite's own
backup interface, so that it is whole even while others read. In PostgreSQL it is a schema in the
same database with a copy of every table: it needs no program to be installed, and it is there if,
and only if, the migration is.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert, inspect

from data.library.connecting import Connector
from data.library.fault import LibraryError
from data.library.place import Place, default_path
from data.library.schema import HEAD, VERSION_TABLE, changes, tables

SCRIPTS: Final = Path(__file__).parent / "migrations"
_SQLITE: Final = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening a library came to: whether it was made, and where the backup is ("" if none was
    needed)."""

    is_new: bool = False
    backup: str = ""


def bring_up_to_date(connector: Connector, scripts: Path = SCRIPTS, head: str = HEAD) -> Opening:
    """Make the tables, or migrate them to `head`.

    Raises LibraryError for a database that is no library, or one from a newer Slantwise.
    """
    place = connector.place
    if connector.read(lambda connection: _version(connection, place, head)) == head:
        return Opening()
    if place.path:
        connector.alone("PRAGMA journal_mode = WAL")
    return connector.write(lambda connection: _migrate(connection, place, scripts, head))


def refuse_what_is_no_library(place: Place, create: bool) -> None:
    """Raise LibraryError where the file cannot be one, before SQLite touches it."""
    path = place.path
    if path is None:
        return
    if path.is_dir():
        raise LibraryError(
            "This is a folder.", file=str(path), advice=f"Name a file in it: {path / 'library.db'}."
        )
    if not path.exists():
        if not create:
            advice = "Check the spelling; slantwise add FILE --library PATH makes a new one."
            raise LibraryError("There is no library here.", file=str(path), advice=advice)
        _see_to_folder(path.parent)
    elif _beginning(path) not in (b"", _SQLITE):
        raise _no_library(place, "This file is no library.")


def _see_to_folder(folder: Path) -> None:
    """Make the folder for one's own library; any other has to be there, or a name is misspelt."""
    if folder.is_dir():
        return
    if folder != default_path().parent:
        advice = "Make the folder first, or check the spelling of the library's name."
        raise LibraryError("There is no such folder.", file=str(folder), advice=advice)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise LibraryError(
            f"The folder for the library could not be made: {why}.",
            file=str(folder),
            advice="Name another place with --library.",
        ) from error


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise LibraryError(f"The library could not be opened: {why}.", file=str(path)) from error


def _version(connection: Connection, place: Place, head: str) -> str:
    """The migration the database is at; "" for one that holds nothing yet."""
    there = inspect(connection).get_table_names()
    if VERSION_TABLE not in there:
        if there:
            raise _no_library(place, "This is a database of another program, and no library.")
        return ""
    found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
    version = str(found or "")
    if version > head:
        raise LibraryError(
            f"A newer Slantwise made this library (its form is {version}; {head} is known here).",
            file=str(place),
            advice="Update Slantwise on this machine; the library was not touched.",
        )
    return version


def _migrate(connection: Connection, place: Place, scripts: Path, head: str) -> Opening:
    # Asked again, now that nobody else writes: two programs may have opened it at once.
    version = _version(connection, place, head)
    if version == head:
        return Opening()
    backup = _back_up(connection, place, version) if version else ""
    # Imported here: every other opening is spared it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    if version:
        command.upgrade(config, head)
    else:
        tables.create_all(connection)
        connection.execute(insert(changes).values(number=0))
        command.stamp(config, head)
    return Opening(not version, backup)


def _back_up(connection: Connection, place: Place, version: str) -> str:
    """Keep the library as it is; where it is kept."""
    name = f"{version}-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    if place.path is None:
        return _copy_schema(connection, f"slantwise_backup_{name.replace('-', '_').lower()}")
    return str(_copy_file(place.path, place.path.with_name(f"{place.path.name}.backup-{name}")))


def _copy_file(path: Path, target: Path) -> Path:
    unfinished = target.with_name(f"{target.name}.unfinished")
    # A connection of its own: the one that migrates has begun a transaction.
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
    os.replace(unfinished, target)
    return target


def _copy_schema(connection: Connection, schema: str) -> str:
    connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    for table in inspect(connection).get_table_names():
        quoted = connection.dialect.identifier_preparer.quote(table)
        connection.exec_driver_sql(f"CREATE TABLE {schema}.{quoted} AS TABLE {quoted}")
    return f"schema {schema}"


def _no_library(place: Place, what: str) -> LibraryError:
    advice = "Name another, or one that does not exist yet: a new library is made there."
    if place.path is None:
        advice = "Name an empty database."
    return LibraryError(what, file=str(place), advice=advice)
