"""The library: articles kept for good, with what was corrected in them and measured of them."""

from data.library.by_hand import EDITABLE, Before, Correction, Edits
from data.library.facts import Info
from data.library.fault import LibraryError
from data.library.grouping import (
    Kept,
    correct_stories,
    group_reprints,
    group_stories,
    held_against,
    keep_traits,
)
from data.library.place import default_path, is_there
from data.library.store import Added, Library, open
from data.library.transfer import export_to, import_from

__all__ = [
    "EDITABLE",
    "Added",
    "Before",
    "Correction",
    "Edits",
    "Info",
    "Kept",
    "Library",
    "LibraryError",
    "correct_stories",
    "default_path",
    "export_to",
    "group_reprints",
    "group_stories",
    "held_against",
    "import_from",
    "is_there",
    "keep_traits",
    "open",
]
