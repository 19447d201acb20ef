"""Names beside a figure that has a row for each: how much room they take, and what fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.exports.looks import Json, Look
from dashboard.exports.sizes import Size
from dashboard.figures.typesetting import block, lines, width

# In sizes of running text.
_DETAIL, _LEADING, EDGE, GUTTER = 0.82, 1.2, 1.1, 0.8
BETWEEN: Final = 0.7
_LOWEST, _HIGHEST = 2.9, 5.5  # of a row that has room
DENSE: Final = 1.5  # of a row with its name alone
SHARE: Final = 0.42  # of the width, that names may take
_BOLD: Final = 1.05

Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """How rows are set, in pixels; `range` is that of the axis, first row on top.

    Where they are not `is_roomy`, a row has its name in one line, without what it rests on, and
    values stand in a column at the right. `places` are their middles on the axis `axis`.
    """

    is_roomy: bool
    type: float
    left: float
    right: float
    height: float
    range: tuple[float, float]
    ems: float
    places: Sequence[float]
    axis: str


def rows_in(rows: Sequence[Named], size: Size, room: float, values: Sequence[str] = ()) -> Rows:
    """How `rows` are set in a size with `room` pixels of height for all of them; `values` are those
    that stand at the right where there is little."""
    ems = min(SHARE * size.width / size.type, widest(rows))
    pitch = max(_LOWEST, max(tall(row, ems) for row in rows) + BETWEEN) * size.type
    left = (EDGE + ems + GUTTER) * size.type
    places = range(len(rows))
    if pitch * len(rows) <= room:
        height = room if size.height else pitch * len(rows)
        right = (EDGE + 1.2) * size.type
        ends = _range(len(rows), height, size)
        return Rows(True, size.type, left, right, height, ends, ems, places, "y")
    dense = DENSE * size.type * len(rows)
    height = room if size.height else min(room, dense)
    type_ = min(size.type, height / len(rows) / DENSE * 1.1)
    longest = max(map(width, values), default=0.0)
    right = (EDGE + 0.6) * size.type + (longest + GUTTER) * type_
    return Rows(
        False, type_, left, right, height, _range(len(rows), height, size), ems, places, "y"
    )


def widest(rows: Sequence[Named]) -> float:
    """The ems that the widest of some rows would take in one line."""
    return max(max(_BOLD * width(name), _DETAIL * width(detail)) for name, detail in rows) + 0.3


def _range(number: int, height: float, size: Size) -> tuple[float, float]:
    """The ends of the axis: few rows in a tall figure stand together in its middle."""
    spare = max(0.0, height / (_HIGHEST * size.type) - number) / 2
    return (number - 0.45 + spare, -0.6 - spare)


def _set(row: Named, ems: float) -> tuple[list[str], list[str]]:
    name, detail = row
    return lines(name, ems / _BOLD, 2), lines(detail, ems / _DETAIL, 2) if detail else []


def tall(row: Named, ems: float) -> float:
    """How high a row is in so many ems of width, in sizes of running text."""
    names, details = _set(row, ems)
    return (len(names) + _DETAIL * len(details)) * _LEADING


def beside(
    rows: Rows,
    named: Sequence[Named],
    values: Sequence[str],
    size: Size,
    look: Look,
    margin: dict[str, float],
) -> list[Json]:
    """The names at the left; where rows are dense, the values in a column at the right."""
    left = {"x": 0, "xanchor": "left", "align": "left", "xshift": EDGE * size.type - margin["l"]}
    names = [
        {**_label(_text(row, rows, size, look), place, rows, look.ink), **left}
        for place, row in zip(rows.places, named, strict=True)
    ]
    if rows.is_roomy:
        return names
    right = {
        "x": 1,
        "xanchor": "right",
        "align": "right",
        "xshift": margin["r"] - EDGE * size.type,
    }
    return names + [
        {**_label(value, place, rows, look.ink), **right}
        for place, value in zip(rows.places, values, strict=False)
    ]


def values_of(traces: Sequence[Json], number: int) -> list[str]:
    """The values that a figure of so many rows has beside its dots; none where it has none."""
    texts = (trace.get("text", []) for trace in traces)
    return [str(value) for value in next((each for each in texts if len(each) == number), [])]


def _text(row: Named, rows: Rows, size: Size, look: Look) -> str:
    if not rows.is_roomy:
        return block(lines(row[0], rows.ems * size.type / rows.type, 1))
    names, details = _set(row, rows.ems)
    if not details:
        return block(names)
    styled = f"font-size:{_DETAIL * size.type:.4g}px;color:{look.soft}"
    return f'{block(names)}<br><span style="{styled}">{block(details)}</span>'


def _label(text: str, place: float, rows: Rows, colour: str) -> Json:
    return {
        "text": text,
        "xref": "paper",
        "y": place,
        "yref": rows.axis,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": rows.type, "color": colour},
    }
