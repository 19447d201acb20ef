"""Reprints: articles that are, for the most part, the same text, told by their signatures.

Two articles belong together when at least half of the shorter one's own prose was taken from the
other or from where that took it, whatever an editor changed since (see `sharing`).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.syndication.connecting import Ints, connected
from data.syndication.matching import matches
from data.syndication.origins import representative
from data.syndication.signatures import Signature, signatures


def reprint_groups(
    articles: pd.DataFrame, kept: Sequence[Signature] | None = None, start: int = 0
) -> pd.Series:
    """The reprint group of each article: the `article_id` that stands for the group, or "".

    Takes an Articles frame and returns a series with its index. The article that stands for a group
    is the probable origin, or the earliest where the origin is not among the articles (see
    `origins`).

    With `kept`, the signatures of the articles in order, their texts are not read (and may be
    absent). With `start`, the articles before it keep the groups in their column `reprint_group`,
    and only the rest is compared, with each other and with those.
    """
    each = signatures(map(str, articles["text"])) if kept is None else kept
    known = _links(articles["reprint_group"].iloc[:start].tolist()) if start else []
    pairs = matches(each, articles["outlet"].astype(str).tolist(), start, known)
    groups = connected([*pairs, *known], len(articles))
    ids = articles["article_id"].to_numpy(dtype=object)
    found = np.full(len(articles), "", dtype=object)
    for members in _several(groups):
        found[members] = ids[members[representative(articles.iloc[members])]]
    return pd.Series(found, index=articles.index, dtype="str", name="reprint_group")


def _links(known: Sequence[str]) -> list[tuple[int, int]]:
    """Each article with a group, and the first article of that group."""
    first: dict[str, int] = {}
    return [(at, first.setdefault(name, at)) for at, name in enumerate(known) if name]


def _several(groups: Ints) -> list[Ints]:
    """The positions of each group of more than one."""
    order = np.argsort(groups, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
    return [part for part in parts if len(part) > 1]
