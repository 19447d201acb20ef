"""How far a class agrees, in every text and category: a chart, its description and its numbers.

Nothing here knows of Streamlit. Titles and names are hostile text: out of a figure, escape them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.classroom.agreement_in_words import FEWEST_SENTENCES, RELIABLE, TENTATIVE
from dashboard.classroom.together import ENOUGH, Together
from dashboard.figures.dots import RANGE, Dot, Style, dot_chart, styles
from dashboard.figures.told import Told, with_told
from dashboard.figures.wording import NUMBERS, TIMES_DRAWN, counted
from data.classroom.parts import Category, Plan

TITLE: Final = "Agreement on what you marked"
UNIT: Final = (
    f"Krippendorff's alpha: 0 is chance, 1 is everybody alike. Lines: {TENTATIVE:.2f}, enough for"
    f" careful conclusions; {RELIABLE:.2f}, enough to rely on"
)
RANGES: Final = (
    f"Line: 95% range, from drawing the sentences of the text anew {TIMES_DRAWN} (bootstrap)."
)
HOLLOW: Final = (
    f"Hollow sign: no range, for marks in fewer than {FEWEST_SENTENCES} sentences are too few."
)
_SOURCE: Final = "Krippendorff 2019, Content Analysis."
_TICKS: Final = (-1.0, -0.5, 0.0, TENTATIVE, RELIABLE, 1.0)
_ROOM: Final = 0.07
"""Of the scale, left free at either end."""


@dataclass(frozen=True, slots=True)
class Row:
    """How far the readers of a text, by its number from 1, agree on one category."""

    category: Category
    text: int
    n_texts: int
    found: Together

    @property
    def name(self) -> str:
        """The category, and the text where there are several."""
        which = f", text {self.text}" if self.n_texts > 1 else ""
        return f"{self.category.name}{which}"

    @property
    def alpha(self) -> float:
        """NaN where there is none."""
        return self.found.agreement[self.category.key].alpha

    @property
    def range(self) -> tuple[float, float] | None:
        """The 95 % range; None without alpha, and where too few sentences would make one up."""
        agreed = self.found.agreement[self.category.key]
        n_sentences = self.found.sentences_marked(self.category.key)
        if n_sentences < FEWEST_SENTENCES or agreed.low != agreed.low:
            return None
        return agreed.low, agreed.high


def rows_of(plan: Plan, found: Sequence[Together]) -> list[Row]:
    """A row for each category and text; `found` is what was marked in each text of the plan."""
    return [
        Row(category, number, len(found), one)
        for category in plan.categories
        for number, one in enumerate(found, 1)
    ]


def agreement_chart(plan: Plan, found: Sequence[Together]) -> go.Figure | None:
    """A dot for each alpha, with a line for its range; None where there is not one."""
    rows = list(_drawn(plan, found))
    if not rows:
        return None
    style_of = styles([category.key for category in plan.categories])
    notes = (
        RANGES if any(row.range for row in rows) else "",
        "" if all(row.range for row in rows) else HOLLOW,
        _SOURCE,
    )
    method = " ".join(filter(None, notes))
    chart = dot_chart(
        [_dot(row, style_of[row.category.key]) for row in rows],
        TITLE,
        UNIT,
        method,
        _axis(rows),
    )
    for place, dash in ((0, "solid"), (1, "solid"), (TENTATIVE, "dot"), (RELIABLE, "dot")):
        chart.add_vline(place, line_width=1, line_color=RANGE, line_dash=dash, layer="below")
    told = Told(
        title=TITLE,
        subtitle=f"{UNIT}.",
        method=method,
        alt=agreement_alt(plan, found),
        rows=tuple((row.name, counted(row.found.readers, "reader")) for row in rows),
    )
    return with_told(chart, told)


def agreement_alt(plan: Plan, found: Sequence[Together]) -> str:
    """The chart for somebody who does not see it."""
    told = "; ".join(
        f"{row.name} {_amount(row.alpha)} ({_reach(row)})" for row in _drawn(plan, found)
    )
    return f"Dot chart: {TITLE.lower()}, Krippendorff's alpha. {told}."


def agreement_table(plan: Plan, found: Sequence[Together]) -> pd.DataFrame:
    """The numbers of the chart, and why some are missing."""
    return pd.DataFrame(
        [
            {
                "What was marked": row.name,
                "Alpha": _amount(row.alpha),
                "95% range": _reach(row),
                "Readers": str(row.found.readers),
            }
            for row in rows_of(plan, found)
        ]
    )


def _drawn(plan: Plan, found: Sequence[Together]) -> Iterator[Row]:
    return (row for row in rows_of(plan, found) if row.alpha == row.alpha)


def _dot(row: Row, style: Style) -> Dot:
    low, high = row.range or (row.alpha, row.alpha)
    value = _amount(row.alpha)
    return Dot(
        row.name,
        counted(row.found.readers, "reader"),
        row.alpha,
        low,
        high,
        row.range is not None,
        value,
        f"{value}<br>{_reach(row)}",
        style,
    )


def _axis(rows: Sequence[Row]) -> dict[str, Any]:
    """From 0 to 1, and further down where somebody agrees less than chance would."""
    lowest = min(0.0, *(end for row in rows for end in (row.range or (row.alpha,))))
    ticks = [tick for tick in _TICKS if tick >= lowest]
    return {
        "range": [lowest - _ROOM, 1 + _ROOM],
        "tickvals": ticks,
        "ticktext": [f"{tick:g}".replace("-", "−") for tick in ticks],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
    }


def _reach(row: Row) -> str:
    """The range in words, or why there is none."""
    if not row.found.is_enough:
        return f"fewer than {NUMBERS[ENOUGH]} readers"
    if row.alpha != row.alpha:
        return "nothing to compare"
    if row.range is None:
        return "too few sentences"
    return " to ".join(map(_amount, row.range))


def _amount(value: float) -> str:
    if value != value:
        return "–"
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
