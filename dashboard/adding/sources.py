"""What a person puts in, each thing with the way to read it. Nothing here knows Streamlit."""

import io
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha1
from pathlib import PurePosixPath
from typing import Final

import data
from dashboard import fetching
from data import ArticleError, Link, Problem, Reading

Show = Callable[[float, str], None]
"""Told the share of the work that is done, from 0 to 1, and what is being done now."""

Stop = Callable[[], bool]
"""Whether a person wants it to end now."""

BYTES_A_SECOND: Final = 1_000_000
SECONDS_A_PAGE: Final = 1.2
SECONDS_A_FEED: Final = 30.0
PASTED_LINKS: Final = "pasted links"
_FOLDER: Final = "folder"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that was put in: `key` tells it from others, `name` is how a person knows it.

    `seconds` is about how long reading takes, `read` does it and never raises ArticleError.
    `lines` are links as a person pasted them.
    """

    key: str
    name: str
    seconds: float
    read: Callable[[Show, Stop], Reading]
    lines: tuple[str, ...] = ()


def file(
    key: str, name: str, content: Callable[[], bytes], size: int, columns: "Columns"
) -> Source:
    """A file that was dropped."""

    def read(show: Show, stop: Stop) -> Reading:
        def to_the_end(share: float) -> None:
            show(share, f"Reading {name}")

        return _read(
            lambda: data.read_bytes(
                name,
                content(),
                text_column=columns.text,
                outlet_column=columns.outlet,
                progress=to_the_end,
                stop=stop,
            ),
            name,
            stop,
        )

    return Source(f"{key}{columns}", name, size / BYTES_A_SECOND, read)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns that are not recognised by themselves, where a person names them."""

    text: str | None = None
    outlet: str | None = None


def folder(
    key: str, files: Mapping[str, Callable[[], bytes]], size: int, columns: Columns
) -> Source:
    """A folder: its files by their names, which begin with the folder's own.

    It is read as a ZIP of them would be, so that what holds for one holds for the other: hidden
    files are passed over, and references find the files they name.
    """
    tops = {PurePosixPath(name).parts[0] for name in files if "/" in name}
    shown = tops.pop() if len(tops) == 1 else _FOLDER

    def packed() -> bytes:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, content in files.items():
                archive.writestr(name.removeprefix(f"{shown}/"), content())
        return written.getvalue()

    # A dot would be taken for the beginning of an ending that no reader knows.
    return file(key, shown.replace(".", "_"), packed, size, columns)


def pasted(text: str) -> Source:
    """An article that was pasted."""
    name = "pasted text"
    return Source(
        digest(text),
        name,
        0.1,
        lambda show, stop: _read(lambda: data.read_pasted(text), name, stop),
    )


def links(lines: str, known: Collection[str] = ()) -> Source:
    """Addresses that were pasted, one a line; those that are `known` are not fetched again."""

    def read(show: Show, stop: Stop) -> Reading:
        found = fetching.links_in(lines, PASTED_LINKS)
        fetched = _fetched(found.links, known, show, stop)
        return replace(fetched, problems=(*found.problems, *fetched.problems))

    each = tuple(line.strip() for line in lines.splitlines() if line.strip())
    return Source(digest(lines), PASTED_LINKS, SECONDS_A_PAGE * len(each), read, each)


def unread(lines: Sequence[str], found: Reading) -> tuple[str, ...]:
    """Those of pasted lines that hold no address, or one that could not be fetched."""
    failed = {problem.file for problem in found.problems if problem.severity == "error"}
    return tuple(line for line in lines if fetching.address_in(line) in {"", *failed})


def listed(wanted: Sequence[Link], known: Collection[str] = ()) -> Source:
    """Articles that a list names without their text."""
    key = digest("\n".join(link.url for link in wanted))
    seconds = SECONDS_A_PAGE * len(wanted)
    return Source(
        key, "linked pages", seconds, lambda show, stop: _fetched(wanted, known, show, stop)
    )


def feed(address: str, known: Collection[str] = ()) -> Source:
    """The articles that a feed lists."""

    def read(show: Show, stop: Stop) -> Reading:
        return fetching.fetch_feed(address, progress=_pages(show), cancelled=stop, known=known)

    return Source(digest(f"feed {address}"), address, SECONDS_A_FEED, read)


def digest(text: str) -> str:
    """A short name for a text, the same whenever the text is."""
    return sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _fetched(wanted: Sequence[Link], known: Collection[str], show: Show, stop: Stop) -> Reading:
    return fetching.fetch(wanted, progress=_pages(show), cancelled=stop, known=known)


def _pages(show: Show) -> fetching.Progress:
    def told(done: int, total: int, address: str) -> None:
        show(done / max(total, 1), f"Fetching page {min(done + 1, total):,} of {total:,}")

    return told


def _read(read: Callable[[], Reading], name: str, stop: Stop) -> Reading:
    """A reading, or the reason why there is none; where it was stopped, that is said."""
    try:
        found = read()
    except ArticleError as error:
        return Reading(data.empty(), (error.problem,))
    if not stop():
        return found
    what = "Reading was stopped here: there may be more articles in it."
    told = Problem("warning", what, name, advice="Press “Read the rest” below.")
    return replace(found, problems=(*found.problems, told))
