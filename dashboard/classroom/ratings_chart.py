"""How a class rated a text: how many chose each step of a scale, as a chart, words and a table.

Nothing here knows of Streamlit. Questions are hostile text: out of a figure, escape them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.classroom.together import ENOUGH
from dashboard.figures.dots import COLOURS, INK, SHEET, heading, label, room_above, wrapped_label
from dashboard.figures.drawing import drawing
from dashboard.figures.told import Told, with_told
from dashboard.figures.wording import NUMBERS, counted, joined
from data.classroom.parts import STEPS, Given, Scale

HOW: Final = "Bar: how many of you chose this step."
_PLOT: Final = 120  # pixels, of the bars
_BELOW: Final = 72  # pixels: the steps, and the names of the ends in two lines
_TO_ENDS: Final = 22  # pixels from the axis down to the names of the ends
_END_WIDTH: Final = 20  # characters of such a name, in a line
_HEADROOM: Final = 1.25  # of the highest bar, for the number on it


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many pupils chose each step of a scale, from 1 up."""

    scale: Scale
    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many pupils answered."""
        return sum(self.counts)

    @property
    def is_enough(self) -> bool:
        """Whether there are answers enough to show them."""
        return self.answers >= ENOUGH

    @property
    def steps(self) -> list[str]:
        """What each step is called: 1 and the last with the name of their end."""
        first, last = f"1, {self.scale.low}", f"{STEPS}, {self.scale.high}"
        return [first, *map(str, range(2, STEPS)), last]


def ratings_of(scales: Sequence[Scale], given: Sequence[Given], number: int) -> list[Ratings]:
    """How the text of that number (from 0) was rated on each scale."""
    answers = [one.answer for one in given if one.answer.text == number]
    return [
        Ratings(
            scale,
            tuple(
                sum(answer.ratings.get(scale.key) == step for answer in answers)
                for step in range(1, STEPS + 1)
            ),
        )
        for scale in scales
    ]


def ratings_chart(found: Ratings) -> go.Figure | None:
    """A bar for each step, its number on it; None with fewer answers than `together.ENOUGH`."""
    if not found.is_enough:
        return None
    question, subtitle = found.scale.question, counted(found.answers, "answer")
    above = room_above(question, subtitle)
    bars = {
        "type": "bar",
        "x": list(range(1, STEPS + 1)),
        "y": list(found.counts),
        "text": list(map(str, found.counts)),
        "textposition": "outside",
        "textfont": {"color": INK},
        "marker": {"color": COLOURS[0][0]},
        "width": 0.7,
        "cliponaxis": False,
        "customdata": [label(step) for step in found.steps],
        "hovertemplate": "%{customdata}: %{y}<extra></extra>",
    }
    layout = {
        "title": heading(question, subtitle),
        "annotations": [_end(found.scale.low, 0), _end(found.scale.high, 1)],
        "height": above + _PLOT + _BELOW,
        "margin": {"l": SHEET + 2, "r": SHEET + 2, "t": above, "b": _BELOW},
        "font": {"color": INK},
        "showlegend": False,
        "dragmode": False,
        "xaxis": {
            "tickvals": list(range(1, STEPS + 1)),
            "tickfont": {"color": INK},
            "range": [0.5, STEPS + 0.5],
            "fixedrange": True,
            "showgrid": False,
        },
        "yaxis": {
            "visible": False,
            "range": [0, _HEADROOM * max(found.counts)],
            "fixedrange": True,
        },
    }
    told = Told(question, subtitle, method=HOW, alt=ratings_alt(found))
    return with_told(drawing([bars], layout), told)


def ratings_alt(found: Ratings) -> str:
    """The chart for somebody who does not see it."""
    steps = zip(found.steps, found.counts, strict=True)
    told = "; ".join(f"{step}: {count}" for step, count in steps)
    return f"Bar chart: {found.scale.question} {told}."


def ratings_in_words(found: Ratings) -> str:
    """What was chosen most, or why that is not told."""
    if not found.is_enough:
        return too_few_answers(found.answers)
    most = max(found.counts)
    chosen = [str(step) for step, count in enumerate(found.counts, 1) if count == most]
    each = " each" if len(chosen) > 1 else ""
    return f"{found.answers} of you answered. Chosen most: {joined(chosen)} ({most} of you{each})."


def too_few_answers(answers: int) -> str:
    """Why numbers are not shown with fewer answers than `together.ENOUGH`."""
    if not answers:
        return "Nobody answered."
    return (
        f"Fewer than {NUMBERS[ENOUGH]} of you answered. Numbers would show what single pupils said."
    )


def ratings_table(every: Sequence[Ratings]) -> pd.DataFrame:
    """A row for each scale; without numbers where there are too few."""
    return pd.DataFrame(
        [
            {
                "Question": f"{one.scale.question} (1 {one.scale.low}, {STEPS} {one.scale.high})",
                **{
                    str(step): str(count) if one.is_enough else "–"
                    for step, count in enumerate(one.counts, 1)
                },
                "Answers": str(one.answers),
            }
            for one in every
        ]
    )


def _end(name: str, side: int) -> dict[str, Any]:
    """The name of an end of the scale, below it: 0 is the left one, 1 the right one."""
    way = ("left", "right")[side]
    return {
        "text": wrapped_label(name, _END_WIDTH),
        "x": side,
        "xref": "paper",
        "xanchor": way,
        "align": way,
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -_TO_ENDS,
        "showarrow": False,
        "font": {"size": 12, "color": INK},
    }
