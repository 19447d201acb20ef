"""Pages that need nothing from the network: plotly.js, figures and typeface in one HTML file."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.exports.fonts import font_face
from dashboard.figures.told import told_of

# What a page is allowed: itself.
POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
    " img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
# Each place for a figure has it in several widths, widest first: the first that fits is drawn.
# window.drawn is settled when all are.
DRAW: Final = """
const config = { displaylogo: false, displayModeBar: false, responsive: false };
const places = [...document.querySelectorAll("[data-figures]")];
function fitting(place) {
  const figures = JSON.parse(document.getElementById(place.dataset.figures).textContent);
  return figures.find(each => each.layout.width <= place.clientWidth) ?? figures.at(-1);
}
const fonts = document.fonts.load('16px "Source Sans"').catch(() => {});
window.drawn = fonts.then(() => Promise.all(places.map(place => {
  const figure = fitting(place);
  return Plotly.newPlot(place, figure.data, figure.layout, config);
})));
"""
_FIGURE_CSS: Final = """
body { margin: 0; background: %s; }
figure { margin: 0 auto; max-width: %dpx; overflow-x: auto; }
"""


def figure_page(figure: go.Figure) -> bytes:
    """A figure that has a size as one page that works without a network."""
    told = told_of(figure)
    layout: Any = figure.layout
    css = _FIGURE_CSS % (layout.paper_bgcolor, layout.width)
    body = f"<main>{figure_html('figure', [figure], told.alt)}</main>"
    return page(told.title, css, body).encode("utf-8", "replace")


def figure_html(key: str, figures: Sequence[go.Figure], alt: str) -> str:
    """A place for a figure, given in one width or several, and the figure as data beside it."""
    widest_first = sorted(figures, key=_width, reverse=True)
    data = json.dumps([_plain(each) for each in widest_first], ensure_ascii=False)
    tallest = max(int(_layout(each).height) for each in figures)
    return (
        f'<figure role="img" aria-label="{escape(alt)}"><div data-figures="{key}-data"'
        f' style="min-height:{tallest if len(figures) == 1 else 0}px"></div></figure>'
        f'<script type="application/json" id="{key}-data">{_harmless(data)}</script>'
    )


def page(title: str, css: str, body: str) -> str:
    """A whole page: its title, its style, and its body with the figures that are in it."""
    from plotly.offline import get_plotlyjs  # takes a quarter of a second to load

    return plain_page(title, css, f"{body}<script>{get_plotlyjs()}</script><script>{DRAW}</script>")


def plain_page(title: str, css: str, body: str) -> str:
    """A whole page without figures: its title, its style and its body."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{font_face()}{css}</style></head><body>{body}"
        "</body></html>"
    )


def _plain(figure: go.Figure) -> Mapping[str, Any]:
    return json.loads(figure.to_json() or "{}")


def _harmless(data: str) -> str:
    """JSON that cannot end the script it stands in."""
    return data.replace("<", "\\u003c").replace("&", "\\u0026")


def _layout(figure: go.Figure) -> Any:  # noqa: ANN401 plotly's layouts are untyped
    return figure.layout


def _width(figure: go.Figure) -> int:
    return int(_layout(figure).width)
