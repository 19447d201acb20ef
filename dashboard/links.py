"""Links within a page's own HTML, as they are written. No streamlit."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final
from urllib.parse import urlencode

HOME: Final = "./"
"""The view that has no name in the address."""


def link(view: str, parameters: Mapping[str, str | Sequence[str]], inner: str) -> str:
    """A link to a view as HTML around `inner`, which is HTML already."""
    return f'<a href="{escape(address(view, parameters))}">{inner}</a>'


def address(view: str, parameters: Mapping[str, str | Sequence[str]]) -> str:
    """Where a view lies, from any other, and what its address says: several values one by one."""
    return f"{view}?{urlencode(parameters, doseq=True, errors='replace')}"
