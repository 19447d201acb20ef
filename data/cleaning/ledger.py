"""The ledger: every line that cleaning took out of a text, with the rule that took it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece taken out: the rule's name, its line in the text as it came (from 1), its text."""

    rule: str
    line: int
    text: str


def to_json(ledger: Iterable[Removed]) -> str:
    """The ledger as a JSON list of objects: the `removed` column of an Articles frame."""
    entries = [{"rule": one.rule, "line": one.line, "text": one.text} for one in ledger]
    return json.dumps(entries, ensure_ascii=False)


def from_json(removed: str) -> tuple[Removed, ...]:
    """The ledger held by a cell of the `removed` column. Raises ValueError where it is none."""
    try:
        entries = cast("list[dict[str, str]]", json.loads(removed))
        return tuple(Removed(one["rule"], int(one["line"]), one["text"]) for one in entries)
    except (TypeError, KeyError) as error:
        raise ValueError("This is no ledger of removed lines.") from error
