"""A library in one file that any other can take in: a ZIP of Parquet tables, nothing lost.

Articles go through the same door as any others, so that a file which was tampered with can bring
odd articles, but not break the library.
"""

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_string_dtype

from data.article import COLUMNS, as_articles
from data.library.exported import FORM, Facts, read_facts
from data.library.fault import LibraryError
from data.library.packing import columns_of
from data.library.store import Added, Library
from data.problem import ArticleError, Problem
from data.readers import parquet
from data.readers.source import from_bytes

Progress = Callable[[int], None]

PART: Final = 2000
"""Articles in memory at a time."""

_ARTICLES: Final = "articles"
_GROUPS: Final = "groups"
_SCORES: Final = "scores"
_FACTS: Final = "library.json"


def export_to(
    library: Library, path: Path, progress: Progress | None = None, *, force: bool = False
) -> int:
    """Write a library to a file; how many articles that were. An earlier export is replaced when
    the new one is whole, and so is any other file with `force`.

    Raises LibraryError where the file cannot be written, or what stands there is not replaced.
    """
    _refuse_to_replace(library, path, force)
    unfinished = path.with_name(f"{path.name}.unfinished")
    listed = library.articles(as_they_came=True)
    versions = list(library.info().scored)
    try:
        with zipfile.ZipFile(unfinished, "w") as target:
            for begin in range(0, len(listed), PART):
                part = listed.iloc[begin : begin + PART]
                texts = library.texts(cast("list[str]", part.index.tolist()))
                _write(target, _ARTICLES, begin, part.join(texts)[list(COLUMNS)])
                if progress:
                    progress(begin + len(part))
            _write(target, _GROUPS, 0, library.groups_found().reset_index())
            for at, version in enumerate(versions):
                _write(target, _SCORES, at, library.scores_by_text(version).reset_index())
            facts = _facts(library, target.namelist(), versions)
            target.writestr(_FACTS, json.dumps(facts, ensure_ascii=False))
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        why = (error.strerror or str(error)).lower()
        raise LibraryError(f"The file could not be written: {why}.", file=str(path)) from error
    return len(listed)


def _refuse_to_replace(library: Library, path: Path, force: bool) -> None:
    advice = "Name a new file, such as export.zip."
    if library.place.holds(path):
        what = "This is the library itself: the export would take its place."
        raise LibraryError(what, file=str(path), advice=advice)
    if os.path.exists(path) and not path.is_file():
        what = "The file could not be written: there is a folder or a device of this name."
        raise LibraryError(what, file=str(path), advice=advice)
    if not force and path.is_file() and not _is_export(path):
        what = "There is a file of this name already, and it is no export of a library."
        advice = "Name a new file, such as export.zip; --force replaces the one that is there."
        raise LibraryError(what, file=str(path), advice=advice)


def _is_export(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as found:
            return _FACTS in found.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def import_from(library: Library, path: Path, progress: Progress | None = None) -> Added:
    """Take in what `export_to` wrote. What is in the library already stays as it is.

    Raises LibraryError for a file that is no export, is one from a newer Slantwise, or was changed
    into what no library can hold.
    """
    try:
        with zipfile.ZipFile(path) as source:
            # Ours are not compressed once more: only the tables in it can grow, which are bounded.
            if any(one.compress_type != zipfile.ZIP_STORED for one in source.infolist()):
                raise _no_export(path)
            facts = read_facts(source.read(_FACTS), path)
            _check(source, facts, path)
            return _take_in(library, source, facts, progress)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise LibraryError(f"The file could not be read: {why}.", file=str(path)) from error
    except LibraryError:
        raise
    except ArticleError as error:
        raise LibraryError(
            error.problem.what, file=str(path), advice="Export the library anew."
        ) from error
    except (
        zipfile.BadZipFile, AttributeError, KeyError, TypeError, ValueError, RecursionError
    ) as error:  # fmt: skip
        raise _no_export(path) from error


def _check(source: zipfile.ZipFile, facts: Facts, path: Path) -> None:
    """Read all of an export before anything of it is written.

    Raises LibraryError where a table is missing, and whatever reading it raises.
    """
    names = set(source.namelist()) - {_FACTS}
    if names != set(facts["tables"]):
        odd = min(names ^ set(facts["tables"]))
        why = "missing from it" if odd in facts["tables"] else "no part of it"
        raise _changed(path, f"“{odd}” is {why}")
    if len(_members(source, _SCORES)) != len(facts["scores"]):
        raise _no_export(path)
    for articles in _tables(source, _ARTICLES):
        texts = articles["text"].fillna("")
        if not is_string_dtype(texts) or texts.str.strip().eq("").any():
            raise _changed(path, "an article in it has no text")
        if not is_datetime64_any_dtype(articles["published"]):
            raise _changed(path, "the dates of its articles are none")
        as_articles(articles)
    for groups in _tables(source, _GROUPS):
        _groups(groups)
    for numbers in _tables(source, _SCORES):
        columns_of(_numbers(numbers))


def _write(target: zipfile.ZipFile, name: str, number: int, table: pd.DataFrame) -> None:
    packed = io.BytesIO()
    table.to_parquet(packed, index=False, compression="zstd")
    target.writestr(f"{name}-{number:09}.parquet", packed.getvalue())


def _tables(source: zipfile.ZipFile, name: str) -> Iterator[pd.DataFrame]:
    for member in _members(source, name):
        yield parquet.typed(from_bytes(member, source.read(member)))


def _members(source: zipfile.ZipFile, name: str) -> list[str]:
    found = (one for one in source.namelist() if one.startswith(f"{name}-"))
    return sorted(one for one in found if one.endswith(".parquet"))


def _facts(library: Library, tables: list[str], versions: list[str]) -> Facts:
    failed = library.failed()
    return Facts(
        form=FORM,
        tables=tables,
        scores=versions,
        aliases=library.aliases(),
        edits={name: dict(values) for name, values in library.edits().items()},
        corrections=[(c.kind, c.subject, dict(c.detail)) for c in library.corrections()],
        views=library.views(),
        failed=cast("list[dict[str, str]]", failed.to_dict("records")),
    )


def _take_in(
    library: Library, source: zipfile.ZipFile, facts: Facts, progress: Progress | None
) -> Added:
    is_new = len(library) == 0
    new = known = 0
    for articles in _tables(source, _ARTICLES):
        added = library.add(as_articles(articles))
        new, known = new + added.new, known + added.known
        if progress:
            progress(new + known)
    # Groups are of all articles together: with others among them, they are to be found anew.
    for groups in _tables(source, _GROUPS) if is_new else ():
        stories, reprints = _groups(groups)
        library.put_stories(stories)
        library.put_reprint_groups(reprints)
    for version, numbers in zip(facts["scores"], _tables(source, _SCORES), strict=True):
        library.put_scores(version, _numbers(numbers))
    _take_in_facts(library, facts)
    return Added(new, known)


def _groups(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The stories and the reprint groups that were found, by article_id."""
    groups = table.set_index("article_id")[["story", "reprint_group"]]
    if not all(map(is_string_dtype, (groups.index, *(groups[name] for name in groups)))):
        raise TypeError("groups have names")
    return groups["story"].dropna(), groups["reprint_group"].dropna()


def _numbers(table: pd.DataFrame) -> pd.DataFrame:
    """The numbers of texts, by text_digest."""
    numbers = table.set_index("text_digest")
    if not is_string_dtype(numbers.index):
        raise TypeError("texts have digests")
    return numbers


def _take_in_facts(library: Library, facts: Facts) -> None:
    aliases, edits, views = library.aliases(), library.edits(), library.views()
    for alias, outlet in facts["aliases"].items():
        if alias not in aliases:
            library.name_outlet(alias, outlet)
    there = library.known(facts["edits"])
    library.edit({k: v for k, v in facts["edits"].items() if k in there and k not in edits})
    noted = [(c.kind, c.subject, dict(c.detail)) for c in library.corrections()]
    for kind, subject, detail in facts["corrections"]:
        if (kind, subject, detail) not in noted:
            library.correct(kind, subject, detail)
    for name, query in facts["views"].items():
        if name not in views:
            library.save_view(name, query)
    sources = set(library.failed()["source"])
    library.put_failed(
        Problem("error", one["what"], one["source"], (), one["where_in_it"], one["advice"])
        for one in facts["failed"]
        if one["source"] not in sources
    )


def _changed(path: Path, how: str) -> LibraryError:
    return LibraryError(
        f"This export is damaged or was changed: {how}. Nothing was taken in.",
        file=str(path),
        advice="Export the library anew.",
    )


def _no_export(path: Path) -> LibraryError:
    return LibraryError(
        "This file is no export of a library.",
        file=str(path),
        advice="Name one that slantwise library export wrote; articles in other files are added"
        " with slantwise add.",
    )
