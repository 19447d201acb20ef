"""A folder: which of its files are articles."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Final

from data.plain import one_line
from data.problem import Problem
from data.readers.kinds import ARCHIVES, KINDS, SPOKEN, ending

_ABOUT: Final = frozenset(
    "readme license licence changelog contributing notice credits authors".split()
)
_NAMES_SHOWN: Final = 5


def listing(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files below `folder` that can be read, in order, and what there is to say of others.

    Hidden files and folders are passed over in silence. Links to folders are not followed.
    """
    kept: list[Path] = []
    others: list[str] = []
    problems: list[Problem] = []

    def closed(error: OSError) -> None:
        why = (error.strerror or "unknown reason").lower()
        what = f"The folder could not be opened: {why}."
        problems.append(Problem("error", what, one_line(str(error.filename))))

    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith("."):
                continue
            if is_readable(name):
                kept.append(path)
            else:
                others.append(one_line(path.relative_to(folder).as_posix()))
    if others:
        problems.append(passed_over(one_line(str(folder)), others))
    if not kept and not any(one.severity == "error" for one in problems):
        problems.append(nothing(one_line(str(folder))))
    return kept, problems


def is_readable(name: str) -> bool:
    """Whether a file so called may hold articles: by its ending, and not one about the others."""
    path = PurePath(name)
    suffix = ending(path.name)
    return (suffix in KINDS or suffix in ARCHIVES) and path.stem.lower() not in _ABOUT


def is_hidden(name: str) -> bool:
    """Whether a file, or a folder it is in, is not meant to be seen."""
    parts = PurePath(name.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)


def passed_over(file: str, names: Sequence[str]) -> Problem:
    """The notice that files in a folder, or in a ZIP, are no articles."""
    named = ", ".join(names[:_NAMES_SHOWN])
    more = f" and {len(names) - _NAMES_SHOWN:,} more" if len(names) > _NAMES_SHOWN else ""
    return Problem("notice", f"Passed over, being no articles: {named}{more}.", file)


def nothing(file: str) -> Problem:
    """The error for a folder, or a ZIP, without articles."""
    what = "There is nothing in this folder that can be read."
    return Problem("error", what, file, advice=f"What can be read: {SPOKEN}.")
