"""Reading articles: a file, a folder, bytes that were dropped, text that was pasted."""

import os
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Final

import pandas as pd

from data import attached
from data.assemble import Batch, Reading, assemble, assembled
from data.gathering import Seen, once_each, reading_of
from data.outlets import Aliases
from data.plain import one_line
from data.problem import ArticleError, ArticleWarning, Problem
from data.raw import MOST_ARTICLES, Progress, Raw, gathered
from data.readers import archive, folder, text
from data.readers.kinds import comes_later, is_archive, kind_of
from data.readers.source import File, from_bytes, from_path, too_large, unreadable
from data.readers.table import Table
from data.rows import Rows

MAX_BYTES: Final = 20_000_000_000

Source = str | PathLike[str] | File
"""A path, or a file whose bytes are at hand."""

Stop = Callable[[], bool]
"""Looked at between parts of a file: whether to end with what was read so far."""

AT_ONCE: Final = 200
"""Articles that `readings` hands on together, or a few more."""

_PASTED: Final = "pasted text"
_SMALL: Final = 1_000_000
# Characters of text that are kept from one file, and held at once: a packed table may hold no more
# than this many times its size, unless it is small.
_MOST_KEPT: Final = 1_000_000_000
_KEPT_RATIO: Final = 30
_KEPT_ALWAYS: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What a person asks of all files alike."""

    text_column: str | None = None
    outlet_column: str | None = None
    aliases: Aliases | None = None
    stop: Stop | None = None
    at_once: int = MOST_ARTICLES
    without: frozenset[Path] = frozenset()


def read(
    path: Source,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    aliases: Aliases | None = None,
) -> pd.DataFrame:
    """The articles in `path`, a file or a folder of files, as an Articles frame.

    Reads text and Markdown, PDF, Word, RTF, saved web pages (HTML, MHTML) and web archives (WARC),
    tables (CSV, TSV, Excel, JSON, JSON Lines, Parquet, SQLite), lists of references (RIS, JSON
    from Zotero), and ZIP files of those. `text_column` and `outlet_column` name columns that are
    not recognised by themselves; `aliases` are names of outlets, as `data.outlets.read_table` reads
    them, in place of those that come with Slantwise.

    Raises ArticleError where no article can be read. Whatever else should be known, such as
    rows left out, is a warning (ArticleWarning). A list of links has no rows: see `reading`.
    """
    found = reading(path, text_column=text_column, outlet_column=outlet_column, aliases=aliases)
    for problem in found.problems:
        warnings.warn(str(problem), ArticleWarning, stacklevel=2)
    return found.articles


def reading(
    path: Source,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    aliases: Aliases | None = None,
    progress: Progress | None = None,
) -> Reading:
    """As `read`, with the problems as values instead of warnings, and with links."""
    found = read_all(
        [path],
        text_column=text_column,
        outlet_column=outlet_column,
        aliases=aliases,
        progress=progress,
    )
    return _something(found)


def read_all(
    paths: Iterable[Source],
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    aliases: Aliases | None = None,
    progress: Progress | None = None,
) -> Reading:
    """The articles in all of `paths`, files and folders, each article once.

    Never raises for what a file holds: one that cannot be read is a problem of severity
    "error", and the rest goes on.
    """
    wishes = _Wishes(text_column, outlet_column, aliases)
    problems: list[Problem] = []
    raws = _all_raw(paths, wishes, problems, progress)
    return reading_of(list(assembled(raws, aliases)), problems)


def readings(
    paths: Iterable[Source],
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """What `read_all` reads, some 200 articles at a time, each as soon as it is read.

    No more is in memory than those, however large a file is. What is to be said of a file comes
    when its end was reached.
    """
    wishes = _Wishes(text_column, outlet_column, at_once=AT_ONCE)
    problems: list[Problem] = []
    seen = Seen()
    batches: list[Batch] = []
    for batch in assembled(_all_raw(paths, wishes, problems, progress)):
        batches.append(batch)
        if sum(map(len, batches)) >= AT_ONCE:
            yield once_each(reading_of(batches, problems), seen)
            batches, problems[:] = [], ()
    last = once_each(reading_of(batches, problems), seen)
    yield replace(last, problems=(*last.problems, *seen.problems()))


def raw_readings(
    paths: Iterable[Source],
    problems: list[Problem],
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    without: Collection[Path] = (),
    progress: Progress | None = None,
) -> Iterator[Raw]:
    """What `readings` reads, before it is cleaned: `assemble.finished` cleans it, anywhere.

    What is wrong with whole files goes to `problems` as they are met. Files of `without` that stand
    in a folder are not read.
    """
    wishes = _Wishes(text_column, outlet_column, at_once=AT_ONCE, without=frozenset(without))
    yield from _all_raw(paths, wishes, problems, progress)


def files_of(source: Source, without: Collection[Path] = ()) -> list[File]:
    """The files that a path stands for, in the order in which they are read."""
    return _files(source, [], without)


def read_bytes(
    name: str,
    data: bytes,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    aliases: Aliases | None = None,
    progress: Progress | None = None,
    shown_as: str | None = None,
    stop: Stop | None = None,
) -> Reading:
    """The articles in a file called `name` that holds `data`; messages call it `shown_as`.

    The name's ending says what kind of file it is; without one the bytes do. A text file has no
    columns: it is read whatever columns are named.
    Raises ArticleError where there is neither an article nor a link.
    """
    problems: list[Problem] = []
    file = from_bytes(name, data, shown_as)
    wishes = _Wishes(text_column, outlet_column, aliases, stop)
    raws = _unused(_raw(file, wishes, problems, progress))
    return _something(reading_of(list(assembled(raws, aliases)), problems))


def read_pasted(pasted: str, *, aliases: Aliases | None = None) -> Reading:
    """The one article in a text that a person pasted. Raises ArticleError where there is none."""
    if not pasted.strip():
        raise ArticleError("There is no text.", advice="Paste the text of an article.")
    return reading_of([assemble([text.from_text(pasted, _PASTED)], aliases=aliases)])


def _something(found: Reading) -> Reading:
    """`found`, unless there is nothing in it. Raises ArticleError then."""
    if not found.articles.empty or found.links:
        return found
    # Where no file is at fault as a whole, what was left out of them is.
    errors = [one for one in found.problems if one.severity == "error"]
    raise ArticleError.of(replace((errors or found.problems)[0], severity="error"))


def _files(source: Source, problems: list[Problem], without: Collection[Path] = ()) -> list[File]:
    """The files that `source` stands for; what there is to say about them goes to `problems`."""
    if isinstance(source, File):
        return [source]
    path = Path(source)
    # os.path says no where a folder may not be looked into; pathlib would raise.
    if not os.path.isdir(path):
        return [from_path(path)]
    found, told = folder.listing(path)
    problems.extend(told)
    files = [
        from_path(file, file.relative_to(path).as_posix())
        for file in found
        if not without or file.resolve() not in without
    ]
    return sorted(files, key=lambda file: comes_later(file.name))


def _all_raw(
    paths: Iterable[Source], wishes: _Wishes, problems: list[Problem], progress: Progress | None
) -> Iterator[Raw]:
    """The articles of all files, not cleaned, in the order of `paths`.

    What cannot be read goes to `problems`. Lists of references come before the files beside them
    that they name.
    """
    files = [_files(path, problems, wishes.without) for path in paths]
    number, done = sum(map(len, files)), 0
    for beside in files:
        parts = (
            _raw(file, wishes, problems, _part_of(progress, at, number))
            for at, file in enumerate(beside, start=done)
        )
        yield from _unused(chain.from_iterable(parts))
        done += len(beside)


def _raw(
    file: File, wishes: _Wishes, problems: list[Problem], progress: Progress | None
) -> Iterator[Raw]:
    """The articles of a file, or of the files in a ZIP. What cannot be read goes to `problems`."""
    try:
        _check(file)
        if not is_archive(file):
            yield from _read_file(file, wishes, progress)
            return
        for member in archive.members(file, problems, progress):
            try:
                yield from _read_file(member, wishes, None)
            except ArticleError as error:
                problems.append(error.problem)
            if wishes.stop and wishes.stop():
                break
    except ArticleError as error:
        problems.append(error.problem)
    except OSError as error:
        problems.append(unreadable(error, file.shown).problem)
    if progress:
        progress(1.0)


def _read_file(file: File, wishes: _Wishes, progress: Progress | None) -> Iterator[Raw]:
    _check_filled(file)
    kind = kind_of(file)

    def rows() -> Rows:
        named = (wishes.text_column, wishes.outlet_column) if kind.has_columns else (None, None)
        return Rows(*named)

    return gathered(
        _until(attached.with_texts(kind.read(file), file), wishes.stop),
        rows(),
        source_file=one_line(file.name),
        aliases=wishes.aliases,
        most=_most_kept(file.size(), wishes),
        at_once=wishes.at_once,
        day_first=cache(lambda: rows().say_day_first(kind.read(file))),
        progress=progress,
    )


def _most_kept(size: int, wishes: _Wishes) -> int:
    unpacked = max(_KEPT_ALWAYS, _KEPT_RATIO * size)
    return min(_MOST_KEPT, unpacked) if wishes.at_once >= MOST_ARTICLES else unpacked


def _until(tables: Iterable[Table], stop: Stop | None) -> Iterator[Table]:
    """The tables up to where somebody says stop; the first in any case."""
    for table in tables:
        yield table
        if stop and stop():
            return


def _check(file: File) -> None:
    """Raise ArticleError for what is no file, or too large a one."""
    size = file.size()
    if file.path is not None and not file.path.is_file():
        raise ArticleError("This is neither a file nor a folder.", file=file.shown)
    if size > MAX_BYTES:
        raise too_large(size, MAX_BYTES, file.shown)
    _check_filled(file)


def _check_filled(file: File) -> None:
    if file.size() <= _SMALL and not file.whole(_SMALL).strip():
        raise ArticleError("The file is empty.", file=file.shown, advice="Check that it was saved.")


def _unused(raws: Iterable[Raw]) -> Iterator[Raw]:
    """The rows but for files whose text stands in an earlier one: those references name."""
    used: set[str] = set()
    for raw in raws:
        used |= raw.used
        if raw.source_file not in used:
            yield raw


def _part_of(progress: Progress | None, at: int, parts: int) -> Progress | None:
    """`progress` as one of several files reports it."""
    if progress is None:
        return None
    return lambda share: progress((at + share) / parts)
