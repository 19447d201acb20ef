"""A folder: which of its files are articles."""

import os
from pathlib import Path
from typing import Final

from data.problem import Problem
from data.readers.kinds import READERS

_ABOUT: Final = frozenset(
    "readme license licence changelog contributing notice credits authors".split()
)
_NAMES_SHOWN: Final = 5


def listing(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files below `folder` that can be read, in order, and a notice of those passed over.

    Hidden files and folders are passed over in silence. Links to folders are not followed.
    """
    kept: list[Path] = []
    passed_over: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() in READERS and path.stem.lower() not in _ABOUT:
                kept.append(path)
            else:
                passed_over.append(path.relative_to(folder).as_posix())
    return kept, [_notice(folder, passed_over)] if passed_over else []


def _notice(folder: Path, names: list[str]) -> Problem:
    named = ", ".join(names[:_NAMES_SHOWN])
    more = f" and {len(names) - _NAMES_SHOWN:,} more" if len(names) > _NAMES_SHOWN else ""
    return Problem("notice", f"Passed over, being no articles: {named}{more}.", str(folder))
