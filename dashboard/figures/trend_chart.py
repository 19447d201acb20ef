"""Outlets over the weeks, each in a row of its own. Nothing here knows of Streamlit.

Names come from strangers' files: whatever reaches a label goes through `label`.
"""

from collections.abc import Mapping
from math import ceil
from textwrap import wrap
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures import dots
from dashboard.figures.charts import title, unit
from dashboard.figures.doors import week_label
from dashboard.figures.dots import (
    FOOTER_LINE,
    FOOTER_WIDTH,
    INK,
    Style,
    label,
)
from dashboard.figures.drawing import drawing, number_of
from dashboard.figures.told import PAGE_ONLY
from dashboard.figures.typesetting import block, lines
from dashboard.figures.wording import ENOUGH, amount, counted, unit_and_voice, unit_in_words
from dashboard.workspace import outlet_label
from metrics import MetricSpec

NAME_EMS: Final = 22.0  # what a phone has room for
PANEL: Final = 110  # pixels an outlet
BOTTOM: Final = 40
MOST_OUTLETS: Final = 12
WEEKS: Final = (
    "A dot is a week; its line is the 95% range. Hollow: too little to compare. No dot: no article"
    " that week."
)


def weekly_lines(
    weekly: pd.DataFrame,
    spec: MetricSpec,
    style_of: Mapping[str, Style],
    scope: str = "",
) -> go.Figure:
    """The estimates of `metrics.inference.trend.weekly` for one metric, an outlet a row, all on one
    scale. A week without an article is a gap."""
    rows = weekly[weekly["metric"] == spec.column]
    outlets = shown(rows)
    chosen = f"Articles: {scope}. " if scope else ""
    told = f"{chosen}{WEEKS} Measure: {spec.source}. Chart: Slantwise."
    footer = [label(line) for line in wrap(told, FOOTER_WIDTH)]
    above = dots.room_above(heading(spec), unit(spec))
    below = BOTTOM + FOOTER_LINE * len(footer)
    panels = [rows[rows["outlet"] == name].sort_values("week") for name in outlets]
    layout: dict[str, Any] = {
        "title": dots.heading(heading(spec), unit(spec)),
        "height": above + PANEL * max(len(outlets), 1) + below,
        "margin": {"l": 48, "r": 28, "t": above, "b": below},
        "font": {"color": INK},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": _weeks(rows),
        "annotations": [_name(name, at, len(outlets)) for at, name in enumerate(outlets)]
        + [_foot("<br>".join(footer))],
    }  # fmt: skip
    ends = _ends(rows, spec)
    for at in range(len(outlets)):
        layout[f"yaxis{number_of(at)}"] = _axis(at, len(outlets), ends, spec)
    data = [
        trace
        for at, (name, panel) in enumerate(zip(outlets, panels, strict=True))
        for trace in _panel(panel, spec, style_of[name], at)
    ]
    return drawing(data, layout)


def heading(spec: MetricSpec) -> str:
    """What the chart is about."""
    return f"{title(spec)}, week by week"


def shown(rows: pd.DataFrame) -> list[str]:
    """The outlets that a figure has room for: those with the most articles, by name."""
    totals = rows[rows["outlet"] != ""].groupby("outlet")["n_articles"].sum()
    largest = totals[totals > 0].sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    return sorted(map(str, largest), key=str.casefold)


def paragraphs(weekly: pd.DataFrame, spec: MetricSpec) -> list[str]:
    """What keeps the chart from telling much, and what to do; nothing where nothing does."""
    rows = weekly[(weekly["metric"] == spec.column) & (weekly["n_articles"] > 0)]
    known = rows[rows["estimate"].notna()]
    stated = known.loc[known["outlet"] != "", "outlet"].nunique()
    if known.empty:
        return [f"There is nothing to draw: {spec.undefined_when}. Choose another measure."]
    told: list[str] = []
    if not stated:
        told.append("No article here states its outlet. That can be done under Articles.")
    if stated > MOST_OUTLETS:
        told.append(
            f"The chart has the {MOST_OUTLETS} outlets with the most articles of {stated:,}."
            " Choose others in the filters; the table has all."
        )
    if known["week"].nunique() == 1:
        told.append("All of these articles are of one week, so no change can be seen. Add others.")
    elif not known["enough"].any():
        told.append(
            f"No outlet has {ENOUGH} in one week, which a range needs: a change may be chance."
        )
    return told


def alt_text(weekly: pd.DataFrame, spec: MetricSpec) -> str:
    """The chart for someone who does not see it: each outlet's first and last week."""
    rows = weekly[weekly["metric"] == spec.column]
    told: list[str] = []
    for name in shown(rows):
        known = rows[(rows["outlet"] == name) & rows["estimate"].notna()].sort_values("week")
        if len(known):
            first, last = known.iloc[0], known.iloc[-1]
            told.append(
                f"{outlet_label(name)} {amount(first['estimate'], spec)} in the week of"
                f" {first['week']:%d %B %Y}, {amount(last['estimate'], spec)} in that of"
                f" {last['week']:%d %B %Y}"
            )
    return f"Line chart: {heading(spec)}, {unit_and_voice(spec)}. {'; '.join(told)}."


def _panel(rows: pd.DataFrame, spec: MetricSpec, style: Style, at: int) -> list[dict[str, Any]]:
    enough = rows["enough"].to_numpy(bool)
    axis = f"y{number_of(at)}"
    above, below = rows["high"] - rows["estimate"], rows["estimate"] - rows["low"]
    return [
        {
            "type": "scatter",
            "x": [day.isoformat() for day in rows["week"]],
            "y": [float(each) if each == each else None for each in rows["estimate"]],
            "yaxis": axis,
            "ids": [label(each) for each in _labels(rows)],
            "mode": "lines+markers",
            "connectgaps": False,
            "cliponaxis": False,
            "line": {"color": style.line, "width": 1},
            "marker": {
                "symbol": [style.symbol + ("" if sure else "-open") for sure in enough],
                "color": [style.fill if sure else style.line for sure in enough],
                "size": 10,
            },
            "error_y": {
                "array": above.where(enough, 0).tolist(),
                "arrayminus": below.where(enough, 0).tolist(),
                "color": style.line,
                "width": 0,
                "thickness": 2,
            },
            "customdata": [_told(row, spec) for row in rows.to_dict("records")],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]


def weekly_table(weekly: pd.DataFrame, spec: MetricSpec) -> pd.DataFrame:
    """The weeks with articles as they are read."""
    known = weekly[weekly["n_articles"] > 0]
    ends = zip(known["low"], known["high"], known["enough"], strict=True)
    return pd.DataFrame(
        {
            "Outlet and week": _labels(known),
            "Figure": [amount(each, spec) for each in known["estimate"]],
            "95% range": [
                f"{amount(low, spec)} to {amount(high, spec)}" if sure else "too little to compare"
                for low, high, sure in ends
            ],
            "Articles": known["n_articles"].map("{:,}".format).to_list(),
        }
    )


def _labels(rows: pd.DataFrame) -> list[str]:
    return [
        week_label(str(outlet), week)
        for outlet, week in zip(rows["outlet"], rows["week"], strict=True)
    ]


def _told(row: Mapping[Any, Any], spec: MetricSpec) -> str:
    """What the pointer shows over a dot."""
    reach = (
        f"95% range {amount(row['low'], spec)} to {amount(row['high'], spec)}"
        if row["enough"]
        else "too little to compare"
    )
    return (
        f"<b>{label(outlet_label(str(row['outlet'])))}</b>, week of {row['week']:%d %b %Y}<br>"
        f"{amount(row['estimate'], spec)} {unit_in_words(spec)}<br>{reach}<br>"
        f"{counted(int(row['n_articles']), 'article')}"
    )


def _ends(rows: pd.DataFrame, spec: MetricSpec) -> tuple[float, float]:
    """The scale that all rows share; from 0 for a rate."""
    values = pd.concat([rows["estimate"], rows["low"], rows["high"]]).dropna()
    if values.empty:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    first = min(low, 0.0) if spec.is_rate else low
    room = 0.08 * ((high - first) or abs(high) or 1.0)
    return first - room, high + room


def _weeks(rows: pd.DataFrame) -> dict[str, Any]:
    """The axis of all rows, with at most seven Mondays named."""
    weeks = rows["week"].drop_duplicates().sort_values()
    every = max(1, ceil(len(weeks) / 7))
    return {
        "type": "date",
        "fixedrange": True,
        "tickfont": {"color": INK},
        "anchor": "free",
        "position": 0,
        "tickformat": "%-d %b\n%Y",
        "tickvals": [day.isoformat() for day in weeks.iloc[::every]],
    }


def _axis(at: int, n: int, ends: tuple[float, float], spec: MetricSpec) -> dict[str, Any]:
    top = 1 - at / n
    return {
        "domain": [top - 0.72 / n, top - 0.2 / n],
        "range": list(ends),
        "nticks": 3,
        "fixedrange": True,
        "zeroline": spec.is_rate,
        "tickfont": {"color": INK, "size": 11},
        **({"tickformat": ".0%"} if spec.is_share else {}),
    }


def _name(name: str, at: int, n: int) -> dict[str, Any]:
    return {
        "name": PAGE_ONLY,
        "text": block(lines(outlet_label(name), NAME_EMS, 1)),
        "x": 0, "xref": "paper", "xanchor": "left",
        "y": 1 - at / n, "yref": "paper", "yanchor": "top",
        "showarrow": False,
        "font": {"size": 14, "color": INK},
    }  # fmt: skip


def _foot(text: str) -> dict[str, Any]:
    return {
        "name": PAGE_ONLY,
        "text": text,
        "x": 0, "xref": "paper", "xanchor": "left",
        "y": 0, "yref": "paper", "yanchor": "top", "yshift": -BOTTOM,
        "align": "left",
        "showarrow": False,
        "font": {"size": 11, "color": INK},
    }  # fmt: skip
