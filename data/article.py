"""The Articles frame: one row an article, with the columns every other room relies on."""

import hashlib
from collections.abc import Mapping
from typing import Final, cast

import pandas as pd

from data.plain import one_line, safe_text
from data.problem import ArticleError

PUBLISHED_DTYPE: Final = "datetime64[ns, UTC]"
GENRES: Final = ("news", "opinion", "unknown")

COLUMNS: Final[Mapping[str, str]] = {
    "article_id": "str",
    "outlet": "str",
    "title": "str",
    "text": "str",
    "standfirst": "str",
    "author": "str",
    "credit": "str",
    "published": PUBLISHED_DTYPE,
    "url": "str",
    "genre": "str",
    "language": "str",
    "story": "str",
    "reprint_group": "str",
    # Kept beside, so that nothing is lost: the outlet's name and the text as they came, what
    # cleaning took out (JSON, see data.cleaning.ledger), and the file it came from.
    "outlet_raw": "str",
    "text_raw": "str",
    "removed": "str",
    "source_file": "str",
}
"""Every column of an Articles frame, in order, with its dtype."""

_LONG: Final = frozenset({"text", "text_raw", "removed"})
_EMPTY: Final = {"genre": "unknown", "removed": "[]"}


def empty() -> pd.DataFrame:
    """An Articles frame with no rows."""
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in COLUMNS.items()})


def article_id(outlet: str, title: str, text: str) -> str:
    """16 hexadecimal digits that stay the same as long as outlet, title and text do."""
    joined = "\x1f".join((outlet, title, text)).encode("utf-8", "replace")
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()[:16]


def as_articles(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` as an Articles frame: its own index, the columns of COLUMNS and no others.

    Missing columns are filled (text with "", `published` with NaT, `genre` with "unknown",
    `text_raw` with the text, `outlet_raw` with the outlet) and `article_id` is worked out anew.
    `frame` is not changed.

    Raises ArticleError where `frame` has no `text` column.
    """
    if "text" not in frame.columns:
        found = ", ".join(map(str, frame.columns)) or "none"
        raise ArticleError(
            f"Articles need a column “text”; the columns are: {found}.",
            advice="Rename the column that holds the articles' text to “text”.",
        )
    values: dict[str, list[str]] = {
        name: _strings(frame, name) for name, dtype in COLUMNS.items() if dtype == "str"
    }
    for name in ("text", "outlet"):
        if f"{name}_raw" not in frame.columns:
            values[f"{name}_raw"] = values[name]
    values["genre"] = [genre if genre in GENRES else "unknown" for genre in values["genre"]]
    values["article_id"] = [
        article_id(*key)
        for key in zip(values["outlet"], values["title"], values["text"], strict=True)
    ]
    columns = {
        name: _published(frame)
        if name == "published"
        else pd.Series(values[name], index=frame.index, dtype="str")
        for name in COLUMNS
    }
    return pd.DataFrame(columns, index=frame.index)


def _strings(frame: pd.DataFrame, name: str) -> list[str]:
    """Column `name` as safe strings; what is missing becomes the column's empty value."""
    absent = _EMPTY.get(name, "")
    if name not in frame.columns:
        return [absent] * len(frame)
    safe = safe_text if name in _LONG else one_line
    column = cast("list[object]", frame[name].astype(object).tolist())
    missing = frame[name].isna().tolist()
    return [
        absent if gone else safe(value if isinstance(value, str) else str(value)) or absent
        for value, gone in zip(column, missing, strict=True)
    ]


def _published(frame: pd.DataFrame) -> pd.Series:
    """Column `published` in UTC; what is no date becomes NaT."""
    if "published" not in frame.columns:
        return pd.Series(pd.NaT, index=frame.index, dtype=PUBLISHED_DTYPE)
    return moments(frame["published"])


def moments(written: pd.Series) -> pd.Series:
    """Dates as they stand in an Articles frame, from ISO 8601; what is no date becomes NaT."""
    dates = pd.to_datetime(written, utc=True, errors="coerce", format="ISO8601")
    # Nanoseconds hold no year outside these; such dates are no dates of publication either.
    return dates.where(dates.dt.year.between(1678, 2261)).astype(PUBLISHED_DTYPE)
