"""What is in a library, counted."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, func, select, update

from data.library import kept, measured
from data.library.place import Place
from data.library.schema import (
    HEAD,
    aliases,
    changes,
    corrections,
    edits,
    failed,
    views,
)


@dataclass(frozen=True, slots=True)
class Info:
    """A library in numbers. `scored` has the number of texts measured by version, `ungrouped`
    those articles that no reprints and stories were looked for yet."""

    library: str
    kind: str
    form: str
    articles: int
    outlets: int
    stories: int
    reprint_groups: int
    failed: int
    ungrouped: int
    aliases: int
    edits: int
    corrections: int
    views: int
    scored: dict[str, int]
    megabytes: float


def info(connection: Connection, place: Place) -> Info:
    """Count everything, of one moment."""
    listed = kept.listing(connection, ("outlet", "story", "reprint_group"))
    distinct = {name: int((listed[name].unique() != "").sum()) for name in listed.columns}
    return Info(
        library=str(place),
        kind="SQLite" if place.path else "PostgreSQL",
        form=HEAD,
        articles=len(listed),
        outlets=distinct["outlet"],
        stories=distinct["story"],
        reprint_groups=distinct["reprint_group"],
        failed=_count(connection, failed),
        ungrouped=kept.ungrouped(connection),
        aliases=_count(connection, aliases),
        edits=_count(connection, edits),
        corrections=_count(connection, corrections),
        views=_count(connection, views),
        scored=measured.counts(connection),
        megabytes=round(_bytes(connection, place) / 1e6, 3),
    )


def counted(connection: Connection, work: Callable[[Connection], int]) -> int:
    """Do `work`, which says how much it changed, and note whether a reader sees anything new."""
    if changed := work(connection):
        connection.execute(update(changes).values(number=changes.c.number + 1))
    return changed


def stamp(connection: Connection) -> int:
    """How often something changed."""
    return connection.execute(select(changes.c.number)).scalar_one()


def _count(connection: Connection, table: FromClause) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _bytes(connection: Connection, place: Place) -> int:
    if place.path is None:
        asked = "SELECT pg_database_size(current_database())"
        return int(connection.exec_driver_sql(asked).scalar_one())
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    return pages * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
