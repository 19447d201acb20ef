"""Pieces of HTML that pages and reports share. What goes in may be hostile, and is escaped."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import pandas as pd

Note = tuple[str, str | Sequence[str]]
"""A term and its explanation, in one paragraph or several."""

NO_WAYS: Final[Mapping[str, str]] = {}

_MARKS: Final = frozenset(r"\`*_{}[]()<>#+-.!|~$:&")


def paragraph_html(text: str) -> str:
    """Running text, shown literally."""
    return f'<p class="answer">{escape(text)}</p>'


def heading_html(text: str, level: int = 2) -> str:
    """A heading, shown literally."""
    return f"<h{level}>{escape(text)}</h{level}>"


def table_html(table: pd.DataFrame, caption: str, ways: Mapping[str, str] = NO_WAYS) -> str:
    """A table a screen reader can walk: the first column heads the rows, and leads where `ways`
    says, by what stands there."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    body = "".join(_row_html(list(row), ways) for row in table.itertuples(index=False))
    return (
        f'<div class="table" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def notes_html(notes: Sequence[Note]) -> str:
    """Terms and their explanations."""
    pairs = "".join(f"<dt>{escape(term)}</dt>{_explained(told)}" for term, told in notes)
    return f'<dl class="notes">{pairs}</dl>'


def _explained(told: str | Sequence[str]) -> str:
    paragraphs = [told] if isinstance(told, str) else told
    return "".join(f"<dd>{escape(each)}</dd>" for each in paragraphs)


def list_html(items: Sequence[str]) -> str:
    """A list of lines, each shown literally."""
    return f'<ul class="notes">{"".join(f"<li>{escape(item)}</li>" for item in items)}</ul>'


def _row_html(cells: list[object], ways: Mapping[str, str]) -> str:
    first, *rest = (escape(str(cell)) for cell in cells)
    if way := ways.get(str(cells[0])):
        first = f'<a href="{escape(way)}">{first}</a>'
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def literal(text: str) -> str:
    """Text that is to be shown as it is where Markdown is read."""
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in text)
