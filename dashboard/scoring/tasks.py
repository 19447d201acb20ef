"""Rows of files dealt out to workers: always the same way, so that a run can be taken up again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from typing import Final

from data import Raw

ARTICLES: Final = 650
"""Articles of a task: as many as are measured together."""
CHARACTERS: Final = 16_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """Rows to be cleaned and measured, of one file or of several in a row."""

    raws: tuple[Raw, ...]

    def told(self) -> Iterator[bytes]:
        """What is in it, for a digest."""
        for raw in self.raws:
            yield repr((raw.source_file, raw.repeated, raw.day_first, raw.end is None)).encode()
            for row in raw.rows:
                yield f"{row.number}\x1f{row.values['text']}\x1e".encode("utf-8", "replace")


def tasks(raws: Iterable[Raw]) -> Iterator[Task]:
    """All the rows, in tasks of some `ARTICLES` or `CHARACTERS`."""
    at_hand = list[Raw]()
    rows = characters = 0
    for raw in raws:
        at_hand.append(raw)
        rows += len(raw)
        characters += sum(len(row.values["text"]) for row in raw.rows)
        if rows >= ARTICLES or characters >= CHARACTERS:
            yield Task(tuple(at_hand))
            at_hand, rows, characters = [], 0, 0
    if at_hand:
        yield Task(tuple(at_hand))


class Dealt:
    """What tasks are known by, the same for the same rows alone: a file that can be read now and
    could not before, or whose text stands in another file that changed, makes other tasks."""

    def __init__(self, some: Iterable[Task] = ()) -> None:
        self._told = sha1(usedforsecurity=False)
        for task in some:
            self.add(task)

    def add(self, task: Task) -> None:
        """Take in a task."""
        for each in task.told():
            self._told.update(each)

    def __str__(self) -> str:
        return self._told.hexdigest()
