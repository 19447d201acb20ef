"""HTML as a tree, once it is known to be a page for reading. lxml carries no type information."""

import re
from collections.abc import Iterable
from typing import Any, Final, Protocol, cast

from data.problem import ArticleError

MOST_ELEMENTS: Final = 50_000  # a fifth of a minute, where each is a line break
DEEPEST: Final = 250
MOST_ATTRIBUTES: Final = 200  # of one tag: what reads them compares each with all before it

# As browsers read a page. Every part is possessive: the time grows with the length of the page.
_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_OPENING: Final = re.compile(
    r"<(?:(?P<comment>!--)|[!?][^>]*+|"
    rf"(?P<tag>/?[a-z][^\s/>]*+)(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?P<more>{_ATTRIBUTE})?+)"
)
_RAW: Final = "script style textarea title xmp iframe noembed noframes".split()
_CLOSING: Final = {
    "!--": re.compile("--!?>"),
    **{name: re.compile(f"</{name}") for name in _RAW},
}


class Element(Protocol):
    """What is used of lxml's elements."""

    text: str | None

    def get(self, name: str) -> str | None:
        """An attribute."""
        ...

    def itertext(self) -> Iterable[str]:
        """The pieces of text in it."""
        ...

    def xpath(self, path: str) -> list["Element"]:
        """The elements at `path`."""
        ...


def parse(html: str, file: str) -> Element:
    """The tree of a page. Raises ArticleError where there is none, or it is too large or deep."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportMissingTypeStubs, reportUnknownVariableType]
    from lxml import html as lxml_html  # pyright: ignore[reportMissingTypeStubs]

    if html.count("<") > 6 * MOST_ELEMENTS or _has_crowded_tag(html.lower()):
        raise _too_large(file)
    etree_, html_ = cast("Any", etree), cast("Any", lxml_html)
    parser = html_.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = html_.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree_.LxmlError, ValueError) as error:
        raise ArticleError(
            "There is no web page in it.", file=file, advice="Save the page again."
        ) from error
    if _is_too_large(event for event, _ in etree_.iterwalk(tree, events=("start", "end"))):
        raise _too_large(file)
    return cast("Element", tree)


def _has_crowded_tag(html: str) -> bool:
    """Whether a tag has too many attributes; in comments and scripts there are no tags."""
    at = 0
    unclosed: set[str] = set()
    while found := _OPENING.search(html, at):
        if found["more"]:
            return True
        at = found.end()
        name = found["comment"] or found["tag"] or ""
        if name in _CLOSING and name not in unclosed:
            # "<!-->" is a whole comment.
            end = _CLOSING[name].search(html, at - 2 if found["comment"] else at)
            at = max(at, end.start()) if end else at
            unclosed |= set() if end else {name}
    return False


def _is_too_large(events: Iterable[str]) -> bool:
    depth = elements = 0
    for event in events:
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            return True
    return False


def _too_large(file: str) -> ArticleError:
    return ArticleError(
        "This page is larger, or nested deeper, than any page for reading.",
        file=file,
        advice="Copy the article's text, and paste or save it.",
    )
