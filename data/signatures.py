"""What a file is by its first bytes, whatever its name says."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what messages call it, and the endings of its files' names, the best first.

    `advice` says what to do with a file of it where none of those is among what can be read.
    """

    called: str
    endings: tuple[str, ...] = ()
    advice: str = ""


def _picture(kind: str) -> Format:
    advice = "Let a program recognise the text in it (OCR), and read what that saves."
    return Format(f"a picture ({kind})", advice=advice)


def _packed(kind: str) -> Format:
    return Format(f"a packed file ({kind})", advice="Unpack it, and read what was in it.")


def _of(called: str, *endings: str) -> Format:
    return Format(called, endings)


_SOUND: Final = Format("a film or a sound", advice="Only what is written can be read.")
PDF: Final = _of("a PDF", ".pdf")
WEB_PAGE: Final = _of("a web page (HTML)", ".html", ".htm", ".xhtml")
ZIP: Final = _of("a ZIP file", ".zip")
WORD: Final = _of("a Word document (DOCX)", ".docx")
WORKBOOK: Final = _of("an Excel workbook (XLSX)", ".xlsx", ".xlsm")
OPEN_DOCUMENT: Final = Format(
    "an OpenDocument file", advice="Save it as .docx, .xlsx or plain text, and read that."
)
BOOK: Final = Format("a book (EPUB)", advice="Save it as PDF or plain text, and read that.")
OLD_OFFICE: Final = Format(
    "an Office file of the old kind, or one with a password",
    advice="Open it, and save it as .docx or .xlsx without a password.",
)
PACKED: Final = _packed("gzip")

_BEGINNINGS: Final = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"PAR1", _of("a Parquet table", ".parquet", ".pq")),
    (b"SQLite format 3\x00", _of("an SQLite database", ".db", ".sqlite", ".sqlite3", ".db3")),
    (b"{\\rtf", _of("a rich text (RTF)", ".rtf")),
    (b"WARC/", _of("a web archive (WARC)", ".warc", ".warc.gz")),
    (b"\x89PNG\r\n\x1a\n", _picture("PNG")),
    (b"\xff\xd8\xff", _picture("JPEG")),
    (b"GIF87a", _picture("GIF")),
    (b"GIF89a", _picture("GIF")),
    (b"II*\x00", _picture("TIFF")),
    (b"MM\x00*", _picture("TIFF")),
    (b"8BPS", _picture("Photoshop")),
    (b"\x1f\x8b", PACKED),
    (b"7z\xbc\xaf\x27\x1c", _packed("7z")),
    (b"Rar!\x1a\x07", _packed("RAR")),
    (b"\xfd7zXZ\x00", _packed("XZ")),
    (b"\x28\xb5\x2f\xfd", _packed("Zstandard")),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"\x7fELF", Format("a program")),
    (b"MZ\x90\x00", Format("a program")),
)
_PAGES: Final = (b"<!doctype html", b"<html")
_SPACE: Final = b"\xef\xbb\xbf \r\n\t"


def format_of(head: bytes) -> Format | None:
    """The format of a file that begins with `head`; None where it cannot be told: text mostly."""
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    if head[:4] == b"RIFF":
        return _picture("WebP") if head[8:12] == b"WEBP" else _SOUND
    if head[4:8] == b"ftyp":
        is_picture = head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return _picture("HEIC or AVIF") if is_picture else _SOUND
    return WEB_PAGE if head.lstrip(_SPACE)[:20].lower().startswith(_PAGES) else None
