"""Numbers packed into bytes, a row an article: eight bytes a column, lowest first."""

import json
from collections.abc import Sequence
from typing import Final, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Columns = dict[str, str]
"""For each column, in order: int64 or float64."""

_KINDS: Final = ("int64", "float64")


def columns_of(frame: pd.DataFrame) -> Columns:
    """The columns of `frame` and what they hold. Raises ValueError where that is no number."""
    columns = {str(name): str(dtype) for name, dtype in frame.dtypes.items()}
    for name, kind in columns.items():
        if kind not in _KINDS:
            raise ValueError(f"scores are int64 or float64; column {name!r} is {kind}")
    return columns


def pack(frame: pd.DataFrame) -> list[bytes]:
    """One row of bytes for each row of `frame`."""
    names = list(frame.columns)
    table = np.empty((len(frame), len(names)), dtype="<i8")
    for at, name in enumerate(names):
        # A float's own bytes, so that NaN and every digit come back.
        table[:, at] = frame[name].to_numpy().astype(f"<{frame[name].dtype.kind}8").view("<i8")
    return [row.tobytes() for row in table]


def unpack(rows: Sequence[bytes], columns: Columns) -> dict[str, NDArray[np.generic]]:
    """The columns that `rows` hold."""
    table = np.frombuffer(b"".join(rows), dtype="<i8").reshape(len(rows), len(columns))
    by_column = np.ascontiguousarray(table.T)
    return {
        name: by_column[at].view("<f8" if kind == "float64" else "<i8")
        for at, (name, kind) in enumerate(columns.items())
    }


def to_json(columns: Columns) -> str:
    """The columns as they are kept."""
    return json.dumps(columns)


def from_json(kept: str) -> Columns:
    """The columns that were kept."""
    return cast(Columns, json.loads(kept))
