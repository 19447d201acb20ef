"""Names for the arrays that pass between the rooms of this package."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Codes = NDArray[np.uint16]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


def totals(of: Flags | Ints) -> Ints:
    """The sum of the elements before each place, and of all of them at the end."""
    return np.concatenate(([0], np.cumsum(of)))


def as_list(array: Ints | Small) -> list[int]:
    """The elements as Python integers."""
    return cast(list[int], array.tolist())
