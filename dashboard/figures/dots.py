"""Rows of dots with their lines in, a Plotly figure out. Nothing here knows of Streamlit.

Names come from strangers' files: whatever reaches a label goes through `label`. Colours of text,
grid and paper are left to the theme of the page or file that the figure is shown in; the colours
below are told apart, and seen, on white and on black.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import log10
from textwrap import wrap
from typing import Any, Final, NamedTuple

import plotly.graph_objects as go

from dashboard.figures.drawing import drawing
from dashboard.figures.told import PAGE_ONLY

SHEET: Final = 12  # pixels left free around the figure
ROW: Final = 50  # pixels a row
TALL_ROW: Final = 66  # where a name takes two lines
TOP: Final = 72
BOTTOM: Final = 46
FOOTER_LINE: Final = 15
FOOTER_WIDTH: Final = 58  # characters: what a phone shows in one line
TITLE_WIDTH: Final = 36  # characters, likewise
SUBTITLE_WIDTH: Final = 56
TITLE_LINE: Final = 22
NEAR: Final = 0.16  # of a scale on either side of its middle: where a number would touch the line
NAME_WIDTH: Final = 22
# Near black in a file. In the page Streamlit puts its own text colour in the place of this very
# value, dark or light; left to itself it would write in a grey that is too pale to read.
INK: Final = "#000037"
RANGE: Final = "#7C7C86"  # seen on white and on black


class Style(NamedTuple):
    """How one outlet is drawn in every chart."""

    fill: str
    line: str
    symbol: str


# Okabe and Ito 2008. The light ones have a darker line, to be seen on white.
COLOURS: Final = (
    ("#0072B2", "#0072B2"),
    ("#D55E00", "#D55E00"),
    ("#009E73", "#009E73"),
    ("#CC79A7", "#B45A8C"),
    ("#E69F00", "#A87400"),
    ("#56B4E9", "#3A8DBE"),
)
SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "pentagon", "star", "hexagon")


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: a value with a line from `low` to `high`, unless `is_sure` is false.

    `name` stands beside it with `resting_on` below, `shown` above the dot, and `told` where the
    pointer points. All of it may be hostile.
    """

    name: str
    resting_on: str
    value: float
    low: float
    high: float
    is_sure: bool
    shown: str
    told: str
    style: Style


def styles(outlets: Sequence[str]) -> dict[str, Style]:
    """A style for each outlet, the same as long as the list is; 42 before any repeats."""
    return {
        outlet: Style(*COLOURS[place % len(COLOURS)], SYMBOLS[place % len(SYMBOLS)])
        for place, outlet in enumerate(outlets)
    }


def label(text: str) -> str:
    """`text` as Plotly shows it literally: no tags, and no `$…$` for MathJax."""
    return escape(text, quote=False).replace("$", "&#36;")


def wrapped_label(text: str, width: int = NAME_WIDTH) -> str:
    """`text` in at most two lines of `width` characters, as a literal label."""
    lines = wrap(text, width, max_lines=2, placeholder=" …") or [""]
    return "<br>".join(label(line) for line in lines)


def dot_chart(
    rows: Sequence[Dot], title: str, subtitle: str, footer: str, axis: dict[str, Any]
) -> go.Figure:
    """Rows of dots from the top down, with the words around them; `axis` is that of the values."""
    notes = [label(line) for line in wrap(footer, FOOTER_WIDTH)]
    left = _label_room(rows)
    above, below = room_above(title, subtitle), BOTTOM + FOOTER_LINE * len(notes)
    row_height = TALL_ROW if any("<br>" in wrapped_label(row.name) for row in rows) else ROW
    layout = {
        "title": heading(title, subtitle),
        "annotations": [_below("<br>".join(notes), left)],
        "height": above + row_height * max(len(rows), 1) + below,
        "margin": {"l": left, "r": 28, "t": above, "b": below},
        "font": {"color": INK},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": {"fixedrange": True, "nticks": 5, "tickfont": {"color": INK}, **axis},
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "ticktext": [_beside(row) for row in rows],
            "tickfont": {"size": 14, "color": INK},
            "automargin": False,
            "range": [len(rows) - 0.5, -0.65],
            "fixedrange": True,
            "zeroline": False,
        },
    }
    return drawing([_ranges(rows), _dots(rows, axis)], layout)


def _ranges(rows: Sequence[Dot]) -> dict[str, Any]:
    """The lines of the rows that are sure, with gaps between them: one trace, for a browser and
    Plotly take as long for each trace as for all dots."""
    sure = [(row, place) for place, row in enumerate(rows) if row.is_sure]
    return {
        "type": "scatter",
        "x": [x for row, _ in sure for x in (row.low, row.high, None)],
        "y": [y for _, place in sure for y in (place, place, None)],
        "mode": "lines",
        "line": {"color": RANGE, "width": 3},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _dots(rows: Sequence[Dot], axis: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [row.value for row in rows],
        "y": list(range(len(rows))),
        "ids": [label(row.name) for row in rows],
        "mode": "markers+text",
        "marker": {
            "symbol": [row.style.symbol + ("" if row.is_sure else "-open") for row in rows],
            "color": [row.style.fill if row.is_sure else row.style.line for row in rows],
            "line": {"color": [row.style.line for row in rows], "width": 1.5},
            "size": 13,
        },
        "text": [label(row.shown) for row in rows],
        "textposition": [_beside_middle(row.value, axis) for row in rows],
        "cliponaxis": False,
        "customdata": [f"<b>{label(row.name)}</b><br>{row.told}" for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _beside_middle(value: float, axis: Mapping[str, Any]) -> str:
    """Where a dot's number stands: above it, but not across the line that a scale around a middle
    has there."""
    low, high = axis.get("range", (0, 0))
    if low != -high or not high:
        return "top center"
    at = log10(value) if axis.get("type") == "log" else value
    if abs(at) > NEAR * high:
        return "top center"
    return "top left" if at < 0 else "top right"


def _beside(row: Dot) -> str:
    """The name of a row, and below it what it rests on."""
    resting_on = label(row.resting_on)
    return f'{wrapped_label(row.name)}<br><span style="font-size:11px">{resting_on}</span>'


def room_above(title: str, subtitle: str) -> int:
    """Pixels that a figure's title and subtitle need above it."""
    lines = len(_broken(title, TITLE_WIDTH)), len(_broken(subtitle, SUBTITLE_WIDTH))
    return TOP + TITLE_LINE * (lines[0] - 1) + FOOTER_LINE * (lines[1] - 1)


def heading(title: str, subtitle: str) -> dict[str, Any]:
    """A figure's title and subtitle, literally, in lines that a phone has room for."""
    told = "<br>".join(_broken(subtitle, SUBTITLE_WIDTH))
    return {
        "text": "<br>".join(_broken(title, TITLE_WIDTH)),
        "subtitle": {"text": told, "font": {"size": 13, "color": INK}},
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": SHEET, "l": SHEET + 2},
        "font": {"size": 17},
    }


def _broken(text: str, width: int) -> list[str]:
    return [label(line) for line in wrap(text, width)] or [""]


def _below(text: str, left: float) -> dict[str, Any]:
    """A note at the foot of the figure, from its left edge, `left` pixels beside the axis."""
    return {
        "name": PAGE_ONLY,
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": SHEET - left,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": 6 - BOTTOM,
        "align": "left",
        "showarrow": False,
        "font": {"size": 11, "color": INK},
    }


def _label_room(rows: Sequence[Dot]) -> float:
    """Pixels that the rows' labels need beside the axis."""
    names = max((min(len(row.name), NAME_WIDTH) for row in rows), default=0)
    below = max((len(row.resting_on) for row in rows), default=0)
    return SHEET + 14 + max(7.4 * names, 5.8 * below)
