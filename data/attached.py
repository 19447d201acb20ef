"""Texts of references: they stand in files beside the list that names them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from data.columns import holds_text
from data.problem import ArticleError, Problem
from data.readers.kinds import KINDS, ending, kind_of
from data.readers.references import ATTACHED
from data.readers.source import File
from data.readers.table import Table

_CSL: Final = "container-title"
_SHORTEST: Final = 15  # letters of a title: fewer stand in too many names
_LONGEST: Final = 50
_NO_LETTER: Final = re.compile(r"[\W_]+")


def with_texts(tables: Iterable[Table], file: File) -> Iterator[Table]:
    """The tables of `file`; where they are references, with the text of the files they name.

    RIS names its files. CSL-JSON does not: there a file in the same folder counts whose name holds
    the title, as Zotero names them. What cannot be read is said.
    """
    for table in tables:
        if table.rows and (ATTACHED in table.columns or _is_csl(table)):
            yield _with_texts(table, file)
        else:
            yield table


def _is_csl(table: Table) -> bool:
    return _CSL in table.columns and not holds_text(table.columns)


def _with_texts(table: Table, file: File) -> Table:
    used: list[str] = []
    problems = list(table.problems)
    around = file.around() if ATTACHED not in table.columns else []
    texts: list[str] = []
    for at in range(len(table.rows)):
        names = _named(table, at, around)
        texts.append(_first_text(names, table.rows[at], file, used, problems))
    columns = {name: cells for name, cells in table.columns.items() if name != ATTACHED}
    return replace(
        table,
        columns={**columns, "text": texts},
        problems=tuple(problems),
        used=(*table.used, *used),
    )


def _named(table: Table, at: int, around: Sequence[str]) -> list[str]:
    """The files in which the text of a reference may stand."""
    if ATTACHED in table.columns:
        return table.columns[ATTACHED][at].splitlines()
    title = _letters(table.columns.get("title", [""] * (at + 1))[at])[:_LONGEST]
    if len(title) < _SHORTEST:
        return []
    return [name for name in around if title in _letters(name) and ending(name) in KINDS]


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def _first_text(
    names: Sequence[str], row: int, file: File, used: list[str], problems: list[Problem]
) -> str:
    for name in names:
        found = file.beside(name)
        if found is None:
            what = f"The attached file “{name[:100]}” is not in this folder."
            problems.append(Problem("warning", what, file.shown, (row,)))
            continue
        try:
            text = _text(found)
        except ArticleError as error:
            problems.append(replace(error.problem, severity="warning"))
            continue
        if text.strip():
            used.append(found.name)
            return text
    return ""


def _text(file: File) -> str:
    """The text of the first article in a file."""
    for table in islice(kind_of(file).read(file), 1):
        if table.rows and "text" in table.columns:
            return table.columns["text"][0]
    return ""
