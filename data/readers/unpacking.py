"""ZIP files and what is made of them, opened so that a small file cannot become a huge one."""

import stat
import zipfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, Final
from xml.sax import ContentHandler, SAXException
from xml.sax.xmlreader import AttributesImpl

from data.problem import ArticleError

MOST_MEMBERS: Final = 20_000
MOST_RATIO: Final = 200
_RATIO_FROM: Final = 20_000_000  # bytes: a small file of one letter packs as well as a bomb
_MOST_DIRECTORY: Final = 20_000_000
_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x06"
_BLOCK: Final = 1 << 16

_DAMAGED: Final = (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError)


class Unpacked:
    """Counts what comes out of one ZIP file, and raises ArticleError where it is too much.

    `is_too_much` says that it did: then nothing more is to be read.
    """

    def __init__(self, file: str, packed: int, most: int) -> None:
        self._file, self._packed, self._most = file, max(packed, 1), most
        self._bytes = 0
        self.is_too_much = False

    def add(self, size: int) -> None:
        """Count `size` more bytes."""
        self._bytes += size
        self.is_too_much = self._bytes > min(
            self._most, max(_RATIO_FROM, MOST_RATIO * self._packed)
        )
        if self._bytes > self._most:
            raise ArticleError(
                f"Unpacked, this file has over {self._most / 1e6:,.0f} MB, which is too much.",
                file=self._file,
                advice="Unpack it yourself and read what you need of it.",
            )
        if self.is_too_much:
            raise ArticleError(
                f"This file unpacks to over {MOST_RATIO} times its size: that is no collection of"
                " articles but a trap (a “zip bomb”).",
                file=self._file,
                advice="Nothing more of it was read.",
            )


@contextmanager
def opened(stream: BinaryIO, file: str) -> Generator[zipfile.ZipFile]:
    """The ZIP file in `stream`. Raises ArticleError where it is damaged or its list is too long."""
    if _directory_size(stream) > _MOST_DIRECTORY:
        raise _too_many(file)
    try:
        archive = zipfile.ZipFile(stream)
    except (*_DAMAGED, OSError) as error:
        raise damaged(file) from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise _too_many(file)
        yield archive


def blocks(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, counted: Unpacked, file: str
) -> Iterator[bytes]:
    """The bytes of a member as they come out. Raises ArticleError where it is damaged."""
    try:
        with archive.open(member) as packed:
            while block := packed.read(_BLOCK):
                counted.add(len(block))
                yield block
    except ArticleError:
        raise
    except (*_DAMAGED, OSError, *_errors()) as error:
        raise damaged(file) from error


def is_link(member: zipfile.ZipInfo) -> bool:
    """Whether a member stands for a file elsewhere."""
    return stat.S_ISLNK(member.external_attr >> 16)


def damaged(file: str) -> ArticleError:
    """The error for a ZIP file, or an Office file, that cannot be unpacked."""
    return ArticleError(
        "This file is damaged or cut short.", file=file, advice="Copy or download it again."
    )


def check_office(
    stream: BinaryIO, file: str, *, most: int, look: Callable[[str], ContentHandler]
) -> None:
    """Go through an Office file before a library that trusts it does.

    Counts what comes out, at most `most` bytes, and reads each XML part with `look(name)`, a
    handler that may raise. Raises ArticleError for what no office program writes.
    """
    stream.seek(0, 2)
    counted = Unpacked(file, stream.tell(), most)
    with opened(stream, file) as archive:
        for member in archive.infolist():
            parts = blocks(archive, member, counted, file)
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                _check_xml(parts, look(member.filename), file)
            else:
                for _ in parts:
                    pass
    stream.seek(0)


def _check_xml(parts: Iterator[bytes], handler: ContentHandler, file: str) -> None:
    from defusedxml import DefusedXmlException
    from defusedxml.expatreader import DefusedExpatParser

    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    try:
        for part in parts:
            parser.feed(part)
        parser.close()
    except DefusedXmlException as error:
        raise ArticleError(
            "This file declares XML entities, which no office program writes: it was not read.",
            file=file,
            advice="Open it in the program it came from and save it anew.",
        ) from error
    except SAXException as error:
        raise damaged(file) from error


class Bounded(ContentHandler):
    """Counts the elements of an XML part, and how deep they stand in each other."""

    DEEPEST: Final = 200

    def __init__(self, file: str, most: int) -> None:
        super().__init__()
        self._file, self._most = file, most
        self._elements = self._depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """Called by the parser."""
        self._elements += 1
        self._depth += 1
        if self._elements > self._most or self._depth > self.DEEPEST:
            raise ArticleError(
                "This file is larger, or nested deeper, than any article needs.",
                file=self._file,
                advice="Save what you need of it as a smaller file.",
            )

    def endElement(self, name: str) -> None:
        """Called by the parser."""
        self._depth -= 1


def _errors() -> tuple[type[Exception], ...]:
    import lzma
    import zlib

    return (zlib.error, lzma.LZMAError)


def _too_many(file: str) -> ArticleError:
    return ArticleError(
        f"There are more than {MOST_MEMBERS:,} files in it.",
        file=file,
        advice="Split it into smaller ones.",
    )


def _directory_size(stream: IO[bytes]) -> int:
    """How many bytes the list of members claims to have; zipfile would read all of it at once."""
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - 70_000))
    tail = stream.read()
    stream.seek(0)
    at, at_64 = tail.rfind(_END), tail.rfind(_END_64)
    if at_64 >= 0:
        return int.from_bytes(tail[at_64 + 40 : at_64 + 48], "little")
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
