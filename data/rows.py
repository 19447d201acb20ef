"""The rows of a file under the names that an Articles frame gives to their columns."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from data import dates
from data.columns import is_address, recognise, repeated, without_text
from data.plain import one_line, safe_text
from data.problem import ArticleError, Problem
from data.readers.table import MOST_ROWS, Table
from data.remarks import told

MAX_CHARACTERS: Final = 2_000_000
"""A longer text is no article and is refused: War and Peace has 3.2 million characters."""

_MOST_UNRECOGNISED: Final = 10_000
_MOST_NAMES: Final = 10_000  # of columns that earlier parts of a file had


@dataclass(frozen=True, slots=True)
class Row:
    """One article on its way into the frame: its row in the file, its values by column.

    The value "dates" holds the cells of all columns of dates, best first, with U+001F between.
    """

    number: int
    values: dict[str, str]


class Rows:
    """Takes the tables of one file in turn, gives their articles, and keeps what is none."""

    def __init__(self, text_column: str | None, outlet_column: str | None) -> None:
        self.file = ""
        self.count = 0
        """The rows that were looked at."""
        self.links: list[Row] = []
        self.dates: list[str] = []
        """The cells of the first column of dates, to tell which way round they are written."""
        self.column_of_dates = ""
        self._text_column, self._outlet_column = text_column, outlet_column
        self._names: dict[str, None] = {}
        self._column = ""
        self._blank: list[int] = []
        self._endless: list[int] = []
        self._is_recognised = False
        self._reason: ArticleError | None = None

    def of(self, table: Table) -> Iterator[Row]:
        """The articles of `table`. Raises ArticleError where it is no table of articles."""
        self.file = table.file
        self.count += len(table.rows)
        # What an earlier part of the file had is a column here too, if an empty one.
        table = _widened(table, self._names)
        room = max(0, _MOST_NAMES - len(self._names))
        self._names.update(dict.fromkeys(islice(table.columns, room)))
        if not table.rows:
            if not self._reason and table.columns:
                self._reason = without_text(table)
            return
        names = recognise(table, text_column=self._text_column, outlet_column=self._outlet_column)
        if "text" not in names and not names["url"]:
            self._reason = self._reason or without_text(table)
            self._blank.extend(table.rows)
            if len(self._blank) >= _MOST_UNRECOGNISED and not self._is_recognised:
                raise self._reason
            return
        self._is_recognised = True
        yield from self._sorted(_rows(table, names), names)

    def say_day_first(self, tables: Iterable[Table]) -> bool:
        """Whether the tables of a file write the day of a date before the month."""
        with suppress(ArticleError):  # who reads it in earnest says what is wrong with it
            for table in tables:
                deque(self.of(table), maxlen=0)
                if self.count >= MOST_ROWS:
                    break
        return dates.writes_day_first(self.dates)

    def problems(self) -> list[Problem]:
        """What to say of the rows that are no articles."""
        blank = self._blank if self._is_recognised else []
        without = told("warning", "Left out: there is no text.", self.file, blank, self._column)
        return [
            *self._repeated(),
            *without,
            *told(
                "warning",
                f"Left out: longer than {MAX_CHARACTERS:,} characters, so no single article.",
                self.file,
                self._endless,
                self._column,
                "Split it into articles, or check for a missing quotation mark.",
            ),
        ]

    def _repeated(self) -> list[Problem]:
        """What to say of columns under a name that was there before."""
        names = ", ".join(f"“{name}”" for name in repeated(self._names))
        what = f"The header has one name for several columns; left out: {names}."
        advice = "If they matter, give each column a name of its own."
        return [Problem("warning", what, self.file, advice=advice)] if names else []

    def nothing(self, problems: Sequence[Problem]) -> ArticleError:
        """The error for a file in which there is no article and no link.

        `problems` are those of its reader; the first that left something out is the reason.
        """
        left_out = [one for one in problems if one.severity != "notice"]
        why = next(iter((*self.problems(), *left_out)), None)
        if (self._reason and not self._is_recognised) or why is None:
            return self._reason or ArticleError("There are no articles in it.", file=self.file)
        rows = [row for row in why.rows if row]
        what = why.what.removeprefix("Left out: ")
        what = what[:1].upper() + what[1:]
        return ArticleError(
            f"No article could be read. {what}" if rows else what,
            file=self.file,
            column=why.column if rows else "",
            advice=why.advice or "Check that this is the file you meant.",
        )

    def _sorted(self, rows: Iterator[Row], names: Mapping[str, Sequence[str]]) -> Iterator[Row]:
        self._column = names.get("text", ("",))[0] or self._column
        stated = names.get("published", ())
        self.column_of_dates = self.column_of_dates or (stated[0] if stated else "")
        for row in rows:
            text = row.values["text"]
            if stated and (first := row.values["dates"].split("\x1f")[0]):
                self.dates.append(first[:40])
            if text.strip():
                if len(text) <= MAX_CHARACTERS:
                    yield row
                else:
                    self._endless.append(row.number)
            elif is_address(row.values.get("url", "")):
                self.links.append(row)
            else:
                self._blank.append(row.number)


def _widened(table: Table, names: Mapping[str, None]) -> Table:
    """`table` with an empty column for each of `names` that it lacks."""
    lacking = [name for name in names if name not in table.columns]
    if not lacking or not table.rows:
        return table
    blank = [""] * len(table.rows)
    columns = {**table.columns, **dict.fromkeys(lacking, blank)}
    return Table(table.file, columns, table.rows, table.problems, table.share, table.used)


def _rows(table: Table, names: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    columns = {
        name: table.columns[found[0]]
        for name, found in names.items()
        if found and name not in ("text", "text_raw", "removed", "published")
    }
    blank = [""] * len(table.rows)
    texts, kept_raw, removed = (
        table.columns[names[name][0]] if names.get(name) else blank
        for name in ("text", "text_raw", "removed")
    )
    dated = [table.columns[column] for column in names.get("published", ())]
    for at, number in enumerate(table.rows):
        values = {name: one_line(column[at]) for name, column in columns.items()}
        values["text"] = safe_text(texts[at]) if len(texts[at]) <= 2 * MAX_CHARACTERS else texts[at]
        values["text_raw"] = safe_text(kept_raw[at]) or values["text"]
        values["removed"] = removed[at]
        values["dates"] = "\x1f".join(one_line(column[at])[:200] for column in dated)
        yield Row(number, values)
