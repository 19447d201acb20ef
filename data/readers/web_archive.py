"""WARC: what a crawler was sent, a page an article."""

import io
import logging
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace
from typing import Any, BinaryIO, Final, Protocol, cast

from data.plain import one_line
from data.problem import ArticleError, Problem
from data.readers import page
from data.readers.source import File
from data.readers.table import Record, Table, in_parts

# It logs bytes of a page; without a handler of its own that goes to the terminal.
logging.getLogger("warcio").addHandler(logging.NullHandler())

MOST_IN_RECORD: Final = 1_000_000_000  # bytes: the reader has to go past them
_PAGES: Final = ("text/html", "application/xhtml+xml")
_NAMED: Final = 5


class _Headers(Protocol):
    """What is used of a record's headers; warcio carries no type information."""

    def get_header(self, name: str) -> str | None: ...

    def get_statuscode(self) -> str: ...


class _Record(Protocol):
    """What is used of warcio's records."""

    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: BinaryIO

    def content_stream(self) -> BinaryIO: ...


class _Cut(ValueError):
    """The file ends in the middle of this record."""


def read(file: File) -> Iterator[Table]:
    """The pages of a `.warc` or `.warc.gz` file: a row is a `response` record that is a page.

    A page that cannot be read or is cut short is left out and said. Raises ArticleError where
    there is none.
    """
    problems: list[Problem] = []
    with closing(file.open()) as stream:
        size = max(file.size(), 1)
        records = _records(stream, file.shown, problems)
        yield from in_parts(records, file.shown, problems, lambda: min(1.0, stream.tell() / size))


def _records(stream: BinaryIO, file: str, problems: list[Problem]) -> Iterator[Record]:
    number = 0
    others = 0
    unread: list[str] = []
    try:
        for at, record in enumerate(_archive(stream), start=1):
            if _length(record) > MOST_IN_RECORD:
                what = f"Record {at:,} is too large: what follows was not read."
                problems.append(Problem("warning", what, file))
                break
            if not _is_page(record):
                others += 1
                continue
            number += 1
            values = _article(record, file)
            if _is_short(record):
                number -= 1
                raise _Cut(at)
            if isinstance(values, str):
                unread.append(values)
            else:
                yield number, values
    except _errors() as error:
        if not number:
            raise _damaged(file) from error
        what = f"The archive is damaged or cut short after page {number:,}."
        if isinstance(error, _Cut):
            what = f"The file ends in the middle of record {error}."
        problems.append(Problem("warning", what, file, advice="Copy or download it again."))
    if not number:
        raise ArticleError(
            f"There is no page in this archive; other records: {others:,}.",
            file=file,
            advice="Pages are `response` records of the type text/html.",
        )
    if others:
        what = f"Passed over, being no pages: {others:,} records."
        problems.append(Problem("notice", what, file))
    if unread:
        named = ", ".join(unread[:_NAMED]) + (" and more" if len(unread) > _NAMED else "")
        what = f"Left out: pages without an article, or too large: {named}."
        problems.append(Problem("warning", what, file))


def _archive(stream: BinaryIO) -> Iterator[_Record]:
    """The records. Raises _Cut at the end of a file that stops before the last one does."""
    reader = _reader(stream)
    # It would forget what tells whether the file is whole.
    reader.close = lambda: None
    record, number, member = None, 0, None
    for record in reader:
        number += 1
        member = reader.reader.decompressor
        yield record
    packed = reader.reader.decompressor
    if record is not None and _is_short(record):
        raise _Cut(number)
    if reader.next_line:
        raise _Cut(number + 1)
    if packed is not None and not packed.eof:
        raise _Cut(number if packed is member else number + 1)


def _is_short(record: _Record) -> bool:
    """Whether the file ends before a record that has been read has all of its stated length."""
    missing = getattr(record.raw_stream, "limit", None)
    if missing is None:  # its headers do not get to the length
        return record.http_headers is None
    return missing > 0 and not record.raw_stream.read(1)


def _reader(stream: BinaryIO) -> Any:  # noqa: ANN401 - warcio has no types
    from warcio import (  # pyright: ignore[reportMissingTypeStubs]
        archiveiterator,
        bufferedreaders,
    )

    cast("Any", bufferedreaders).sys = SimpleNamespace(stderr=_Raised())
    reader = cast("Any", archiveiterator).ArchiveIterator(stream)
    reader.INC_RECORD = ""  # what it would print on the terminal of a record that ends elsewhere
    return reader


class _Raised:
    """A terminal for warcio to tell that packed bytes are damaged: it would go on past them."""

    def write(self, told: str) -> None:
        raise ValueError(told)


def _errors() -> tuple[type[Exception], ...]:
    import zlib

    from warcio import exceptions, statusandheaders  # pyright: ignore[reportMissingTypeStubs]

    return (
        cast("Any", exceptions).ArchiveLoadFailed,
        cast("Any", statusandheaders).StatusAndHeadersParserException,
        *(zlib.error, EOFError, ValueError, OSError),
        # It takes for granted that a record names its address and its kind.
        *(AttributeError, TypeError, KeyError, IndexError),
    )


def _length(record: _Record) -> int:
    stated = str(record.rec_headers.get_header("Content-Length") or "0")
    return int(stated[:15]) if stated.isdigit() else 0


def _is_page(record: _Record) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    return kind.startswith(_PAGES) and str(record.http_headers.get_statuscode()).startswith("2")


def _article(record: _Record, file: str) -> dict[str, str] | str:
    """The article of a page, or the address of a page that holds none."""
    url = one_line(str(record.rec_headers.get_header("WARC-Target-URI") or "")).strip("<>")
    data = _content(record)
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else None) or ""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    if data is None or len(data) > page.MOST_BYTES:
        return url
    try:
        values = page.article_of(data, file, url=url, charset=charset)
    except ArticleError:
        return url
    return {**values, "url": url or values["url"]}


def _content(record: _Record) -> bytes | None:
    """The bytes of a page, unpacked, or the first of too many; None where they are damaged."""
    stream = record.raw_stream
    # Read apart from what unpacks it: damage here is the archive's, and ends it.
    record.raw_stream = io.BytesIO(stream.read(page.MOST_BYTES + 1))
    try:
        return record.content_stream().read(page.MOST_BYTES + 1)
    except ValueError:
        return None
    finally:
        record.raw_stream = stream  # warcio goes past what is left there


def _damaged(file: str) -> ArticleError:
    return ArticleError(
        "This web archive is damaged, cut short, or none at all.",
        file=file,
        advice="Copy or download it again.",
    )
