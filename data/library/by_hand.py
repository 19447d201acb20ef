"""What people set by hand in a library: it is laid over what was read, and never overwritten."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

import pandas as pd
from sqlalchemy import Connection, Table, delete, insert, select

from data.article import moments
from data.library import rows
from data.library.schema import aliases as alias_table
from data.library.schema import articles
from data.library.schema import corrections as correction_table
from data.library.schema import edits as edit_table
from data.library.schema import views as view_table
from data.outlets import key
from data.plain import one_line, safe_text

EDITABLE: Final = (
    "outlet", "standfirst", "author", "credit", "published", "url", "genre", "story",
)  # fmt: skip
"""What can be set without changing what an article is, or any number of it. When it was published
is set in ISO 8601; "" is not known."""

Edits = Mapping[str, Mapping[str, str]]
"""New values by article_id and column."""


@dataclass(frozen=True, slots=True)
class Before:
    """What putting stories right has changed: the numbers of the corrections that were noted, and
    by article_id what was there before: the story that was `found`, and the story that was set by
    hand in `edits`, None where none was."""

    corrections: tuple[int, ...]
    found: Mapping[str, str]
    edits: Mapping[str, str | None]


Detail = Mapping[str, object]
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody put right about a group: `detail` says how, in the words of its `kind`."""

    kind: str
    subject: str
    detail: Detail
    made: str


def put_edits(connection: Connection, edits: Edits) -> int:
    """Set fields of articles; how many of them were set otherwise before.

    Raises ValueError for other columns, KeyError for other articles.
    """
    fields = {field for values in edits.values() for field in values}
    if not fields <= set(EDITABLE):
        raise ValueError(f"only {', '.join(EDITABLE)} can be edited, not {sorted(fields)}")
    changed = 0
    for article_id, values in edits.items():
        there = select(articles.c.number).where(articles.c.article_id == article_id)
        if connection.execute(there).first() is None:
            raise KeyError(article_id)
        for field, value in values.items():
            which = {"article_id": article_id, "field": field}
            changed += _put(connection, edit_table, which, {"value": value})
    return changed


def edits(connection: Connection) -> dict[str, dict[str, str]]:
    """Everything that was set, by article_id and column."""
    found: dict[str, dict[str, str]] = {}
    for article_id, field, value in connection.execute(select(edit_table)):
        found.setdefault(article_id, {})[field] = value
    return found


def put_alias(connection: Connection, alias: str, outlet: str) -> int:
    """Show the outlet `alias` as `outlet`; no longer so for "". 1 if that is new, else 0."""
    which = {"alias": key(alias)}
    if outlet:
        return _put(connection, alias_table, which, {"outlet": outlet})
    return _drop(connection, alias_table, which)


def aliases(connection: Connection) -> dict[str, str]:
    """The names outlets are shown under, by alias."""
    found = connection.execute(select(alias_table.c.alias, alias_table.c.outlet))
    return {alias: outlet for alias, outlet in found}


def applied(connection: Connection, found: pd.DataFrame) -> pd.DataFrame:
    """`found`, whose index is the article_id, as people want it shown."""
    shown = found.copy(deep=False)
    if "outlet" in shown.columns:
        shown["outlet"] = _renamed(shown["outlet"], aliases(connection))
    by_field: dict[str, dict[str, str]] = {}
    for article_id, values in edits(connection).items():
        for field, value in values.items():
            by_field.setdefault(field, {})[article_id] = value
    for field, values in by_field.items():
        if field in shown.columns:
            set_by_hand = pd.Series(values, dtype="str").reindex(shown.index)
            new = moments(set_by_hand) if field == "published" else set_by_hand
            shown[field] = new.where(set_by_hand.notna(), shown[field])
    return shown


def put_correction(connection: Connection, kind: str, subject: str, detail: Detail) -> int:
    """Note a correction; its number, which is never 0."""
    told = json.dumps(dict(detail), ensure_ascii=False)
    values = {"kind": kind, "subject": subject, "detail": told, "made": rows.now()}
    done = connection.execute(insert(correction_table), values)
    return int(cast("tuple[int]", done.inserted_primary_key)[0])


def corrections(connection: Connection, kind: str | None) -> tuple[Correction, ...]:
    """The corrections of one kind, or all, in the order they were made."""
    table = correction_table.c
    asked = select(table.kind, table.subject, table.detail, table.made).order_by(table.number)
    if kind is not None:
        asked = asked.where(table.kind == kind)
    return tuple(
        Correction(kind, subject, cast(Detail, json.loads(detail)), made)
        for kind, subject, detail, made in connection.execute(asked)
    )


def drop_correction(connection: Connection, number: int) -> int:
    """A correction no more; 0 if it is gone already, else 1."""
    return connection.execute(
        delete(correction_table).where(correction_table.c.number == number)
    ).rowcount


def put_story_back(connection: Connection, article_id: str, story: str | None) -> int:
    """The story that was set by hand before; none for None. 1 if that is a change, else 0."""
    which = {"article_id": article_id, "field": "story"}
    if story is None:
        return _drop(connection, edit_table, which)
    return _put(connection, edit_table, which, {"value": story})


def put_view(connection: Connection, name: str, query: str) -> None:
    """Keep the query of a view. Raises ValueError for a view without a name."""
    if not one_line(name):
        raise ValueError("a saved view needs a name")
    _put(connection, view_table, {"name": one_line(name)}, {"query": query, "made": rows.now()})


def drop_view(connection: Connection, name: str) -> None:
    """Keep a view no longer."""
    _drop(connection, view_table, {"name": name})


def views(connection: Connection) -> dict[str, str]:
    """The query of every view by name, in the order of names."""
    found = connection.execute(select(view_table.c.name, view_table.c.query))
    return dict(sorted((name, query) for name, query in found))


def _renamed(outlets: pd.Series, names: Mapping[str, str]) -> pd.Series:
    if not names:
        return outlets
    shown = {outlet: names.get(key(outlet), outlet) for outlet in outlets.unique().tolist()}
    return outlets.map(shown).astype("str")


def _put(
    connection: Connection, table: Table, which: Mapping[str, str], values: Mapping[str, str]
) -> int:
    """The one row of this key, whatever was there: 0 if it was there like this, else 1."""
    values = {name: safe_text(value) for name, value in values.items()}
    conditions = [table.c[name] == value for name, value in {**which, **values}.items()]
    if connection.execute(select(table).where(*conditions)).first() is not None:
        return 0
    # Only one transaction writes at a time, so nothing comes between the two.
    _drop(connection, table, which)
    connection.execute(insert(table), {**which, **values})
    return 1


def _drop(connection: Connection, table: Table, which: Mapping[str, str]) -> int:
    """The row of this key no more; how many there were."""
    conditions = [table.c[name] == value for name, value in which.items()]
    return connection.execute(delete(table).where(*conditions)).rowcount
