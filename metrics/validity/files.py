"""The files of annotated corpora; one that cannot be read is a CorpusError naming file and line."""

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from metrics.validity.figure import CorpusError

T = TypeVar("T")


def content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def text(path: Path, *, as_is: bool = False) -> str:
    r"""The text of a UTF-8 file, without a byte order mark and with \n for every line end.

    `as_is` leaves both as they stand, for corpora whose offsets count them.
    """
    try:
        written = content(path).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{path.name}, line {line}: not UTF-8 ({error.reason})") from error
    if as_is:
        return written
    return written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def rows(
    path: Path, columns: Sequence[str], delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV file with the line it ends on; raises CorpusError without the `columns`."""
    # Line ends inside quotation marks belong to the cell.
    written = StringIO(text(path, as_is=True).removeprefix("\ufeff"), newline="")
    reader = csv.reader(written, delimiter=delimiter, strict=True)
    try:
        header = next(reader, list[str]())
        missing = [name for name in columns if name not in header]
        if missing:
            raise CorpusError(f"{path.name}, line 1: no column {missing[0]!r} in the header")
        for cells in reader:
            if cells and len(cells) != len(header):
                than = "fewer" if len(cells) < len(header) else "more"
                raise CorpusError(
                    f"{path.name}, line {reader.line_num}: {than} cells than the header has columns"
                )
            if cells:
                yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise CorpusError(f"{path.name}, line {reader.line_num}: {error}") from error


def elements(path: Path, tag: str) -> Iterator[Element]:
    """Each such element of an XML file, which is let go of when the next is asked for: the files
    are large."""
    try:
        with path.open("rb") as file:
            events = iterparse(file, events=("start", "end"))
            _, root = next(events)
            for event, element in events:
                if event == "end" and element.tag == tag:
                    yield element
                    root.clear()
    except OSError as error:
        raise _unreadable(path, error) from error
    except ParseError as error:
        raise CorpusError(f"{path.name}, line {error.position[0]}: {error}") from error
    except DefusedXmlException as error:
        # Entities can only be declared ahead of the first element.
        raise CorpusError(f"{path.name}, line 1: entities of its own are not read") from error
    except (LookupError, ValueError) as error:
        raise CorpusError(f"{path.name}, line 1: its encoding is not read ({error})") from error


def json_of(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds; `item` checks it
    try:
        return json.loads(text(path))
    except json.JSONDecodeError as error:
        raise CorpusError(f"{path.name}, line {error.lineno}: {error.msg}") from error


def item(record: Any, key: str, kind: type[T], where: str) -> T:  # noqa: ANN401 - from JSON
    """What JSON has under a key. Raises CorpusError, naming the place, unless it is a `kind`."""
    if not isinstance(record, dict) or key not in record:
        raise CorpusError(f"{where}: no {key!r}")
    value = cast("dict[str, Any]", record)[key]
    if not isinstance(value, kind):
        raise CorpusError(f"{where}: {key!r} is {str(value)[:60]!r}; expected {kind.__name__}")
    return value


def items(record: Any, key: str, where: str) -> list[Any]:  # noqa: ANN401 - from JSON
    """The list that JSON has under a key, as `item` finds it."""
    return cast("list[Any]", item(record, key, list, where))


def _unreadable(path: Path, error: OSError) -> CorpusError:
    return CorpusError(f"{path.name}: cannot be read ({error.strerror})")
