"""What every reader returns: named columns of text, and the row each article came from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data.problem import Problem

MOST_ROWS: Final = 500_000
"""More rows of one file are not looked at: nothing with so many holds articles alone."""

PART_ROWS: Final = 100
PART_CHARACTERS: Final = 4_000_000
PART_CELLS: Final = 400_000  # rows that share no column make a table of far more cells than theirs

Record = tuple[int, dict[str, str]]
"""The number of a row, and its cells by column."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns as the file names them, all of one length.

    `rows` numbers the rows as the person's own program does; a file that is one article has
    the one row 0, which no message mentions. A large file comes as several tables: `share` is
    what share of it has been read with this one. `used` names files beside it whose text stands
    in this table, so that nobody reads them again.
    """

    file: str
    columns: dict[str, list[str]]
    rows: list[int]
    problems: tuple[Problem, ...] = ()
    share: float = 1.0
    used: tuple[str, ...] = ()


def from_records(
    records: Sequence[dict[str, str]],
    rows: Iterable[int],
    file: str,
    problems: Iterable[Problem] = (),
    *,
    share: float = 1.0,
    used: Iterable[str] = (),
) -> Table:
    """A Table of records that need not all have the same fields; a field not there is ""."""
    names = dict.fromkeys(name for record in records for name in record)
    columns = {name: [record.get(name, "") for record in records] for name in names}
    return Table(file, columns, list(rows), tuple(problems), share, tuple(used))


def article(values: dict[str, str], file: str, problems: Iterable[Problem] = ()) -> Table:
    """The Table of a file that is one article."""
    return Table(file, {name: [value] for name, value in values.items()}, [0], tuple(problems))


def in_parts(
    records: Iterable[Record],
    file: str,
    problems: list[Problem],
    share: Callable[[], float] = lambda: 1.0,
) -> Iterator[Table]:
    """The records as Tables of a bounded size, each handed on before the next is read.

    `problems` may grow while the records are read: what it holds goes with the last Table.
    """
    part: list[Record] = []
    size = 0
    names: set[str] = set()
    for record in records:
        part.append(record)
        names.update(record[1])
        size += sum(map(len, record[1].values()))
        cells = len(names) * len(part)
        if len(part) >= PART_ROWS or size >= PART_CHARACTERS or cells >= PART_CELLS:
            yield _table(part, file, share=share())
            part, size, names = [], 0, set[str]()
    yield _table(part, file, problems)


def _table(
    part: list[Record], file: str, problems: Iterable[Problem] = (), share: float = 1.0
) -> Table:
    return from_records(
        [values for _, values in part], [row for row, _ in part], file, problems, share=share
    )
