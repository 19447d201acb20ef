"""How many times as much: in words, and as an axis."""

from collections.abc import Sequence
from math import log10
from typing import Final

TICKS: Final = ((0.5, 1, 2), (0.2, 1, 5), (0.1, 1, 10), (0.02, 1, 50))


def times(value: float) -> str:
    """How many times: "9.6×"; "–" where there is none."""
    if value != value:
        return "–"
    return f"{value:.2g}×" if value < 10 else f"{value:,.0f}×"


def scale_of_times(ends: Sequence[float]) -> dict[str, object]:
    """An axis of times that has room for `ends`, on which twice as much is as far from the middle
    as half as much."""
    far = max((abs(log10(end)) for end in ends if end > 0), default=0.5)
    far = min(1.06 * far + 0.05, 2)
    ticks = next((each for each in reversed(TICKS) if log10(each[-1]) < 0.9 * far), TICKS[0])
    return {
        "type": "log",
        "range": [-far, far],
        "tickvals": list(ticks),
        "ticktext": [f"{tick:g}×" for tick in ticks],
    }
