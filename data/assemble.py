"""Tables as they were read, made into Articles: recognised, cleaned, dated, and told apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import pandas as pd

from data import dates, language, outlets
from data.article import COLUMNS, article_id
from data.cleaning import clean, to_json
from data.columns import is_address
from data.outlets import Aliases
from data.problem import Problem
from data.readers.table import MOST_ROWS, Table
from data.remarks import Remarks
from data.rows import MAX_CHARACTERS, Row, Rows

MOST_ARTICLES: Final = 250_000
"""More than these from one file would fill the memory of most machines."""

Progress = Callable[[float], None]
"""Told what share of the work is done, from 0 to 1."""

DayFirst = Callable[[], bool]
"""Says whether a file writes the day of a date before the month."""

_STATED: Final = ("title", "outlet", "author", "published", "credit", "standfirst")

__all__ = ["MAX_CHARACTERS", "Batch", "Link", "Progress", "Reading", "assemble"]


@dataclass(frozen=True, slots=True)
class Link:
    """An article that a file names without its text: where it can be fetched, and what is known.

    `content` is what a feed holds of the article itself, as HTML: some hold all of it.
    """

    url: str
    outlet: str = ""
    title: str = ""
    published: datetime | None = None
    content: str = field(default="", repr=False)


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
    """What one file holds before it is a frame: its articles' values by column, links, problems.

    `used` names the files beside it whose text stands in these articles.
    """

    columns: dict[str, list[object]]
    problems: tuple[Problem, ...] = ()
    links: tuple[Link, ...] = ()
    used: frozenset[str] = frozenset()
    source_file: str = ""

    def __len__(self) -> int:
        return len(self.columns.get("text", ()))


def _columns() -> dict[str, list[object]]:
    return {name: [] for name in COLUMNS}


@dataclass(slots=True)
class _Made:
    """The articles of a file as far as they are made: all are counted, and some are at hand."""

    source_file: str
    count: int = 0
    characters: int = 0
    columns: dict[str, list[object]] = field(default_factory=_columns)
    written: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    numbers: list[int] = field(default_factory=list[int])
    undated: list[int] = field(default_factory=list[int])
    seen: set[str] = field(default_factory=set[str])
    used: set[str] = field(default_factory=set[str])

    def taken(self, *, day_first: bool) -> Batch:
        """The articles at hand, dated; they are not at hand any more."""
        self.undated += _date(self, day_first=day_first)
        columns = self.columns
        columns["source_file"] = [self.source_file] * len(self.numbers)
        self.columns, self.written, self.numbers = _columns(), [], []
        return Batch(columns, used=frozenset(self.used), source_file=self.source_file)


def assemble(
    tables: Iterable[Table],
    *,
    source_file: str | None = None,
    aliases: Aliases | None = None,
    progress: Progress | None = None,
) -> Batch:
    """The articles of the tables of one file as `assembled` makes them, in one batch."""
    (batch,) = assembled(
        tables, Rows(None, None), source_file=source_file, aliases=aliases, progress=progress
    )
    return batch


def assembled(
    tables: Iterable[Table],
    rows: Rows,
    *,
    source_file: str | None = None,
    aliases: Aliases | None = None,
    most: int = 1_000_000_000,
    at_once: int = MOST_ARTICLES,
    day_first: DayFirst = lambda: False,
    progress: Progress | None = None,
) -> Iterator[Batch]:
    """The articles of the tables of one file, cleaned, and the problems met; those come last.

    Rows without text, rows too long, and repetitions of an earlier row are left out and said.
    Rows with an address and no text are links. At most `most` characters of text are kept.
    A batch goes out when it holds `at_once` articles; where its dates can be read in two ways,
    `day_first` is asked, which knows the rest of the file.
    Raises ArticleError where no column holds text or addresses, or no row does.
    """
    known = outlets.known() if aliases is None else aliases
    remarks, made = Remarks(), _Made(source_file or "")
    problems: list[Problem] = []
    for table in tables:
        made.source_file = table.file if source_file is None else source_file
        problems.extend(table.problems)
        _take(table, rows, known, made, remarks)
        if progress:
            progress(min(table.share, 1.0))
        if rows.count >= MOST_ROWS or made.count >= MOST_ARTICLES or made.characters > most:
            problems.append(_enough(table.file, rows.count))
            break
        if len(made.numbers) >= at_once:
            yield made.taken(day_first=_reads_two_ways(made.written) and day_first())
    yield _last(rows, made, remarks, known, problems)


def _last(
    rows: Rows, made: _Made, remarks: Remarks, known: Aliases, problems: list[Problem]
) -> Batch:
    """The articles still at hand, the links, and all problems. Raises as `assembled` does."""
    links = _links(rows, known)
    if not made.count and not links:
        raise rows.nothing(problems)
    last = made.taken(day_first=dates.writes_day_first(rows.dates))
    told = remarks.problems(rows.file, made.undated, rows.column_of_dates)
    listed = [_listed(len(links), rows.file)] if links else []
    return replace(last, problems=(*problems, *rows.problems(), *told, *listed), links=links)


def _take(table: Table, rows: Rows, known: Aliases, made: _Made, remarks: Remarks) -> None:
    """Take in the articles of a table."""
    made.used.update(table.used)
    for row in rows.of(table):
        if _is_new(row, made.seen):
            _add(_finished(row, known), row.number, made, remarks)
        else:
            remarks.repeated.append(row.number)


def _reads_two_ways(written: Iterable[Sequence[str]]) -> bool:
    """Whether it matters for any of these dates if the day comes first."""
    return any(_moment(one, day_first=True) != _moment(one, day_first=False) for one in written)


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


def _is_new(row: Row, seen: set[str]) -> bool:
    """Whether no earlier row has the same outlet, title and text."""
    values = row.values
    key = article_id(values.get("outlet", ""), values.get("title", ""), values["text"].strip())
    is_new = key not in seen
    seen.add(key)
    return is_new


def _add(values: dict[str, str], number: int, made: _Made, remarks: Remarks) -> None:
    """Take an article in."""
    made.count += 1
    made.numbers.append(number)
    made.characters += len(values["text_raw"])
    remarks.look_at(number, values["text"], values["language"])
    made.written.append((*values["dates"].split("\x1f"), values["published"]))
    for name, column in made.columns.items():
        column.append(values.get(name, ""))


def _date(made: _Made, *, day_first: bool) -> list[int]:
    """Put in when each article was published; the rows whose date cannot be.

    A file may hold several columns of dates; the first that can be read counts.
    """
    impossible: list[int] = []
    for at, written in enumerate(made.written):
        moment = _moment(written, day_first=day_first)
        made.columns["published"][at] = moment
        if moment is None and any(value.strip() for value in written):
            impossible.append(made.numbers[at])
    return impossible


def _moment(written: Iterable[str], *, day_first: bool) -> datetime | None:
    found = (dates.parse(value, day_first=day_first) for value in written)
    return next(filter(None, found), None)


def _links(rows: Rows, aliases: Aliases) -> tuple[Link, ...]:
    day_first = dates.writes_day_first(rows.dates)
    return tuple(
        Link(
            url=row.values["url"],
            outlet=outlets.normalise(row.values.get("outlet", ""), aliases)
            or outlets.of_address(row.values["url"], aliases),
            title=row.values.get("title", ""),
            published=_moment(row.values["dates"].split("\x1f"), day_first=day_first),
        )
        for row in rows.links
        if is_address(row.values["url"])
    )


def _listed(count: int, file: str) -> Problem:
    what = f"This names {count:,} articles by their links, without their text."
    if count == 1:
        what = "This names one article by its link, without its text."
    advice = "They can be fetched from there, or exported again with the text."
    return Problem("warning", what, file, advice=advice)


def _enough(file: str, count: int) -> Problem:
    return Problem(
        "warning",
        f"Only the first {count:,} rows were read: there is more than memory may hold.",
        file,
        advice="Split it into smaller files, and read those one after another.",
    )
