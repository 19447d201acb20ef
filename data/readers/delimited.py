"""CSV and TSV."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import BinaryIO, Final

from data.plain import Encoding, UnknownEncodingError, survey
from data.problem import ArticleError, Problem
from data.readers.header import LOOKED_AT, above_header, distinct, header_at
from data.readers.lines import LONGEST, lines
from data.readers.source import File
from data.readers.table import MOST_ROWS, Record, Table, in_parts

# A field may hold a whole article and a stray quotation mark a whole file: C's reader keeps four
# bytes a character, so there has to be an end.
csv.field_size_limit(LONGEST)

MOST_COLUMNS: Final = 10_000
_MOST_BAD: Final = 0.34  # of the lines may be in another encoding
_BAD: Final = "\ufffd"
_LONGEST_ABOVE: Final = 100_000  # characters of a line that may stand above a header
_DELIMITERS: Final = (",", "\t", ";", "|")


def read(file: File) -> Iterator[Table]:
    """The rows of a CSV or TSV file; the first row is row 1.

    A row with more cells than the header is left out and said; one with fewer is filled with "".
    Raises ArticleError where there is no text, or no row under the header.
    """
    encoding, is_whole = _encoding(file)
    problems = list(encoding.problems)
    quoting, broken = _quoting(file, encoding)
    if broken:
        problems.append(_unpaired(file.shown, broken))
    with closing(file.open()) as stream:
        rows = _Rows(stream, encoding, quoting)
        records = _records(rows, file.shown, problems, is_whole=is_whole)
        size = max(file.size(), 1)

        def share() -> float:
            # Whoever has read the last line lets go of the stream.
            return 1.0 if stream.closed else stream.tell() / size

        yield from in_parts(records, file.shown, problems, share)


def _encoding(file: File) -> tuple[Encoding, bool]:
    """How the table is encoded, and whether all rows are: a few may have come from elsewhere."""
    try:
        return survey(file.blocks, file.shown), True
    except UnknownEncodingError:
        encoding = Encoding("utf-8-sig", "replace")
        told = bad = 0
        for line in lines(file.open(), encoding):
            told += 1
            bad += line is None or _BAD in line
        if bad > _MOST_BAD * told:
            raise
        return encoding, False


def header_names(header: str) -> list[str]:
    """The column names in a line that may be the header of a table."""
    return _names(_cells(header))


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=_delimiter(line)), list[str]())
    except csv.Error:
        return []


class _Rows:
    """The rows of a table, blank ones too, each as its cells; None for one that cannot be held."""

    def __init__(
        self, stream: BinaryIO, encoding: Encoding, quoting: int, *, strict: bool = False
    ) -> None:
        self.delimiter = ""
        self.above = 0  # rows above the header, known with the first of them
        self._lines = lines(stream, encoding)
        self._strict, self._quoting = strict, quoting
        self._dropped = 0

    def __iter__(self) -> Iterator[list[str] | None]:
        begin = self._begin()
        if begin[0] is None:
            yield None
            return
        self.above, header = _above([line for line in begin if line is not None])
        self.delimiter = _delimiter(header)
        rows = csv.reader(
            self._held(chain(begin, self._lines)),
            delimiter=self.delimiter,
            strict=self._strict,
            quoting=csv.QUOTE_NONE if self._quoting == csv.QUOTE_NONE else csv.QUOTE_MINIMAL,
        )
        while True:
            try:
                row = next(rows)
            except StopIteration:
                yield from self._gone()
                return
            except csv.Error:
                if self._strict:
                    raise
                row = None
            yield from self._gone()
            yield row

    def _first(self) -> str | None:
        """The header's line, which may stand under blank ones; None for one too long to hold."""
        for line in self._lines:
            if line is None:
                return None
            if line := line.lstrip("\ufeff\r\n"):
                return line
        return ""

    def _begin(self) -> list[str | None]:
        """The lines that are looked at for a header: one at least."""
        begin = [self._first()]
        while len(begin) < LOOKED_AT and begin[-1] and len(begin[-1]) <= _LONGEST_ABOVE:
            if (line := next(self._lines, "")) == "":
                break
            begin.append(line)
        return begin

    def _held(self, lines: Iterable[str | None]) -> Iterator[str]:
        """The lines as the csv module takes them. It asks for one when it needs it."""
        for line in lines:
            if line is None:
                self._dropped += 1
            else:
                yield line

    def _gone(self) -> Iterator[None]:
        while self._dropped:
            self._dropped -= 1
            yield None


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _above(lines: list[str]) -> tuple[int, str]:
    """How many rows stand above the header, and its line."""
    at = header_at(list(map(_cells, lines)))
    if any(line.count('"') % 2 for line in lines[:at]):  # a row of several lines
        at = 0
    return at, lines[at]


def _quoting(file: File, encoding: Encoding) -> tuple[int, int]:
    """How quotation marks are meant, and the first row where they do not pair: 0 if all do."""
    with closing(file.open()) as stream:
        rows = _Rows(stream, encoding, csv.QUOTE_MINIMAL, strict=True)
        done = 0
        try:
            for _ in islice(rows, MOST_ROWS):
                done += 1
        except csv.Error:
            # Programs that write tabs mostly quote nothing.
            return (csv.QUOTE_NONE, 0) if rows.delimiter == "\t" else (csv.QUOTE_MINIMAL, done + 1)
        return csv.QUOTE_MINIMAL, 0


def _records(
    rows: _Rows, file: str, problems: list[Problem], *, is_whole: bool
) -> Iterator[Record]:
    numbered = enumerate(rows, start=1)
    top, header = next(numbered, (1, list[str]()))
    above: list[int] = []
    while header is not None and rows.above >= top:
        above += [top] if header else []
        top, header = next(numbered, (top + 1, list[str]()))
    if header is None:
        what = f"The first line has more than {LONGEST:,} characters: it is no header."
        raise ArticleError(what, file=file, row=top, advice="Check that this is a table.")
    if len(header) > MOST_COLUMNS:
        what = f"The header has {len(header):,} columns; at most {MOST_COLUMNS:,} can be read."
        raise ArticleError(what, file=file, row=1, advice="Check that this is a table.")
    names = _names(header)
    problems += above_header(above, file)
    number = top
    overfull: list[int] = []
    endless: list[int] = []
    foreign: list[int] = []
    for number, row in islice(numbered, 2 * MOST_ROWS):
        if row is None:
            endless.append(number)
        elif not is_whole and any(_BAD in cell for cell in row):
            foreign.append(number)
        elif len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            overfull.append(number)
        elif any(cell.strip() for cell in row):
            cells = row[: len(names)] + [""] * (len(names) - len(row))
            yield number, dict(zip(names, cells, strict=True))
    if number == top:
        raise ArticleError(
            "There is a header and no article under it." if names else "The table is empty.",
            file=file,
            advice="Each article is one row below the column names.",
        )
    if overfull:
        problems.append(_overfull(overfull, len(names), file))
    if endless:
        problems.append(_endless(endless, file))
    if foreign:
        what = "Left out: its characters are in an encoding that could not be told."
        advice = "Save the table as UTF-8 in the program it came from."
        problems.append(Problem("warning", what, file, tuple(foreign), advice=advice))


def _names(header: list[str]) -> list[str]:
    return distinct(cell.strip().strip("\ufeff") for cell in header)


def _unpaired(file: str, row: int) -> Problem:
    return Problem(
        "warning",
        "A quotation mark is missing its partner.",
        file,
        (row,),
        advice="Check this row and those after it: two articles may have run into one.",
    )


def _overfull(rows: list[int], width: int, file: str) -> Problem:
    return Problem(
        "warning",
        f"Left out: more cells than the {width} columns of the header.",
        file,
        tuple(rows),
        advice="A text with a comma or a line break in it must stand in quotation marks.",
    )


def _endless(rows: list[int], file: str) -> Problem:
    return Problem(
        "warning",
        f"Left out: a cell or a line of more than {LONGEST:,} characters, so no single article.",
        file,
        tuple(rows),
        advice="Split it into articles, or check for a missing quotation mark.",
    )
