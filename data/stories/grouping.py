"""Articles grouped by event, and each group under a name.

Average linkage: two groups become one while their articles are alike *on average*. Single linkage
(the connected parts of the graph of alike articles) chains event to event through an article that
looks back on both; complete linkage lets one long report keep a story in two. On its own average
linkage needs every pair. But groups that are alike on average have a pair that is, so no group ever
reaches across two connected parts of that graph: it is exact to link within each part alone, and
the parts are small. A part of more than 2,000 articles, as a long-running affair makes them, is
first taken apart where it is thinnest.

An article without a date may be alike to two events months apart, and would make them one. So no
story has a gap of more than a week between its dated articles.
"""

from collections.abc import Sequence
from math import log
from typing import Final

import numpy as np
import pandas as pd

from data.stories.arrivals import joined
from data.stories.corrections import Correction, corrected, renamed
from data.stories.features import Features, features
from data.stories.labels import label_stories
from data.stories.linking import linked, parts_of, without_gaps
from data.stories.similarity import Ints, Vectors, neighbours, vectors

ALIKE: Final = 0.14  # on average, from where two groups are one story
# The fewer articles show which words are common, the more alike different events look: the pairs
# of 100 articles of AllSides within a week of each other by 18 % more among 126 articles than among
# 1,300, those of BASIL by a fifth, evenly with the logarithm of the number. So more is asked there.
ALIKE_IN_SMALL: Final = 0.17
SMALL: Final = 126  # articles, up to where that was measured
LARGE: Final = 1426


def group_stories(
    articles: pd.DataFrame,
    kept: Sequence[Features] | None = None,
    *,
    corrections: Sequence[Correction] = (),
    start: int = 0,
) -> pd.Series:
    """The story of each article: a name that no other story has, or "" for an article on its own.

    Takes an Articles frame and returns a series with its index. With `kept`, the features of the
    articles in order, titles and texts are not read. With `start`, the articles before it keep the
    story in their column `story`; the rest joins these or makes new ones.

    `corrections` are applied in order, after grouping.
    """
    each = (
        features(map(str, articles["title"]), map(str, articles["text"])) if kept is None else kept
    )
    of = vectors(each, articles["published"])
    known = articles["story"].astype(str).tolist()[:start]
    least = least_alike(len(articles), float(articles["published"].notna().mean() or 0))
    found = joined(of, known, least) if start else _grouped(of, least)
    ids = articles["article_id"].astype(str).tolist()
    found = corrected(found, ids, corrections, of)
    names = label_stories(found, each, of.rarity, articles["published"], known)
    return pd.Series(
        renamed(found, names, ids, corrections), index=articles.index, dtype="str", name="story"
    )


def least_alike(n_articles: int, dated: float) -> float:
    """How alike two groups have to be on average to be one story, among so many articles.

    `dated` is the share that has a date: what has none looks less alike as it is.
    """
    in_small = ALIKE + (ALIKE_IN_SMALL - ALIKE) * dated
    ends = log(SMALL), log(LARGE)
    return float(np.interp(log(max(n_articles, 1)), ends, (in_small, ALIKE)))


def _grouped(of: Vectors, least: float) -> Ints:
    """A number for each article; those on one event have the same."""
    parts = parts_of(*neighbours(of, least), len(of.days), least)
    groups = np.arange(len(parts))
    order = np.argsort(parts, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1):
        if len(members) > 1:
            alike = of.alike(members, members)
            groups[members] = members[without_gaps(linked(alike, least), of.days[members], alike)]
    return groups
