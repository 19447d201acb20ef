"""Where one article, or two, stand among all the others: a strip of dots for each metric.

A frame in, a figure out. One dot is one article; beyond `MOST_DOTS` bars are drawn instead,
because dots would be slow and a blot.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.dots import INK, label
from dashboard.figures.drawing import drawing, number_of
from dashboard.figures.spread_words import READING, SIGNS, Marked, named, others_of, standings_of
from dashboard.figures.standing import Standing
from dashboard.figures.told import PAGE_ONLY
from dashboard.figures.wording import amount, counted, unit_in_words
from metrics import MetricSpec

ROW: Final = 104  # pixels a metric
STRIP: Final = (0.34, 0.72)  # of a row, from its foot: where the dots are
LINE: Final = 17  # pixels a line of text
WIDTH: Final = 46  # characters: what a phone shows in one line
MOST_DOTS: Final = 2000
BINS: Final = 60
EDGE: Final = 0.05  # of an axis, beyond its outermost dots
GREY: Final = "#8A8A85"
GOLDEN: Final = 0.618033988749895  # spreads dots evenly without chance


def spread(scores: pd.DataFrame, specs: Sequence[MetricSpec], marked: Marked) -> go.Figure:
    """A strip for each metric with every article of `scores` (indexed by article_id) as a dot.

    The `marked` articles, two at most, stand out with a sign and their value.
    """
    traces: list[dict[str, Any]] = []
    head, foot = _head(list(marked.values())), _foot(others_of(scores, specs, marked))
    words = [
        _words(head, y=1, yanchor="bottom", yshift=8),
        _words(foot, y=0, yanchor="top", size=11),
    ]
    layout: dict[str, Any] = {}
    for place, spec in enumerate(specs):
        values = scores[spec.column]
        standings = standings_of(values, marked)
        signs = [
            _mark(name, own, spec, sign)
            for (name, own), sign in zip(standings, SIGNS, strict=False)
        ]
        axes = {"xaxis": f"x{number_of(place)}", "yaxis": f"y{number_of(place)}"}
        traces += [trace | axes for trace in (*_strip(values.dropna(), marked), *signs)]
        words += _row_titles(spec, [own for _, own in standings], _top(place, len(specs)))
        layout |= _axes(spec, values.dropna(), place, len(specs))
    top, bottom = (12 + LINE * len(lines) for lines in (head, foot))
    layout |= {
        "annotations": words,
        "height": ROW * len(specs) + top + bottom,
        "margin": {"l": 10, "r": 14, "t": top, "b": bottom},
        "font": {"color": INK},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
    }
    return drawing(traces, layout)


def _strip(values: pd.Series, marked: Marked) -> list[dict[str, Any]]:
    """The article in the middle as a line, and all but the marked ones as dots or bars."""
    if values.empty:
        return []
    middle = float(values.median())
    line = {
        "type": "scatter",
        "x": [middle, middle],
        "y": [-0.05, 1.05],
        "mode": "lines",
        "line": {"color": GREY, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
    }
    others = values.drop(index=list(marked), errors="ignore")
    return [_bars(others) if len(others) > MOST_DOTS else _dots(others), line]


def _dots(values: pd.Series) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": values.to_numpy(),
        "y": 0.1 + 0.8 * ((np.arange(len(values)) * GOLDEN) % 1),
        "mode": "markers",
        "marker": {"color": GREY, "size": 6, "opacity": 0.55},
        "hoverinfo": "skip",
    }


def _bars(values: pd.Series) -> dict[str, Any]:
    counts, edges = np.histogram(values, bins=BINS)
    return {
        "type": "bar",
        "x": (edges[:-1] + edges[1:]) / 2,
        "y": counts / counts.max(),
        "width": np.diff(edges),
        "marker": {"color": GREY, "line": {"width": 0}},
        "opacity": 0.55,
        "hoverinfo": "skip",
    }


def _mark(name: str, own: Standing, spec: MetricSpec, sign: tuple[str, str, str]) -> dict[str, Any]:
    """One article's sign; nothing to see where the metric is undefined."""
    colour, symbol, _ = sign
    told = f"<b>{label(name)}</b><br>{amount(own.value, spec)} {unit_in_words(spec)}"
    return {
        "type": "scatter",
        "x": [own.value],
        "y": [0.5],
        "mode": "markers",
        "marker": {"color": colour, "symbol": symbol, "size": 14},
        "customdata": [f"{told}<br>{own.in_words()}"],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _row_titles(
    spec: MetricSpec, standings: Sequence[Standing], top: float
) -> list[dict[str, Any]]:
    """The metric and its unit at the left, the marked articles' signs and values at the right."""
    told = named(spec).replace(spec.label, f"<b>{spec.label}</b>", 1)
    values = "   ".join(
        f'<span style="color:{colour}">{sign}</span> <b>{amount(own.value, spec)}</b>'
        for own, (colour, _, sign) in zip(standings, SIGNS, strict=False)
    )
    return [
        _words([told], y=top, yanchor="top"),
        _words([values], y=top, yanchor="top") | {"x": 1, "xanchor": "right"},
    ]


def _head(names: Sequence[str]) -> list[str]:
    """Which sign is which article."""
    return [
        f'<span style="color:{colour}">{sign}</span> {line}' if first else f"    {line}"
        for name, (colour, _, sign) in zip(names, SIGNS, strict=False)
        for first, line in zip((True, False), _wrapped(name, most=2), strict=False)
    ]


def _foot(others: int) -> list[str]:
    return _wrapped(f"Small dots: {counted(others, 'other article')}. {READING} Chart: Slantwise.")


def _wrapped(text: str, most: int = 4) -> list[str]:
    lines = wrap(text, WIDTH, max_lines=most, placeholder=" …") or [""]
    return [label(line) for line in lines]


def _words(
    lines: Sequence[str], *, y: float, yanchor: str, yshift: int = 0, size: int = 13
) -> dict[str, Any]:
    """Lines of text at the left edge of the figure."""
    return {
        "name": PAGE_ONLY,
        "text": "<br>".join(lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "align": "left",
        "y": y,
        "yanchor": yanchor,
        "yshift": yshift,
        "showarrow": False,
        "font": {"size": size, "color": INK},
    }


def _axes(spec: MetricSpec, values: pd.Series, place: int, rows: int) -> dict[str, Any]:
    """The axes of a row: values along its foot, from 0 for a rate; nothing upright."""
    first, last = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    first = min(first, 0.0) if spec.is_rate else first
    room = EDGE * ((last - first) or 1.0 / spec.scale)
    low, high = (_top(place + 1, rows) + share / rows for share in STRIP)
    number = number_of(place)
    along = {
        "anchor": f"y{number}",
        "domain": [0, 1],
        "fixedrange": True,
        "nticks": 5,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": GREY,
        "tickfont": {"color": INK},
        "range": [first - room, last + room],
        "tickformat": ".0%" if spec.is_share else "",
    }
    upright = {
        "anchor": f"x{number}",
        "domain": [low, high],
        "range": [-0.1, 1.1],
        "fixedrange": True,
        "visible": False,
    }
    return {f"xaxis{number}": along, f"yaxis{number}": upright}


def _top(place: int, rows: int) -> float:
    """The upper edge of a row, as a share of the figure's height."""
    return 1 - place / rows
