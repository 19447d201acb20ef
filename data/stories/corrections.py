"""What a person put right in the stories, kept as data and applied again after every grouping.

A correction names articles, not stories: stories are worked out anew when articles arrive, while an
article stays what it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.stories.similarity import Ints, Vectors


@dataclass(frozen=True, slots=True)
class Merge:
    """The stories of these articles are one story."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The articles `apart` are a story of their own, and not the story of `rest`.

    Whatever comes to their story later goes to the side that it is more like.
    """

    apart: tuple[str, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """The story of these articles has this name. Two stories of one name are one story."""

    articles: tuple[str, ...]
    name: str


Correction = Merge | Split | Rename


def corrected(
    groups: Ints, ids: Sequence[str], corrections: Sequence[Correction], of: Vectors
) -> Ints:
    """The groups after merges and splits, in their order. Articles that are gone do not count."""
    found = groups.copy()
    for correction in corrections:
        if isinstance(correction, Merge):
            at = _positions(correction.articles, ids)
            found[np.isin(found, found[at])] = found[at].min(initial=len(found))
        elif isinstance(correction, Split):
            apart, rest = _positions(correction.apart, ids), _positions(correction.rest, ids)
            leaving = _leaving(found, apart, rest, of)
            # The position of a member that no other group has is a number that none has either.
            found[leaving] = found.max(initial=0) + 1
    return found


def renamed(
    groups: Ints, names: Sequence[str], ids: Sequence[str], corrections: Sequence[Correction]
) -> list[str]:
    """The name of each article's story, with the names that a person gave."""
    found = np.array(names, dtype=object)
    for correction in corrections:
        if isinstance(correction, Rename):
            at = _positions(correction.articles, ids)[:1]
            found[np.isin(groups, groups[at])] = correction.name
    return [str(name) for name in found]


def are_applied(
    stories: Sequence[str], ids: Sequence[str], corrections: Sequence[Correction]
) -> bool:
    """Whether the corrections change nothing any more about the stories that articles are in.

    False also where one takes back another, so that only applying them would tell.
    """
    alone = (f"\0{article_id}" for article_id in ids)
    each = [story or apart for story, apart in zip(stories, alone, strict=True)]
    groups = np.unique(np.array(each, dtype=object), return_inverse=True)[1]
    for correction in corrections:
        if isinstance(correction, Merge):
            if np.unique(groups[_positions(correction.articles, ids)]).size > 1:
                return False
        elif isinstance(correction, Split):
            apart, rest = _positions(correction.apart, ids), _positions(correction.rest, ids)
            if np.intersect1d(groups[apart], groups[rest]).size:
                return False
    return renamed(groups, stories, ids, corrections) == list(stories)


def _positions(articles: Sequence[str], ids: Sequence[str]) -> Ints:
    """Where these articles are, in the order given; those that are gone are left out."""
    place = {name: at for at, name in enumerate(ids)}
    return np.array([place[name] for name in articles if name in place], dtype=np.int64)


def _leaving(groups: Ints, apart: Ints, rest: Ints, of: Vectors) -> Ints:
    """The positions that make up the new story; none where the two are apart already."""
    both = np.intersect1d(groups[apart], groups[rest])
    if not both.size:
        return apart[:0]
    members = np.flatnonzero(np.isin(groups, both))
    others = np.setdiff1d(members, np.union1d(apart, rest))
    like_apart = of.alike(others, apart).mean(axis=1)
    return np.union1d(apart, others[like_apart > of.alike(others, rest).mean(axis=1)])
