"""`slantwise add`: what files, folders, pages and feeds hold is kept in a library."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard import fetching, library_workspace
from dashboard.command import batch
from dashboard.command.library import DONE, FAILED, held, opened, told
from dashboard.figures.wording import counted
from data import Link, Problem, Reading, empty, library, together
from data.library import Library
from data.plain import decode
from data.web.pages import by_turns

STOPPED: Final = 130
"""What shells say of a command that Ctrl-C ended."""

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)

AT_ONCE: Final = 20
"""Pages that are added together: fetching them takes many times as long as adding them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to be added.

    `inputs` are files, folders and addresses of pages; `lists` are files of addresses, one a line.
    `fetch` says whether articles that a table names by their links alone are fetched.
    """

    inputs: Sequence[str] = ()
    lists: Sequence[str] = ()
    feeds: Sequence[str] = ()
    fetch: bool = False
    text_column: str | None = None
    outlet_column: str | None = None


def add(wanted: Wanted, place: str | None) -> int:
    """Add what is wanted to a library, find its reprints and stories, and measure it.

    Returns the exit code. What was added before somebody stops it stays added.
    """
    if not _is_there(wanted) and not library.is_there(place):
        return _nothing_there(wanted)
    stopped = False
    with opened(place) as kept:
        with batch.progress() as show:
            adding = _Adding(wanted, kept, show)
            try:
                adding.everything()
                library_workspace.bring_up(kept, show)
            except KeyboardInterrupt:
                stopped = True
        batch.name_problems(adding.problems)
        print(told(kept, adding.new, adding.known))
        if not stopped:
            print(held(kept, place), end="")
    if adding.not_fetched:
        links = f"{counted(adding.not_fetched, 'article')} named by links alone"
        print(f"slantwise: {links}: --fetch fetches what is there.", file=sys.stderr)
    if adding.unnamed:
        told_of = f"{counted(adding.unnamed, 'article')} of these"
        verb = "states" if adding.unnamed == 1 else "state"
        todo = "To compare, fill it in under Articles in the dashboard."
        print(f"slantwise: {told_of} {verb} no outlet. {todo}", file=sys.stderr)
    if stopped:
        print("slantwise: stopped. The same command goes on from here.", file=sys.stderr)
        return STOPPED
    return FAILED if any(one.severity == "error" for one in adding.problems) else DONE


@dataclass(slots=True)
class _Adding:
    """One call of the command, and what has come of it so far."""

    wanted: Wanted
    kept: Library
    show: batch.Show
    new: int = 0
    known: int = 0
    unnamed: int = 0
    not_fetched: int = 0
    links: list[Link] = field(default_factory=list[Link])
    problems: list[Problem] = field(default_factory=list[Problem])

    def everything(self) -> None:
        """Files first, then what is to be fetched."""
        self.links += [fetching.link(one) for one in self.wanted.inputs if is_address(one)]
        paths = [one for one in self.wanted.inputs if not is_address(one)]
        for at, path in enumerate(paths):
            self._file(path, at, len(paths))
        for found in map(_list, self.wanted.lists):
            self.links += found.links
            self.problems += found.problems
        if self.links or self.wanted.feeds:
            with fetching.Fetcher() as fetcher:
                self._feeds(fetcher)
                self._pages(fetcher)

    def _file(self, path: str, at: int, paths: int) -> None:
        """Add what a file or a folder holds, a part at a time: a stop costs the last part alone."""
        failed_before = _failed_in(self.kept, path)
        for found in batch.readings(
            [path],
            self.wanted.text_column,
            self.wanted.outlet_column,
            lambda share: self.show("Reading", (at + share) / paths),
        ):
            self._keep(found)
            if self.wanted.fetch:
                self.links += found.links
            else:
                self.not_fetched += len(found.links)
        self._forget(failed_before)

    def _feeds(self, fetcher: fetching.Fetcher) -> None:
        """Take in the links that feeds list."""
        for at, feed in enumerate(self.wanted.feeds):
            self.show("Fetching feeds", at / len(self.wanted.feeds))
            found = fetcher.listed(feed)
            self._keep(found)
            self._forget([feed])
            self.links += found.links

    def _pages(self, fetcher: fetching.Fetcher) -> None:
        """Fetch the articles that are not in the library yet, and add them as they come."""
        missing = by_turns(self._missing())
        fetched: list[tuple[Link, Reading]] = []
        try:
            for done, page in enumerate(zip(missing, fetcher.pages(missing), strict=True), start=1):
                fetched.append(page)
                self.show(f"Fetching pages: {len(missing):,}", done / len(missing))
                if len(fetched) == AT_ONCE:
                    self._keep_pages(fetched)
        finally:  # also when somebody stops it
            self._keep_pages(fetched)

    def _missing(self) -> list[Link]:
        there = self.kept.articles(("url", "source_file"))
        known = {*there["url"], *there["source_file"]}
        once = {link.url: link for link in reversed(self.links)}
        missing = [link for url, link in reversed(once.items()) if url not in known]
        self.known += len(once) - len(missing)
        return missing

    def _keep_pages(self, fetched: list[tuple[Link, Reading]]) -> None:
        """Add what was fetched, which is then forgotten here."""
        if fetched:
            self._keep(together([page for _, page in fetched]))
            self._forget(link.url for link, _ in fetched)
            fetched.clear()

    def _keep(self, found: Reading) -> None:
        """Add articles, and note which inputs failed."""
        there = self.kept.known(found.articles["article_id"])
        added = self.kept.add(found.articles)
        is_new = ~found.articles["article_id"].isin(there)
        self.unnamed += int((is_new & (found.articles["outlet"] == "")).sum())
        self.new += added.new
        self.known += added.known
        self.problems += found.problems
        self.kept.put_failed(found.problems)

    def _forget(self, tried: Iterable[str]) -> None:
        """Note no longer that these inputs failed, but for those that failed again."""
        errors = {one.file for one in self.problems if one.severity == "error"}
        self.kept.forget_failed(one for one in tried if one not in errors)


def _is_there(wanted: Wanted) -> bool:
    """Whether anything that was named may hold an article: a mistyped path makes no library."""
    paths = (*wanted.inputs, *wanted.lists)
    may_be = (one == batch.STDIN or is_address(one) or Path(one).exists() for one in paths)
    return bool(wanted.feeds) or any(may_be)


def _nothing_there(wanted: Wanted) -> int:
    """Name what is not there; the exit code."""
    found = [together(list(batch.readings(wanted.inputs, None, None))), *map(_list, wanted.lists)]
    batch.name_problems([problem for one in found for problem in one.problems])
    print("slantwise: nothing was there to add, so no library was made.", file=sys.stderr)
    return FAILED


def is_address(named: str) -> bool:
    """Whether an input is the address of a page, perhaps mistyped, rather than a file.

    A single letter with a colon is a drive of Windows.
    """
    return bool(_ADDRESS.match(named)) and not Path(named).exists()


def _list(path: str) -> Reading:
    """The links in a file of addresses, or in what another program hands over."""
    if path == batch.STDIN:
        return fetching.links_in(sys.stdin.read(), batch.STDIN_SHOWN)
    try:
        lines, told = decode(Path(path).read_bytes(), path)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        return Reading(empty(), (Problem("error", f"It could not be opened: {why}.", path),))
    return together([fetching.links_in(lines, path)], told)


def _failed_in(kept: Library, path: str) -> list[str]:
    """The inputs that failed before and are, or lie in, the file or folder `path`."""
    if path == batch.STDIN:
        return [batch.STDIN_SHOWN]
    failed = pd.Series(kept.failed()["source"], dtype=object)
    return [one for one in failed if "://" not in one and Path(one).is_relative_to(path)]
