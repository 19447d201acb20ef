"""JSON Lines, and JSON: an array of articles, an object that holds one, or a single article."""

import json
import math
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import BinaryIO, Final, Literal, cast

from data.columns import holds_text, is_text
from data.plain import Encoding, decode, decode_cell, survey
from data.problem import ArticleError, Problem
from data.readers.json_array import CUT, Item, items, items_within
from data.readers.lines import LONGEST, as_text, lines
from data.readers.source import File
from data.readers.table import MOST_ROWS, Record, Table, in_parts

_Shape = Literal["lines", "array", "document", "holder"]

DEEPEST: Final = 20  # lists and objects in each other

_EXPECTED: Final = 'Each line should be one article: {"text": "…", "outlet": "…"}.'


def read(file: File) -> Iterator[Table]:
    """The articles of a `.jsonl`, `.ndjson` or `.json` file; a row is a line or an item.

    A line that is no JSON object is left out and said. Raises ArticleError where none is one.
    """
    encoding = survey(file.blocks, file.shown)
    problems = list(encoding.problems)
    shape = _shape(file, encoding)
    with closing(file.open()) as stream:
        size = max(file.size(), 1)
        records = _records(_items(stream, encoding, shape, file), file.shown, problems)
        yield from in_parts(records, file.shown, problems, lambda: stream.tell() / size)


def record(item: dict[str, object]) -> dict[str, str]:
    """An object of a JSON file as the cells of a row."""
    return {
        str(name): _paragraphs(cast("list[object]", value))
        if isinstance(value, list) and is_text(name)
        else cell(cast("object", value))
        for name, value in item.items()
    }


def cell(value: object, depth: int = 0) -> str:
    """A value as a cell: null and NaN are "", a list of names "A, B", most objects nothing.

    What stands deeper in lists and objects than any name does is nothing too.
    """
    match value:
        case str():
            return value
        case bytes():
            return decode_cell(value)
        case None:
            return ""
        case dict() | list() if depth >= DEEPEST:
            return ""
        case dict():
            return _named(cast("dict[str, object]", value), depth + 1)
        case float() if math.isnan(value):
            return ""
        case list():
            parts = (cell(part, depth + 1) for part in cast("list[object]", value))
            return ", ".join(part for part in parts if part)
        case _:
            return str(value)


def _shape(file: File, encoding: Encoding) -> _Shape:
    with as_text(file.open(), encoding) as text:
        begin = text.read(4096).lstrip("\ufeff \t\r\n")[:1]
    if begin != "{":
        return "array" if begin == "[" else "lines"
    with closing(file.open()) as stream:
        first = list(islice(_lines(stream, encoding), 2))
    if len(first) == 2 and isinstance(first[0][1], dict):
        return "lines"
    if file.size() <= LONGEST:
        return "document" if isinstance(_document(file), dict) else "lines"
    with closing(file.open()) as stream:
        return "holder" if any(items_within(as_text(stream, encoding), encoding)) else "lines"


def _items(stream: BinaryIO, encoding: Encoding, shape: _Shape, file: File) -> Iterator[Item]:
    match shape:
        case "lines":
            return _lines(stream, encoding)
        case "array":
            return items(as_text(stream, encoding), encoding)
        case "holder":
            return items_within(as_text(stream, encoding), encoding)
        case "document":
            return iter(_articles_of(cast("dict[str, object]", _document(file))))


def _lines(stream: BinaryIO, encoding: Encoding) -> Iterator[Item]:
    # U+2028 may stand inside a JSON string: it ends no line here.
    for number, line in enumerate(lines(stream, encoding), start=1):
        if line is None or line.strip("\ufeff \t\r\n"):
            yield number, None if line is None else _loads(line.lstrip("\ufeff"))


def _document(file: File) -> object:
    text, _ = decode(file.whole(LONGEST), file.shown)
    return _loads(text.lstrip("\ufeff"))


def _articles_of(document: dict[str, object]) -> list[Item]:
    """The list of objects that a document holds, or the one article that it is."""
    lists = [value for value in document.values() if _is_list_of_objects(value)]
    if not lists or holds_text(document):
        return [(0, document)]
    return list(enumerate(cast("list[object]", lists[0]), start=1))


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(v, dict) for v in cast("list[object]", value))


def _loads(text: str) -> object:
    """`text` as JSON, or None; nesting deep enough to exhaust the stack is no article."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _records(found: Iterator[Item], file: str, problems: list[Problem]) -> Iterator[Record]:
    bad: list[int] = []
    good = 0
    cut: int | None = None
    for number, item in found:
        if item is CUT:
            cut = number
        elif isinstance(item, dict):
            good += 1
            yield number, record(cast("dict[str, object]", item))
        else:
            bad.append(number)
            if len(bad) >= MOST_ROWS:
                break
    if not good:
        raise ArticleError("No articles could be read from this JSON.", file=file, advice=_EXPECTED)
    if bad:
        what = "Left out: not a JSON object, or cut short."
        problems.append(Problem("warning", what, file, tuple(bad), advice=_EXPECTED))
    if cut:
        what = f"The JSON is damaged or cut short: nothing after row {cut:,} was read."
        problems.append(Problem("error", what, file, advice="Copy or export it again."))


def _named(value: dict[str, object], depth: int) -> str:
    """An object that stands for a person, an outlet or a date; "" for any other."""
    for name in ("name", "literal", "raw"):
        if isinstance(found := value.get(name), str):
            return found
    person = " ".join(cell(value[part], depth) for part in ("given", "family") if value.get(part))
    if person:
        return person
    return _day(value.get("date-parts"), depth)


def _day(parts: object, depth: int) -> str:
    """A date as CSL-JSON writes it: the first of a list of dates, each year, month, day."""
    while isinstance(parts, list) and parts and isinstance(cast("list[object]", parts)[0], list):
        parts = cast("list[object]", parts)[0]
    if not isinstance(parts, list):
        return ""
    return "-".join(f"{cell(part, depth):0>2}" for part in cast("list[object]", parts)[:3])


def _paragraphs(value: list[object]) -> str:
    """A text that comes as a list of paragraphs, each of them perhaps a list of sentences."""
    parts = (
        " ".join(cell(one) for one in cast("list[object]", part))
        if isinstance(part, list)
        else cell(part)
        for part in value
    )
    return "\n\n".join(part for part in parts if part)
