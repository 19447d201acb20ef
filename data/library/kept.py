"""The articles of a library: adding them, listing them, and fetching the texts of a few."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from data.library import by_hand, rows
from data.library.schema import articles, texts, traits
from data.plain import safe_text

ASKED_AT_ONCE: Final = 1000  # databases take some ten thousand values in a query, not more

GROUPED: Final = ("story", "reprint_group")


def add(connection: Connection, new: pd.DataFrame) -> int:
    """Add those articles of a frame that are not there; how many that was."""
    there = known(connection, new["article_id"].tolist())
    fresh = new[~new["article_id"].isin(there)]
    if fresh.empty:
        return 0
    connection.execute(insert(articles), rows.article_rows(fresh))
    connection.execute(insert(texts), rows.text_rows(fresh))
    return len(fresh)


def known(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of `ids` that are there."""
    found: set[str] = set()
    for some in _parts(ids):
        asked = select(articles.c.article_id).where(articles.c.article_id.in_(some))
        found.update(connection.execute(asked).scalars())
    return found


def listing(
    connection: Connection, names: Sequence[str], *, as_they_came: bool = False
) -> pd.DataFrame:
    """Every article, by article_id, with the columns `names`."""
    asked = tuple(dict.fromkeys(("article_id", *names)))
    found = rows.query(connection, _listing(asked, as_they_came), asked)
    found.index = pd.Index(found["article_id"].array)
    return (found if as_they_came else by_hand.applied(connection, found))[list(names)]


def long_texts(connection: Connection, ids: Sequence[str]) -> pd.DataFrame:
    """The long texts of some articles, in the order of `ids`, which is their index.

    Raises KeyError for an article that is not there.
    """
    raw = func.coalesce(texts.c.text_raw, texts.c.text)
    asked = select(texts.c.article_id, texts.c.text, raw, texts.c.removed)
    names = ("article_id", *rows.TEXTS)
    found = [
        rows.query(connection, asked.where(texts.c.article_id.in_(some)), names)
        for some in _parts(ids) or [[]]
    ]
    table = pd.concat(found).set_index("article_id")
    if missing := set(ids).difference(cast("list[str]", table.index.tolist())):
        raise KeyError(min(missing))
    return table.loc[list(ids)]


def containing(connection: Connection, words: str) -> set[str]:
    """Those whose text holds `words`, in any case; the database looks, no text is fetched."""
    words = safe_text(words)  # what no text holds, such as a NUL, not every database takes
    # Databases may fold the letters of English alone: the others are asked for as they may stand.
    spellings = (
        {words} if words.isascii() else {words, words.lower(), words.upper(), words.capitalize()}
    )
    held = or_(*(texts.c.text.icontains(one, autoescape=True) for one in spellings))
    return set(connection.execute(select(texts.c.article_id).where(held)).scalars())


class Overtaken(Exception):
    """Somebody else kept groups after those were read that these were worked out from."""


def put_found(
    connection: Connection, column: str, groups: pd.Series, before: pd.Series | None = None
) -> int:
    """Keep what grouping found in one of the columns for that; how many articles it is new for.

    `before` is what it began from: raises Overtaken where that is so no longer.
    """
    asked = select(articles.c.article_id, articles.c[column])
    there = {str(name): group for name, group in connection.execute(asked)}
    if before is not None:
        known = zip(before.index.tolist(), before.isna().tolist(), before.tolist(), strict=True)
        if any(there[name] != (None if is_new else group) for name, is_new, group in known):
            raise Overtaken
    which = articles.c.article_id == bindparam("id")
    statement = update(articles).where(which).values({column: bindparam("group")})
    pairs = zip(groups.index.tolist(), groups.tolist(), strict=True)
    values = [
        {"id": article_id, "group": group}
        for article_id, group in pairs
        if article_id in there and there[article_id] != group
    ]
    if values:
        connection.execute(statement, values)
    return len(values)


def put_traits(connection: Connection, kind: str, form: str, packed: Mapping[str, bytes]) -> None:
    """Keep traits of one kind by article_id, in place of earlier ones."""
    for some in _parts(list(packed)):
        which = (traits.c.kind == kind) & traits.c.article_id.in_(some)
        connection.execute(delete(traits).where(which))
    if values := [
        {"article_id": article_id, "kind": kind, "form": form, "packed": value}
        for article_id, value in packed.items()
    ]:
        connection.execute(insert(traits), values)


def traits_of(connection: Connection, kind: str, form: str) -> dict[str, bytes]:
    """The traits of one kind and form, by article_id."""
    asked = select(traits.c.article_id, traits.c.packed)
    which = (traits.c.kind == kind) & (traits.c.form == form)
    found = rows.batches(connection, asked.where(which))
    return {str(name): cast(bytes, packed) for some in found for name, packed in some}


def groups_found(connection: Connection) -> pd.DataFrame:
    """What grouping found, by article_id; missing where it has not looked."""
    table = articles.c
    asked = select(table.article_id, table.story_found, table.reprint_found)
    names = ("article_id", *GROUPED)
    return rows.query(connection, asked.order_by(table.number), names).set_index("article_id")


def ungrouped(connection: Connection) -> int:
    """How many articles grouping has not looked at, for reprints or for stories."""
    missing = articles.c.story_found.is_(None) | articles.c.reprint_found.is_(None)
    asked = select(func.count()).select_from(articles).where(missing)
    return connection.execute(asked).scalar_one()


def _listing(names: Sequence[str], as_they_came: bool) -> Select[tuple[object, ...]]:
    grouped = () if as_they_came else GROUPED
    columns = [_shown(name) if name in grouped else articles.c[name] for name in names]
    return select(*columns).order_by(articles.c.number)


def _shown(name: str) -> ColumnElement[str]:
    """A column as it is shown: a story that was stated comes before one that was found, while of
    reprints the library, which knows more articles than any file, knows best."""
    came = articles.c[name]
    if name == "story":
        return case((came != "", came), else_=func.coalesce(articles.c.story_found, ""))
    return func.coalesce(articles.c.reprint_found, came)


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[begin : begin + ASKED_AT_ONCE] for begin in range(0, len(ids), ASKED_AT_ONCE)]
