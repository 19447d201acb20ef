"""Transactions: readers that wait for nobody, and one writer at a time, tried again when busy."""

import random
import time
from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from data.library.fault import explained, is_busy
from data.library.place import Place

Result = TypeVar("Result")

PATIENCE: Final = 30  # seconds for which one try waits for another writer
TRIES: Final = 5
_PAUSE: Final = 0.05  # seconds before the second try; twice as long before each further one

_WRITES: Final = "library_writes"
_ALONE: Final = "library_alone"
# Any number will do, as long as every Slantwise takes the same.
_WRITERS: Final = 7_226_843


class Connector:
    """The connections to a library, and how work is done on them."""

    def __init__(self, place: Place) -> None:
        self.place = place
        with explained(place):
            self._engine = _engine(place)
        self._writing = self._engine.execution_options(**{_WRITES: True})
        level = {} if place.path else {"isolation_level": "AUTOCOMMIT"}
        self._alone = self._engine.execution_options(**{_ALONE: True}, **level)

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """What `work` finds; everything it reads is of one moment."""
        return self._attempt(self._engine, work)

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` as a whole or not at all, when no other program is writing.

        It may be called again from its start. Raises LibraryError when others would not let it.
        """
        return self._attempt(self._writing, work)

    def alone(self, statement: str) -> None:
        """Run a statement that cannot be part of a transaction, such as VACUUM."""
        self._attempt(self._alone, lambda connection: connection.exec_driver_sql(statement).close())

    def ask_alone(self, statement: str) -> tuple[int, ...]:
        """The first row that such a statement gives."""
        return self._attempt(
            self._alone, lambda connection: tuple(connection.exec_driver_sql(statement).one())
        )

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _attempt(self, engine: Engine, work: Callable[[Connection], Result]) -> Result:
        with explained(self.place):
            for attempt in range(TRIES):
                try:
                    with engine.begin() as connection:
                        return work(connection)
                except DBAPIError as error:
                    if not is_busy(error) or attempt == TRIES - 1:
                        raise
                # Not all at the same moment again.
                time.sleep(_PAUSE * 2**attempt * (1 + random.random()))
        raise AssertionError("every try returns or raises")


def _engine(place: Place) -> Engine:
    if place.path is None:
        engine = create_engine(place.url, connect_args={"connect_timeout": PATIENCE})
        event.listen(engine, "begin", _begin_in_postgres)
        return engine
    # isolation_level None: transactions begin where we say, not where the driver guesses.
    engine = create_engine(place.url, connect_args={"timeout": PATIENCE, "isolation_level": None})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_in_sqlite)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _: object) -> None:
    cursor = connection.cursor()
    for setting in (
        # On disk when a transaction is done, whatever happens to the machine afterwards.
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "cache_size = -65536",  # KiB: a listing of 100,000 articles fits
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_in_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(_ALONE):
        # A writer that begins as a reader could find, halfway, that another one was faster.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")


def _begin_in_postgres(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(_WRITES):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
    elif not options.get(_ALONE):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
