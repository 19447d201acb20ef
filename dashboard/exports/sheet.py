"""A figure laid out anew in a size, to be read alone: title, subtitle, labels, source, method."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Final

import plotly.graph_objects as go

from dashboard.exports.fonts import FAMILY
from dashboard.exports.looks import Json, Look, in_look
from dashboard.exports.panels import panels_in, stacked
from dashboard.exports.rows import Rows, beside, rows_in, values_of
from dashboard.exports.sizes import Size
from dashboard.figures.told import PAGE_ONLY, Told, told_of
from dashboard.figures.typesetting import block, lines, width

PAGE_TYPE: Final = 13  # pixels: the size of type that charts are drawn with on the page
# In sizes of running text.
_TITLE, _NOTE = 1.45, 0.78
_TITLE_LEADING, _LEADING = 1.2, 1.32
_SHEET, _GAP, _TICKS = 1.1, 0.7, 1.9
_TICK: Final = 0.85
_BOLD: Final = 1.06  # how much wider bold type is
_MOST_TITLE, _MOST_SUBTITLE, _MOST_NOTES = 3, 4, 12
_PLOT: Final = 14.0  # the height of a plot without rows that may be as tall as it needs


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of text around a plot, and the room that they take, in pixels."""

    title: list[str]
    subtitle: list[str]
    notes: list[str]
    top: float
    bottom: float


def sheet(figure: go.Figure, size: Size, look: Look) -> go.Figure:
    """`figure` in a size and a look, with the words that it carries set around it.

    The figure itself stays as it is.
    """
    told = told_of(figure)
    drawn: Json = json.loads(figure.to_json() or "{}")
    layout: Json = drawn.get("layout", {})
    around = _around(told, layout, size)
    own = _own_margins(layout, told, size)
    room = (size.height or size.tallest) - around.top - around.bottom
    values = values_of(drawn.get("data", []), len(told.rows))
    rows = _rows(told, layout, size, room, values) if told.rows else None
    plot = rows.height if rows else _plot_height(layout, size, room, own)
    margin = _margin(around, rows, own)
    plot_width = size.width - margin["l"] - margin["r"]
    laid = {
        **_styled(layout, plot_width, size, look),
        "annotations": [
            *_kept(layout, size),
            *(beside(rows, told.rows, values, size, look, margin) if rows else []),
            *_words(around, size, look, margin),
        ],
        "shapes": [*layout.get("shapes", []), _rule(around, size, look, margin, plot, plot_width)],
        "margin": margin,
        "width": size.width,
        "height": round(plot + margin["t"] + margin["b"]),
    }
    traces = [
        _scaled(trace, (rows.type if rows else size.type) / PAGE_TYPE, look)
        for trace in drawn.get("data", [])
    ]
    if rows and told.panels:
        laid = stacked(laid, rows, len(told.rows), size)
    elif rows:
        # The names stand in the sheet's own type, where there is room.
        axis = {**laid.get("yaxis", {}), "range": rows.range, "showticklabels": False}
        laid["yaxis"] = axis
        traces = traces if rows.is_roomy else [_without_text(trace) for trace in traces]
    return go.Figure(in_look({"data": traces, "layout": laid}, look))


def _margin(around: Around, rows: Rows | None, own: Mapping[str, float]) -> dict[str, float]:
    """The room around the plot: for the words, and at the sides for the names of rows, or for what
    the figure itself has there."""
    if rows:
        return {"l": rows.left, "r": rows.right, "t": around.top, "b": around.bottom, "pad": 0}
    top, bottom = around.top + own["t"], around.bottom + own["b"]
    return {"l": own["l"], "r": own["r"], "t": top, "b": bottom, "pad": 0}


def _rows(told: Told, layout: Json, size: Size, room: float, values: Sequence[str]) -> Rows:
    """How the rows of a figure that has some are set."""
    if not told.panels:
        return rows_in(told.rows, size, room, values)
    return panels_in(told.rows, size, room, layout)


def _around(told: Told, layout: Json, size: Size) -> Around:
    ems = (size.width - 2 * _SHEET * size.type) / size.type
    title = lines(told.title, ems / _TITLE / _BOLD, _MOST_TITLE)
    subtitle = lines(told.subtitle, ems, _MOST_SUBTITLE) if told.subtitle else []
    notes = [
        line
        for text in (told.source, told.method)
        if text
        for line in lines(text, ems / _NOTE, _MOST_NOTES)
    ]
    top = _SHEET + len(title) * _TITLE * _TITLE_LEADING + 0.3 + len(subtitle) * _LEADING + _GAP
    is_tall = "\n" in layout.get("xaxis", {}).get("tickformat", "")
    bottom = (2 if is_tall else 1) * _TICKS + _GAP + len(notes) * _NOTE * _LEADING + _SHEET
    return Around(title, subtitle, notes, top * size.type, bottom * size.type)


def _own_margins(layout: Json, told: Told, size: Size) -> dict[str, float]:
    """The room that a figure without rows keeps free for its own labels."""
    own, scale = layout.get("margin", {}), size.type / PAGE_TYPE
    above = 0 if layout.get("title", {}).get("text") else own.get("t", 0)
    below = max(0.0, own.get("b", 0) * scale - _TICKS * size.type) if not told.rows else 0
    edge = _SHEET * size.type
    return {
        "l": max(edge, own.get("l", 60) * scale),
        "r": max(edge, own.get("r", 20) * scale),
        "t": above * scale,
        "b": below,
    }


def _plot_height(layout: Json, size: Size, room: float, own: dict[str, float]) -> float:
    """How tall the plot of a figure without rows is: as the page has it, or what is left."""
    left = room - own["t"] - own["b"]
    if size.height:
        return left
    margin = layout.get("margin", {})
    page = layout.get("height", 0) - margin.get("t", 0) - margin.get("b", 0)
    return min(left, page * size.type / PAGE_TYPE if page > 0 else _PLOT * size.type)


def _styled(layout: Json, plot_width: float, size: Size, look: Look) -> Json:
    """A layout in our type, without what only a page needs."""
    dropped = ("title", "template", "annotations", "shapes", "margin", "height", "width")
    kept = {name: value for name, value in layout.items() if name not in dropped}
    axes = {
        name: {
            **value,
            "tickfont": {"size": _TICK * size.type, "color": look.soft},
            "gridcolor": look.faint,
            "zerolinecolor": look.faint if look.is_grey else look.soft,
            "nticks": min(value.get("nticks", 6), 5 if size.width < 400 else 6),
            **_thinned(value, plot_width, size),
            "automargin": False,
        }
        for name, value in kept.items()
        if name.startswith(("xaxis", "yaxis"))
    }
    return {
        **kept,
        **axes,
        "font": {"family": FAMILY, "size": 0.92 * size.type, "color": look.ink},
        "paper_bgcolor": look.paper,
        "plot_bgcolor": look.paper,
        "autosize": False,
        "template": {},
    }


def _thinned(axis: Json, plot_width: float, size: Size) -> Json:
    """The named numbers of an axis of times that there is room for: of those that it shows, each,
    or every second or third one from 1 in the middle."""
    if axis.get("type") != "log" or "ticktext" not in axis:
        return {}
    first, last = axis["range"]
    seen = [tick for tick in axis["tickvals"] if first <= log10(tick) <= last]
    names = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    widest = max((width(names[tick]) + 1 for tick in seen), default=1.0) * _TICK * size.type
    every = max(1, ceil(len(seen) * widest / plot_width))
    middle = seen.index(1) if 1 in seen else 0
    kept = [tick for place, tick in enumerate(seen) if (place - middle) % every == 0]
    return {"tickvals": kept, "ticktext": [names[tick] for tick in kept], "tickangle": 0}


def _kept(layout: Json, size: Size) -> list[Json]:
    """The labels that a figure has of its own, in the size of type of the sheet."""
    scale = size.type / PAGE_TYPE
    kept: list[Json] = []
    for label in layout.get("annotations", []):
        if label.get("name") == PAGE_ONLY:
            continue
        font = label.get("font", {})
        moved = {name: label[name] * scale for name in ("xshift", "yshift") if name in label}
        kept.append(
            {**label, **moved, "font": {**font, "size": font.get("size", PAGE_TYPE) * scale}}
        )
    return kept


def _words(around: Around, size: Size, look: Look, margin: dict[str, float]) -> list[Json]:
    """Title, subtitle and notes from the left edge of the sheet."""
    edge = _SHEET * size.type
    below_title = edge + (len(around.title) * _TITLE * _TITLE_LEADING + 0.3) * size.type
    to_notes = margin["b"] - edge - len(around.notes) * _NOTE * _LEADING * size.type

    def text(words: Sequence[str], y: int, down: float, scale: float, colour: str) -> Json:
        return {
            "text": block(list(words)),
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": edge - margin["l"],
            "y": y,
            "yref": "paper",
            "yanchor": "top",
            "yshift": margin["t"] - down if y else -down,
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
            "font": {"size": scale * size.type, "color": colour},
        }

    title = text(around.title, 1, edge, _TITLE, look.ink)
    title["text"] = f"<b>{title['text']}</b>"
    told = [title]
    if around.subtitle:
        told.append(text(around.subtitle, 1, below_title, 1, look.soft))
    if around.notes:
        told.append(text(around.notes, 0, to_notes, _NOTE, look.soft))
    return told


def _rule(
    around: Around, size: Size, look: Look, margin: dict[str, float], plot: float, wide: float
) -> Json:
    """The hairline between the plot and the notes."""
    edge = _SHEET * size.type
    down = margin["b"] - edge - len(around.notes) * _NOTE * _LEADING * size.type
    down -= 0.35 * _GAP * size.type
    return {
        "type": "line",
        "xref": "paper",
        "yref": "paper",
        "x0": (edge - margin["l"]) / wide,
        "x1": 1 + (margin["r"] - edge) / wide,
        "y0": -down / plot,
        "y1": -down / plot,
        "line": {"color": look.faint, "width": size.type / PAGE_TYPE},
    }


def _scaled(trace: Json, scale: float, look: Look) -> Json:
    """A trace with its signs and lines in proportion to the type."""
    marker, line = trace.get("marker", {}), trace.get("line", {})
    told: Json = {}
    if isinstance(marker.get("size"), (int, float)):
        told["marker"] = {**marker, "size": marker["size"] * scale}
        outline = marker.get("line", {})
        if isinstance(outline.get("width"), (int, float)):
            told["marker"]["line"] = {**outline, "width": outline["width"] * scale}
    if isinstance(line.get("width"), (int, float)):
        told["line"] = {**line, "width": line["width"] * scale}
    if "text" in trace:
        told["textfont"] = {**trace.get("textfont", {}), "color": look.ink}
    return {**trace, **told}


def _without_text(trace: Json) -> Json:
    """A trace whose values stand in a column instead."""
    kept = {name: value for name, value in trace.items() if name not in ("text", "textposition")}
    return {**kept, "mode": trace["mode"].replace("+text", "")} if "mode" in trace else kept


def described(figure: go.Figure) -> tuple[str, str]:
    """A figure's title, and its description for someone who does not see it."""
    told = told_of(figure)
    return told.title, told.alt or " ".join(filter(None, (told.title, told.subtitle)))
