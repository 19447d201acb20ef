"""Articles from the web for whoever asks: by links or by a feed, with progress and a way out."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import sleep, time
from typing import Final

from platformdirs import user_data_path

from data import Link, Problem, Reading, empty, together
from data.closing import Closing
from data.web import feeds, pages
from data.web.addresses import Refused, parse
from data.web.client import Client, FetchError, Settings
from data.web.kept import Keeper, clean

HOSTS_VARIABLE: Final = "SLANTWISE_PRIVATE_HOSTS"
FEED_FRESH: Final = 600.0
"""Seconds in which a feed is not asked for again: new articles are what it is asked for."""

IF_PRIVATE: Final = (
    "If it is yours, start Slantwise with --private-host {host}, or set "
    f"{HOSTS_VARIABLE}={{host}}."
)
"""What to do about a host inside a private network."""

_IF_PRIVATE_BEGINS: Final = IF_PRIVATE.partition("{")[0]
_NAP: Final = 0.2  # seconds in which a person who cancels sees that it was heard

Progress = Callable[[int, int, str], None]
"""Told how many pages are done, of how many, and the address that comes next ("" at the end)."""

Cancelled = Callable[[], bool]
"""Whether the person has had enough."""


class Stopped(Exception):
    """The person had enough while a site was waited for."""


def fetch(
    links: Sequence[Link | str],
    *,
    private_hosts: Collection[str] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    known: Collection[str] = (),
) -> Reading:
    """The articles at some links; each page that cannot be had is a Problem, and the rest goes on.

    A page fetched before, by whatever part of Slantwise, is taken from the folder of kept pages.
    What was cancelled comes back in `Reading.links`. Hosts take turns, so the articles may come in
    another order. What is at a `known` address is there already: it is said, and not fetched.
    Raises ValueError for a private host that is no name of a host.
    """
    wanted = [link(one) if isinstance(one, str) else one for one in links]
    with Fetcher(private_hosts, cancelled) as fetcher:
        return _fetched(fetcher, wanted, progress, known)


def fetch_feed(
    address: str,
    *,
    private_hosts: Collection[str] = (),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    known: Collection[str] = (),
) -> Reading:
    """The articles that a feed lists (RSS, Atom or a news sitemap), as `fetch` gives them."""
    with Fetcher(private_hosts, cancelled) as fetcher:
        try:
            listed = fetcher.listed(address)
        except Stopped:
            return Reading(empty())
        found = _fetched(fetcher, listed.links, progress, known)
    return replace(found, problems=(*listed.problems, *found.problems))


def _fetched(
    fetcher: "Fetcher", links: Sequence[Link], progress: Progress | None, known: Collection[str]
) -> Reading:
    order = pages.by_turns([one for one in links if one.url not in known])
    tell = progress or (lambda done, total, following: None)
    found: list[Reading] = []
    try:
        tell(0, len(order), order[0].url if order else "")
        for done, one in enumerate(fetcher.pages(order), start=1):
            found.append(one)
            tell(done, len(order), order[done].url if done < len(order) else "")
    except Stopped:
        pass
    rest = Reading(empty(), _here_already(len(links) - len(order)), tuple(order[len(found) :]))
    return together([*found, rest])


def _here_already(links: int) -> tuple[Problem, ...]:
    if not links:
        return ()
    told = (
        "1 of the links leads to an article that is here already: it was not fetched again."
        if links == 1
        else f"{links:,} of the links lead to articles that are here already: they were not"
        " fetched again."
    )
    return (Problem("notice", told),)


def can_be_tried_again(problem: Problem) -> bool:
    """Whether a page that could not be had may be there next time: a private host is not, until
    Slantwise is started anew."""
    return not problem.advice.startswith(_IF_PRIVATE_BEGINS)


def link(address: str) -> Link:
    """The link to a page; an address that may not be fetched stays as it is until it is tried."""
    try:
        return Link(parse(address).url)
    except Refused:
        return Link(address)


def address_in(line: str) -> str:
    """The address of a page that a line holds, as problems with it name it; "" for none."""
    try:
        return parse(line).url
    except Refused:
        return ""


def links_in(lines: str, shown_as: str) -> Reading:
    """The links in a list, one a line; empty lines and those that begin with # are passed over.

    `shown_as` is what messages call the list. A line that is no web address is a Problem.
    """
    links: dict[str, Link] = {}
    problems: list[Problem] = []
    for row, line in enumerate(lines.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            url = parse(line).url
            links.setdefault(url, Link(url))
        except Refused as error:
            advice = "Write one address a line, such as https://news.example/story."
            problems.append(Problem("error", str(error), shown_as, (row,), advice=advice))
    if not links and not problems:
        problems.append(Problem("error", "There are no links in it.", shown_as))
    return Reading(empty(), tuple(problems), tuple(links.values()))


def allowed_hosts(named: Collection[str] = ()) -> frozenset[str]:
    """The hosts that may be private: those named, and those of SLANTWISE_PRIVATE_HOSTS.

    Commas or spaces stand between those of the variable. Raises ValueError for what is no host.
    """
    told = os.environ.get(HOSTS_VARIABLE, "").replace(",", " ").split()
    return frozenset(_host(name.strip()) for name in (*named, *told))


def _host(name: str) -> str:
    bare = f"[{name}]" if name.count(":") > 1 and not name.startswith("[") else name
    try:
        return parse(name if "://" in name else f"http://{bare}").host
    except Refused as error:
        raise ValueError(f"“{name}” is no name of a host, such as news.example.") from error


def kept_pages() -> Path:
    """The folder of pages that were fetched, in the folder this system has for such data."""
    return user_data_path("slantwise", appauthor=False) / "pages"


class Fetcher(Closing):
    """Fetches pages one by one, inside a `with` block. Raises ValueError as `allowed_hosts` does.

    A page that takes its time raises Stopped within a moment once `cancelled` says so.
    """

    def __init__(
        self, private_hosts: Collection[str] = (), cancelled: Cancelled | None = None
    ) -> None:
        self._cancelled = cancelled or (lambda: False)
        settings = Settings(private_hosts=allowed_hosts(private_hosts), if_private=IF_PRIVATE)
        self._client = Client(settings, self._wait)
        clean(kept_pages(), time())
        self._keeper = Keeper(kept_pages())

    def close(self) -> None:
        """Let go of every connection."""
        self._client.close()

    def listed(self, feed: str) -> Reading:
        """The links that a feed lists, or the Problem with it."""
        get = partial(self._keeper.get, self._client, fresh=FEED_FRESH)
        try:
            links, told = feeds.links_of(get, feed)
        except FetchError as error:
            often = "Check the address of the feed: it is often not that of the site's first page."
            failed = Problem("error", str(error), feed, advice=error.advice or often)
            return Reading(empty(), (failed,))
        many = f"Only the first {feeds.MOST_LINKS:,} articles that the feed lists are taken."
        if len(links) == feeds.MOST_LINKS:
            told.append(Problem("warning", many, feed))
        return Reading(empty(), tuple(told), tuple(links))

    def pages(self, links: Sequence[Link]) -> Iterator[Reading]:
        """A Reading for each link, as soon as it is there. Raises Stopped."""
        for one in pages.read_pages(links, self._client, self._keeper):
            yield one
            if self._cancelled():
                raise Stopped

    def _wait(self, seconds: float) -> None:
        """Sleep, and look up now and then."""
        while seconds > 0:
            if self._cancelled():
                raise Stopped
            sleep(min(seconds, _NAP))
            seconds -= _NAP
