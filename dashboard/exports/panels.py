"""Figures of several panels, one below the other, each with an upright axis of its own."""

from collections.abc import Sequence
from typing import Final

from dashboard.exports.looks import Json
from dashboard.exports.rows import BETWEEN, DENSE, EDGE, GUTTER, SHARE, Named, Rows, tall, widest
from dashboard.exports.sizes import Size

# In sizes of running text.
_LOWEST: Final = 3.6  # a panel with its name and what it rests on
_UNDER: Final = 1.7  # the numbers along the foot of a panel that has its own
_FREE: Final = 0.35  # above and below what is drawn
_SMALL: Final = 0.6  # numbers at the side of a low panel, in its size of type
_UPRIGHT: Final = 2.1  # the numbers at the side of a panel


def panels_in(rows: Sequence[Named], size: Size, room: float, layout: Json) -> Rows:
    """How panels with the names of `rows` are set in a size with `room` pixels of height."""
    number = len(rows)
    ems = min(SHARE * size.width / size.type, widest(rows))
    lowest = _LOWEST + (_UNDER if _has_own_foot(layout) else 0.0)
    pitch = max(lowest, max(tall(row, ems) for row in rows) + BETWEEN) * size.type
    is_roomy = pitch * number <= room
    height = room if size.height else min(room, pitch * number)
    axis = _UPRIGHT if layout["yaxis"].get("visible", True) else 0.0
    domains = _domains(number, height, layout, size)
    return Rows(
        is_roomy,
        size.type if is_roomy else min(size.type, height / number / DENSE),
        (EDGE + ems + GUTTER + axis) * size.type,
        (EDGE + 0.6) * size.type,
        height,
        (0.0, 1.0),
        ems,
        [(low + high) / 2 for low, high in domains],
        "paper",
    )


def stacked(layout: Json, rows: Rows, number: int, size: Size) -> Json:
    """A layout with its panels put where the rows are."""
    domains = _domains(number, rows.height, layout, size)
    names = [f"yaxis{place + 1 if place else ''}" for place in range(number)]
    tick = {} if rows.is_roomy else {"nticks": 2, "tickfont": {"size": _SMALL * rows.type}}
    panels = {
        name: {**layout[name], **tick, "domain": list(domain)}
        for name, domain in zip(names, domains, strict=True)
    }
    return {**layout, **panels}


def _domains(number: int, height: float, layout: Json, size: Size) -> list[tuple[float, float]]:
    """Where each panel is, in shares of the plot."""
    em = size.type / height
    foot = _UNDER if _has_own_foot(layout) else _FREE
    return [
        (1 - (place + 1) / number + foot * em, 1 - place / number - _FREE * em)
        for place in range(number)
    ]


def _has_own_foot(layout: Json) -> bool:
    """Whether each panel has its own axis along its foot, and not all of them one together."""
    return "xaxis2" in layout
