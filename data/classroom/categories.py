"""What pupils mark and rate: what every class may use, and what a lesson or a teacher writes."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol, TypeVar

from data.classroom.parts import (
    LONGEST_NAME,
    MOST_CATEGORIES,
    MOST_SCALES,
    Category,
    ClassroomError,
    Scale,
)

LOADED: Final = Category("loaded", "Loaded word", "carries a judgement where a neutral word exists")
HEDGE: Final = Category("hedge", "Hedge", "leaves room for doubt")
SOURCE: Final = Category("source", "Source", "says who said it, or where it is known from")
CATEGORIES: Final = (LOADED, HEDGE, SOURCE)
"""What Slantwise marks too, so that a class can be held against it."""
SCALES: Final = (
    Scale("told", "How much does this text tell you what to think?", "not at all", "very much"),
    Scale("feelings", "How strong are the feelings it wakes?", "no feelings", "very strong"),
    Scale("known", "How well does it say where it knows things from?", "not at all", "very well"),
)
"""What a class rates where nobody chose anything else."""

_BUILT_IN: Final[Mapping[str, Category]] = {each.key: each for each in CATEGORIES}
_KEY: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")
_CATEGORY_FORM: Final = "key = Name: what such a word or phrase does"
_SCALE_FORM: Final = "key = Question? | low end | high end"


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Part = TypeVar("Part", bound=_Keyed)


def categories_of(written: str) -> tuple[Category, ...]:
    """Categories as a lesson writes them, with `;` between: keys of CATEGORIES, with a comma
    between, and own ones as `key = Name: meaning`. Raises ClassroomError."""
    found: list[Category] = []
    for part in _parts(written):
        if "=" in part:
            found.append(_own_category(part))
        else:
            found += [_built_in(key.strip()) for key in part.split(",")]
    return _checked(found, MOST_CATEGORIES, "categories")


def scales_of(written: str) -> tuple[Scale, ...]:
    """Scales as a lesson writes them: `key = Question? | low | high`, with `;` between.

    Raises ClassroomError.
    """
    return _checked([_scale(part) for part in _parts(written)], MOST_SCALES, "scales")


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(";") if part.strip()]


def _built_in(key: str) -> Category:
    if key not in _BUILT_IN:
        raise ClassroomError(
            f"“{key}” is no category: write {', '.join(_BUILT_IN)}, or one of your own as"
            f" “{_CATEGORY_FORM}”"
        )
    return _BUILT_IN[key]


def _own_category(part: str) -> Category:
    key, _, told = part.partition("=")
    name, _, meaning = told.partition(":")
    if key.strip() in _BUILT_IN:
        raise ClassroomError(f"“{key.strip()}” has its meaning: write the one word, or another key")
    _check_written((key, name, meaning), part, _CATEGORY_FORM, 3)
    return Category(key.strip(), name.strip(), meaning.strip())


def _scale(part: str) -> Scale:
    key, _, told = part.partition("=")
    said = [each.strip() for each in (key, *told.split("|"))]
    _check_written(said, part, _SCALE_FORM, 4)
    return Scale(*said)


def _check_written(said: Sequence[str], part: str, form: str, fields: int) -> None:
    plain = [each.strip() for each in said]
    if len(plain) != fields or not all(plain) or not _KEY.fullmatch(plain[0]):
        raise ClassroomError(f"“{part[:60]}” is not written as “{form}”, its key in small letters")
    if too_long := next((each for each in plain if len(each) > LONGEST_NAME), ""):
        raise ClassroomError(f"“{too_long[:60]}…” is too long: up to {LONGEST_NAME} letters fit")


def _checked(found: Sequence[Part], most: int, what: str) -> tuple[Part, ...]:
    keys = [each.key for each in found]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if not 1 <= len(found) <= most:
        raise ClassroomError(f"there are 1 to {most} {what}, not {len(found)}")
    if twice:
        raise ClassroomError(f"two {what} have the key “{twice[0]}”: give one of them another")
    return tuple(found)
