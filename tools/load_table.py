"""The table that a measurement under load ends with: what is asked, what was measured."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

ADDITIONS: Final = 20_000_000


@dataclass(frozen=True)
class Line:
    """A line of the table; `most` is what is asked for, None where nothing is."""

    what: str
    measured: float
    most: float | None
    unit: str
    more: str = ""

    @property
    def holds(self) -> bool:
        """Whether what was measured is as good as what is asked."""
        return self.most is None or self.measured <= self.most

    def __str__(self) -> str:
        asked = "" if self.most is None else f"≤ {self.most:g} {self.unit}".rstrip()
        verdict = "" if self.most is None else "yes" if self.holds else "NO"
        measured = f"{self.measured:.{2 if self.unit == 's' else 0}f} {self.unit}"
        return f"{self.what:<46} {asked:>9} {measured:>9}  {verdict:<4} {self.more}".rstrip()


def p95(what: str, waits: Sequence[float], most: float | None) -> Line:
    """The wait that 95 in 100 do not exceed, with the one in the middle and the longest."""
    if not waits:
        return Line(what, inf, most, "s", "nothing came")
    middle, late, longest = (float(each) for each in np.quantile(waits, [0.5, 0.95, 1]))
    more = f"middle {middle:.2f}, longest {longest:.2f}, of {len(waits)}"
    return Line(what, late, most, "s", more)


def machine() -> Line:
    """How fast this machine is now: to tell one machine's table from another's."""
    begun, total = time.perf_counter(), 0
    for number in range(ADDITIONS):
        total += number
    pace = time.perf_counter() - begun
    return Line(f"this machine: {ADDITIONS:,} additions", pace, None, "s", "in plain Python")


def printed(lines: Iterable[Line]) -> int:
    """Print a table; exit code 1 where a bar was missed."""
    every = list(lines)
    print(f"{'':<46} {'asked':>9} {'measured':>9}  holds")
    print(*every, sep="\n", flush=True)
    return int(not all(line.holds for line in every))
