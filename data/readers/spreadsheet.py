"""Excel workbooks (XLSX)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final
from xml.sax.xmlreader import AttributesImpl

from data.columns import holds_links, holds_text, is_date
from data.plain import one_line
from data.problem import ArticleError, Problem
from data.readers.header import LOOKED_AT, above_header, distinct, header_at
from data.readers.source import File
from data.readers.table import Record, Table, in_parts
from data.readers.unpacking import Bounded, check_office, damaged

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_UNPACKED: Final = 250_000_000
MOST_CELLS: Final = 4_000_000
MOST_ELEMENTS: Final = 3_000_000
MOST_CHARACTERS: Final = 150_000_000  # of all cells; one string may stand in many of them

_Cell = int | float | str | bool | time | date | datetime | timedelta

_REFERENCE: Final = re.compile(r"([A-Z]{1,7})([0-9]{1,10})")
_LONGEST_NUMBER: Final = 10
FIRST_DAY: Final = 32_874  # 1 January 1990
LAST_DAY: Final = 73_051  # 1 January 2100
_DAY_NONE: Final = datetime(1899, 12, 30)
_DAYS: Final = re.compile(r"[0-9]{5}(?:\.[0-9]{1,17})?")
_NUMBER: Final = re.compile(r"[0-9]{1,10}")


def read(file: File) -> Iterator[Table]:
    """The rows of the first sheet that holds articles or links, hidden sheets last.

    Raises ArticleError where the workbook is damaged, or larger inside than memory bears.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    with closing(file.open()) as stream:
        strings = _Strings()
        check_office(
            stream, file.shown, most=MOST_UNPACKED, look=lambda _: _Extent(file.shown, strings)
        )
        strings.check(file.shown)
        try:
            book = CalamineWorkbook.from_filelike(stream)
            seen = [
                one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible
            ]
            names = sorted(book.sheet_names, key=lambda name: name not in seen)
            sheets = [book.get_sheet_by_name(name) for name in names]
        except CalamineError as error:
            raise damaged(file.shown) from error
    sheet = _best(sheets[: len(seen)], file.shown, others=sheets[len(seen) :])
    problems = _passed_over(sheet, sheets, file.shown)
    total = max(sheet.height, 1)
    done = [0]
    yield from in_parts(
        _records(sheet, done, file.shown, problems), file.shown, problems, lambda: done[0] / total
    )


def _best(
    visible: Sequence["CalamineSheet"], file: str, *, others: Sequence["CalamineSheet"]
) -> "CalamineSheet":
    filled = [sheet for sheet in (*visible, *others) if sheet.height > 1]
    if not filled:
        raise ArticleError(
            "There is no sheet with a header and a row under it.",
            file=file,
            advice="Each article is one row below the column names.",
        )
    for sheets in (visible, others):
        for holds in (holds_text, holds_links):
            for sheet in sheets:
                if sheet in filled and holds(_header(sheet)[1]):
                    return sheet
    return filled[0]


def _header(sheet: "CalamineSheet") -> tuple[list[int], list[str]]:
    """The numbers of the filled rows above the header, and its names."""
    rows = list(islice(_filled(sheet), LOOKED_AT))
    if not rows:
        return [], []
    at = header_at([cells for _, cells in rows])
    return [number for number, _ in rows[:at]], distinct(map(one_line, rows[at][1]))


def _records(
    sheet: "CalamineSheet", done: list[int], file: str, problems: list[Problem]
) -> Iterator[Record]:
    above, names = _header(sheet)
    problems += above_header(above, file)
    dated = [name for name in names if is_date(name)]
    counted: list[int] = []
    for number, cells in islice(_filled(sheet), len(above) + 1, None):
        done[0] = number
        values = dict(zip(names, cells, strict=True))
        days = {name: day for name in dated if (day := _counted_day(values[name]))}
        if days:
            counted.append(number)
        yield number, {**values, **days}
    if counted:
        what = "The date is a number here, and was read as the day that Excel counts so."
        problems.append(Problem("notice", what, file, tuple(counted)))


def _counted_day(cell: str) -> str:
    """The moment of which a cell without a format holds the days since 1899, as Excel counts
    them; "" where it holds no number, or one that is no likely day."""
    if not _DAYS.fullmatch(cell.strip()) or not FIRST_DAY <= float(cell) < LAST_DAY:
        return ""
    return (_DAY_NONE + timedelta(days=float(cell))).isoformat(timespec="seconds")


def _filled(sheet: "CalamineSheet") -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, with the numbers that Excel shows."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_text(value) for value in row]
        if any(cell.strip() for cell in cells):
            yield number, cells


def _text(value: _Cell) -> str:
    """A cell as text; Excel keeps whole numbers as 7.0."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _passed_over(
    sheet: "CalamineSheet", sheets: Sequence["CalamineSheet"], file: str
) -> list[Problem]:
    others = [one_line(one.name) for one in sheets if one.name != sheet.name and one.height > 1]
    if not others:
        return []
    what = f"Read the sheet “{one_line(sheet.name)}”; passed over: {', '.join(others[:5])}."
    return [Problem("notice", what, file, advice="Save another sheet as a file of its own.")]


class _Strings:
    """How long the strings that cells share are, and how many cells each of them stands in."""

    def __init__(self) -> None:
        self.lengths: list[list[int]] = []  # of each part of the file: which holds them is not told
        self.uses: Counter[str] = Counter()

    def check(self, file: str) -> None:
        """Raise ArticleError where the cells hold more than memory bears."""
        uses = {int(at): times for at, times in self.uses.items() if _NUMBER.fullmatch(at)}
        for lengths in self.lengths:
            held = sum(lengths[at] * times for at, times in uses.items() if at < len(lengths))
            if held > MOST_CHARACTERS:
                raise ArticleError(
                    f"The cells hold {held:,} characters; at most {MOST_CHARACTERS:,} can be read.",
                    file=file,
                    advice="Split it into smaller files.",
                )


class _Extent(Bounded):
    """Refuses a sheet that spans more cells than memory bears: two cells can span all of them.

    Notes in `strings` what the cells share.
    """

    def __init__(self, file: str, strings: _Strings) -> None:
        super().__init__(file, MOST_ELEMENTS)
        self._uses, self._lengths = strings.uses, list[int]()
        strings.lengths.append(self._lengths)
        self._is_shared = self._in_value = False
        self._index = ""
        self._row = self._column = self._rows = self._columns = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """Called by the parser."""
        super().startElement(name, attrs)
        local = name.rpartition(":")[2]
        if local == "si":
            self._lengths.append(0)
        elif local == "v":
            self._in_value, self._index = self._is_shared, ""
        if local not in ("c", "row"):
            return
        self._is_shared = attrs.get("t") == "s"
        stated = str(attrs.get("r", "")).strip().upper()
        if local == "row":
            self._row = int(stated) if _NUMBER.fullmatch(stated) else self._row + 1
            self._column = 0
        elif found := _REFERENCE.fullmatch(stated):
            self._row, self._column = int(found[2]), _number(found[1])
        else:
            self._column += 1
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        if self._rows * max(self._columns, 1) > MOST_CELLS:
            raise ArticleError(
                f"A sheet spans {self._rows:,} rows and {self._columns:,} columns; at most"
                f" {MOST_CELLS:,} cells can be read.",
                file=self._file,
                advice="Take out stray cells far from the table, or save it as CSV.",
            )

    def characters(self, content: str) -> None:
        """Called by the parser."""
        if self._in_value:
            self._index += content[:_LONGEST_NUMBER]
        elif self._lengths:
            self._lengths[-1] += len(content)

    def endElement(self, name: str) -> None:
        """Called by the parser."""
        super().endElement(name)
        if self._in_value and name.rpartition(":")[2] == "v":
            self._uses[self._index.strip()] += 1
            self._in_value = False


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number
