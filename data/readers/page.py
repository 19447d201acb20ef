"""A web page saved from a browser: the article in it, without the website around it."""

import codecs
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, cast

from data.plain import one_line
from data.readers.html_tree import Element, parse
from data.readers.source import File
from data.readers.structured import article_in
from data.readers.table import Table, article

# Both log what they make of a page; without a handler of their own that goes to the terminal.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

MOST_BYTES: Final = 20_000_000

_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I
)
_HEAD: Final = 4096
# What pages call by these names browsers read as those, and so do their authors.
_MEANT: Final = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-7"), "utf-8"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_NO_PAGES: Final = frozenset(
    ["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"]
)
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.I)
_ADDRESS: Final = re.compile(r"https?://", re.I)


def read(file: File) -> Iterator[Table]:
    """The article of a page. Raises ArticleError where the page is none, or too large."""
    yield article(article_of(file.whole(MOST_BYTES), file.shown), file.shown)


def article_of(data: bytes, file: str, *, url: str = "", charset: str = "") -> dict[str, str]:
    """The article in the HTML page `data`: its text, and what the page states about it.

    `url` is where the page came from and `charset` what the server said, where that is known;
    `file` is what messages call it. Raises ArticleError where the page holds no article, or is
    larger or nested deeper than any page for reading.
    """
    html = decoded(data, charset)
    tree = parse(html, file)
    came_from = url or _saved_from(html)
    stated = article_in(tree)
    found = _extracted(tree, came_from)
    lines = str(found.get("text") or "").split("\n")
    headings = {_letters(heading) for heading in tree.xpath("//h1")}
    while lines and one_line(lines[0]) in headings:  # the title is no part of the text
        del lines[0]
    return {
        "title": stated.get("title") or _one(found.get("title")),
        "outlet": stated.get("outlet") or _one(found.get("sitename")),
        "author": stated.get("author") or _one(found.get("author")),
        "published": stated.get("published") or _one(found.get("date")),
        "standfirst": stated.get("standfirst") or _one(found.get("description")),
        "url": stated.get("url") or came_from or _address(_one(found.get("url"))),
        "language": stated.get("language") or one_line(tree.get("lang") or ""),
        "genre": stated.get("genre", ""),
        # A page that shows its text by a script states it all the same.
        "text": _longer("\n\n".join(lines), stated.get("text", "")),
    }


def decoded(data: bytes, charset: str = "") -> str:
    """The characters of a page: by its mark, what the server said, what it says itself, UTF-8."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    found = _CHARSET.search(data[:_HEAD])
    said = (charset, found[1].decode("ascii", "replace") if found else "")
    codecs_said = [codec for label in said if (codec := _codec(label))]
    for codec in codecs_said:
        try:
            return data.decode(codec)
        except UnicodeError:
            continue  # it says what it is not
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(codecs_said[0] if codecs_said else "cp1252", "replace")


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    meant = _MEANT.get(name, name)
    # "rot13" and "undefined" are codecs of Python's too; no page is written in them.
    is_text = getattr(codecs.lookup(meant), "_is_text_encoding", None) is not False
    return meant if is_text and meant not in _NO_PAGES else ""


def _extracted(tree: Element, url: str) -> dict[str, object]:
    """What trafilatura finds: the text, a line a paragraph, and what the page states."""
    import trafilatura

    found = cast("Any", trafilatura).bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only a date that the page states: the first date in a text is often another's.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": datetime.now(UTC).date().isoformat(),
        },
    )
    return {} if found is None else cast("dict[str, object]", found.as_dict())


def _letters(element: Element) -> str:
    return one_line("".join(element.itertext()))


def _saved_from(html: str) -> str:
    found = _SAVED_FROM.search(html[:_HEAD])
    return found[1] if found else ""


def _address(url: str) -> str:
    return url if _ADDRESS.match(url) else ""


def _longer(text: str, stated: str) -> str:
    """The text that was found, or the one that is stated: where that is the same, it has breaks."""
    same = one_line(text) == one_line(stated)
    return stated if same or len(stated) > 2 * len(text) else text


def _one(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""
