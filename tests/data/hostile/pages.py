"""Web pages that are made to do harm."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.data.hostile.writing import MB, Files, written
from tests.data.making import TEXT
from tests.data.pages import page_of


def _page_of_tags(path: Path) -> None:
    path.write_bytes(b"<html><body>" + b"<b>a</b>" * (2 * MB))


def _page_with(inner: bytes) -> Callable[[], bytes]:
    return lambda: (
        b"<html><body><article>%b<p>%b</p></article></body></html>"
        % (
            inner,
            TEXT.encode() * 20,
        )
    )


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
    "page of 300,000 tags in each other": (
        "a.html",
        written(lambda: b"<b>" * 290_000 + TEXT.encode()),
    ),
    "page of paragraphs": ("a.html", written(_page_with(b"<p>Nobody was surprised.</p>" * 15_000))),
    "page of links": ("a.html", written(_page_with(b'<p><a href="/a">Pier</a></p>' * 30_000))),
    "page of breaks": ("a.html", written(_page_with(b"a<br>" * 45_000))),
    "page of tables": (
        "a.html",
        written(_page_with(b"<table><tr><td>a</td></tr></table>" * 3_000)),
    ),
    "page of lists": ("a.html", written(_page_with(b"<ul><li><div>a</div></li></ul>" * 15_000))),
    "page of one paragraph of 19 MB": (
        "a.html",
        written(_page_with(b"Nobody was surprised on 9 July 2024. " * 500_000)),
    ),
    "page of dates": (
        "a.html",
        written(_page_with(b'<time datetime="2024-07-09">9 July</time><p>2024-07-09' * 7_000)),
    ),
    "page of open brackets": ("a.html", written(_page_with(b"&lt;a " * 2_000_000))),
}
