"""Pages from the web as articles: fetched one by one, what fails said, the rest done."""

import re
from collections.abc import Iterator, Sequence
from email.message import Message
from itertools import zip_longest
from typing import Final
from urllib.parse import urlsplit

from data.article import empty
from data.assemble import Batch, Link, Reading, assemble
from data.gathering import reading_of
from data.problem import ArticleError, Problem
from data.readers import page
from data.readers.table import article
from data.web.addresses import Refused, parse
from data.web.answer import Response
from data.web.client import Client, FetchError
from data.web.kept import Keeper

STUB_WORDS: Final = 250  # a page with fewer that asks for a subscription holds only a beginning
TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")

_WALL: Final = re.compile(
    rb"(?:subscribe|sign in|log in|register|create (?:a free|an) account)(?: now| today| or \w+)?"
    rb" to (?:continue|keep|read|unlock|view|access)|already a subscriber|for subscribers only"
    rb"|(?:available|exclusive(?:ly)?) (?:only )?(?:to|for) (?:subscribers|members)"
    rb'|"isaccessibleforfree"\s*:\s*"?false',
    re.IGNORECASE,
)


def read_pages(links: Sequence[Link], client: Client, keeper: Keeper) -> Iterator[Reading]:
    """A Reading for each of `links`, in their order; what a page does not state the link tells.

    Never raises for what a site answers: a page that cannot be had, holds no article, or only the
    beginning of one behind a paywall is a problem, and the rest goes on. Where the feed that named
    such a page holds the whole article, it is taken from there, with a warning.
    """
    for link in links:
        try:
            yield reading_of([_read(link, keeper.get(client, link.url))])
        except FetchError as error:
            advice = (
                error.advice or "Look at it in a browser: an article that is there can be copied."
            )
            problem = Problem("error", str(error), file=link.url, advice=advice)
            yield _from_feed(link, problem)
        except ArticleError as error:
            yield _from_feed(link, error.problem)


def _from_feed(link: Link, problem: Problem) -> Reading:
    """The article as its feed holds it, where that is no beginning only; else the problem."""
    if len(link.content) < STUB_WORDS:
        return Reading(empty(), (problem,))
    html = f"<html><body><article>{link.content}</article></body></html>"
    try:
        found = page.article_of(html.encode("utf-8", "replace"), link.url, charset="utf-8")
    except ArticleError:
        return Reading(empty(), (problem,))
    if len(found["text"].split()) < STUB_WORDS:
        return Reading(empty(), (problem,))
    what = f"The text is the one that the feed holds, as the page could not be read: {problem.what}"
    told = Problem("warning", what, link.url)
    stated = {**_told(link), "url": link.url, "text": found["text"]}
    read = assemble([article(stated, link.url, (told,))], source_file=link.url)
    return reading_of([read])


def by_turns(links: Sequence[Link]) -> list[Link]:
    """The links, the first of every host before the second of any.

    A host is asked for a page a second at most: meanwhile the others can be.
    """
    hosts: dict[str, list[Link]] = {}
    for link in links:
        hosts.setdefault(_host(link.url), []).append(link)
    return [link for turn in zip_longest(*hosts.values()) for link in turn if link is not None]


def _host(url: str) -> str:
    try:
        return parse(url).host
    except Refused:
        return ""  # it will be refused when its turn has come, too


def _read(link: Link, response: Response) -> Batch:
    """The article of one page. Raises ArticleError where there is none."""
    kind = _header(response, "content-type")
    if kind.get_content_type() not in TYPES:
        raise ArticleError(
            f"This is no page to read but {kind.get_content_type()}.",
            file=link.url,
            advice="Save the file and add it as a file.",
        )
    charset = kind.get_content_charset("")
    found = page.article_of(response.body, link.url, url=response.url, charset=charset)
    if not found["text"].strip():
        raise ArticleError(
            "There is no article in this page.",
            file=link.url,
            advice="Open it in a browser, copy the article's text, and paste it.",
        )
    if len(found["text"].split()) < STUB_WORDS and _WALL.search(response.body):
        raise ArticleError(
            "The page shows only the beginning and asks for a subscription.",
            file=link.url,
            advice="If you have one: open the page, copy the article's text, and paste it.",
        )
    told = {**_told(link), "outlet": link.outlet or found["outlet"]}
    # A page that does not name its outlet is given the name of its host; a feed knows better.
    unnamed = {"", urlsplit(response.url).netloc}
    stated = {name: value for name, value in found.items() if value not in unnamed}
    return assemble([article({**told, **stated}, link.url)], source_file=link.url)


def _told(link: Link) -> dict[str, str]:
    """What is known of an article from what named it."""
    published = "" if link.published is None else link.published.isoformat()
    return {"outlet": link.outlet, "title": link.title, "published": published}


def _header(response: Response, name: str) -> Message:
    """A header such as "text/html; charset=utf-8", read by the rules of mail, which are HTTP's."""
    message = Message()
    message["content-type"] = response.headers.get(name, "text/html")
    return message
