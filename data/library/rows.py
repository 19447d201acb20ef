"""Articles frames to rows and back, a column at a time."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

import numpy as np
import pandas as pd
import pyarrow  # pyright: ignore[reportMissingTypeStubs]
from sqlalchemy import Connection, Executable

from data.article import COLUMNS, PUBLISHED_DTYPE

TEXTS: Final = ("text", "text_raw", "removed")
"""The long columns, which are kept in a table of their own."""

SHORT: Final = tuple(name for name in COLUMNS if name not in TEXTS)

Row = dict[str, object]

AT_ONCE: Final = 2000

_MISSING: Final = np.iinfo(np.int64).min  # how pandas writes NaT as an integer


def now() -> str:
    """This moment as the library notes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def text_digest(title: str, text: str, language: str) -> str:
    """32 hexadecimal digits that stand for all that a measurement reads of an article."""
    joined = "\x1f".join((language, title, text)).encode("utf-8", "replace")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


def article_rows(articles: pd.DataFrame) -> list[Row]:
    """The rows of the table `articles` for an Articles frame."""
    columns: dict[str, list[object]] = {
        name: cast("list[object]", articles[name].tolist()) for name in SHORT
    }
    columns["published"] = _moments(articles["published"])
    columns["text_digest"] = [
        text_digest(*key)
        for key in zip(articles["title"], articles["text"], articles["language"], strict=True)
    ]
    columns["added"] = [now()] * len(articles)
    return _rows(columns)


def text_rows(articles: pd.DataFrame) -> list[Row]:
    """The rows of the table `texts` for an Articles frame."""
    columns = {name: cast("list[object]", articles[name].tolist()) for name in TEXTS}
    columns["text_raw"] = [
        None if raw == text else raw
        for raw, text in zip(columns["text_raw"], columns["text"], strict=True)
    ]
    return _rows({"article_id": cast("list[object]", articles["article_id"].tolist()), **columns})


def batches(connection: Connection, statement: Executable) -> Iterator[Sequence[Sequence[object]]]:
    """What a query finds, some rows at a time, as the driver gives them."""
    result = connection.execute(statement)
    cursor = result.cursor
    assert cursor is not None, "a query has a cursor"
    while rows := cursor.fetchmany(AT_ONCE):
        yield rows
    result.close()


def query(connection: Connection, statement: Executable, names: Sequence[str]) -> pd.DataFrame:
    """What a query finds, as a frame: strings, and dates where a column is `published`.

    Some rows at a time become columns: that takes two thirds of the time of all rows at once, and
    no room for them.
    """
    arrow: Any = pyarrow
    parts: list[list[object]] = [[] for _ in names]
    types = [arrow.int64() if name == "published" else arrow.large_string() for name in names]
    for rows in batches(connection, statement):
        for part, values, kind in zip(parts, zip(*rows, strict=True), types, strict=True):
            part.append(arrow.array(values, kind))
    columns = zip(names, parts, types, strict=True)
    return pd.DataFrame(
        {name: _series(arrow.chunked_array(part, kind), name) for name, part, kind in columns}
    )


def _series(
    column: Any,  # noqa: ANN401 - a pyarrow.ChunkedArray, which has no types
    name: str,
) -> pd.Series:
    if name != "published":
        return pd.Series(pd.array(column.combine_chunks(), dtype="str"))
    numbers = np.asarray(column.fill_null(_MISSING).to_numpy(), dtype="int64")
    return pd.Series(pd.DatetimeIndex(numbers.view("datetime64[ns]"), tz="UTC"))


def _rows(columns: Mapping[str, Sequence[object]]) -> list[Row]:
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _moments(published: pd.Series) -> list[object]:
    """Nanoseconds since 1970 UTC; None where there is no date."""
    numbers = published.astype(PUBLISHED_DTYPE).to_numpy("datetime64[ns]").view("int64")
    return [None if number == _MISSING else number for number in numbers.tolist()]
