"""What a second look at a difference says of the first: the same, or something else."""

from enum import StrEnum
from typing import Final

import pandas as pd


class Verdict(StrEnum):
    """What the second figures (matched by story, or adjusted) say of the raw ones."""

    SAME = "same"
    """Both tell the same: this direction, or no difference that chance would not make."""
    REVERSED = "reversed"
    """Both tell a difference, in opposite directions."""
    GONE = "gone"
    """The raw difference is not there, and too large for what the second figures allow."""
    LESS_SURE = "less_sure"
    """The second figures tell no difference, but allow the raw one."""
    NEW = "new"
    """Only the second figures tell a difference."""
    UNKNOWN = "unknown"
    """There is not enough for one of the two."""


DISAGREE: Final = frozenset({Verdict.REVERSED, Verdict.GONE, Verdict.NEW})
LEVEL: Final = 0.05


def verdicts(raw: pd.DataFrame, second: pd.DataFrame) -> pd.Series:
    """A Verdict for each row of `raw`; both frames have `difference`, `low`, `high` and `q`.

    A difference is told where q is at most LEVEL. `second` has the index of `raw`.
    """
    there, other = _direction(raw), _direction(second.reindex(raw.index))
    allowed = raw["difference"].between(second["low"], second["high"])
    verdict = pd.Series(Verdict.SAME, index=raw.index, dtype="object")
    verdict[(there * other) < 0] = Verdict.REVERSED
    verdict[(there != 0) & (other == 0) & ~allowed] = Verdict.GONE
    verdict[(there != 0) & (other == 0) & allowed] = Verdict.LESS_SURE
    verdict[(there == 0) & (other != 0)] = Verdict.NEW
    verdict[there.isna() | other.isna()] = Verdict.UNKNOWN
    return verdict


def _direction(figures: pd.DataFrame) -> pd.Series:
    """1 or -1 where a difference is told, 0 where none is, NaN where there is not enough."""
    sign = figures["difference"].gt(0).astype("float64") * 2 - 1
    return sign.where(figures["q"] <= LEVEL, 0.0).where(figures["q"].notna())
