"""ZIP: the files in it, one after another, none of them written where its name says."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZipFile, ZipInfo

from data.plain import one_line
from data.problem import ArticleError, Problem
from data.readers import folder, unpacking
from data.readers.kinds import ARCHIVES, check_name, comes_later, ending
from data.readers.source import File
from data.readers.unpacking import Unpacked

MOST_UNPACKED: Final = 4_000_000_000
DEEPEST: Final = 2  # a ZIP in a ZIP is read, a third one in that is not
_IN_MEMORY: Final = 16_000_000


@dataclass(frozen=True, slots=True)
class _Archive:
    """A ZIP that is open: the file it is, what came out of it so far, and how deep it lies."""

    file: File
    opened: ZipFile
    counted: Unpacked
    depth: int


def members(
    file: File, problems: list[Problem], progress: Callable[[float], None] | None = None
) -> Iterator[File]:
    """The files in a ZIP that can be read, each to be read before the next is asked for.

    What there is to say of the others goes to `problems`; `progress` is told the share of the files
    that are done. Raises ArticleError where the list of files is damaged, or more comes out of the
    ZIP than a collection of articles holds.
    """
    counted = Unpacked(file.shown, file.size(), MOST_UNPACKED)
    yield from _members(file, counted, problems, 1, progress)


def _members(
    file: File,
    counted: Unpacked,
    problems: list[Problem],
    depth: int,
    progress: Callable[[float], None] | None = None,
) -> Iterator[File]:
    check_name(file)
    with closing(file.open()) as stream, unpacking.opened(stream, file.shown) as opened:
        archive = _Archive(file, opened, counted, depth)
        kept: list[ZipInfo] = []
        passed_over: list[str] = []
        for member in opened.infolist():
            if member.filename.endswith("/") or folder.is_hidden(member.filename):
                continue
            if reason := _refused(member):
                shown = f"{file.shown}/{one_line(member.filename)[:200]}"
                problems.append(Problem("warning", f"Left out: {reason}", shown))
            elif folder.is_readable(member.filename):
                kept.append(member)
            else:
                passed_over.append(one_line(member.filename))
        if passed_over:
            problems.append(folder.passed_over(file.shown, passed_over))
        if not kept:
            problems.append(folder.nothing(file.shown))
        kept.sort(key=lambda member: comes_later(member.filename))
        for done, member in enumerate(kept, start=1):
            yield from _readable(archive, member, problems)
            if progress:
                progress(done / len(kept))


def _refused(member: ZipInfo) -> str:
    """Why a member is not read, or ""."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if not path.parts:
        return "it has no name."
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "its name leads out of the ZIP."
    if unpacking.is_link(member):
        return "it is a link to another file."
    if member.flag_bits & 1:
        return "it has a password. Unpack it yourself."
    return ""


def _readable(archive: _Archive, member: ZipInfo, problems: list[Problem]) -> Iterator[File]:
    """What `_unpacked` finds; a member that is damaged takes no other with it."""
    try:
        yield from _unpacked(archive, member, problems)
    except ArticleError as error:
        if archive.counted.is_too_much:
            raise
        problems.append(error.problem)


def _unpacked(archive: _Archive, member: ZipInfo, problems: list[Problem]) -> Iterator[File]:
    shown = f"{archive.file.shown}/{one_line(member.filename)}"
    with TemporaryDirectory(prefix="slantwise-") as temporary:
        found = _file(archive, member, shown, Path(temporary))
        if ending(member.filename) not in ARCHIVES:
            yield found
        elif archive.depth < DEEPEST:
            yield from _members(found, archive.counted, problems, archive.depth + 1)
        else:
            what = f"Left out: a ZIP in a ZIP, {archive.depth} deep. Unpack it yourself."
            problems.append(Problem("warning", what, shown))


def _file(archive: _Archive, member: ZipInfo, shown: str, temporary: Path) -> File:
    """A member, in memory where it is small."""
    name = f"{archive.file.name}/{member.filename}"
    blocks = unpacking.blocks(archive.opened, member, archive.counted, shown)

    def beside(other: str) -> File | None:
        path = PurePosixPath(member.filename).parent / other.replace("\\", "/")
        found = archive.opened.NameToInfo.get(str(path))
        if found is None or _refused(found):
            return None
        return _file(archive, found, f"{archive.file.shown}/{one_line(str(path))}", temporary)

    def around() -> list[str]:
        here = PurePosixPath(member.filename).parent
        names = map(PurePosixPath, archive.opened.NameToInfo)
        return [path.name for path in names if path.parent == here]

    held = _held(blocks, temporary)
    if isinstance(held, Path):
        return File(name, shown, held, beside=beside, around=around)
    return File(name, shown, data=held, beside=beside, around=around)


def _held(blocks: Iterable[bytes], temporary: Path) -> bytes | Path:
    """The bytes of a member, or a file of them where they are many."""
    held = bytearray()
    blocks = iter(blocks)
    for block in blocks:
        held += block
        if len(held) > _IN_MEMORY:
            path = temporary / str(len(list(temporary.iterdir())))
            with path.open("wb") as written:
                written.write(held)
                written.writelines(blocks)
            return path
    return bytes(held)
