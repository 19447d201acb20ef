"""What a visitor's choices of words do to the outlets' figures: before and after. No streamlit."""

from typing import Final

import pandas as pd

from dashboard.figures.outlet_figure import OutletFigure, ranked
from dashboard.figures.wording import amount
from metrics import METRICS, MetricSpec

COUNTING: Final = tuple(
    spec
    for spec in METRICS
    if (spec.is_rate and spec.column != "quoted_share") or spec.column == "distinct_sources"
)
"""The metrics that words on a list can change: quotation marks alone make the share in quotes."""
MAIN: Final = {
    "loaded": "loaded_terms_rate",
    "hedge": "hedging_ratio",
    "booster": "boosters_rate",
    "citation": "citation_density",
    "stance": "stance_rate",
    "uncertainty": "uncertainty_rate",
}
"""The metric that shows best what a family of cues counts."""


def effect_table(
    before: list[OutletFigure], after: list[OutletFigure], spec: MetricSpec
) -> pd.DataFrame:
    """Each outlet's figure as Slantwise comes and as it is now, the highest before first."""
    now = {one.outlet: one.estimate for one in after}
    return pd.DataFrame(
        [
            {
                "Outlet": one.name,
                "Before": amount(one.estimate, spec),
                "After": amount(now.get(one.outlet, float("nan")), spec),
                "Change": _change(one.estimate, now.get(one.outlet, float("nan")), spec),
            }
            for one in ranked(before)
        ]
    )


def _change(before: float, after: float, spec: MetricSpec) -> str:
    """The difference of the figures as they are printed; "none" where that is nothing."""
    if before != before or after != after:
        return "–"
    places, scale, unit = (0, 100, " points") if spec.is_share else (spec.decimals, 1, "")
    change = round(round(scale * after, places) - round(scale * before, places), places)
    if not change:
        return "none"
    return f"{'+' if change > 0 else '−'}{abs(change):,.{places}f}{unit}"
