"""Where a library is: a file of this machine, or a PostgreSQL database that several share."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.library.fault import LibraryError
from data.plain import one_line

FILE_NAME: Final = "library.db"
_POSTGRES: Final = ("postgres", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Place:
    """The address a library answers at; `path` is None where that is no file."""

    url: URL
    path: Path | None

    def __str__(self) -> str:
        """The place as it may be shown: never with a password."""
        if self.path:
            return str(self.path)
        return self.url.set(drivername="postgresql").render_as_string(hide_password=True)

    def holds(self, path: Path) -> bool:
        """Whether a path is the library's file, or one of those that SQLite keeps beside it."""
        if self.path is None:
            return False
        own = {
            f"{os.path.realpath(self.path)}{ending}" for ending in ("", "-wal", "-shm", "-journal")
        }
        return os.path.realpath(path) in own


def default_path() -> Path:
    """The library of whoever runs this, in the folder that the system has for such data."""
    return user_data_path("slantwise", appauthor=False) / FILE_NAME


def is_there(named: str | Path | None) -> bool:
    """Whether there is something at a place; of a database that is not asked. Raises as `place_of`
    does."""
    path = place_of(named).path
    return path is None or path.exists()


def place_of(named: str | Path | None) -> Place:
    """The place that a path or a URL names; None is the library of whoever runs this.

    Raises LibraryError for a URL of any other kind than sqlite:/// and postgresql://, and for a
    name that is empty or cannot be that of a file.
    """
    if named is not None and not str(named).strip():
        # Not the library of whoever runs this: a variable that was never set looks like this.
        raise LibraryError("The name of the library is empty.", advice=_KINDS)
    if named is None:
        return _file(default_path())
    if isinstance(named, Path) or "://" not in named:
        return _file(Path(named))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise LibraryError("This is no address of a library.", advice=_KINDS) from error
    if url.drivername == "sqlite" and url.database:
        return _file(Path(url.database))
    if url.drivername in _POSTGRES:
        return Place(url.set(drivername="postgresql+psycopg"), None)
    what = f"A library cannot be kept in a database of the kind “{url.drivername}”."
    raise LibraryError(what, advice=_KINDS)


_KINDS: Final = "Name a file, or a database as postgresql://user@host/name."


def _file(path: Path) -> Place:
    try:
        found = path.expanduser().absolute()
        if ".." in found.parts:
            found = found.resolve()
        with suppress(FileNotFoundError, NotADirectoryError):
            found.stat()
    except (OSError, ValueError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise LibraryError(
            f"The library cannot have this name: {why}.",
            file=one_line(str(path)[:100]),
            advice=_KINDS,
        ) from error
    return Place(URL.create("sqlite", database=str(found)), found)
