"""Feeds as lists of links: RSS, Atom, and news sitemaps."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import Final, cast
from xml.etree.ElementTree import Element, ParseError

import feedparser  # pyright: ignore[reportMissingTypeStubs]
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from data import dates
from data.assemble import Link
from data.problem import Problem
from data.web.addresses import Refused, parse
from data.web.answer import Response
from data.web.client import FetchError

# The library has no types of its own.
_parse = cast("Callable[..., Mapping[str, object]]", feedparser.parse)  # pyright: ignore[reportUnknownMemberType]

Get = Callable[[str], Response]
"""Fetches an address. Raises FetchError."""

MOST_LINKS: Final = 1_000
MOST_TAGS: Final = 400_000  # a feed of news has a hundredth of that
MOST_SITEMAPS: Final = 20  # that an index of sitemaps is followed to


def links_of(get: Get, url: str) -> tuple[list[Link], list[Problem]]:
    """The articles that a feed lists, each once, in its order: the first 1,000. And what is wrong
    with parts of it.

    A sitemap index is followed to the sitemaps it names. Raises FetchError where the feed cannot be
    fetched, is none, or lists nothing.
    """
    links: dict[str, Link] = {}
    problems: list[Problem] = []
    waiting, seen = [url], set[str]()
    while waiting and len(seen) < MOST_SITEMAPS + 1 and len(links) < MOST_LINKS:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        try:
            response = get(here)
            found, further = read_feed(response.body, response.url)
        except FetchError as error:
            if here == url:
                raise
            problems.append(Problem("warning", str(error), here, advice=error.advice))
            continue
        waiting.extend(further if here == url else ())
        for link in found:
            links.setdefault(link.url, link)
    if not links:
        raise FetchError("The feed lists no articles.")
    return list(links.values())[:MOST_LINKS], problems


def read_feed(content: bytes, url: str) -> tuple[list[Link], list[str]]:
    """The links of a feed fetched from `url`, and the sitemaps it names.

    Raises FetchError where it is neither RSS nor Atom nor a sitemap, is too large, or declares
    entities, as no feed needs to.
    """
    if b"<!ENTITY" in content.replace(b"\x00", b""):  # in UTF-16 too
        raise FetchError("The feed declares entities of its own and is not read.")
    if content.count(b"<") > MOST_TAGS:
        raise FetchError("The feed is too large to be read.")
    root = _root(content)
    if root is not None and _name(root) in ("urlset", "sitemapindex"):
        further = (_whole(_text(each, "loc"), url) for each in _under(root, "sitemap"))
        return list(_from_sitemap(root, url)), [place for place in further if place]
    # What links inside of texts point to is not asked; working it out has taken minutes.
    parsed = _parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise FetchError("This is no feed: RSS, Atom or a news sitemap was expected.")
    return list(_from_entries(parsed, url)), []


def _from_entries(parsed: Mapping[str, object], url: str) -> Iterator[Link]:
    about = cast("Mapping[str, object]", parsed["feed"])
    outlet = str(about.get("title", ""))
    for entry in cast("Sequence[Mapping[str, object]]", parsed["entries"]):
        place = _whole(str(entry.get("link", "")), url)
        if place:
            told = "published" if "published" in entry.keys() else "updated"
            published = dates.parse(str(entry.get(told, "")))
            yield Link(place, outlet, str(entry.get("title", "")), published, _content(entry))


def _content(entry: Mapping[str, object]) -> str:
    """What an entry holds of its article, as HTML: Atom's `content`, RSS's `content:encoded`."""
    held = cast("Sequence[Mapping[str, object]]", entry.get("content", ()))
    return max((_as_html(part) for part in held), key=len, default="")


def _as_html(part: Mapping[str, object]) -> str:
    value = str(part.get("value", ""))
    return value if part.get("type") != "text/plain" else f"<p>{escape(value)}</p>"


def _from_sitemap(root: Element, url: str) -> Iterator[Link]:
    for each in _under(root, "url"):
        place = _whole(_text(each, "loc"), url)
        if place:
            yield Link(
                place,
                _text(each, "name"),
                _text(each, "title"),
                dates.parse(_text(each, "publication_date") or _text(each, "lastmod")),
            )


def _root(content: bytes) -> Element | None:
    try:
        return fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return None  # feedparser reads feeds that are not well-formed


def _under(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root if _name(element) == name)


def _text(element: Element, name: str) -> str:
    """The text of the first element of a name, in whatever namespace, below `element`."""
    for each in element.iter():
        if _name(each) == name:
            return (each.text or "").strip()
    return ""


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _whole(place: str, url: str) -> str:
    """A link's full address; "" where it is none that may be fetched."""
    try:
        return parse(place, base=url).url if place else ""
    except Refused:
        return ""
