"""One outlet's figure for one metric: a row of a Comparison as charts and sentences use it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.workspace import outlet_label

MOST_OUTLETS: Final = 20


@dataclass(frozen=True, slots=True)
class OutletFigure:
    """An estimate with its 95 % range, and what it rests on. Without `enough`, no range (NaN)."""

    outlet: str
    estimate: float
    low: float
    high: float
    n_articles: int
    n_words: int
    enough: bool

    @property
    def name(self) -> str:
        """What the outlet is called on screen. Hostile text: escape it."""
        return outlet_label(self.outlet)

    @property
    def is_stated(self) -> bool:
        """Whether this is an outlet, and not the articles that state none."""
        return self.outlet != ""

    @property
    def is_defined(self) -> bool:
        """Whether there is an estimate at all."""
        return self.estimate == self.estimate


def outlet_figures(comparison: pd.DataFrame, column: str) -> list[OutletFigure]:
    """The outlets of a Comparison for one metric, in its order."""
    rows = comparison[comparison["metric"] == column]
    return [
        OutletFigure(
            str(row["outlet"]),
            float(row["estimate"]),
            float(row["low"]),
            float(row["high"]),
            int(row["n_articles"]),
            int(row["n_words"]),
            bool(row["enough"]),
        )
        for row in rows.to_dict("records")
    ]


def drawn(figures: Sequence[OutletFigure]) -> list[OutletFigure]:
    """Those a chart has room for: with an estimate, and the 20 outlets with the most articles.

    Highest first; outlets with too few articles come after all others, so that one odd article
    leads no ranking. Articles whose outlet is not stated are drawn where there are no others.
    """
    defined = [figure for figure in figures if figure.is_defined]
    defined = [figure for figure in defined if figure.is_stated] or defined
    largest = sorted(defined, key=lambda one: (one.n_articles, one.n_words), reverse=True)
    return ranked(largest[:MOST_OUTLETS])


def ranked(figures: Sequence[OutletFigure]) -> list[OutletFigure]:
    """Those with enough articles, highest first; then those with too few; then the undefined; at
    the end the articles whose outlet is not stated, which are no outlet's."""
    return sorted(
        figures,
        key=lambda one: (
            not one.is_stated,
            not one.is_defined,
            not one.enough,
            -one.estimate if one.is_defined else 0.0,
            one.name.casefold(),
        ),
    )
