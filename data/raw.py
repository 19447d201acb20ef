"""The rows of a file, batch by batch, before they are cleaned: which are articles, which are links,
and what there is to say of the rest.

Reading is a small part of the work and cleaning a large one: what stands here can be cleaned
elsewhere, by other processes, and is told apart from what was cleaned before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from data import dates, outlets
from data.article import article_id
from data.columns import is_address
from data.outlets import Aliases
from data.problem import Problem
from data.readers.table import MOST_ROWS, Table
from data.rows import Row, Rows

MOST_ARTICLES: Final = 250_000
"""More than these of one file at once would fill the memory of most machines."""

Progress = Callable[[float], None]
"""Told what share of the work is done, from 0 to 1."""

DayFirst = Callable[[], bool]
"""Says whether a file writes the day of a date before the month."""


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
class End:
    """What is known of a file when its end was reached: its links, what its reader met with
    (`problems`), and how messages call the file and the column of its dates."""

    file: str
    column_of_dates: str
    problems: tuple[Problem, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """Rows of one file that are articles, each for the first time; they can be pickled.

    `day_first` says how their dates are read, `repeated` numbers the rows left out because they
    stood in the file before, `used` names the files beside it whose text stands in these articles.
    `end` comes with the last rows of the file.
    """

    source_file: str
    rows: tuple[Row, ...]
    repeated: tuple[int, ...] = ()
    day_first: bool = False
    used: frozenset[str] = frozenset()
    end: End | None = None

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(slots=True)
class _Gathered:
    """The articles of a file so far: all are counted, and some are at hand."""

    source_file: str
    count: int = 0
    characters: int = 0
    rows: list[Row] = field(default_factory=list[Row])
    repeated: list[int] = field(default_factory=list[int])
    seen: set[str] = field(default_factory=set[str])
    used: set[str] = field(default_factory=set[str])

    def take(self, table: Table, rows: Rows) -> None:
        """Take in the articles of a table."""
        self.used.update(table.used)
        for row in rows.of(table):
            if _is_new(row, self.seen):
                self.count += 1
                self.characters += len(row.values["text_raw"])
                self.rows.append(row)
            else:
                self.repeated.append(row.number)

    def taken(self, *, day_first: bool, end: End | None = None) -> Raw:
        """What is at hand, which it is not any more."""
        raw = Raw(
            self.source_file,
            tuple(self.rows),
            tuple(self.repeated),
            day_first,
            frozenset(self.used),
            end,
        )
        self.rows, self.repeated = [], []
        return raw


def gathered(
    tables: Iterable[Table],
    rows: Rows,
    *,
    source_file: str | None = None,
    aliases: Aliases | None = None,
    most: int = 1_000_000_000,
    at_once: int = MOST_ARTICLES,
    day_first: DayFirst = lambda: False,
    progress: Progress | None = None,
) -> Iterator[Raw]:
    """The articles of the tables of one file; with the last, what there is to say of the file.

    Rows without text, rows too long, and repetitions of an earlier row are left out and said.
    Rows with an address and no text are links. At most `most` characters of text are kept.
    A batch goes out when it holds `at_once` articles; where its dates can be read in two ways,
    `day_first` is asked, which knows the rest of the file.
    Raises ArticleError where no column holds text or addresses, or no row does.
    """
    known = outlets.known() if aliases is None else aliases
    made = _Gathered(source_file or "")
    problems: list[Problem] = []
    for table in tables:
        made.source_file = table.file if source_file is None else source_file
        problems.extend(table.problems)
        made.take(table, rows)
        if progress:
            progress(min(table.share, 1.0))
        # What is handed on in small batches is not held.
        is_too_much = at_once >= MOST_ARTICLES and (
            rows.count >= MOST_ROWS or made.count >= MOST_ARTICLES
        )
        if is_too_much or made.characters > most:
            problems.append(_enough(table.file, rows.count))
            break
        if len(made.rows) >= at_once:
            yield made.taken(day_first=_day_first(made.rows, rows, day_first))
    links = _links(rows, known)
    if not made.count and not links:
        raise rows.nothing(problems)
    end = End(rows.file, rows.column_of_dates, (*problems, *rows.problems()), links)
    yield made.taken(day_first=dates.writes_day_first(rows.dates), end=end)


def moment_in(written: Iterable[str], *, day_first: bool) -> datetime | None:
    """The first of the dates in some cells that can be read; None where none can."""
    found = (dates.parse(value, day_first=day_first) for value in written)
    return next(filter(None, found), None)


def dates_in(row: Row) -> list[str]:
    """The cells of a row that hold dates, best first."""
    return row.values["dates"].split("\x1f")


def _day_first(batch: Sequence[Row], rows: Rows, asked: DayFirst) -> bool:
    """Whether days come first in the dates of a batch: told by the file so far, or where it matters
    by all of it."""
    if any(_reads_two_ways(dates_in(row)) for row in batch):
        return asked()
    return dates.writes_day_first(rows.dates)


def _reads_two_ways(written: Sequence[str]) -> bool:
    """Whether it matters for these cells if the day comes first."""
    return moment_in(written, day_first=True) != moment_in(written, day_first=False)


def _is_new(row: Row, seen: set[str]) -> bool:
    """Whether no earlier row has the same outlet, title and text."""
    values = row.values
    key = article_id(values.get("outlet", ""), values.get("title", ""), values["text"].strip())
    is_new = key not in seen
    seen.add(key)
    return is_new


def _links(rows: Rows, known: Aliases) -> tuple[Link, ...]:
    day_first = dates.writes_day_first(rows.dates)
    return tuple(
        Link(
            url=row.values["url"],
            outlet=outlets.normalise(row.values.get("outlet", ""), known)
            or outlets.of_address(row.values["url"], known),
            title=row.values.get("title", ""),
            published=moment_in(dates_in(row), day_first=day_first),
        )
        for row in rows.links
        if is_address(row.values["url"])
    )


def _enough(file: str, count: int) -> Problem:
    return Problem(
        "warning",
        f"Only the first {count:,} rows were read: there is more than memory may hold.",
        file,
        advice="Split it into smaller files, and read those one after another.",
    )
