"""Traces and a layout as a Plotly figure, without Plotly's own checks of each value."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go


def drawing(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """A figure of our own traces, as they are.

    Plotly checks every value anew, which takes three times as long as all else that is done for a
    chart; the tests of each kind of chart have it check them.
    """
    # Without a template: a page or file brings its own, and Plotly's takes longer than all else.
    laid_out = {"template": {}, **layout}
    return go.Figure({"data": [*traces], "layout": laid_out}, _validate=False)


def number_of(place: int) -> str:
    """What Plotly adds to the name of an axis: nothing to that of the first."""
    return str(place + 1) if place else ""
