"""Reading bytes with one reader, and what is told of it, for tests of readers."""

from collections.abc import Callable, Iterator

from data import Reading
from data.problem import Problem
from data.readers.source import File, from_bytes
from data.readers.table import Table


def table_of(
    read: Callable[[File], Iterator[Table]], data: bytes | str, name: str = "a.csv"
) -> Table:
    """All that `read` finds in `data`, as one table."""
    content = data.encode() if isinstance(data, str) else data
    parts = list(read(from_bytes(name, content)))
    names = dict.fromkeys(column for part in parts for column in part.columns)
    columns = {
        column: [
            value for part in parts for value in part.columns.get(column, [""] * len(part.rows))
        ]
        for column in names
    }
    problems: list[Problem] = [problem for part in parts for problem in part.problems]
    return Table(name, columns, [row for part in parts for row in part.rows], tuple(problems))


def told(found: Reading) -> str:
    """What a person is told, a line each."""
    return "\n".join(str(problem) for problem in found.problems)
