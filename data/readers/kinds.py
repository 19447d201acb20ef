"""Which reader a file needs: by its name, or by its first bytes where the name says nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from data import signatures
from data.columns import holds_links, holds_text
from data.problem import ArticleError
from data.readers import (
    delimited,
    json_lines,
    mhtml,
    page,
    parquet,
    pdf,
    references,
    rich_text,
    spreadsheet,
    sqlite,
    text,
    unpacking,
    web_archive,
    word,
)
from data.readers.source import File
from data.readers.table import Table
from data.signatures import Format, format_of

Reader = Callable[[File], Iterator[Table]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what reads it, what messages call it, and whether it has columns to name."""

    read: Reader
    called: str
    has_columns: bool = False


TEXT: Final = Kind(text.read, "a text file")
DELIMITED: Final = Kind(delimited.read, "a table in plain text (CSV)", has_columns=True)
JSON: Final = Kind(json_lines.read, "JSON", has_columns=True)
PARQUET: Final = Kind(parquet.read, "a Parquet table", has_columns=True)
SPREADSHEET: Final = Kind(spreadsheet.read, "an Excel workbook (XLSX)", has_columns=True)
SQLITE: Final = Kind(sqlite.read, "an SQLite database", has_columns=True)
PAGE: Final = Kind(page.read, "a web page (HTML)")
MHTML: Final = Kind(mhtml.read, "a saved web page (MHTML)")
WEB_ARCHIVE: Final = Kind(web_archive.read, "a web archive (WARC)")
PDF: Final = Kind(pdf.read, "a PDF")
WORD: Final = Kind(word.read, "a Word document (DOCX)")
RICH_TEXT: Final = Kind(rich_text.read, "a rich text (RTF)")
REFERENCES: Final = Kind(references.read, "a list of references (RIS)")

KINDS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), TEXT),
    **dict.fromkeys((".csv", ".tsv", ".tab"), DELIMITED),
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), JSON),
    **dict.fromkeys((".parquet", ".pq"), PARQUET),
    **dict.fromkeys((".xlsx", ".xlsm"), SPREADSHEET),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db", ".db3"), SQLITE),
    **dict.fromkeys((".html", ".htm", ".xhtml"), PAGE),
    **dict.fromkeys((".mhtml", ".mht"), MHTML),
    **dict.fromkeys((".warc", ".warc.gz"), WEB_ARCHIVE),
    ".pdf": PDF,
    ".docx": WORD,
    ".rtf": RICH_TEXT,
    ".ris": REFERENCES,
}
"""The kind for each ending of a file's name. A new format is a file here and a line above."""

ARCHIVES: Final = frozenset({".zip"})
"""Endings of files that hold other files."""

SPOKEN: Final = (
    "text (.txt, .md), PDF, Word (.docx), RTF, saved web pages (.html, .mhtml), web archives"
    " (.warc), tables (CSV, TSV, Excel .xlsx, JSON, JSON Lines .jsonl, Parquet, SQLite), lists of"
    " references (RIS, JSON from Zotero), and ZIP files of those"
)

_INSTEAD: Final[Mapping[str, str]] = {
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), "Save the sheet as .xlsx or CSV."),
    **dict.fromkeys((".doc", ".odt", ".pages"), "Save it as .docx or as plain text (.txt)."),
    **dict.fromkeys((".gz", ".7z", ".tar", ".rar", ".tgz"), "Unpack it and read the folder."),
    **dict.fromkeys((".rdf", ".bib", ".enw"), "Export it from Zotero as RIS or CSL JSON."),
    **dict.fromkeys((".epub",), "Save it as PDF or plain text (.txt)."),
}


_TEXTS: Final = frozenset((".txt", ".text", ".md", ".markdown"))
_INSIDE: Final[Mapping[str, Format]] = {
    "word/document.xml": signatures.WORD,
    "xl/workbook.xml": signatures.WORKBOOK,
    "content.xml": signatures.OPEN_DOCUMENT,
    "META-INF/container.xml": signatures.BOOK,
}
# A text may be about HTML, or hold some; a crawler packs what it keeps under either name.
_ALL_THE_SAME: Final = frozenset(
    [
        *((signatures.WEB_PAGE, suffix) for suffix in _TEXTS),
        (signatures.PACKED, ".warc"),
        (signatures.PACKED, ".warc.gz"),
        (signatures.ZIP, ""),
        (signatures.ZIP, "."),
    ]
)


def ending(name: str) -> str:
    """The ending of a file's name as KINDS has it; both endings of a `.warc.gz`."""
    path = PurePath(name)
    if [suffix.lower() for suffix in path.suffixes[-2:]] == [".warc", ".gz"]:
        return ".warc.gz"
    return path.suffix.lower()


def comes_later(name: str) -> bool:
    """Whether the text of a file so called may stand beside a list of references that names it."""
    kind = KINDS.get(ending(name))
    return kind is not None and kind is not REFERENCES and not kind.has_columns


def kind_of(file: File) -> Kind:
    """The kind of a file. Raises ArticleError where it is none that can be read.

    Also where its first bytes are those of another kind than its name says.
    """
    suffix = ending(file.name)
    if suffix in KINDS:
        check_name(file)
        return KINDS[suffix]
    if suffix in ("", "."):
        return _by_content(file)
    raise ArticleError(
        f"Files of the kind “{suffix[:20]}” cannot be read.",
        file=file.shown,
        advice=_INSTEAD.get(suffix, f"What can be read: {SPOKEN}."),
    )


def is_archive(file: File) -> bool:
    """Whether a file holds others: by its name, or by its first bytes where that says nothing."""
    suffix = ending(file.name)
    return suffix in ARCHIVES or (suffix in ("", ".") and _format(file) is signatures.ZIP)


def check_name(file: File) -> None:
    """Raise ArticleError where a file is not what its name says."""
    found, suffix = _format(file), ending(file.name)
    if found is None or suffix in found.endings or (found, suffix) in _ALL_THE_SAME:
        return
    rename = f"Give it a name that ends in {found.endings[0]}." if found.endings else ""
    meant = KINDS[suffix].called if suffix in KINDS else "a ZIP file"
    raise ArticleError(
        f"This is {found.called}, not {meant}.",
        file=file.shown,
        advice=found.advice or rename,
    )


def _format(file: File) -> Format | None:
    """The format of a file by its bytes. Office files are ZIP files: what is in them tells."""
    found = format_of(file.head())
    if found is not signatures.ZIP:
        return found
    try:
        with closing(file.open()) as stream, unpacking.opened(stream, file.shown) as archive:
            names = archive.NameToInfo
            return next((kind for name, kind in _INSIDE.items() if name in names), found)
    except ArticleError:
        return None  # its reader says what is the matter with it


def _by_content(file: File) -> Kind:
    head = file.head()
    found = _format(file)
    if found and found.endings and found.endings[0] in KINDS:
        return KINDS[found.endings[0]]
    begin = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith(b"TY  - "):
        return REFERENCES
    if begin.startswith((b"{", b"[")):
        return JSON
    header = head[:4000].decode("utf-8", "replace").lstrip("\ufeff\r\n ").split("\n", 1)[0]
    names = delimited.header_names(header)
    is_table = len(names) > 1 and (holds_text(names) or holds_links(names))
    return DELIMITED if is_table else TEXT
