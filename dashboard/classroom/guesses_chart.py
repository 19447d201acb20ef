"""Who a class thought had published a text: a chart, words and a table.

Nothing here knows of Streamlit. Names of outlets are hostile text: out of a figure, escape them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.classroom.ratings_chart import too_few_answers
from dashboard.classroom.together import ENOUGH
from dashboard.figures.dots import (
    BOTTOM,
    COLOURS,
    INK,
    ROW,
    SHEET,
    heading,
    label,
    room_above,
    wrapped_label,
)
from dashboard.figures.drawing import drawing
from dashboard.figures.told import Told, with_told
from data.classroom.parts import Given, Plan

TITLE: Final = "Who you thought had published it"
HOW: Final = "Bar: how many of you chose this outlet. Those who had no idea are left out."
RIGHT: Final = "published it"
_OTHER: Final = "#8A8A92"  # seen on white and on black
_HEADROOM: Final = 1.12  # of the longest bar, for the number beside it
_NAMES: Final = 180  # pixels


@dataclass(frozen=True, slots=True)
class Guesses:
    """How many pupils guessed each outlet. `outlet` is the right one, "" where that is not known;
    `offered` is how many there were to choose from."""

    outlet: str
    counts: Mapping[str, int]
    offered: int

    @property
    def answers(self) -> int:
        """How many pupils guessed."""
        return sum(self.counts.values())

    @property
    def is_enough(self) -> bool:
        """Whether there are guesses enough to show them."""
        return self.answers >= ENOUGH

    @property
    def ranked(self) -> list[tuple[str, int]]:
        """The outlets that were guessed, most first, and the right one."""
        every = {**({self.outlet: 0} if self.outlet else {}), **self.counts}
        return sorted(every.items(), key=lambda one: (-one[1], one[0].casefold()))


def guesses_in(plan: Plan, given: Sequence[Given], number: int) -> Guesses:
    """What was guessed of the text of that number (from 0)."""
    every = (one.answer for one in given)
    counts = Counter(one.guess for one in every if one.text == number and one.guess)
    return Guesses(plan.texts[number].outlet, counts, len(plan.guesses))


def guesses_chart(found: Guesses) -> go.Figure | None:
    """A bar for each outlet, the right one in a colour of its own; None with fewer guesses than
    `together.ENOUGH`."""
    if not found.is_enough:
        return None
    names, counts = zip(*found.ranked, strict=True)
    rows = tuple((name, RIGHT if name == found.outlet else "") for name in names)
    subtitle = f"{found.answers} of you guessed"
    above = room_above(TITLE, subtitle)
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(counts),
        "y": list(range(len(rows))),
        "text": list(map(str, counts)),
        "textposition": "outside",
        "textfont": {"color": INK},
        "marker": {"color": [COLOURS[0][0] if right else _OTHER for _, right in rows]},
        "width": 0.5,
        "cliponaxis": False,
        "customdata": [label(name) for name in names],
        "hovertemplate": "%{customdata}: %{x}<extra></extra>",
    }
    layout = {
        "title": heading(TITLE, subtitle),
        "height": above + ROW * len(rows) + BOTTOM,
        "margin": {"l": _NAMES, "r": SHEET + 16, "t": above, "b": BOTTOM},
        "font": {"color": INK},
        "showlegend": False,
        "dragmode": False,
        "xaxis": {"visible": False, "range": [0, _HEADROOM * max(counts)], "fixedrange": True},
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "ticktext": [_beside(*row) for row in rows],
            "tickfont": {"size": 14, "color": INK},
            "automargin": False,
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    }
    told = Told(TITLE, subtitle, method=HOW, alt=guesses_alt(found), rows=rows)
    return with_told(drawing([bars], layout), told)


def guesses_alt(found: Guesses) -> str:
    """The chart for somebody who does not see it."""
    told = "; ".join(
        f"{name}{f', which {RIGHT}' if name == found.outlet else ''}: {count}"
        for name, count in found.ranked
    )
    return f"Bar chart: {TITLE.lower()}. {told}."


def guesses_in_words(found: Guesses) -> str:
    """How many were right, beside what chance would give; or why that is not told."""
    if not found.is_enough:
        return too_few_answers(found.answers)
    if not found.outlet:
        return f"{found.answers} of you guessed. Who published this text is not known here."
    right = found.counts.get(found.outlet, 0)
    return (
        f"{found.answers} of you guessed, and {right or 'none'} of them guessed right. Whoever"
        f" picks one of the {found.offered} outlets with closed eyes is right 1 time in"
        f" {found.offered}."
    )


def guesses_table(found: Guesses) -> pd.DataFrame:
    """A row for each outlet that was guessed, and the right one; none with too few guesses."""
    rows = found.ranked if found.is_enough else []
    return pd.DataFrame(
        [(name, str(count), "yes" if name == found.outlet else "") for name, count in rows],
        columns=["Outlet", "Guesses", "Published it"],
    )


def _beside(name: str, right: str) -> str:
    below = f'<br><span style="font-size:11px">{right}</span>' if right else ""
    return f"{wrapped_label(name)}{below}"
