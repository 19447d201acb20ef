"""The agreement last measured, as it ships: shown beside each number, and the floor under it.

`agreement.csv` holds the figures of every corpus that was there when `make agreement` last ran, and
for each a floor that no later version may fall below.
"""

import csv
import math
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path

from metrics.validity.figure import Figure

FILE = Path(__file__).parent / "agreement.csv"
SLACK = 0.003  # what rounding and newer libraries may cost before it is a regression
# Labelled by hand for Slantwise beside the corpus: whoever has the corpus has not these labels.
BY_HAND = frozenset({("polnear", "share:named")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Figure):
    """A figure as it was measured, and the least that it may come to."""

    floor: float


@cache
def recorded(path: Path = FILE) -> tuple[Recorded, ...]:
    """The figures on record, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_recorded(row) for row in csv.DictReader(file))


def _recorded(row: dict[str, str]) -> Recorded:
    return Recorded(
        corpus=row["corpus"],
        metric=row["metric"],
        figure=row["figure"],
        value=float(row["value"]),
        low=float(row["low"]),
        high=float(row["high"]),
        n=int(row["n"]),
        counted=row["counted"],
        baseline=float(row["baseline"]),
        against=row["against"],
        floor=float(row["floor"]),
    )


def record(figures: Iterable[Figure], path: Path = FILE) -> None:
    """Write figures, each with the floor that follows from it, in place of those on record.

    Raises ValueError, before anything is written, for a figure without a value.
    """
    names = [each.name for each in fields(Recorded)]
    rows = [{**asdict(figure), "floor": floor_of(figure)} for figure in figures]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({k: f"{v:.4f}" if isinstance(v, float) else v for k, v in row.items()})


def floor_of(figure: Figure) -> float:
    """The least a later measurement may come to.

    For a correlation that is negative by nature (ease against grade) it bounds the strength.
    Raises ValueError for a figure without a value.
    """
    if math.isnan(figure.value):
        raise ValueError(f"{figure.corpus}, {figure.figure}: has no value to put on record")
    return math.floor((abs(figure.value) - SLACK) * 1000) / 1000


def regressions(
    figures: Iterable[Figure], floors: Iterable[Recorded], corpora: Collection[str]
) -> list[str]:
    """What fell below its floor, or is measured no longer, one line each.

    Only `corpora`, those that were looked at, are held against the record; labels made by hand
    that are not beside theirs say nothing.
    """
    measured = {(each.corpus, each.metric, each.figure): each for each in figures}
    lines: list[str] = []
    for floor in floors:
        now = measured.get((floor.corpus, floor.metric, floor.figure))
        by_hand = (floor.corpus, floor.figure) in BY_HAND
        if floor.corpus not in corpora or (by_hand and now is None):
            continue
        name = f"{floor.corpus}, {floor.metric}, {floor.figure}"
        if now is None:
            lines.append(f"{name}: was {floor.value:.3f} and is not measured any more")
        elif not _strength(now, floor) >= floor.floor:
            lines.append(f"{name}: {now.value:.3f}, and may not be below {floor.floor:.3f}")
    return lines


def _strength(now: Figure, before: Recorded) -> float:
    """The value, turned so that more is better: by the sign it had when it was recorded."""
    return now.value if before.value >= 0 else -now.value
