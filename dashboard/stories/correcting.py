"""What a person does to stories: corrections that last, and the new names of articles today.

A library keeps the corrections and applies them whenever articles arrive. Without one, the names
are edits of this visit, and what is added later joins the stories as they are then.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.workspace import Edits
from data.library import Before
from data.stories import Correction, Merge, Rename, Split


@dataclass(frozen=True, slots=True)
class Change:
    """Corrections for a library, and the same as edits of stories by article_id."""

    corrections: tuple[Correction, ...]
    edits: Edits


@dataclass(frozen=True, slots=True)
class Done:
    """What was put right last, in words; how it was before, if that can be had again; and what the
    story that was looked at was called."""

    told: str
    before: Before | None
    named: str


def renamed(articles: pd.DataFrame, story: str, name: str) -> Change:
    """The story under another name; where a story has it already, the two become one."""
    ids = (*_of(articles, story), *_of(articles, name))
    return Change((Merge(ids), Rename(ids, name)), _edits(ids, name))


def merged(articles: pd.DataFrame, story: str, other: str) -> Change:
    """The articles of `other` taken into `story`, which keeps its name."""
    ids = (*_of(articles, story), *_of(articles, other))
    return Change((Merge(ids), Rename(ids, story)), _edits(ids, story))


def split(articles: pd.DataFrame, story: str, apart: Collection[str], name: str) -> Change:
    """The articles `apart` as a story of their own; the rest keeps the name."""
    leaving = tuple(one for one in _of(articles, story) if one in apart)
    rest = tuple(one for one in _of(articles, story) if one not in apart)
    corrections = (Split(leaving, rest), Rename(rest, story), Rename(leaving, name))
    return Change(corrections, _edits(leaving, name))


def before(edits: Edits, change: Change) -> Before:
    """How a visit was before a change: `edits` are those that were made until then."""
    return Before((), {}, {name: edits.get(name, {}).get("story") for name in change.edits})


def taken_back(edits: Edits, before: Before) -> Edits:
    """The edits of a visit with the stories as they were before a change."""
    found = {name: dict(values) for name, values in edits.items()}
    for name, story in before.edits.items():
        values = {key: value for key, value in found.pop(name, {}).items() if key != "story"}
        if story is not None:
            values["story"] = story
        if values:
            found[name] = values
    return found


def _of(articles: pd.DataFrame, story: str) -> tuple[str, ...]:
    return tuple(map(str, articles.index[articles["story"] == story]))


def _edits(ids: tuple[str, ...], name: str) -> Edits:
    return {article_id: {"story": name} for article_id in ids}
