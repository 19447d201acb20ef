"""What can go wrong with a library, in plain words: what, where, and what to do."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from data.problem import ArticleError


class LibraryError(ArticleError):
    """A library could not be opened, read, or written. `problem` holds what, where, what to do."""


_BUSY: Final = (
    "database is locked",
    "database table is locked",
    "locking protocol",
    "LockNotAvailable",
    "DeadlockDetected",
    "SerializationFailure",
)

_DRIVERS: Final = frozenset({"psycopg", "psycopg2"})

# What a driver says (or the name of its error), what that means, and what to do.
_MEANINGS: Final = (
    (
        ("file is not a database", "file is encrypted"),
        "This file is no library.",
        "Name another file, or one that does not exist yet: a new library is made there.",
    ),
    (
        ("database disk image is malformed",),
        "The library's file is damaged.",
        "Put back a backup that lies beside it, or export what can be read into a new library.",
    ),
    (
        ("database or disk is full", "DiskFull", "No space left"),
        "The disk is full. What was kept before is still there, the rest was not added.",
        "Make room and add the same files again: what is there is not added twice.",
    ),
    (
        (
            "readonly database",
            "read-only",
            "unable to open database file",
            "ReadOnlySqlTransaction",
        ),
        "The library cannot be written here: the file or its folder is read-only or not there.",
        "Make the folder writable, or name another place with --library.",
    ),
    (
        ("disk I/O error",),
        "The disk could not be read or written.",
        "Check that the disk is there and works; a library cannot be on a shared network drive"
        " (use PostgreSQL for that).",
    ),
    (
        ("too many connections", "TooManyConnections", "remaining connection slots"),
        "The database has no connection left to give.",
        "Try again when fewer programs use it, or ask whoever runs it for more connections.",
    ),
    (
        ("permission denied", "InsufficientPrivilege"),
        "The user of this address may not do that in the database.",
        "Ask whoever runs the database for the right to connect to it and to create and change"
        " tables in it.",
    ),
    (
        ("password authentication failed", "no password supplied", 'role "'),
        "The database did not let us in.",
        "Check the user and the password in the address.",
    ),
    (
        ('database "',),
        "There is no such database.",
        "Check the name at the end of the address, or make it with createdb.",
    ),
    (
        ("connection refused", "could not translate", "resolve host", "timeout expired"),
        "The database does not answer.",
        "Check that it runs, and the host and port in the address.",
    ),
    (
        ("server closed the connection", "terminating connection", "connection is lost"),
        "The connection to the database broke.",
        "Try again: what is there is not added twice.",
    ),
)


def is_busy(error: DBAPIError) -> bool:
    """Whether somebody else was writing, so that trying again is all there is to do."""
    told = _told(error)
    return any(sign in told for sign in _BUSY)


@contextmanager
def explained(place: object) -> Generator[None]:
    """Turn what the database says into a LibraryError about `place`."""
    try:
        yield
    except DBAPIError as error:
        raise meaning(error, str(place)) from error
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        if isinstance(error, ModuleNotFoundError) and error.name not in _DRIVERS:
            raise
        raise _without_driver(str(place)) from error


def meaning(error: DBAPIError, place: str) -> LibraryError:
    """What an error of the database means."""
    if is_busy(error):
        return LibraryError(
            "Another program has been writing to the library for too long.",
            file=place,
            advice="Wait until it is done, or stop it, and try again: nothing is added twice.",
        )
    told = _told(error)
    for signs, what, advice in _MEANINGS:
        if any(sign.lower() in told.lower() for sign in signs):
            return LibraryError(what, file=place, advice=advice)
    said = str(error.orig).strip().splitlines() or [type(error.orig).__name__]
    return LibraryError(f"The database refused: {said[0]}.", file=place)


def _told(error: DBAPIError) -> str:
    return f"{type(error.orig).__name__}: {error.orig}"


def _without_driver(place: str) -> LibraryError:
    return LibraryError(
        "What talks to PostgreSQL is not installed.",
        file=place,
        advice="Install it with: pip install 'psycopg[binary]'.",
    )
