"""The numbers of a library: kept by what was measured and how, so that nothing is twice."""

from collections.abc import Sequence
from typing import Final, cast

import pandas as pd
from sqlalchemy import Connection, and_, delete, func, insert, select

from data.library import packing, rows
from data.library.kept import ASKED_AT_ONCE
from data.library.schema import articles, scores, texts, versions

_LABELS: Final = ("article_id", "outlet")
_NO_VERSION: Final = -1


def put(connection: Connection, version: str, numbers: pd.DataFrame) -> int:
    """Keep numbers, whose index is the text_digest; how many texts had none before.

    Raises ValueError for columns other than this version's, and for those that hold no numbers.
    """
    wanted = numbers.drop(columns=list(_LABELS), errors="ignore")
    wanted = wanted[~wanted.index.duplicated()]
    columns = packing.columns_of(wanted)
    number, kept = _version(connection, version)
    if number is None:
        number = _new_version(connection, version, columns)
    elif kept != columns:
        raise ValueError(f"the scores of version {version!r} have other columns: {list(kept)}")
    there = _there(connection, number, [str(name) for name in wanted.index])
    fresh = wanted[~wanted.index.isin(there)]
    packed = zip(fresh.index.tolist(), packing.pack(fresh), strict=True)
    if values := [
        {"version_number": number, "text_digest": digest, "numbers": row} for digest, row in packed
    ]:
        connection.execute(insert(scores), values)
    return len(values)


def by_text(connection: Connection, version: str) -> pd.DataFrame:
    """The numbers of every measured text, by text_digest."""
    number, columns = _version(connection, version)
    asked = select(scores.c.text_digest, scores.c.numbers).where(
        scores.c.version_number == (_NO_VERSION if number is None else number)
    )
    digests: list[str] = []
    packed: list[bytes] = []
    for some in rows.batches(connection, asked):
        digests += cast("list[str]", [digest for digest, _ in some])
        packed += cast("list[bytes]", [row for _, row in some])
    index = pd.Index(digests, dtype="str", name="text_digest")
    return pd.DataFrame(packing.unpack(packed, columns), index=index)


def get(connection: Connection, version: str) -> pd.DataFrame:
    """The numbers of every measured article, by article_id, oldest in the library first."""
    # Two reads from end to end: a join would look up every article's numbers one by one.
    numbers = by_text(connection, version)
    asked = select(articles.c.article_id, articles.c.text_digest).order_by(articles.c.number)
    listed = rows.query(connection, asked, ("article_id", "text_digest"))
    at = numbers.index.get_indexer(pd.Index(listed["text_digest"]))
    measured = at >= 0
    found = numbers.take(at[measured])
    return found.set_axis(pd.Index(listed["article_id"].array[measured]), axis=0)


def missing(connection: Connection, version: str) -> list[str]:
    """The article_id of one article for each text that has no numbers of this version."""
    number, _ = _version(connection, version)
    scored = and_(
        scores.c.version_number == (_NO_VERSION if number is None else number),
        scores.c.text_digest == articles.c.text_digest,
    )
    asked = (
        select(articles.c.article_id, articles.c.text_digest)
        .outerjoin(scores, scored)
        .where(scores.c.text_digest.is_(None))
        .order_by(articles.c.number)
    )
    one_each: dict[str, str] = {}
    for article_id, digest in connection.execute(asked):
        one_each.setdefault(digest, article_id)
    return list(one_each.values())


def to_measure(connection: Connection, ids: Sequence[str]) -> pd.DataFrame:
    """What a measurement reads of some articles; the index is the text_digest."""
    names = ("text_digest", "article_id", "title", "text", "language")
    table = articles.c
    asked = (
        select(table.text_digest, table.article_id, table.title, texts.c.text, table.language)
        .join(texts, texts.c.article_id == table.article_id)
        .where(table.article_id.in_(ids))
        .order_by(table.number)
    )
    return rows.query(connection, asked, names).set_index("text_digest")


def drop_others(connection: Connection, version: str) -> int:
    """Forget the numbers of every version but one; how many that were."""
    other = select(versions.c.number).where(versions.c.version != version)
    gone = connection.execute(delete(scores).where(scores.c.version_number.in_(other))).rowcount
    connection.execute(delete(versions).where(versions.c.version != version))
    return gone


def make_room(connection: Connection, stay: Sequence[str], newest: int) -> None:
    """Forget the numbers of every version but those that `stay`, and the `newest` others."""
    asked = select(versions.c.number).where(versions.c.version.not_in(stay))
    old = connection.execute(asked.order_by(versions.c.number.desc()).offset(newest)).scalars()
    for number in list(old):
        connection.execute(delete(scores).where(scores.c.version_number == number))
        connection.execute(delete(versions).where(versions.c.number == number))


def counts(connection: Connection) -> dict[str, int]:
    """How many texts are measured, by version."""
    asked = (
        select(versions.c.version, func.count(scores.c.text_digest))
        .outerjoin(scores, scores.c.version_number == versions.c.number)
        .group_by(versions.c.version, versions.c.number)
        .order_by(versions.c.number)
    )
    return {version: count for version, count in connection.execute(asked)}


def _version(connection: Connection, version: str) -> tuple[int | None, packing.Columns]:
    asked = select(versions.c.number, versions.c.columns).where(versions.c.version == version)
    found = connection.execute(asked).first()
    return (None, {}) if found is None else (found[0], packing.from_json(found[1]))


def _new_version(connection: Connection, version: str, columns: packing.Columns) -> int:
    values = {"version": version, "columns": packing.to_json(columns)}
    made = connection.execute(insert(versions).returning(versions.c.number), values)
    return made.scalar_one()


def _there(connection: Connection, number: int, digests: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for begin in range(0, len(digests), ASKED_AT_ONCE):
        some = digests[begin : begin + ASKED_AT_ONCE]
        which = and_(scores.c.version_number == number, scores.c.text_digest.in_(some))
        found.update(connection.execute(select(scores.c.text_digest).where(which)).scalars())
    return found
