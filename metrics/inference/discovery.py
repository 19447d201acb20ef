"""How sure one can be of a finding when many were looked for."""

import numpy as np

from metrics.arrays import Floats


def discovery_rates(p: Floats) -> Floats:
    """Benjamini and Hochberg's q of each p value (1995): of the findings with this q or a smaller
    one, chance is expected to have made this share. NaN stays NaN, and does not count."""
    q = np.full(p.shape, np.nan)
    tested = np.isfinite(p)
    order = np.argsort(p[tested], kind="stable")[::-1]
    n = order.size
    stepped = p[tested][order] * n / np.arange(n, 0, -1)
    found = np.empty(n)
    found[order] = np.minimum(np.minimum.accumulate(stepped), 1.0)
    q[tested] = found
    return q
