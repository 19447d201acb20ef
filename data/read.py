"""Reading articles: a file, a folder, bytes that were dropped, text that was pasted."""

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Final

import pandas as pd

from data.article import empty
from data.assemble import Batch, Progress, Reading, assemble, once_each, reading_of
from data.problem import ArticleError, ArticleWarning, Problem
from data.readers import folder, text
from data.readers.kinds import SPOKEN, reader_for

MAX_BYTES: Final = 500_000_000

Source = str | PathLike[str]

_PASTED: Final = "pasted text"


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read: where it is, and what an article from it says it came from."""

    path: Path
    source_file: str


def read(
    path: Source, *, text_column: str | None = None, outlet_column: str | None = None
) -> pd.DataFrame:
    """The articles in `path`, a file or a folder of files, as an Articles frame.

    Reads `.txt` and `.md` (one article a file), CSV, TSV, JSON, JSON Lines and Parquet.
    `text_column` and `outlet_column` name columns that are not recognised by themselves.

    Raises ArticleError where no article can be read. Whatever else should be known, such as
    rows left out, is a warning (ArticleWarning).
    """
    found = reading(path, text_column=text_column, outlet_column=outlet_column)
    for problem in found.problems:
        warnings.warn(str(problem), ArticleWarning, stacklevel=2)
    return found.articles


def reading(
    path: Source,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """As `read`, with the problems as values instead of warnings."""
    found = read_all(
        [path], text_column=text_column, outlet_column=outlet_column, progress=progress
    )
    if found.articles.empty:
        raise ArticleError.of(next(one for one in found.problems if one.severity == "error"))
    return found


def read_all(
    paths: Iterable[Source],
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """The articles in all of `paths`, files and folders, each article once.

    Never raises for what a file holds: one that cannot be read is a problem of severity
    "error", and the rest goes on.
    """
    problems: list[Problem] = []
    files = [file for path in paths for file in _files(Path(path), problems)]
    batches: list[Batch] = []
    for at, file in enumerate(files):
        try:
            batch = _batch(
                file.source_file,
                _load(file.path),
                text_column=text_column,
                outlet_column=outlet_column,
                progress=_part_of(progress, at, len(files)),
                shown_as=str(file.path),
            )
        except ArticleError as error:
            problems.append(error.problem)
        else:
            batches.append(batch)
    return reading_of(batches, problems)


def read_bytes(
    name: str,
    data: bytes,
    *,
    text_column: str | None = None,
    outlet_column: str | None = None,
    progress: Progress | None = None,
    shown_as: str | None = None,
) -> Reading:
    """The articles in a file called `name` that holds `data`; messages call it `shown_as`.

    The name's ending says what kind of file it is; without one the bytes do. A text file has no
    columns: it is read whatever columns are named.
    Raises ArticleError where no article can be read.
    """
    batch = _batch(
        name,
        data,
        text_column=text_column,
        outlet_column=outlet_column,
        progress=progress,
        shown_as=shown_as,
    )
    return reading_of([batch])


def _batch(
    name: str,
    data: bytes,
    *,
    text_column: str | None,
    outlet_column: str | None,
    progress: Progress | None,
    shown_as: str | None,
) -> Batch:
    file = name if shown_as is None else shown_as
    if len(data) > MAX_BYTES:
        raise _too_large(len(data), file)
    if not data.strip():
        raise ArticleError("The file is empty.", file=file, advice="Check that it was saved.")
    reader = reader_for(name, data, file)
    has_columns = reader is not text.read
    return assemble(
        reader(data, file),
        text_column=text_column if has_columns else None,
        outlet_column=outlet_column if has_columns else None,
        source_file=name,
        progress=progress,
    )


def read_pasted(pasted: str) -> Reading:
    """The one article in a text that a person pasted. Raises ArticleError where there is none."""
    if not pasted.strip():
        raise ArticleError("There is no text.", advice="Paste the text of an article.")
    return reading_of([assemble(text.from_text(pasted, _PASTED))])


def together(parts: Sequence[Reading], problems: Sequence[Problem] = ()) -> Reading:
    """Several readings as one, with a fresh index; an article read twice counts once.

    `problems` come before those of the parts.
    """
    frames = [part.articles for part in parts if not part.articles.empty]
    articles = pd.concat(frames, ignore_index=True) if frames else empty()
    told = (*problems, *(one for part in parts for one in part.problems))
    return once_each(Reading(articles, told))


def _files(path: Path, problems: list[Problem]) -> list[_File]:
    """The files that `path` stands for; what there is to say about them goes to `problems`."""
    if not path.is_dir():
        return [_File(path, path.name)]
    found, passed_over = folder.listing(path)
    problems.extend(passed_over)
    if not found:
        what = "There is nothing in this folder that can be read."
        advice = f"What can be read: {SPOKEN}."
        problems.append(Problem("error", what, str(path), advice=advice))
    return [_File(file, file.relative_to(path).as_posix()) for file in found]


def _load(path: Path) -> bytes:
    file = str(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ArticleError("This is neither a file nor a folder.", file=file)
        if size > MAX_BYTES:
            raise _too_large(size, file)
        return path.read_bytes()
    except FileNotFoundError as error:
        advice = "Check the spelling, and the folder you are in."
        raise ArticleError("There is no such file.", file=file, advice=advice) from error
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise ArticleError(f"The file could not be opened: {why}.", file=file) from error


def _too_large(size: int, file: str) -> ArticleError:
    return ArticleError(
        f"The file has {size / 1e6:,.0f} MB; at most {MAX_BYTES / 1e6:,.0f} MB can be read.",
        file=file,
        advice="Split it into smaller files.",
    )


def _part_of(progress: Progress | None, at: int, parts: int) -> Progress | None:
    """`progress` as one of several files reports it."""
    if progress is None:
        return None
    return lambda share: progress((at + share) / parts)
