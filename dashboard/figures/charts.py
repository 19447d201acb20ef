"""Figures of outlets in, a Plotly figure out. Nothing here knows of Streamlit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.figures.dots import Dot, Style, dot_chart
from dashboard.figures.outlet_figure import OutletFigure, drawn
from dashboard.figures.wording import (
    DRAWN_ANEW,
    amount,
    articles_and_words,
    counted,
    interval,
    unit_and_voice,
    unit_in_words,
)
from metrics import MetricSpec

RANGES: Final = f"Line: 95% range, from {DRAWN_ANEW}."


def dot_interval(
    figures: Sequence[OutletFigure],
    spec: MetricSpec,
    style_of: Mapping[str, Style],
    scope: str = "",
) -> go.Figure:
    """Outlets side by side: a dot for the estimate, a line for its 95% range, highest first.

    Outlets without an estimate are left out; those with too few articles have a hollow dot and no
    line. `style_of` has a style for every outlet; `scope` says which articles were chosen.
    """
    rows = drawn(figures)
    n_articles = counted(sum(row.n_articles for row in rows), "article")
    return dot_chart(
        [_dot(row, spec, style_of[row.outlet]) for row in rows],
        title(spec),
        f"{unit(spec)}; {n_articles}",
        _footer(spec, rows, scope),
        _value_axis(spec, rows),
    )


def _dot(row: OutletFigure, spec: MetricSpec, style: Style) -> Dot:
    value = amount(row.estimate, spec)
    known = ("95% range " if row.enough else "") + interval(row, spec)
    return Dot(
        row.name,
        resting_on(row),
        row.estimate,
        row.low,
        row.high,
        row.enough,
        value,
        f"{value} {unit_in_words(spec)}<br>{known}",
        style,
    )


def resting_on(row: OutletFigure) -> str:
    """What an outlet's figure rests on, and whether that is too little."""
    told = articles_and_words(row.n_articles, row.n_words)
    return told if row.enough else f"{told}: too little"


def title(spec: MetricSpec) -> str:
    """What the chart is about."""
    return f"{spec.label} by outlet"


def unit(spec: MetricSpec) -> str:
    """The unit as it stands below the title."""
    told = unit_and_voice(spec)
    return f"{told[:1].upper()}{told[1:]}"


def _footer(spec: MetricSpec, rows: Sequence[OutletFigure], scope: str) -> str:
    ranges = f"{RANGES} " if any(row.enough for row in rows) else ""
    chosen = f"Articles: {scope}. " if scope else ""
    return f"{chosen}{ranges}Measure: {spec.source}. Chart: Slantwise."


def _value_axis(spec: MetricSpec, rows: Sequence[OutletFigure]) -> dict[str, Any]:
    """From 0 for a rate; from the data for a scale that has no natural zero."""
    axis: dict[str, Any] = {}
    if spec.is_share:
        axis["tickformat"] = ".0%"
    if spec.is_rate:
        ends = [end for row in rows for end in (row.estimate, row.high) if end > 0]
        top = max(ends, default=1.0)
        axis |= {"range": [-0.03 * top, 1.08 * top], "zeroline": True}
    return axis
