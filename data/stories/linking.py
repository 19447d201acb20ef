"""Average linkage of a few articles, and which few to link."""

from typing import Final

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from data.stories.similarity import WINDOW, Floats, Ints

LARGEST: Final = 2000  # articles or groups linked at once
_STEP: Final = 0.02


def linked(alike: Floats, least: float) -> Ints:
    """For each article the first one that is in a group with it.

    Two groups are one while their articles are at least so alike on average. `alike` is the full
    table, symmetric.
    """
    if len(alike) < 2:
        return np.arange(len(alike))
    distance = (1 - alike).clip(0)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    _, first, group = np.unique(
        fcluster(tree, 1 - least, "distance"), return_index=True, return_inverse=True
    )
    return first[group]


def without_gaps(groups: Ints, days: Floats, alike: Floats) -> Ints:
    """The groups, taken apart where dated articles leave a gap of more than WINDOW days.

    Their articles without a date go to the part that they are most alike to on average. Numbers are
    those of first articles, as `linked` gives them.
    """
    found = groups.copy()
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        dated = members[~np.isnan(days[members])]
        dated = dated[np.argsort(days[dated], kind="stable")]
        parts = np.split(dated, np.flatnonzero(np.diff(days[dated]) > WINDOW) + 1)
        if len(parts) == 1:
            continue
        undated = np.setdiff1d(members, dated)
        nearest = np.argmax([alike[part][:, undated].mean(axis=0) for part in parts], axis=0)
        for at, part in enumerate(parts):
            whole = np.union1d(part, undated[nearest == at])
            found[whole] = whole[0]
    return found


def parts_of(rows: Ints, columns: Ints, alike: Floats, size: int, least: float) -> Ints:
    """A number for each of `size` articles or groups; those that steps between alike ones connect
    have the same.

    `rows` and `columns` are pairs, and `alike` how alike they are, `least` or more. A part of more
    than LARGEST is taken apart where it is thinnest.
    """
    while True:
        graph = coo_array((alike, (rows, columns)), shape=(size, size))
        parts = connected_components(graph, directed=False)[1]
        is_large = (np.bincount(parts) > LARGEST)[parts]
        if not is_large.any():
            return parts.astype(np.int64)
        least += _STEP
        stays = (alike >= least) | ~is_large[rows]
        rows, columns, alike = rows[stays], columns[stays], alike[stays]
