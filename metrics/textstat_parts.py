"""The parts of textstat, and of pyphen behind it, that are called on distinct words."""

# textstat and pyphen carry no types; this file states those of what is used.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportAttributeAccessIssue=false
# pyright: reportFunctionMemberAccess=false

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from textstat.backend.transformations import remove_punctuation as _cached_remove_punctuation
from textstat.backend.utils import get_lang_easy_words, get_pyphen

LANGUAGE = "en_US"

# textstat keeps whole texts in a cache; a joined vocabulary must not stay there.
remove_punctuation = cast(Callable[[str, bool], str], _cached_remove_punctuation.__wrapped__)


def easy_words() -> set[str]:
    """The Dale-Chall words."""
    return get_lang_easy_words(LANGUAGE)


def hyphenation() -> tuple[Mapping[str, tuple[int, Sequence[int]]], int, int]:
    """pyphen's patterns (offset and values by letters) and its margins, left and right."""
    pyphen = get_pyphen(LANGUAGE)
    patterns = cast(Mapping[str, tuple[int, Sequence[int]]], pyphen.hd.patterns)
    return patterns, cast(int, pyphen.left), cast(int, pyphen.right)
