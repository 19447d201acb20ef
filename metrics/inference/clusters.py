"""Articles that are not independent of each other, and so are drawn together."""

import numpy as np
import pandas as pd

from metrics.arrays import Keys


def connected(*labels: pd.Series) -> pd.Series:
    """One label a row of the first series, the same for rows that any chain of labels connects.

    Each series labels some rows, by index: the reprint group of an article, its authors. An index
    may stand in a series several times (an article of two authors). "" and what is missing connect
    nothing. The label is the least index of those connected. An index that the first series does
    not have is left out. Raises ValueError when there is no series, or two rows of the first have
    one index.
    """
    if not labels or not labels[0].index.is_unique:
        raise ValueError("clusters need a first series of labels whose index is unique")
    # scipy.sparse takes a while to import, and only this needs it.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    index = labels[0].index
    rows, nodes, n_nodes = [np.empty(0, np.int64)], [np.empty(0, np.int64)], len(index)
    for series in labels:
        stated = series[series.notna() & (series.astype("str") != "")]
        row = index.get_indexer(stated.index)
        code, names = pd.factorize(stated)
        rows.append(row[row >= 0])
        nodes.append(code[row >= 0] + n_nodes)
        n_nodes += len(names)
    row, node = np.concatenate(rows), np.concatenate(nodes)
    links = coo_array((np.ones(row.size, np.int8), (row, node)), shape=(n_nodes, n_nodes))
    component = connected_components(links, directed=False)[1][: len(index)]
    names = pd.Series(index.astype("str"), index=index)
    return names.groupby(component).transform("min").rename("cluster")


def keys_of(index: pd.Index, clusters: pd.Series | None) -> Keys:
    """A 64-bit number a row: the same for rows of one cluster, else different.

    A row without a label ("" or missing) is a cluster of its own. The number hangs on the label
    alone, or on the row's index where it has none: on neither the order nor the other rows. Labels
    that are such numbers already (uint64) stay as they are.
    """
    if clusters is not None and clusters.dtype == np.uint64:
        return clusters.reindex(index).to_numpy()
    alone = index if index.is_unique else pd.RangeIndex(len(index))
    if clusters is None:
        return _hashes(alone, _KEY_OF_ROWS)
    labels = clusters.reindex(index)
    stated = (labels.notna() & (labels.astype("str") != "")).to_numpy()
    if stated.all():
        return _hashes(labels, _KEY_OF_LABELS)
    return np.where(stated, _hashes(labels, _KEY_OF_LABELS), _hashes(alone, _KEY_OF_ROWS))


def _hashes(labels: pd.Index | pd.Series, key: str) -> Keys:
    return pd.util.hash_array(labels.astype("str").to_numpy(object), hash_key=key)


_KEY_OF_ROWS = "row of an articl"  # of 16 characters; different, so that no row is a label
_KEY_OF_LABELS = "label of cluster"
