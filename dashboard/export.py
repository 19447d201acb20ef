"""Files a person keeps. A cell that a spreadsheet would run as a formula is made plain text."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pandas as pd
import plotly.graph_objects as go

# What Excel, LibreOffice and Google Sheets take for the start of a formula, also behind spaces
# and quotation marks.
_FORMULA: Final = re.compile(r"""^[\s"'\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]""")
_NUMBER: Final = re.compile(r"[+-]?(\d+(,\d{3})*(\.\d+)?|\.\d+)(e[+-]?\d+)?%?", re.IGNORECASE)
LONGEST_NAME: Final = 100  # characters, of a file name without its ending
_UNSAFE_IN_NAME: Final = re.compile(r"[^a-z0-9]+")


def defused(value: object) -> object:
    """`value`, with an apostrophe before text that a spreadsheet would run; numbers untouched."""
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def defused_table(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of `frame` with every cell and column name defused."""
    safe = frame.copy()
    for column in safe.columns[[not pd.api.types.is_numeric_dtype(kind) for kind in safe.dtypes]]:
        safe[column] = safe[column].map(defused)
    safe.columns = [defused(str(name)) for name in safe.columns]
    return safe


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV without its index: UTF-8 with the mark Excel needs, nothing that runs."""
    text = defused_table(frame).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def library_bytes(articles: pd.DataFrame) -> bytes:
    """An Articles frame as a library in one file, which `slantwise --library` opens."""
    # Only whoever asks for one waits for what a library needs.
    from data import library

    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.db"
        with library.open(path) as made:
            made.add(articles)
        return path.read_bytes()


def html_bytes(figure: go.Figure | Mapping[str, object], title: str, note: str = "") -> bytes:
    """The figure, and a note below it, as one page that needs nothing from the network."""
    plain = go.Figure(figure).update_layout(template="plotly_white")
    page = plain.to_html(include_plotlyjs=True, include_mathjax=False)
    if note:
        below = f'<p style="font: 0.875rem sans-serif; max-width: 42rem">{escape(note)}</p></body>'
        before, _, after = page.rpartition("</body>")
        page = f"{before}{below}{after}"
    return page.replace("<head>", f"<head><title>{escape(title)}</title>", 1).encode("utf-8")


def file_name(*parts: str) -> str:
    """A plain file name without its ending, from parts that may hold anything.

    It begins with our own name, so that no part of it is one that Windows keeps for itself.
    """
    slugs = [_UNSAFE_IN_NAME.sub("-", part.casefold()).strip("-")[:40] for part in parts]
    return "-".join(["slantwise", *filter(None, slugs)])[:LONGEST_NAME].rstrip("-")
