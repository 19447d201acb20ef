"""The sizes that figures are wanted in. Lengths are CSS pixels, 96 to the inch."""

from dataclasses import dataclass
from typing import Final

_MILLIMETRE: Final = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Size:
    """A width, a height (None: as tall as the figure needs, up to `tallest`), and the size of type.

    `type` is that of running text; everything else is in proportion to it.
    """

    key: str
    label: str
    width: int
    height: int | None
    type: float
    tallest: int = 0


def _print(key: str, label: str, millimetres: float, points: float) -> Size:
    """A size for paper, no taller than an A4 page has room for."""
    width = round(millimetres * _MILLIMETRE)
    return Size(key, label, width, None, points * 96 / 72, round(235 * _MILLIMETRE))


SIZES: Final = {
    size.key: size
    for size in (
        _print("print", "Print, two columns (183 mm)", 183, 9),
        _print("column", "Print, one column (89 mm)", 89, 7.5),
        _print("a4", "Print, across an A4 page (210 mm)", 210, 10.5),
        Size("slide", "Slide (16:9)", 1280, 720, 22),
        Size("square", "Square", 1080, 1080, 25),
        Size("wide", "Wide, for a link (1.91:1)", 1200, 628, 21),
    )
}
