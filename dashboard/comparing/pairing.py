"""Two outlets side by side, in rows, a chart and sentences.

Plain text out: names in it are hostile, so escape it. No streamlit.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import plotly.graph_objects as go

import metrics
from dashboard.comparing.contrast import difference_unit, signed
from dashboard.figures.dots import RANGE, Dot, Style, dot_chart
from dashboard.figures.times import scale_of_times, times
from dashboard.figures.wording import (
    MORE_NEEDED,
    TIMES_DRAWN,
    amount,
    counted,
    joined,
    unit_in_words,
)
from metrics import MetricSpec
from metrics.inference.verdict import LEVEL, Verdict

NAMED: Final = 3
RANGES: Final = f"Line: 95% range of the ratio (bootstrap, {TIMES_DRAWN})."
"""What is written on a scale of times, the narrowest first: few, so that a phone has room."""
HOLDS: Final = {
    Verdict.SAME: "still there",
    Verdict.REVERSED: "turned round",
    Verdict.GONE: "gone",
    Verdict.LESS_SURE: "no longer sure",
    Verdict.NEW: "only here",
    Verdict.UNKNOWN: "too little",
}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two outlets by one metric: what each comes to, the difference (the first less the second)
    and how many times as much the first has, each with its 95 % range; NaN where there is none.

    `is_told` is whether chance would seldom make so large a difference; `matched_difference` and
    `adjusted_difference` are the differences on the same stories, and at equal length and genre,
    and `matched` and `adjusted` say what that leaves of the first.
    """

    spec: MetricSpec
    one: float
    other: float
    difference: float
    low: float
    high: float
    ratio: float
    ratio_low: float
    ratio_high: float
    is_told: bool
    enough: bool
    matched: Verdict
    adjusted: Verdict
    matched_difference: float
    adjusted_difference: float

    @property
    def has_ratio(self) -> bool:
        """Whether it can be said how many times as much: only of what is counted."""
        known = self.ratio_low == self.ratio_low and self.ratio_high == self.ratio_high
        return self.spec.is_rate and known


def pairings(pair: pd.DataFrame, comparison: pd.DataFrame, one: str, other: str) -> list[Pairing]:
    """The rows of `contrasts.pair`, `one` first whatever the order of names, by metric."""
    estimates = comparison.set_index(["outlet", "metric"])["estimate"]
    return [
        _pairing(row, float(estimates[one, name]), float(estimates[other, name]), row["one"] == one)
        for name, row in zip(pair["metric"], pair.to_dict("records"), strict=True)
    ]


def _pairing(row: Mapping[Hashable, object], one: float, other: float, is_so: bool) -> Pairing:
    difference, low, high, ratio, ratio_low, ratio_high, q = (
        float(str(row[name]))
        for name in ("difference", "low", "high", "ratio", "ratio_low", "ratio_high", "q")
    )
    matched, adjusted = (float(str(row[f"{way}_difference"])) for way in ("matched", "adjusted"))
    if not is_so:
        difference, low, high = -difference, -high, -low
        matched, adjusted = -matched, -adjusted
        ratio, ratio_low, ratio_high = (_inverse(each) for each in (ratio, ratio_high, ratio_low))
    return Pairing(
        metrics.metric(str(row["metric"])),
        one,
        other,
        difference,
        low,
        high,
        ratio,
        ratio_low,
        ratio_high,
        q <= LEVEL,
        bool(row["enough"]),
        Verdict(str(row["matched_verdict"])),
        Verdict(str(row["adjusted_verdict"])),
        matched,
        adjusted,
    )


def _inverse(value: float) -> float:
    return 1 / value if value else float("nan")


def chart(rows: Sequence[Pairing], names: tuple[str, str], style: Style, scope: str) -> go.Figure:
    """How many times as much of each measure the first has, on a scale of times; the measures that
    are counted."""
    shown = shown_in_chart(rows)
    return dot_chart(
        [_dot(row, style) for row in shown],
        title(names),
        unit(names),
        f"Articles: {scope}. {RANGES} Chart: Slantwise.",
        scale_of_times([end for row in shown for end in (row.ratio_low, row.ratio_high)]),
    ).add_vline(1, line_width=1, line_color=RANGE)


def shown_in_chart(rows: Sequence[Pairing]) -> list[Pairing]:
    """Those that the chart has, largest first."""
    return sorted((row for row in rows if row.has_ratio), key=lambda row: -row.ratio)


def title(names: tuple[str, str]) -> str:
    """What the chart is about."""
    return f"{names[0]} beside {names[1]}"


def unit(names: tuple[str, str]) -> str:
    """What a dot says, as it stands below the title."""
    return f"How many times as much {names[0]} has; hollow: may be chance"


def both(row: Pairing) -> str:
    """What each of the two comes to."""
    return (
        f"{amount(row.one, row.spec)} and {amount(row.other, row.spec)} {unit_in_words(row.spec)}"
    )


def alt_text(rows: Sequence[Pairing], names: tuple[str, str]) -> str:
    """The chart for someone who does not see it."""
    told = [
        f"{row.spec.label} {times(row.ratio)} ({times(row.ratio_low)} to {times(row.ratio_high)})"
        for row in shown_in_chart(rows)
    ]
    return f"Dot chart: {title(names)}, times as much. {'; '.join(told)}."


def paragraphs(rows: Sequence[Pairing], names: tuple[str, str]) -> list[str]:
    """In how many measures the two differ, in which most, and what is left of it."""
    measured = [row for row in rows if row.enough]
    if not measured:
        return [f"There is too little of {joined(names)} to compare them. {MORE_NEEDED}"]
    sure = [row for row in measured if row.is_told]
    told = [
        f"{joined(names)} differ in {len(sure):,} of {counted(len(measured), 'measure')} by more"
        " than chance is likely to make."
        if sure
        else f"{joined(names)} differ in no measure by more than chance may make."
    ]
    furthest = sorted((row for row in sure if row.has_ratio), key=_apart, reverse=True)[:NAMED]
    if furthest:
        told.append(f"Furthest apart: {joined([_in_words(row, names) for row in furthest])}.")
    told += _left(sure, "matched", "on the same stories")
    if n_tabled := sum(not row.has_ratio for row in rows):
        told.append(
            f"{counted(n_tabled, 'measure')} of {len(rows):,} cannot be told in times as much:"
            " numbers that are not counts, and those that are zero or too few in one outlet. The"
            " table has them all."
        )
    return told


def _apart(row: Pairing) -> float:
    return max(row.ratio, _inverse(row.ratio))


def _in_words(row: Pairing, names: tuple[str, str]) -> str:
    more = names[0] if row.ratio >= 1 else names[1]
    return f"{row.spec.label.lower()} ({more} {times(_apart(row))} as much)"


def _left(sure: Sequence[Pairing], look: str, where: str) -> list[str]:
    verdicts = [getattr(row, look) for row in sure]
    kept = verdicts.count(Verdict.SAME)
    if not verdicts or all(each == Verdict.UNKNOWN for each in verdicts):
        return []
    return [f"{kept:,} of these {len(verdicts):,} differences are there {where} too."]


def table(rows: Sequence[Pairing], names: tuple[str, str]) -> pd.DataFrame:
    """Every measure of both, as it is read."""
    return pd.DataFrame(
        [
            {
                "Measure": row.spec.label,
                names[0]: amount(row.one, row.spec),
                names[1] if names[1] != names[0] else f"{names[1]} (2)": amount(
                    row.other, row.spec
                ),
                "Unit": unit_in_words(row.spec),
                "Difference": signed(row.difference, row.spec),
                "95% range": _reach(row),
                "Times as much": times(row.ratio) if row.has_ratio else "–",
                "May be chance": "" if not row.enough else "no" if row.is_told else "yes",
                "On the same stories": _again(row, row.matched_difference, row.matched),
                "At equal length and genre": _again(row, row.adjusted_difference, row.adjusted),
            }
            for row in rows
        ]
    )


def _again(row: Pairing, difference: float, verdict: Verdict) -> str:
    """The difference when looked at otherwise, and what that says of the first."""
    if verdict == Verdict.UNKNOWN:
        return HOLDS[verdict]
    is_chance = verdict == Verdict.SAME and not row.is_told
    return f"{signed(difference, row.spec)}: {'may be chance' if is_chance else HOLDS[verdict]}"


def _reach(row: Pairing) -> str:
    if not row.enough:
        return "too little to compare"
    return f"{signed(row.low, row.spec)} to {signed(row.high, row.spec)}"


def _dot(row: Pairing, style: Style) -> Dot:
    reach = f"95% range {times(row.ratio_low)} to {times(row.ratio_high)}"
    told = f"{signed(row.difference, row.spec)} {difference_unit(row.spec)}"
    return Dot(
        row.spec.label,
        both(row),
        row.ratio,
        row.ratio_low,
        row.ratio_high,
        True,
        times(row.ratio),
        f"{times(row.ratio)} as much<br>{reach}<br>{told}",
        style if row.is_told else style._replace(symbol=f"{style.symbol}-open"),
    )
