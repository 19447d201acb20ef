"""Rows as they were read, made into Articles: cleaned, dated, and told apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from data import language, outlets
from data.article import COLUMNS
from data.cleaning import clean, to_json
from data.outlets import Aliases
from data.problem import Problem
from data.raw import (
    End,
    Link,
    Progress,
    Raw,
    dates_in,
    gathered,
    moment_in,
)
from data.readers.table import Table
from data.remarks import Remarks
from data.rows import MAX_CHARACTERS, Row, Rows

_STATED: Final = ("title", "outlet", "author", "published", "credit", "standfirst")

__all__ = ["MAX_CHARACTERS", "Batch", "Link", "Progress", "Reading", "assemble"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: an Articles frame, what should be known about how it came to be, and links.

    `links` are articles that a list names without their text. They can be fetched; nothing of
    them stands in `articles`.
    """

    articles: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file holds before it is a frame: its articles' values by column, links, problems."""

    columns: dict[str, list[object]]
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()

    def __len__(self) -> int:
        return len(self.columns.get("text", ()))


def assemble(
    tables: Iterable[Table],
    *,
    source_file: str | None = None,
    aliases: Aliases | None = None,
    progress: Progress | None = None,
) -> Batch:
    """The articles of the tables of one file in one batch. Raises as `raw.gathered` does."""
    raws = gathered(
        tables, Rows(None, None), source_file=source_file, aliases=aliases, progress=progress
    )
    (batch,) = assembled(raws, aliases)
    return batch


def assembled(raws: Iterable[Raw], aliases: Aliases | None = None) -> Iterator[Batch]:
    """The articles of files in turn, cleaned; what there is to say of a file comes with its last
    ones."""
    noted = Noted()
    for raw in raws:
        batch, remarks = finished(raw, aliases)
        links = raw.end.links if raw.end else ()
        yield replace(batch, problems=noted.told(raw, remarks), links=links)


class Noted:
    """What was noted of the rows of files in turn, to be said of each file when it has ended."""

    def __init__(self) -> None:
        self._remarks, self._file = Remarks(), ""

    def told(self, raw: Raw, remarks: Remarks) -> tuple[Problem, ...]:
        """Take in what was noted of rows. All there is to say of their file, with its last rows."""
        if raw.source_file != self._file:  # the one before may have broken off
            self._remarks, self._file = Remarks(), raw.source_file
        self._remarks.add(remarks)
        if raw.end is None:
            return ()
        problems = _problems_of(raw.end, self._remarks)
        self._remarks = Remarks()
        return problems


def finished(raw: Raw, aliases: Aliases | None = None) -> tuple[Batch, Remarks]:
    """The articles of some rows, cleaned and dated, and what there is to say of them."""
    known = outlets.known() if aliases is None else aliases
    columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
    remarks = Remarks(repeated=list(raw.repeated))
    for row in raw.rows:
        values = _finished(row, known)
        written = (*dates_in(row), values["published"])
        remarks.look_at(row.number, values["text"], values["language"])
        for name, column in columns.items():
            column.append(values.get(name, ""))
        moment = columns["published"][-1] = moment_in(written, day_first=raw.day_first)
        if moment is None and any(value.strip() for value in written):
            remarks.undated.append(row.number)
    columns["source_file"] = [raw.source_file] * len(raw)
    return Batch(columns), remarks


def _problems_of(end: End, remarks: Remarks) -> tuple[Problem, ...]:
    """All there is to say of a file, from what its reader met with and what was noted of rows."""
    told = remarks.problems(end.file, end.column_of_dates)
    listed = [_listed(len(end.links), end.file)] if end.links else []
    return (*end.problems, *told, *listed)


def _finished(row: Row, aliases: Aliases) -> dict[str, str]:
    """The row's values with furniture out of its text and into the ledger, and what it stated."""
    values = dict(row.values)
    cleaned = clean(values["text"], title=values.get("title", ""))
    values["text"] = values["text"] if cleaned.text == values["text"] else cleaned.text
    for name in _STATED:
        values[name] = values.get(name, "") or getattr(cleaned, name)
    if cleaned.ledger or not values["removed"]:
        values["removed"] = to_json(cleaned.ledger)
    came = values.get("outlet_raw", "") or values["outlet"]
    named = outlets.normalise(values["outlet"], aliases)
    return {
        **values,
        "outlet_raw": came,
        "outlet": named or outlets.of_address(values.get("url", ""), aliases),
        "genre": outlets.genre(values.get("genre", ""), values["outlet"]),
        "language": language.stated(values.get("language", "")) or language.detect(values["text"]),
    }


def _listed(count: int, file: str) -> Problem:
    what = f"This names {count:,} articles by their links, without their text."
    if count == 1:
        what = "This names one article by its link, without its text."
    advice = "They can be fetched from there, or exported again with the text."
    return Problem("warning", what, file, advice=advice)
