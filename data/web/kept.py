"""Pages that were fetched before, kept so that a rerun asks for nothing twice."""

import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Final
from uuid import uuid4

from data.web.answer import Response
from data.web.client import Client

OLDEST: Final = 30 * 24 * 3600.0  # seconds for which a page is kept that nobody asks for
MOST: Final = 500_000_000  # bytes of pages that are kept
FRESH: Final = 24 * 3600.0  # seconds in which a kept page is taken without asking its site
_KEPT: Final = ("etag", "last-modified", "content-type", "content-language")


@dataclass(frozen=True, slots=True)
class _Record:
    """What is known of a kept page besides its bytes."""

    url: str
    landed: str
    fetched: float
    headers: dict[str, str]


def clean(folder: Path, now: float, oldest: float = OLDEST, most: int = MOST) -> int:
    """Delete what was kept for longer than `oldest` seconds, and the oldest of what is more than
    `most` bytes; how many bytes that gave back."""
    files = [found for path in folder.glob("*") if (found := _looked_at(path))]
    held = freed = 0
    for fetched, size, path in sorted(files, reverse=True):
        held += size
        if held > most or now - fetched > oldest:
            # A page goes with its record, or is fetched again: which of the two is first is one.
            path.unlink(missing_ok=True)
            freed += size
    return freed


def _looked_at(path: Path) -> tuple[float, int, Path] | None:
    """When a file was written and its bytes; None where it is no file, or went meanwhile."""
    try:
        found = path.stat()
    except OSError:
        return None
    if not S_ISREG(found.st_mode):
        return None
    return found.st_mtime, found.st_size, path


class Keeper:
    """A folder of fetched pages in front of a client; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, now: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._now = now

    def get(self, client: Client, url: str, fresh: float = FRESH) -> Response:
        """A page: as it is kept if that is no older than `fresh` seconds, else asked for anew.

        A site that says its page has not changed sends it no second time. Raises FetchError.
        """
        known = self._read(url)
        if known is None:
            return self._keep(url, client.get(url))
        record, body = known
        response = Response(record.landed, 200, record.headers, body)
        if self._now() - record.fetched < fresh:
            return response
        asked = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        conditions = [(asked[name], record.headers[name]) for name in asked.keys() & record.headers]
        answer = client.get(url, conditions)
        return self._keep(url, response if answer.is_unchanged else answer)

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
        folder = self._folder or Path()
        return folder / f"{name}.json", folder / f"{name}.page"

    def _read(self, url: str) -> tuple[_Record, bytes] | None:
        about, page = self._paths(url)
        if self._folder is None or not about.is_file() or not page.is_file():
            return None
        try:
            record = _Record(**json.loads(about.read_text(encoding="utf-8")))
            body = page.read_bytes()
        except (ValueError, TypeError, OSError):
            return None  # half written, of another version, not to be read: fetch it again
        return (record, body) if record.url == url else None

    def _keep(self, url: str, response: Response) -> Response:
        if self._folder is None:
            return response
        # A page that cannot be kept is there all the same.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            headers = {name: response.headers[name] for name in _KEPT if name in response.headers}
            record = _Record(url, response.url, self._now(), headers)
            about, page = self._paths(url)
            _write(page, response.body)
            _write(about, json.dumps(asdict(record)).encode("utf-8"))
        return response


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f"{path.name}.{uuid4().hex}")
    beside.write_bytes(content)
    os.replace(beside, path)
