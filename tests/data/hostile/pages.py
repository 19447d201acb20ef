"""Web pages that are made to do harm."""

from pathlib import Path
from typing import Final

from tests.data.hostile.writing import MB, TEXT, Files, written
from tests.data.pages import page_of


def _page_of_tags(path: Path) -> None:
    path.write_bytes(b"<html><body>" + b"<b>a</b>" * (2 * MB))


FILES: Final[Files] = {
    "page nested deep": ("a.html", written(lambda: b"<div>" * (2 * MB))),
    "page nested a little too deep": ("a.html", written(lambda: b"<div>" * 2000 + TEXT.encode())),
    "page of tags": ("a.html", _page_of_tags),
    "page with a tag of 300,000 attributes": (
        "a.html",
        written(
            lambda: (
                page_of((TEXT,))
                .replace("<h1", f"<h1 {' '.join(f'a{at}={at}' for at in range(300_000))}")
                .encode()
            )
        ),
    ),
    "page with an attribute of 15 MB": (
        "a.html",
        written(lambda: page_of((TEXT,)).replace("<h1", f'<h1 x="{"y" * 15 * MB}"').encode()),
    ),
    "mail in mail": (
        "a.mhtml",
        written(lambda: b"Content-Type: message/rfc822\r\n\r\n" * 50_000),
    ),
}
