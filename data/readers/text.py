"""A text file: one article, with or without `key: value` lines between two `---` lines."""

import json
import re
from collections.abc import Iterator
from typing import Final

from data.plain import decode, one_line, safe_text
from data.problem import Problem
from data.readers import nexis
from data.readers.source import File
from data.readers.table import Table, article

MOST_BYTES: Final = 50_000_000

_FENCE: Final = "---"
_KEY: Final = re.compile(r"([A-Za-z][\w -]{0,39}):(?:\s(.*))?")
_KEYS_AT_MOST: Final = 60
_QUOTED: Final = re.compile(r"""(["'])(.*)\1""")


def read(file: File) -> Iterator[Table]:
    """The one article of a `.txt` or `.md` file, or the many of a Nexis download saved as text.

    Raises ArticleError where it is not text.
    """
    text, problems = decode(file.whole(MOST_BYTES), file.shown)
    if lines := nexis.lines_of(text):
        yield from nexis.tables(lines, file.shown, problems)
    else:
        yield from_text(text, file.shown, problems)


def from_text(text: str, file: str, problems: tuple[Problem, ...] = ()) -> Table:
    """The one article in `text`, its front matter as columns of their own.

    Lines that begin as front matter and are none stay in the article, and that is said.
    """
    keys, body = _parted(text)
    if body is None and keys:
        problems += (_unclosed(keys, file),)
    fields = {} if body is None else keys
    return article({**fields, "text": text if body is None else body}, file, problems)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two `---` lines at the top of `text`, and what follows.

    Read as text, never as YAML: an outlet called "No" stays "No", and a title may hold a colon;
    only quotation marks around a whole value are taken off.
    Without two such lines, or with anything else between them, all of `text` is the article.
    """
    keys, body = _parted(text)
    return ({}, text) if body is None else (keys, body)


def _parted(text: str) -> tuple[dict[str, str], str | None]:
    """The fields that `text` begins with, and what follows them: None where nothing ends them."""
    if not text.lstrip("\ufeff \r\n").startswith(_FENCE):
        return {}, None
    lines = safe_text(text).strip(" \n").split("\n")
    if lines[0].strip() != _FENCE:
        return {}, None
    keys: dict[str, str] = {}
    for number, line in enumerate(lines[1 : _KEYS_AT_MOST + 2], start=1):
        if line.strip() == _FENCE:
            return keys, "\n".join(lines[number + 1 :]).lstrip("\n")
        found = _KEY.fullmatch(line.strip())
        if not found and line.strip():
            break
        if found:
            keys[found[1].strip().lower()] = one_line(_unquoted((found[2] or "").strip()))
    return keys, None


def _unclosed(keys: dict[str, str], file: str) -> Problem:
    return Problem(
        "warning",
        f"The front matter ({', '.join(keys)}) was read as part of the article: it is not closed.",
        file,
        advice="Let it be lines of “key: value” alone, with a line “---” after them.",
    )


def _unquoted(value: str) -> str:
    """`value` without the marks around all of it; “"Plan" is "dead"” has none such."""
    found = _QUOTED.fullmatch(value)
    if not found:
        return value
    mark, inner = found[1], found[2]
    if mark == '"':
        try:
            return str(json.loads(value))  # knows the escapes of a value quoted by a program
        except ValueError:
            pass
    # "\0" is in no line here, and keeps a doubled apostrophe from being taken for a mark.
    inside = inner.replace("''", "\0") if mark == "'" else inner
    first = re.search(rf"(?<!\w){mark}|{mark}(?!\w)", inside)
    if first and inside[: first.start()][-1:].strip():
        return value  # it closes what the first mark opened
    return inside.replace("\0", "'")
