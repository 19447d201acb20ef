"""Figures of outlets in, a Plotly figure out. Nothing here knows of Streamlit.

Names come from strangers' files: whatever reaches a label goes through `label`. Colours of text,
grid and paper are left to the theme of the page or file that the figure is shown in; the colours
below are told apart, and seen, on white and on black.
"""

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any, Final, NamedTuple

import plotly.graph_objects as go

from dashboard.figures.outlet_figure import OutletFigure, drawn
from dashboard.figures.wording import amount, articles_and_words, counted, interval, unit_in_words
from metrics import MetricSpec

SHEET: Final = 12  # pixels left free around the figure
ROW: Final = 50  # pixels an outlet
TALL_ROW: Final = 66  # where a name takes two lines
TOP: Final = 72
BOTTOM: Final = 46
FOOTER_LINE: Final = 15
FOOTER_WIDTH: Final = 58  # characters: what a phone shows in one line
NAME_WIDTH: Final = 22
# Near black in a file. In the page Streamlit puts its own text colour in the place of this very
# value, dark or light; left to itself it would write in a grey that is too pale to read.
INK: Final = "#000037"


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
    footer = _footer(spec, rows, scope)
    left = _label_room(rows)
    below = BOTTOM + FOOTER_LINE * len(footer)
    row_height = TALL_ROW if any("<br>" in wrapped_label(row.name) for row in rows) else ROW
    layout = {
        "title": _title(spec, rows),
        "annotations": [
            *(_beside(row, place, left) for place, row in enumerate(rows)),
            _below("<br>".join(footer), left),
        ],
        "height": TOP + row_height * max(len(rows), 1) + below,
        "margin": {"l": left, "r": 28, "t": TOP, "b": below},
        "font": {"color": INK},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": _value_axis(spec, rows),
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "showticklabels": False,
            "range": [len(rows) - 0.5, -0.65],
            "fixedrange": True,
            "zeroline": False,
        },
    }
    ranges = [_range(row, place, style_of[row.outlet]) for place, row in enumerate(rows)]
    dots = _dots(rows, spec, [style_of[row.outlet] for row in rows])
    return go.Figure({"data": [*ranges, dots], "layout": layout})


def _range(row: OutletFigure, place: int, style: Style) -> dict[str, Any]:
    """The line of one outlet; without enough articles it has no ends and is not drawn."""
    return {
        "type": "scatter",
        "x": [row.low, row.high] if row.enough else [],
        "y": [place, place] if row.enough else [],
        "mode": "lines",
        "line": {"color": style.line, "width": 3},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _dots(
    rows: Sequence[OutletFigure], spec: MetricSpec, drawn_as: Sequence[Style]
) -> dict[str, Any]:
    pairs = list(zip(rows, drawn_as, strict=True))
    return {
        "type": "scatter",
        "x": [row.estimate for row in rows],
        "y": list(range(len(rows))),
        "mode": "markers+text",
        "marker": {
            "symbol": [style.symbol + ("" if row.enough else "-open") for row, style in pairs],
            "color": [style.fill if row.enough else style.line for row, style in pairs],
            "line": {"color": [style.line for style in drawn_as], "width": 1.5},
            "size": 13,
        },
        "text": [amount(row.estimate, spec) for row in rows],
        "textposition": "top center",
        "cliponaxis": False,
        "customdata": [_told(row, spec) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _told(row: OutletFigure, spec: MetricSpec) -> str:
    """What the pointer shows over a dot."""
    told = f"<b>{label(row.name)}</b><br>{amount(row.estimate, spec)} {unit_in_words(spec)}<br>"
    return told + ("95% range " if row.enough else "") + interval(row, spec)


def _beside(row: OutletFigure, place: int, left: float) -> dict[str, Any]:
    """The outlet's name and what its figure rests on, at the left edge of the figure."""
    name = wrapped_label(row.name)
    return {
        "text": f'{name}<br><span style="font-size:11px">{_resting_on(row)}</span>',
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": SHEET - left,
        "y": place,
        "yref": "y",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"size": 14, "color": INK},
    }


def _resting_on(row: OutletFigure) -> str:
    if row.enough:
        return articles_and_words(row.n_articles, row.n_words)
    return f"{counted(row.n_articles, 'article')}: too few to compare"


def _title(spec: MetricSpec, rows: Sequence[OutletFigure]) -> dict[str, Any]:
    n_articles = counted(sum(row.n_articles for row in rows), "article")
    unit = f"% {unit_in_words(spec)}" if spec.is_share else unit_in_words(spec).capitalize()
    return {
        "text": f"{spec.label} by outlet",
        "subtitle": {"text": f"{unit}; {n_articles}", "font": {"size": 13, "color": INK}},
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": SHEET, "l": SHEET + 2},
        "font": {"size": 17},
    }


def _footer(spec: MetricSpec, rows: Sequence[OutletFigure], scope: str) -> list[str]:
    ranges = (
        "Line: 95% range, from drawing the outlet's articles anew 2,000 times (bootstrap). "
        if any(row.enough for row in rows)
        else ""
    )
    chosen = f"Articles: {scope}. " if scope else ""
    told = f"{chosen}{ranges}Measure: {spec.source}. Chart: Slantwise."
    return [label(line) for line in wrap(told, FOOTER_WIDTH)]


def _below(text: str, left: float) -> dict[str, Any]:
    """A note at the foot of the figure, from its left edge, `left` pixels beside the axis."""
    return {
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


def _label_room(rows: Sequence[OutletFigure]) -> float:
    """Pixels that the outlets' labels need beside the axis."""
    names = max((min(len(row.name), NAME_WIDTH) for row in rows), default=0)
    below = max((len(_resting_on(row)) for row in rows), default=0)
    return SHEET + 14 + max(7.4 * names, 5.8 * below)


def _value_axis(spec: MetricSpec, rows: Sequence[OutletFigure]) -> dict[str, Any]:
    """From 0 for a rate; from the data for a scale that has no natural zero."""
    axis: dict[str, Any] = {"fixedrange": True, "nticks": 6, "tickfont": {"color": INK}}
    if spec.is_share:
        axis["tickformat"] = ".0%"
    if spec.is_rate:
        ends = [end for row in rows for end in (row.estimate, row.high) if end > 0]
        top = max(ends, default=1.0)
        axis |= {"range": [-0.03 * top, 1.08 * top], "zeroline": True}
    return axis
