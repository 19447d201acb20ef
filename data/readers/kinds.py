"""Which reader a file needs: by its name, or by its first bytes where the name says nothing."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from data.columns import holds_text
from data.problem import ArticleError
from data.readers import delimited, json_lines, parquet, text
from data.readers.table import Table

Reader = Callable[[bytes, str], Table]

READERS: Final[Mapping[str, Reader]] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".markdown": text.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".tab": delimited.read,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
    ".json": json_lines.read,
    ".parquet": parquet.read,
    ".pq": parquet.read,
}
"""The reader for each ending of a file's name. A new format is a file here and a line above."""

SPOKEN: Final = "text (.txt, .md), CSV, TSV, JSON, JSON Lines (.jsonl) and Parquet"

_INSTEAD: Final[Mapping[str, str]] = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), "Save the sheet as CSV in UTF-8."),
    **dict.fromkeys((".docx", ".doc", ".rtf", ".odt"), "Save it as plain text (.txt)."),
    **dict.fromkeys((".pdf", ".html", ".htm"), "Copy the article's text, and paste or save it."),
    **dict.fromkeys((".zip", ".gz", ".7z", ".tar", ".rar"), "Unpack it and read the folder."),
}


def reader_for(name: str, data: bytes, file: str) -> Reader:
    """The reader for a file called `name` that holds `data`; `file` is what messages call it.

    Raises ArticleError where its kind is none that can be read.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    if suffix in ("", "."):
        return _by_content(data)
    raise ArticleError(
        f"Files of the kind “{suffix}” cannot be read.",
        file=file,
        advice=_INSTEAD.get(suffix, f"What can be read: {SPOKEN}."),
    )


def _by_content(data: bytes) -> Reader:
    if data.startswith(b"PAR1"):
        return parquet.read
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        return json_lines.read
    header = data[:4000].decode("utf-8", "replace").lstrip("\ufeff\r\n ").split("\n", 1)[0]
    names = delimited.header_names(header)
    return delimited.read if len(names) > 1 and holds_text(names) else text.read
