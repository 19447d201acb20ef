"""Light, dark and greyscale: the colours of a figure, whoever drew it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from dashboard.figures.dots import INK

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_SHAPES: Final = ("", "/", "x", ".", "\\", "+", "-", "|")
_SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "pentagon", "star", "hexagon")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """Paper and ink; `faint` is for lines that only guide the eye."""

    key: str
    label: str
    paper: str
    ink: str
    soft: str
    faint: str
    is_grey: bool = False


LOOKS: Final = {
    look.key: look
    for look in (
        Look("light", "Light", "#FFFFFF", "#111111", "#4A4A48", "#DEDED8"),
        Look("dark", "Dark", "#121212", "#F2F2EE", "#B9B9B2", "#3A3A38"),
        Look("grey", "Greyscale", "#FFFFFF", "#111111", "#444444", "#DDDDDD", is_grey=True),
    )
}


def in_look(figure: Json, look: Look) -> Json:
    """A figure (as JSON) in the colours of a look.

    Greyscale tells series apart by dashes, patterns and symbols instead of colours.
    """
    recoloured = _mapped(figure, lambda text: text.replace(INK, look.ink))
    if not look.is_grey:
        return recoloured
    series = count()
    traces = [_apart(trace, series) for trace in recoloured.get("data", [])]
    return _mapped({**recoloured, "data": traces}, _grey_in)


def _apart(trace: Json, series: Iterator[int]) -> Json:
    """A trace with a sign that needs no colour. Only a trace with a name is a series."""
    kind = trace.get("type", "scatter")
    if kind in ("heatmap", "contour"):
        return {**trace, "colorscale": "Greys"}
    if not trace.get("name"):
        return trace
    place = next(series)
    if kind in ("bar", "histogram", "funnel"):
        pattern = {"shape": _SHAPES[place % len(_SHAPES)], "fgopacity": 0.6}
        return {**trace, "marker": {**trace.get("marker", {}), "pattern": pattern}}
    told: Json = {}
    if "lines" in trace.get("mode", "lines"):
        told["line"] = {**trace.get("line", {}), "dash": _DASHES[place % len(_DASHES)]}
    marker = trace.get("marker", {})
    if "markers" in trace.get("mode", "") and "symbol" not in marker:
        told["marker"] = {**marker, "symbol": _SYMBOLS[place % len(_SYMBOLS)]}
    return {**trace, **told}


def _grey_in(text: str) -> str:
    """A text with every colour in it as the grey that is as light."""
    return _HEX.sub(lambda found: _grey(found[0]), text)


def _grey(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    light = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{light:02X}{light:02X}{light:02X}"


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 any JSON
    """JSON with every text changed, but for what people wrote."""
    if isinstance(value, str):
        return change(value) if _is_colour(value) else value
    if isinstance(value, Mapping):
        return {
            key: each if key == "meta" else _mapped(each, change) for key, each in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_mapped(each, change) for each in value]
    return value


def _is_colour(text: str) -> bool:
    """Whether a text is a colour, or a label with one in its style."""
    return bool(_HEX.fullmatch(text)) or "color:#" in text
