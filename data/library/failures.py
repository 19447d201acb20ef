"""Inputs that could not be read, kept until they can."""

from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection, delete, insert, select

from data.library import rows
from data.library.schema import failed
from data.problem import Problem, describe_rows

COLUMNS = ("source", "what", "advice", "where_in_it", "tried")


def put(connection: Connection, problems: Iterable[Problem]) -> None:
    """Keep the errors among `problems` that name a file or an address; the last one of each."""
    errors = {one.file: one for one in problems if one.severity == "error" and one.file}
    drop(connection, errors)
    if values := [
        {
            "source": source,
            "what": one.what,
            "advice": one.advice,
            "where_in_it": ", ".join(filter(None, (describe_rows(one.rows), one.column))),
            "tried": rows.now(),
        }
        for source, one in errors.items()
    ]:
        connection.execute(insert(failed), values)


def drop(connection: Connection, sources: Iterable[str]) -> None:
    """Keep these no longer."""
    for source in sources:
        connection.execute(delete(failed).where(failed.c.source == source))


def get(connection: Connection) -> pd.DataFrame:
    """The inputs that failed, the latest try last."""
    asked = select(*(failed.c[name] for name in COLUMNS)).order_by(failed.c.tried)
    return rows.query(connection, asked, COLUMNS)
