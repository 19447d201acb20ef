"""`slantwise reproduce`: a bundle made again, and what differs."""

import sys
from pathlib import Path
from typing import Final

from dashboard.command import batch
from dashboard.command.filtering import open_articles
from dashboard.exports.provenance import release
from dashboard.exports.reproduce import (
    Bundle,
    BundleError,
    differences,
    made_of,
    read_bundle,
    workspace_in,
)
from metrics.version import version_with

SAME: Final = 0
DIFFERS: Final = 1
MOST: Final = 1_000_000_000  # bytes of a bundle


def reproduce(bundle: Path, articles: str | None, library: str | None) -> int:
    """Make a bundle again, from the numbers in it or from articles. The exit code."""
    try:
        kept = _read(bundle)
        if articles is None and library is None:
            found = workspace_in(kept)
        else:
            opened = open_articles(articles, library, kept.choices)
            batch.name_problems(opened.problems)
            found = opened.workspace
        again = differences(kept, made_of(kept, found))
    except (BundleError, OSError) as error:
        print(f"slantwise: “{bundle}”: {error}", file=sys.stderr)
        return DIFFERS
    for name, difference in again.items():
        print(f"{'differs' if difference else 'same':<8} {name}{difference and f': {difference}'}")
    for name in kept.changed:
        print(f"{'changed':<8} {name}: it is not as it was when the bundle was made")
    differs = any(again.values()) or bool(kept.changed)
    print(_told(kept, differs))
    return DIFFERS if differs else SAME


def _read(path: Path) -> Bundle:
    """The bundle in a file. Raises BundleError, OSError."""
    if path.stat().st_size > MOST:
        raise BundleError(f"it is larger than {MOST // 1_000_000:,} MB")
    return read_bundle(path.read_bytes(), path.name)


def _told(kept: Bundle, differs: bool) -> str:
    if not differs:
        return "Everything that was made again is the same, byte for byte."
    ours = f"Slantwise {release()}, numbers {version_with(kept.choices.method)}"
    theirs = f"Slantwise {kept.told.get('slantwise')}, numbers {kept.told.get('numbers')}"
    if ours == theirs:
        return f"The bundle was made by {theirs}, which is also what this is."
    return f"The bundle was made by {theirs}; this is {ours}, which may give other numbers."
