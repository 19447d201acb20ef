"""Whether a difference is still there on the same stories, and at equal length and genre.

Plain text out: names in it are hostile, so escape it. No streamlit.
"""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from dashboard.figures.wording import joined
from dashboard.workspace import outlet_label
from metrics.inference.verdict import DISAGREE, LEVEL, Verdict

NAMED: Final = 4
_WHERE: Final = {
    "matched_verdict": "On the same stories",
    "adjusted_verdict": "At equal length and genre",
}
_HOW: Final[Mapping[Verdict, str]] = {
    Verdict.REVERSED: "turns round for {names}",
    Verdict.GONE: "is gone for {names}",
    Verdict.NEW: "appears for {names}",
    Verdict.SAME: "is there for {names} too",
    Verdict.LESS_SURE: "is no longer sure for {names}",
    Verdict.UNKNOWN: "cannot be told for {names}",
}


def told(rest: pd.DataFrame, column: str) -> list[str]:
    """What the two second looks say of the differences from all others in one metric: a sentence
    each; none where no look tells a difference."""
    rows = rest[(rest["metric"] == column) & (rest["one"] != "")]
    return [line for verdict in _WHERE if (line := _line(rows, verdict))]


def _line(rows: pd.DataFrame, look: str) -> str:
    is_told = rows["q"] <= LEVEL
    concerned = rows[is_told | (rows[look] == Verdict.NEW)]
    parts = [
        how.format(names=_names(list(concerned.loc[concerned[look] == verdict, "one"])))
        for verdict, how in _HOW.items()
        if (concerned[look] == verdict).any()
    ]
    if not parts:
        return ""
    changes = "the picture changes: " if concerned[look].isin(list(DISAGREE)).any() else ""
    return f"{_WHERE[look]}, {changes}the difference from the others {joined(parts)}."


def _names(outlets: list[str]) -> str:
    names = [outlet_label(name) for name in outlets[:NAMED]]
    more = len(outlets) - len(names)
    return joined([*names, f"{more:,} more"] if more else names)
