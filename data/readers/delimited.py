"""CSV and TSV."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Final

from data.plain import decode
from data.problem import ArticleError, Problem
from data.readers.table import Table

# A field may hold a whole article and a stray quotation mark a whole file. C's long, which
# this limit must fit, has 32 bits on Windows.
csv.field_size_limit(2**31 - 1)

_DELIMITERS: Final = (",", "\t", ";", "|")


def read(data: bytes, file: str) -> Table:
    """The rows of a CSV or TSV file; the header is row 1.

    A row with more cells than the header is left out and said; one with fewer is filled with "".
    Raises ArticleError where there is no text, or no row under the header.
    """
    text, problems = decode(data, file)
    text = text.replace("\x00", "").lstrip("\ufeff\n\r")
    rows, warned = _rows(text, _delimiter(text.split("\n", 1)[0]), file)
    if len(rows) < 2:
        raise ArticleError(
            "There is a header and no article under it." if rows else "The table is empty.",
            file=file,
            advice="Each article is one row below the column names.",
        )
    return _table(rows, file, (*problems, *warned))


def header_names(header: str) -> list[str]:
    """The column names in a line that may be the header of a table."""
    return [name for row in _parse(header, _delimiter(header)) for name in _names(row)]


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _rows(text: str, delimiter: str, file: str) -> tuple[list[list[str]], tuple[Problem, ...]]:
    """All rows, blank ones too. Where quotation marks do not pair, read as well as can be."""
    rows: list[list[str]] = []
    try:
        rows.extend(_parse(text, delimiter, strict=True))
        return rows, ()
    except csv.Error:
        broken = len(rows) + 1
    if delimiter == "\t":  # programs that write tabs mostly quote nothing
        return list(_parse(text, delimiter, quoted=False)), ()
    rows = list(_parse(text, delimiter))
    problem = Problem(
        "warning",
        "A quotation mark is missing its partner.",
        file,
        (broken,),
        advice="Check this row and those after it: two articles may have run into one.",
    )
    return rows, (problem,)


def _parse(
    text: str, delimiter: str, *, strict: bool = False, quoted: bool = True
) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    yield from csv.reader(lines, delimiter=delimiter, strict=strict, quoting=quoting)


def _table(rows: list[list[str]], file: str, problems: tuple[Problem, ...]) -> Table:
    names = _names(rows[0])
    numbers: list[int] = []
    kept: list[list[str]] = []
    overfull: list[int] = []
    for number, row in enumerate(islice(rows, 1, None), start=2):
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            overfull.append(number)
        elif any(cell.strip() for cell in row):
            numbers.append(number)
            kept.append(row[: len(names)] + [""] * (len(names) - len(row)))
    if overfull:
        problems += (_overfull(overfull, len(names), file),)
    columns = {name: [row[at] for row in kept] for at, name in enumerate(names)}
    return Table(file, columns, numbers, problems)


def _names(header: list[str]) -> list[str]:
    """The header with blank and repeated names made distinct, so that no column is lost."""
    names: list[str] = []
    for at, cell in enumerate(header, start=1):
        name = cell.strip().strip("\ufeff") or f"column {at}"
        names.append(name if name not in names else f"{name} ({at})")
    return names


def _overfull(rows: list[int], width: int, file: str) -> Problem:
    return Problem(
        "warning",
        f"Left out: more cells than the {width} columns of the header.",
        file,
        tuple(rows),
        advice="A text with a comma or a line break in it must stand in quotation marks.",
    )
