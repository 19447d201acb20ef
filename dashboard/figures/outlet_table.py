"""The numbers of a chart as they are read."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from dashboard.figures import wording
from dashboard.figures.outlet_figure import OutletFigure, ranked
from metrics import MetricSpec

NOTHING_MORE: Final[Mapping[str, Mapping[str, str]]] = {}


def outlet_table(
    figures: Sequence[OutletFigure],
    spec: MetricSpec,
    more: Mapping[str, Mapping[str, str]] = NOTHING_MORE,
) -> pd.DataFrame:
    """One metric by outlet, highest first; `more` are columns by outlet."""
    return pd.DataFrame(
        [
            {
                "Outlet": one.name,
                spec.label: wording.amount(one.estimate, spec),
                "95% range": wording.interval(one, spec),
                **{column: values[one.outlet] for column, values in more.items()},
                "Articles": f"{one.n_articles:,}",
                "Words": f"{one.n_words:,}",
            }
            for one in ranked(figures)
        ]
    )
