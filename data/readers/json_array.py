"""The items of a JSON array, one at a time, however long the array is."""

import json
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Final, cast

from data.plain import Encoding, mended
from data.readers.lines import LONGEST

Item = tuple[int, object]
"""The number of a row and what stands there; None where that is no JSON."""

CUT: Final = object()
"""Stands at the number of the last row that was gone past: no end was found of what follows it."""

_BLOCK: Final = 1 << 20
_MOST_PASSED: Final = 1 << 16
_MOST_MARKS: Final = 2_000_000  # in all that is broken: each takes a step of its own
_MARK: Final = re.compile(r'["\[\]{},]')
_MARK_IN_STRING: Final = re.compile(r'"|\\.?', re.DOTALL)
# A word or an escape that the text held so far cuts off is no longer than this.
_LONGEST_TOKEN: Final = 16


class _Broken(ValueError):
    """What comes next is no JSON, or longer than memory bears."""


def items(text: TextIOWrapper, encoding: Encoding) -> Iterator[Item]:
    """The items of the array that `text` is. Where it breaks off, the last one is CUT."""
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
            item = _value_or_none(scanner)
            number += 1
            yield number, item
            if scanner.next() == ",":
                scanner.take(",")
        scanner.take("]")
    except _Broken:
        yield number, CUT


def _value_or_none(scanner: "_Scanner") -> object:
    try:
        return scanner.value()
    except _Broken:
        scanner.skip()
        return None


class _Scanner:
    """Reads JSON values off a text, holding no more of it than one value needs."""

    def __init__(self, text: TextIOWrapper, encoding: Encoding) -> None:
        self._text, self._encoding = text, encoding
        self._held = ""
        self._at = 0
        self._decoder = json.JSONDecoder()
        self._marks = 0

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
        if self._at > _MOST_PASSED:
            # What is told of a broken value counts the lines before it.
            self._held, self._at = self._held[self._at :], 0
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise _Broken from error
            except ValueError as error:
                held = len(self._held) - self._at
                # Twice as much each time: a long value is not begun again for every block.
                if (
                    held > LONGEST
                    or not self._may_be_cut(error)
                    or not self._more(max(_BLOCK, held))
                ):
                    raise _Broken from error
                continue
            self._at = end
            return cast("object", value)

    def skip(self) -> None:
        """Go past what is broken, to the comma or the bracket behind it."""
        depth, in_string = 0, False
        while True:
            found = (_MARK_IN_STRING if in_string else _MARK).search(self._held, self._at)
            if found is None or found[0] == "\\":
                self._at = len(self._held) if found is None else found.start()
                if not self._more(_BLOCK):
                    raise _Broken
                continue
            self._marks += 1
            if self._marks > _MOST_MARKS:
                raise _Broken
            mark = found[0]
            if not (in_string or depth) and mark in ",]":
                self._at = found.start()
                return
            self._at = found.end()
            if mark == '"':
                in_string = not in_string
            elif not in_string:
                depth = max(0, depth + (mark in "[{") - (mark in "]}"))

    def _may_be_cut(self, error: ValueError) -> bool:
        """Whether more of the text may help, as it does not for too many digits."""
        return isinstance(error, json.JSONDecodeError) and (
            error.msg.startswith("Unterminated string")
            or error.pos >= len(self._held) - _LONGEST_TOKEN
        )

    def _more(self, size: int) -> bool:
        read = mended(self._text.read(size), self._encoding)
        self._held = self._held[self._at :] + read
        self._at = 0
        return bool(read)
