"""Spans of one list that stand clear of another's."""

import numpy as np

from metrics.lexicon import Hits


def clear_of(hits: Hits, others: Hits) -> Hits:
    """The hits that share no word with any of the others; no two of a list overlap."""
    ended = np.searchsorted(others.last, hits.start)
    begun = np.searchsorted(others.start, hits.last, side="right")
    return hits.take(begun <= ended)
