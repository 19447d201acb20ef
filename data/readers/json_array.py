"""The items of a JSON array, one at a time, however long the array is."""

import json
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Final, cast

from data.plain import Encoding, mended
from data.readers.lines import LONGEST

Item = tuple[int, object]
"""The number of a row and what stands there; None where that is no JSON."""

_BLOCK: Final = 1 << 20


class _Broken(ValueError):
    """From here on the text is no JSON, or an item is longer than memory bears."""


def items(text: TextIOWrapper, encoding: Encoding) -> Iterator[Item]:
    """The items of the array that `text` is. Where it breaks off, the last one is None."""
    with text:
        scanner = _Scanner(text, encoding)
        scanner.take("[")
        yield from _rest(scanner)


def items_within(text: TextIOWrapper, encoding: Encoding) -> Iterator[Item]:
    """The items of the first list of objects in the object that `text` is; none if it has none."""
    with text:
        yield from _first_list(_Scanner(text, encoding))


def _first_list(scanner: "_Scanner") -> Iterator[Item]:
    try:
        scanner.take("{")
        while scanner.next() == '"':
            scanner.value()
            scanner.take(":")
            if scanner.next() == "[":
                scanner.take("[")
                if scanner.next() == "{":
                    yield from _rest(scanner)
                    return
                for _ in _rest(scanner):
                    pass
            else:
                scanner.value()
            if scanner.next() == ",":
                scanner.take(",")
    except _Broken:
        return


def _rest(scanner: "_Scanner") -> Iterator[Item]:
    number = 0
    try:
        while scanner.next() != "]":
            number += 1
            yield number, scanner.value()
            if scanner.next() == ",":
                scanner.take(",")
        scanner.take("]")
    except _Broken:
        yield max(number, 1), None


class _Scanner:
    """Reads JSON values off a text, holding no more of it than one value needs."""

    def __init__(self, text: TextIOWrapper, encoding: Encoding) -> None:
        self._text, self._encoding = text, encoding
        self._held = ""
        self._at = 0
        self._decoder = json.JSONDecoder()

    def next(self) -> str:
        """The next character that is no white space."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in " \t\r\n\ufeff":
                    return self._held[self._at]
                self._at += 1
            if not self._more(_BLOCK):
                raise _Broken

    def take(self, character: str) -> None:
        """Go past `character`, which must come next."""
        if self.next() != character:
            raise _Broken
        self._at += 1

    def value(self) -> object:
        """The next value."""
        self.next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise _Broken from error
            except ValueError as error:
                held = len(self._held) - self._at
                # Twice as much each time: a long value is not begun again for every block.
                if held > LONGEST or not self._more(max(_BLOCK, held)):
                    raise _Broken from error
                continue
            self._at = end
            return cast("object", value)

    def _more(self, size: int) -> bool:
        read = mended(self._text.read(size), self._encoding)
        self._held = self._held[self._at :] + read
        self._at = 0
        return bool(read)
