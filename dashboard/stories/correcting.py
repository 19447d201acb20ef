"""What a person does to stories: corrections that last, and the new names of articles today.

A library keeps the corrections and applies them whenever articles arrive. Without one, the names
are edits of this visit, and what is added later joins the stories as they are then.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.workspace import Edits
from data.stories import Correction, Merge, Rename, Split


@dataclass(frozen=True, slots=True)
class Change:
    """Corrections for a library, and the same as edits of stories by article_id."""

    corrections: tuple[Correction, ...]
    edits: Edits


@dataclass(frozen=True, slots=True)
class Done:
    """What was put right last, in words; what takes it back, if anything does; and what the story
    that was looked at was called before."""

    told: str
    undo: Change | None
    before: str


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


def undone(articles: pd.DataFrame, change: Change) -> Change:
    """What takes a change back: `articles` are as they were before it."""
    named = {name for one in change.corrections for name in _articles(one)}
    touched = articles["story"][articles.index.isin(named)]
    groups = {
        str(name): tuple(map(str, ids)) for name, ids in touched.groupby(touched).groups.items()
    }
    first, *others = groups.values()
    corrections = (
        *(Merge(ids) for ids in groups.values()),
        *(Split(ids, first) for ids in others),
        *(Rename(ids, name) for name, ids in groups.items()),
    )
    edits = {article_id: {"story": name} for name, ids in groups.items() for article_id in ids}
    return Change(corrections, edits)


def _articles(correction: Correction) -> tuple[str, ...]:
    if isinstance(correction, Split):
        return correction.apart + correction.rest
    return correction.articles


def _of(articles: pd.DataFrame, story: str) -> tuple[str, ...]:
    return tuple(map(str, articles.index[articles["story"] == story]))


def _edits(ids: tuple[str, ...], name: str) -> Edits:
    return {article_id: {"story": name} for article_id in ids}
