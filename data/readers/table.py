"""What every reader returns: named columns of text, and the row each article came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.problem import Problem


@dataclass(frozen=True, slots=True)
class Table:
    """Columns as the file names them, all of one length.

    `rows` numbers the rows as the person's own program does; a file that is one article has
    the one row 0, which no message mentions.
    """

    file: str
    columns: dict[str, list[str]]
    rows: list[int]
    problems: tuple[Problem, ...] = ()


def from_records(
    records: Sequence[dict[str, str]],
    rows: Iterable[int],
    file: str,
    problems: Iterable[Problem] = (),
) -> Table:
    """A Table of records that need not all have the same fields; a field not there is ""."""
    names = dict.fromkeys(name for record in records for name in record)
    columns = {name: [record.get(name, "") for record in records] for name in names}
    return Table(file, columns, list(rows), tuple(problems))
