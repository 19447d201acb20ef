"""JSON Lines, and JSON: an array of articles, an object that holds one, or a single article."""

import json
import math
from typing import Final, cast

from data.plain import decode, decode_cell
from data.problem import ArticleError, Problem
from data.readers.table import Table, from_records

_EXPECTED: Final = 'Each line should be one article: {"text": "…", "outlet": "…"}.'


def read(data: bytes, file: str) -> Table:
    """The articles of a `.jsonl`, `.ndjson` or `.json` file; a row is a line or an item.

    A line that is no JSON object is left out and said. Raises ArticleError where none is one.
    """
    text, problems = decode(data, file)
    text = text.lstrip("\ufeff")
    whole = _whole(text)
    items = whole if whole is not None else _lines(text)
    records = {
        row: _record(cast("dict[str, object]", item))
        for row, item in items
        if isinstance(item, dict)
    }
    if not records:
        raise ArticleError("No articles could be read from this JSON.", file=file, advice=_EXPECTED)
    bad = tuple(row for row, _ in items if row not in records)
    if bad:
        what = "Left out: not a JSON object, or cut short."
        problems += (Problem("warning", what, file, bad, advice=_EXPECTED),)
    return from_records(list(records.values()), records, file, problems)


def _whole(text: str) -> list[tuple[int, object]] | None:
    """The items of `text` read as one JSON document, or None where it is no such thing."""
    found = _loads(text)
    if isinstance(found, list):
        return list(enumerate(cast("list[object]", found), start=1))
    if not isinstance(found, dict):
        return None
    document = cast("dict[str, object]", found)
    lists = [value for value in document.values() if _is_list_of_objects(value)]
    return list(enumerate(cast("list[object]", lists[0]), start=1)) if lists else [(0, document)]


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(v, dict) for v in cast("list[object]", value))


def _lines(text: str) -> list[tuple[int, object]]:
    # Not splitlines(): U+2028 may stand inside a JSON string.
    numbered = enumerate(text.split("\n"), start=1)
    return [(number, _loads(line)) for number, line in numbered if line.strip()]


def _loads(text: str) -> object:
    """`text` as JSON, or None; nesting deep enough to exhaust the stack is no article."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _record(item: dict[str, object]) -> dict[str, str]:
    return {str(name): as_text(value) for name, value in item.items()}


def as_text(value: object) -> str:
    """A value as a cell: null and NaN are "", a list of names "A, B", an object nothing."""
    match value:
        case str():
            return value
        case bytes():
            return decode_cell(value)
        case None | dict():
            return ""
        case float() if math.isnan(value):
            return ""
        case list():
            parts = (as_text(part) for part in cast("list[object]", value))
            return ", ".join(part for part in parts if part)
        case _:
            return str(value)
