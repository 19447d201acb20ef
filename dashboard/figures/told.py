"""The words that a figure needs to be read alone, carried in the figure itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any, Final

import plotly.graph_objects as go

PAGE_ONLY: Final = "page"
"""The `name` of annotations that belong to the page's own layout; a print lays them out anew."""
_KEY: Final = "slantwise"


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around a figure. All of it is plain text, and may be hostile: escape it.

    `title` is the subject; `subtitle` the metric, its unit, who and how many, and the period;
    `source` says which articles, `method` how and by which version; `alt` describes the figure to
    someone who does not see it. `rows` are the names at y = 0, 1, … of a figure that has a row for
    each, with what the row rests on; where they are `panels`, each has an upright axis of its own.
    """

    title: str
    subtitle: str = ""
    source: str = ""
    method: str = ""
    alt: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    panels: bool = False


def with_told(figure: go.Figure, told: Told) -> go.Figure:
    """A copy of `figure` that carries its words."""
    return go.Figure(figure).update_layout(meta={_KEY: asdict(told)})


def told_of(figure: go.Figure) -> Told:
    """The words that a figure carries; of one that carries none, its title."""
    layout: Any = figure.layout
    carried = layout.meta.get(_KEY) if isinstance(layout.meta, Mapping) else None
    if carried is None:
        return Told(unescape(layout.title.text or ""), unescape(layout.title.subtitle.text or ""))
    rows = tuple((str(name), str(detail)) for name, detail in carried["rows"])
    return Told(**{**carried, "rows": rows})
