"""The files of annotated corpora; one that cannot be read is a CorpusError naming file and line."""

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from metrics.validity.figure import CorpusError

T = TypeVar("T")
DIGITS = 18  # of a number that a file can give; places in a text have fewer
DEEP = 200  # brackets inside others; the files of a corpus have a handful


def content(path: Path, most: int = -1) -> bytes:
    """The bytes of a file, at most `most` of them; every one without it."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise _unreadable(path, error) from error


def text(path: Path, *, as_is: bool = False, most: int | None = None) -> str:
    r"""The text of a UTF-8 file, without a byte order mark and with \n for every line end.

    `as_is` leaves both as they stand, for corpora whose offsets count them. A file of more than
    `most` bytes is a CorpusError.
    """
    found = content(path) if most is None else content(path, most + 1)
    if most is not None and len(found) > most:
        raise CorpusError(f"{path.name}, line 1: longer than {most:,} bytes")
    try:
        written = found.decode("utf-8")
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


def paired(folder: Path, texts: str, answers: str) -> list[tuple[str, Path, Path]]:
    """Files that belong together, texts and what people said of them, with the name they share.

    The name stands where both patterns have a *, and may hold folders. Raises CorpusError naming
    all texts without answers.
    """
    told, found = _by_name(folder, answers), _by_name(folder, texts)
    if lone := sorted(found.keys() - told.keys()):
        raise CorpusError("; ".join(_lone(name, texts, answers) for name in lone))
    return [(name, found[name], told[name]) for name in sorted(found)]


def without_texts(folder: Path, texts: str, answers: str) -> Iterator[str]:
    """A line for each file of answers whose texts are not there."""
    for name in sorted(_by_name(folder, answers).keys() - _by_name(folder, texts).keys()):
        yield f"{_lone(name, answers, texts)}, left out"


def _lone(name: str, here: str, there: str) -> str:
    return f"{here.replace('*', name)}: there is no {there.replace('*', name)}"


def _by_name(folder: Path, pattern: str) -> dict[str, Path]:
    before, after = pattern.split("*")
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob(f"*{after}")}
    return {
        path.removeprefix(before).removesuffix(after): paths[path]
        for path in paths
        if path.startswith(before)
    }


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


def json_of(path: Path) -> Any:  # noqa: ANN401 - JSON holds anything; `item` checks what is used
    written = text(path)
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{path.name}, line {error.lineno}: {error.msg}") from error
    except ValueError as error:
        # Python turns no more digits than this into a number.
        line = _line_of(re.search(rf"\d{{{sys.get_int_max_str_digits() + 1}}}", written))
        raise CorpusError(f"{path.name}, line {line}: a number with far too many digits") from error
    except RecursionError as error:
        line = _line_of(_deepest(written))
        raise CorpusError(f"{path.name}, line {line}: brackets far too deep in others") from error


def _deepest(written: str) -> re.Match[str] | None:
    """The bracket of a JSON text that first stands inside `DEEP` others."""
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[][{}]', written):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > DEEP:
            return found
    return None


def _line_of(found: re.Match[str] | None) -> int:
    return 1 if found is None else found.string.count("\n", 0, found.start()) + 1


def whole(written: str, where: str) -> int:
    """A whole number from its digits. Raises CorpusError, naming the place, for anything else."""
    if not written.isdecimal() or len(written) > DIGITS:
        raise CorpusError(f"{where}: expected a whole number, found {written[:60]!r}")
    return int(written)


def item(record: Any, key: str, kind: type[T], where: str) -> T:  # noqa: ANN401 - unchecked JSON
    """What JSON has under a key. Raises CorpusError, naming the place, unless it is a `kind`."""
    if not isinstance(record, dict) or key not in record:
        raise CorpusError(f"{where}: no {key!r}")
    value = cast("dict[str, Any]", record)[key]
    if not isinstance(value, kind):
        raise CorpusError(f"{where}: {key!r} is {str(value)[:60]!r}; expected {kind.__name__}")
    return value


def items(record: Any, key: str, where: str) -> list[Any]:  # noqa: ANN401 - unchecked JSON
    """The list that JSON has under a key, as `item` finds it."""
    return cast("list[Any]", item(record, key, list, where))


def _unreadable(path: Path, error: OSError) -> CorpusError:
    return CorpusError(f"{path.name}: cannot be read ({error.strerror})")
