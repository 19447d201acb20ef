"""RIS, as Zotero and databases export references: what is known of articles, and where they are."""

import re
from collections.abc import Iterator
from typing import Final

from data.plain import decode
from data.problem import ArticleError
from data.readers.source import File
from data.readers.table import Record, Table, in_parts

MOST_BYTES: Final = 50_000_000
ATTACHED: Final = "attached_files"
"""The column that names the files in which an article's text stands, one a line."""

_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
_COLUMNS: Final = {
    **dict.fromkeys(("TI", "T1", "CT"), "title"),
    **dict.fromkeys(("T2", "JO", "JF", "BT", "PB", "JA"), "outlet"),
    **dict.fromkeys(("AU", "A1"), "author"),
    **dict.fromkeys(("DA", "Y1", "PY"), "published"),
    **dict.fromkeys(("UR", "L2"), "url"),
    **dict.fromkeys(("AB", "N2"), "standfirst"),
    "LA": "language",
    "L1": ATTACHED,
    "L4": ATTACHED,
}
_BETTER: Final = {tag: at for at, tag in enumerate(_COLUMNS)}


def read(file: File) -> Iterator[Table]:
    """The references of a RIS file, the first being row 1. Raises ArticleError where it has none.

    They have no text of their own: it stands in the files that they name.
    """
    text, problems = decode(file.whole(MOST_BYTES), file.shown)
    yield from in_parts(_records(text, file.shown), file.shown, list(problems))


def _records(text: str, file: str) -> Iterator[Record]:
    number = 0
    found: dict[str, list[str]] = {}
    last = ""
    for line in text.lstrip("\ufeff").splitlines():
        parts = _LINE.fullmatch(line.rstrip())
        if not parts:
            if last and line.strip():  # a long value goes on in the next line
                found[last][-1] += " " + line.strip()
            continue
        tag, value = parts[1], (parts[2] or "").strip()
        if tag in ("TY", "ER"):
            if found:
                number += 1
                yield number, _values(found)
            found, last = {}, ""
        else:
            found.setdefault(tag, []).append(value)
            last = tag
    if found:
        number += 1
        yield number, _values(found)
    if not number:
        raise ArticleError(
            "There is no reference in this file.",
            file=file,
            advice="A reference begins with “TY  - ” and ends with “ER  - ”.",
        )


def _values(found: dict[str, list[str]]) -> dict[str, str]:
    """A reference by column; where two fields mean the same, the first in _COLUMNS counts."""
    values: dict[str, str] = dict.fromkeys(
        ("title", "outlet", "author", "published", "url", ATTACHED, "text"), ""
    )
    for tag in sorted(found.keys() & _BETTER.keys(), key=_BETTER.__getitem__):
        filled = [value for value in found[tag] if value]
        column = _COLUMNS[tag]
        if column == "author":
            values[column] = values[column] or ", ".join(map(_name, filled))
        elif column == ATTACHED:
            values[column] = "\n".join(filter(None, (values[column], *filled)))
        elif not values.get(column):
            values[column] = (
                _date(filled[0])
                if column == "published" and filled
                else (filled[0] if filled else "")
            )
    if not values["url"].lower().startswith("http"):
        values["url"] = ""
    return values


def _name(written: str) -> str:
    """“Bruin, Anneke” as “Anneke Bruin”."""
    family, _, given = written.partition(",")
    return f"{given.strip()} {family.strip()}".strip()


def _date(written: str) -> str:
    """“2024/07/09/” as “2024-07-09”."""
    return "-".join(part for part in written.strip("/ ").split("/")[:3] if part)
