"""The rows of a lexicon file: what a text editor or a spreadsheet wrote, taken apart with care."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from itertools import takewhile

MOST_BYTES = 20_000_000
DELIMITERS = (",", ";", "\t")
SHOWN = 60  # characters of a cell that a message repeats
_HEADER = "a header such as term,category,gloss"
_LONGEST_CELL = 100_000
_TOO_LONG = "a cell is far too long; perhaps a quotation mark is opened and not closed"

Row = tuple[int, dict[str, str]]
"""The line a row begins on, and its cells by column."""


class LexiconError(ValueError):
    """A lexicon file that cannot be used. Its `args` name the file, the line and what was expected,
    one for each thing that is wrong."""

    def __str__(self) -> str:
        return "\n".join(self.args)


def shown(cell: str) -> str:
    """A text of somebody else's in quotation marks: one short line of what can be printed."""
    return repr(cell if len(cell) <= SHOWN else f"{cell[:SHOWN]}…")


def lines_of(content: bytes, file: str) -> list[str]:
    """The lines of a file, which is a text of bearable length; raises LexiconError otherwise."""
    if len(content) > MOST_BYTES:
        raise LexiconError(f"{file}, line 1: longer than {MOST_BYTES // 1_000_000} MB")
    text = _decoded(content, file)
    if not text.strip():
        raise LexiconError(f"{file}, line 1: the file is empty; expected {_HEADER}")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decoded(content: bytes, file: str) -> str:
    is_utf16 = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LexiconError(f"{file}, line {line}: not UTF-8; save the file as UTF-8") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise LexiconError(f"{file}, line {line}: a NUL character; this is no text file")
    return text


def head_of(lines: Sequence[str]) -> list[tuple[str, str]]:
    """What the lines ahead of the header say, a key and a value for each."""
    said = (_remark(line).partition(":") for line in takewhile(_is_remark, lines))
    return [(key.strip(), value.strip()) for key, _, value in said]


def _is_remark(line: str) -> bool:
    return line.startswith(("#", '"#'))


def _remark(line: str) -> str:
    """What a line at the head says. A spreadsheet fills it up with empty cells, and quotes it."""
    if line.startswith('"'):
        line = next(csv.reader([line[:100_000]]))[0]
    return line.strip("# ,;\t")


def rows_of(
    lines: Sequence[str], head: int, file: str, columns: Sequence[str]
) -> Iterator[Row | LexiconError]:
    """Each row that is not blank, or why it cannot be taken apart; `head` lines come before them.

    Raises LexiconError for a header that lacks one of the first two `columns` or has one twice.
    """
    header = lines[head] if head < len(lines) else ""
    delimiter = max(DELIMITERS, key=header.count)
    rows = csv.reader((f"{line}\n" for line in lines[head:]), delimiter=delimiter, strict=True)
    number = head + 1
    names: list[str] = []
    try:
        for cells in rows:
            begin, number = number, head + rows.line_num + 1
            where = f"{file}, line {begin}"
            if max(map(len, cells), default=0) > _LONGEST_CELL:
                yield LexiconError(f"{where}: {_TOO_LONG}")
                return
            filled = [cell.strip() for cell in cells]
            if not names:
                names = _names(filled, columns, where)
            elif any(filled[len(names) :]):
                yield LexiconError(
                    f"{where}: more cells than the header has; quote a cell that holds"
                    f' {delimiter!r}: "a{delimiter} b"'
                )
            elif any(filled):
                yield begin, dict(zip(names, filled, strict=False))
    except csv.Error as error:
        told = _TOO_LONG if "limit" in str(error) else str(error)
        if "unexpected end" in told:
            told = "a quotation mark is opened and never closed"
        yield LexiconError(f"{file}, line {number}: {told}")


def _names(header: Sequence[str], columns: Sequence[str], where: str) -> list[str]:
    """The names in the header, in lower case."""
    names = [cell.lower() for cell in header]
    for name in columns[:2]:
        if name not in names:
            raise LexiconError(f"{where}: no column {name!r} in the header; expected {_HEADER}")
    twice = [name for name in columns if names.count(name) > 1]
    if twice:
        raise LexiconError(f"{where}: the column {twice[0]!r} is given twice")
    return names
