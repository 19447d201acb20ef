"""Rows of files dealt out to workers: always the same way, so that a run can be taken up again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from data import Raw

ARTICLES: Final = 650
"""Articles of a task: as many as are measured together."""
CHARACTERS: Final = 16_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """Rows to be cleaned and measured, of one file or of several in a row."""

    number: int
    raws: tuple[Raw, ...]


def tasks(raws: Iterable[Raw]) -> Iterator[Task]:
    """All the rows, in tasks of some `ARTICLES` or `CHARACTERS`, numbered from 0."""
    number, at_hand = 0, list[Raw]()
    rows = characters = 0
    for raw in raws:
        at_hand.append(raw)
        rows += len(raw)
        characters += sum(len(row.values["text"]) for row in raw.rows)
        if rows >= ARTICLES or characters >= CHARACTERS:
            yield Task(number, tuple(at_hand))
            number, at_hand, rows, characters = number + 1, [], 0, 0
    if at_hand:
        yield Task(number, tuple(at_hand))
