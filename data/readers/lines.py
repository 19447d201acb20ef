"""The lines of a text file, none of them longer than memory bears."""

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from data.plain import Encoding, mended

LONGEST: Final = 12_000_000
"""Characters in a line, a cell or a JSON item; six times the longest article."""


def lines(stream: BinaryIO, encoding: Encoding) -> Iterator[str | None]:
    """The lines of `stream` with their ends as they are; None for one that is too long.

    `stream` is closed after the last."""
    with as_text(stream, encoding) as text:
        while line := text.readline(LONGEST + 1):
            if len(line) <= LONGEST:
                yield mended(line, encoding)
                continue
            while line and not line.endswith(("\n", "\r")):
                line = text.readline(LONGEST)
            yield None


def as_text(stream: BinaryIO, encoding: Encoding) -> io.TextIOWrapper:
    """`stream` read as characters, and closed with them. Line ends are left as they are."""
    return io.TextIOWrapper(stream, encoding.codec, encoding.errors, newline="")
