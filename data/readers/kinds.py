"""Which reader a file needs: by its name, or by its first bytes where the name says nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

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
    web_archive,
    word,
)
from data.readers.source import File
from data.readers.table import Table

Reader = Callable[[File], Iterator[Table]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what reads it, and whether its columns may be named by the person."""

    read: Reader
    has_columns: bool = False


TEXT: Final = Kind(text.read)
DELIMITED: Final = Kind(delimited.read, has_columns=True)
JSON: Final = Kind(json_lines.read, has_columns=True)
PARQUET: Final = Kind(parquet.read, has_columns=True)
SPREADSHEET: Final = Kind(spreadsheet.read, has_columns=True)
SQLITE: Final = Kind(sqlite.read, has_columns=True)
PAGE: Final = Kind(page.read)
MHTML: Final = Kind(mhtml.read)
WEB_ARCHIVE: Final = Kind(web_archive.read)
PDF: Final = Kind(pdf.read)
WORD: Final = Kind(word.read)
RICH_TEXT: Final = Kind(rich_text.read)
REFERENCES: Final = Kind(references.read)

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
    "text (.txt, .md), CSV, TSV, JSON, JSON Lines (.jsonl), Parquet, Excel (.xlsx), SQLite, web"
    " pages (.html, .mhtml, .warc), PDF, Word (.docx), RTF, RIS, and ZIP files of those"
)

_BY_CONTENT: Final = (
    (b"PAR1", PARQUET),
    (b"SQLite format 3\x00", SQLITE),
    (b"%PDF-", PDF),
    (b"{\\rtf", RICH_TEXT),
    (b"WARC/", WEB_ARCHIVE),
    (b"TY  - ", REFERENCES),
)
_PAGES: Final = (b"<!doctype html", b"<html")
_INSTEAD: Final[Mapping[str, str]] = {
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), "Save the sheet as .xlsx or CSV."),
    **dict.fromkeys((".doc", ".odt", ".pages"), "Save it as .docx or as plain text (.txt)."),
    **dict.fromkeys((".gz", ".7z", ".tar", ".rar", ".tgz"), "Unpack it and read the folder."),
    **dict.fromkeys((".rdf", ".bib", ".enw"), "Export it from Zotero as RIS or CSL JSON."),
    **dict.fromkeys((".epub",), "Save it as PDF or plain text (.txt)."),
}


def ending(name: str) -> str:
    """The ending of a file's name as KINDS has it; both endings of a `.warc.gz`."""
    path = PurePath(name)
    if [suffix.lower() for suffix in path.suffixes[-2:]] == [".warc", ".gz"]:
        return ".warc.gz"
    return path.suffix.lower()


def kind_of(file: File) -> Kind:
    """The kind of a file. Raises ArticleError where it is none that can be read."""
    suffix = ending(file.name)
    if suffix in KINDS:
        return KINDS[suffix]
    if suffix in ("", "."):
        return _by_content(file.head())
    raise ArticleError(
        f"Files of the kind “{suffix[:20]}” cannot be read.",
        file=file.shown,
        advice=_INSTEAD.get(suffix, f"What can be read: {SPOKEN}."),
    )


def _by_content(data: bytes) -> Kind:
    for magic, kind in _BY_CONTENT:
        if data.startswith(magic):
            return kind
    begin = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith((b"{", b"[")):
        return JSON
    if begin[:20].lower().startswith(_PAGES):
        return PAGE
    header = data[:4000].decode("utf-8", "replace").lstrip("\ufeff\r\n ").split("\n", 1)[0]
    names = delimited.header_names(header)
    is_table = len(names) > 1 and (holds_text(names) or holds_links(names))
    return DELIMITED if is_table else TEXT
