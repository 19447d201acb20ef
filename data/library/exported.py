"""What is in an export beside its tables, checked before anything of it is written."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final, TypedDict, cast

from data.library.by_hand import EDITABLE
from data.library.fault import LibraryError
from data.library.grouping import STORY_CORRECTIONS

FORM: Final = 2  # 1 did not name its tables

_FAILED: Final = frozenset({"source", "what", "advice", "where_in_it"})


class Facts(TypedDict):
    """What is in an export beside its tables."""

    form: int
    tables: list[str]
    scores: list[str]
    aliases: dict[str, str]
    edits: dict[str, dict[str, str]]
    corrections: list[tuple[str, str, dict[str, object]]]
    views: dict[str, str]
    failed: list[dict[str, str]]


def read_facts(written: bytes, path: Path) -> Facts:
    """The facts in the library.json of the export at `path`.

    Raises LibraryError where a newer Slantwise wrote them, or somebody changed them into what no
    library can hold; ValueError, KeyError or TypeError where they are none at all.
    """
    facts = cast(Facts, json.loads(written))
    if facts["form"] < FORM:
        raise LibraryError(
            "An older Slantwise wrote this export, and did not say which tables belong to it.",
            file=str(path),
            advice="Export the library anew.",
        )
    if facts["form"] > FORM:
        raise LibraryError(
            "A newer Slantwise wrote this export.", file=str(path), advice="Update Slantwise."
        )
    json.dumps(facts, ensure_ascii=False).encode("utf-8")  # raises for half characters
    for name, is_sound in _SOUND.items():
        if not is_sound(cast("Mapping[str, object]", facts)[name]):
            raise LibraryError(
                f"This export is damaged or was changed: its {name} (in library.json) are not what"
                " a library holds. Nothing was taken in.",
                file=str(path),
                advice="Export the library anew.",
            )
    return facts


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, cast("list[object]", value)))


def _is_names(value: object) -> bool:
    """Whether it is texts by text."""
    if not isinstance(value, dict):
        return False
    found = cast("dict[object, object]", value)
    return all(map(_is_text, found)) and all(map(_is_text, found.values()))


def _is_edits(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    each = cast("dict[str, object]", value).values()
    return all(
        _is_names(one) and cast("dict[str, str]", one).keys() <= set(EDITABLE) for one in each
    )


def _is_corrections(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_correction, cast("list[object]", value)))


def _is_correction(value: object) -> bool:
    if not isinstance(value, list) or len(cast("list[object]", value)) != 3:
        return False
    kind, subject, detail = cast("list[object]", value)
    if not _is_text(kind) or not _is_text(subject) or not isinstance(detail, dict):
        return False
    return _fits(str(kind), cast("dict[str, object]", detail))


def _fits(kind: str, detail: Mapping[str, object]) -> bool:
    """Whether a correction of stories can be made of `detail`; of other kinds nothing is made."""
    if kind not in STORY_CORRECTIONS:
        return True
    wanted = {each.name: each.type for each in fields(STORY_CORRECTIONS[kind])}
    return detail.keys() == wanted.keys() and all(
        _is_text(value) if wanted[name] is str else _is_texts(value)
        for name, value in detail.items()
    )


def _is_views(value: object) -> bool:
    return _is_names(value) and all(name.strip() for name in cast("dict[str, str]", value))


def _is_failed(value: object) -> bool:
    return isinstance(value, list) and all(
        _is_names(one) and cast("dict[str, str]", one).keys() >= _FAILED
        for one in cast("list[object]", value)
    )


_SOUND: Final[Mapping[str, Callable[[object], bool]]] = {
    "tables": _is_texts,
    "scores": _is_texts,
    "aliases": _is_names,
    "edits": _is_edits,
    "corrections": _is_corrections,
    "views": _is_views,
    "failed": _is_failed,
}
