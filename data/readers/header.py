"""Where the header of a table stands, and the names in it."""

from collections.abc import Iterable, Sequence
from typing import Final

from data.columns import holds_links, holds_text
from data.problem import Problem

LOOKED_AT: Final = 10  # rows: titles and notes may stand above a header


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows is the header, from 0: the first that names texts or links.

    What stands above it has fewer cells, or else is the header: a row of a table may hold the word
    “article” too. The first row where none is found.
    """
    for at, row in enumerate(rows[:LOOKED_AT]):
        if holds_text(row) or holds_links(row):
            return at if all(_filled(above) < _filled(row) for above in rows[:at]) else 0
    return 0


def distinct(names: Iterable[str]) -> list[str]:
    """The names of a header, blank and repeated ones made distinct, so that no column is lost."""
    found: dict[str, None] = {}
    for at, name in enumerate(names, start=1):
        free = name or f"column {at}"
        while free in found:
            free = f"{free} ({at})"
        found[free] = None
    return list(found)


def above_header(rows: Sequence[int], file: str) -> list[Problem]:
    """What to say of the rows above a header; nothing where there are none."""
    what = "Passed over: what stands above the names of the columns."
    return [Problem("notice", what, file, tuple(rows))] if rows else []


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)
