"""What belongs together because steps lead from one to the other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def connected(pairs: Sequence[tuple[int, int]], n_articles: int) -> Ints:
    """A number for each article; articles that steps lead between have the same."""
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(ends), dtype=np.int64)
    # scipy.sparse takes a fifth of a second to import, and only looking for reprints needs it.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((ones, (ends[:, 0], ends[:, 1])), shape=(n_articles, n_articles))
    return connected_components(graph, directed=False)[1].astype(np.int64)
