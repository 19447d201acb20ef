"""A file to be read: where its bytes are, and what messages call it."""

import io
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from data.plain import one_line
from data.problem import ArticleError

_BLOCK: Final = 1 << 20
# A drive has one letter. pathlib makes one slash of two.
_MISTYPED: Final = re.compile(r"\w{2,8}[:;]/|https?\b|www\.", re.IGNORECASE)


def _nothing(name: str) -> "File | None":
    return None


def _nobody() -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class File:
    """A file on disk, or bytes that were dropped or unpacked.

    `name` is what an article says it came from; its ending tells the kind. `shown` is what
    messages call it. `beside` finds the file that another one names, below the same folder, and
    `around` names the files of that folder.
    """

    name: str
    shown: str
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)
    beside: Callable[[str], "File | None"] = field(default=_nothing, repr=False)
    around: Callable[[], list[str]] = field(default=_nobody, repr=False)

    def open(self) -> BinaryIO:
        """The bytes, from the first. Raises ArticleError where the file cannot be opened.

        Nothing is read of a file without bytes: what the system shows as one, such as its log,
        may have no end.
        """
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb") if self.path.stat().st_size else io.BytesIO()
        except OSError as error:
            raise unreadable(error, self.shown) from error

    def size(self) -> int:
        """How many bytes there are. Raises ArticleError where that cannot be told."""
        if self.path is None:
            return len(self.data)
        try:
            return self.path.stat().st_size
        except OSError as error:
            raise unreadable(error, self.shown) from error

    def head(self, size: int = 4096) -> bytes:
        """The first `size` bytes."""
        with self.open() as stream:
            return stream.read(size)

    def whole(self, most: int) -> bytes:
        """All the bytes. Raises ArticleError where there are more than `most`."""
        size = self.size()
        if size > most:
            raise too_large(size, most, self.shown)
        with self.open() as stream:
            return stream.read()

    def blocks(self) -> Iterator[bytes]:
        """The bytes, a megabyte at a time."""
        with self.open() as stream:
            while block := stream.read(_BLOCK):
                yield block

    @contextmanager
    def on_disk(self) -> Generator[Path]:
        """A path to the bytes, for libraries that take nothing else."""
        if self.path is not None:
            yield self.path
            return
        with TemporaryDirectory(prefix="slantwise-") as folder:
            path = Path(folder, "file")
            path.write_bytes(self.data)
            yield path


def from_bytes(name: str, data: bytes, shown: str | None = None) -> File:
    """A file called `name` that holds `data`."""
    return File(name, one_line(name if shown is None else shown), data=data)


def from_path(path: Path, name: str | None = None) -> File:
    """The file at `path`; `name` is what an article says it came from."""
    name = path.name if name is None else name

    def beside(other: str) -> File | None:
        found = inside(path.parent, other)
        if found is None:
            return None
        below = found.relative_to(path.parent.resolve()).as_posix()
        return from_path(found, str(PurePosixPath(name).parent / below))

    def around() -> list[str]:
        try:
            return sorted(one.name for one in path.parent.iterdir() if one != path)
        except OSError:
            return []

    return File(name, one_line(str(path)), path, beside=beside, around=around)


def inside(folder: Path, name: str) -> Path | None:
    """The file called `name` below `folder`, or None: also where the name leads out of it."""
    try:
        found = (folder / name.replace("\\", "/")).resolve()
        is_inside = found.is_relative_to(folder.resolve()) and found.is_file()
    except (OSError, ValueError, RuntimeError):  # too long, a NUL in it, links in a circle
        return None
    return found if is_inside else None


def unreadable(error: OSError, shown: str) -> ArticleError:
    """The error that tells a person why the system would not open a file."""
    if isinstance(error, FileNotFoundError):
        advice = "Check the spelling, and the folder you are in."
        if _MISTYPED.match(shown):
            advice = "Perhaps this is a mistyped web address: one begins with https://."
        return ArticleError("There is no such file.", file=shown, advice=advice)
    why = (error.strerror or "unknown reason").lower()
    return ArticleError(f"The file could not be opened: {why}.", file=shown)


def too_large(size: int, most: int, shown: str) -> ArticleError:
    """The error for a file of `size` bytes where at most `most` can be read."""
    return ArticleError(
        f"The file has {size / 1e6:,.0f} MB; at most {most / 1e6:,.0f} MB can be read.",
        file=shown,
        advice="Split it into smaller files.",
    )
