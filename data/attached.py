"""Texts of references: they stand in files beside the list that names them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Final

from data.columns import holds_text
from data.plain import one_line
from data.problem import ArticleError, Problem
from data.readers.kinds import KINDS, ending, kind_of
from data.readers.references import ATTACHED
from data.readers.source import File
from data.readers.table import Table

_CSL: Final = "container-title"
_SHORTEST: Final = 15  # letters of a title: fewer stand in too many names
_LONGEST: Final = 50
_NAMED: Final = 5
_NO_LETTER: Final = re.compile(r"[\W_]+")


def with_texts(tables: Iterable[Table], file: File) -> Iterator[Table]:
    """The tables of `file`; where they are references, with the text of the files they name.

    RIS names its files. CSL-JSON does not: there a file in the same folder counts whose name holds
    the title, as Zotero names them. What cannot be read is said.
    """
    beside = _Beside(file)
    for table in tables:
        if table.rows and (ATTACHED in table.columns or _is_csl(table)):
            yield _with_texts(table, beside)
        else:
            yield table
    if problems := beside.problems():
        yield Table(file.shown, {}, [], tuple(problems))


def _is_csl(table: Table) -> bool:
    return _CSL in table.columns and not holds_text(table.columns)


def _with_texts(table: Table, beside: "_Beside") -> Table:
    named = [_named(table, at, beside) for at in range(len(table.rows))]
    texts = [beside.first_text(*each) for each in zip(named, table.rows, strict=True)]
    columns = {name: cells for name, cells in table.columns.items() if name != ATTACHED}
    return replace(
        table, columns={**columns, "text": texts}, used=(*table.used, *beside.newly_used())
    )


def _named(table: Table, at: int, beside: "_Beside") -> list[str]:
    """The files in which the text of a reference may stand."""
    if ATTACHED in table.columns:
        return table.columns[ATTACHED][at].splitlines()
    title = _letters(table.columns.get("title", [""] * (at + 1))[at])[:_LONGEST]
    if len(title) < _SHORTEST:
        return []
    return [name for name, letters in beside.around if title in letters]


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


class _Beside:
    """The files beside a list of references: each is read once, however many name it."""

    def __init__(self, file: File) -> None:
        self.file = file
        self._texts: dict[str, str | None] = {}
        self._missing: dict[str, int] = {}
        self._used: list[str] = []
        self._problems: list[Problem] = []

    @cached_property
    def around(self) -> list[tuple[str, str]]:
        """The files that can be read in the folder of the list, each with the letters of its name:
        worked out once, as every reference is held against them."""
        names = self.file.around()
        return [(name, _letters(name)) for name in names if ending(name) in KINDS]

    def first_text(self, names: Sequence[str], row: int) -> str:
        """The text of the first of these files that has one; "" where none has."""
        for name in names:
            if name not in self._texts:
                self._texts[name] = self._read(name)
            text = self._texts[name]
            if text is None:
                self._missing.setdefault(name, row)
            elif text:
                return text
        return ""

    def newly_used(self) -> list[str]:
        """The files whose text was taken since this was last asked."""
        used, self._used = self._used, []
        return used

    def problems(self) -> list[Problem]:
        """What there is to say of the files: those that are missing are told together."""
        missing = [_missing(self._missing, self.file)] if self._missing else []
        return [*self._problems, *missing]

    def _read(self, name: str) -> str | None:
        """The text of a file, "" where it has none; None where there is no such file."""
        try:
            found = self.file.beside(name)
            text = None if found is None else _text(found)
        except ArticleError as error:
            self._problems.append(replace(error.problem, severity="warning"))
            return ""
        if found is not None and text:
            self._used.append(one_line(found.name))
        return text


def _missing(rows: Mapping[str, int], file: File) -> Problem:
    named = [f"“{name[:100]}”" for name in islice(rows, _NAMED)]
    if len(rows) == 1:
        what = f"The attached file {named[0]} is not in this folder."
    else:
        more = f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else ""
        what = f"These attached files are not in this folder: {', '.join(named)}{more}."
    return Problem("warning", what, file.shown, tuple(sorted(rows.values())))


def _text(file: File) -> str:
    """The text of the first article in a file; "" where there is none."""
    for table in islice(kind_of(file).read(file), 1):
        if table.rows and table.columns.get("text"):
            text = table.columns["text"][0]
            return text if text.strip() else ""
    return ""
