"""Average linkage of a few articles, and which few to link."""

from typing import Final

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from data.stories.similarity import Floats, Ints

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
