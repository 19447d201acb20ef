"""A line at the foot of any figure, which every file of it takes along."""

from textwrap import wrap
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.figures.dots import FOOTER_LINE, FOOTER_WIDTH, INK, SHEET, label
from dashboard.figures.told import PAGE_ONLY

MOST_LINES: Final = 6


def with_footnote(figure: go.Figure, note: str) -> go.Figure:
    """A copy of `figure`, taller by the lines of the note; the same figure where there is none.

    The note may hold hostile text. The figure needs a height and margins.
    """
    if not note:
        return figure
    lines = wrap(note, FOOTER_WIDTH, max_lines=MOST_LINES, placeholder=" …")
    layout: Any = figure.layout
    left, below, height = layout.margin.l, layout.margin.b, layout.height
    room = FOOTER_LINE * len(lines)
    noted = go.Figure(figure)
    noted.add_annotation(
        name=PAGE_ONLY,
        text="<br>".join(label(line) for line in lines),
        x=0,
        xref="paper",
        xanchor="left",
        xshift=SHEET - left,
        y=0,
        yref="paper",
        yanchor="top",
        yshift=6 - below,
        align="left",
        showarrow=False,
        font={"size": 11, "color": INK},
    )
    return noted.update_layout(height=height + room, margin_b=below + room)
