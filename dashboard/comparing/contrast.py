"""One outlet's difference from all others for one metric, in a row, a chart and sentences.

Plain text out: names in it are hostile, so escape it. No streamlit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.comparing.contrasts import Basis
from dashboard.figures.dots import Dot, Style, dot_chart
from dashboard.figures.outlet_figure import MOST_OUTLETS
from dashboard.figures.wording import (
    MORE_NEEDED,
    TIMES_DRAWN,
    amount,
    counted,
    joined,
    unit_in_words,
)
from dashboard.workspace import outlet_label
from metrics import MetricSpec
from metrics.inference.verdict import LEVEL
from metrics.voices import WHERE

NAMED: Final = 3  # outlets told of in one breath; more are counted
RANGES: Final = f"Line: 95% range of the difference (bootstrap, {TIMES_DRAWN})."
HOW: Final[Mapping[Basis, str]] = {
    "raw": "Each outlet against all others.",
    "matched": "Each outlet against all others, within stories that both covered.",
    "adjusted": "Each outlet against all others, were all articles of equal length and genre.",
}
CLEAR_OF_ZERO: Final = (
    "A line that stays clear of zero can still be chance: of many such lines, a few would."
)
BELOW_TITLE: Final[Mapping[Basis, str]] = {
    "raw": "all articles",
    "matched": "on the same stories",
    "adjusted": "at equal length and genre",
}


@dataclass(frozen=True, slots=True)
class Contrast:
    """How far an outlet lies above all others (below: negative), with its 95 % range.

    `is_told` is whether chance would seldom make so large a difference, all differences on screen
    considered. Without `enough`, there is no range (NaN), and nothing is told. `n_stories` is how
    many stories it shares with others; None where stories do not matter.
    """

    outlet: str
    difference: float
    low: float
    high: float
    is_told: bool
    enough: bool
    n_articles: int
    n_stories: int | None

    @property
    def name(self) -> str:
        """What the outlet is called on screen."""
        return outlet_label(self.outlet)


def contrasts_of(rest: pd.DataFrame, comparison: pd.DataFrame, column: str) -> list[Contrast]:
    """The outlets' differences in one metric, highest first, those without enough at the end.

    `rest` is of `metrics.inference` (against all others); `comparison` has the articles of each.
    Articles whose outlet is not stated are no outlet's.
    """
    rows = rest[(rest["metric"] == column) & (rest["one"] != "") & rest["difference"].notna()]
    articles = comparison[comparison["metric"] == column].set_index("outlet")["n_articles"]
    has_stories = "n_stories" in rows.columns
    found = [
        Contrast(
            str(row["one"]),
            float(row["difference"]),
            float(row["low"]),
            float(row["high"]),
            bool(row["q"] <= LEVEL),
            bool(row["enough"]),
            int(articles[row["one"]]),
            int(row["n_stories"]) if has_stories else None,
        )
        for row in rows.to_dict("records")
    ]
    return sorted(found, key=lambda one: (not one.enough, -one.difference, one.name.casefold()))


def chart(
    found: Sequence[Contrast],
    spec: MetricSpec,
    basis: Basis,
    style_of: Mapping[str, Style],
    scope: str = "",
) -> go.Figure:
    """Outlets as dots left and right of a line that stands for all others."""
    rows = shown(found)
    chosen = f"Articles: {scope}. " if scope else ""
    return dot_chart(
        [_dot(row, spec, style_of[row.outlet]) for row in rows],
        title(spec),
        unit(spec, basis),
        f"{chosen}{RANGES} Measure: {spec.source}. Chart: Slantwise.",
        _axis(rows, spec),
    )


def shown(found: Sequence[Contrast]) -> list[Contrast]:
    """Those that a chart has room for: the outlets with the most articles, in their order."""
    kept = sorted(found, key=lambda one: -one.n_articles)[:MOST_OUTLETS]
    return [one for one in found if one in kept]


def title(spec: MetricSpec) -> str:
    """What the chart is about."""
    return f"{spec.label}: difference from the other outlets"


def unit(spec: MetricSpec, basis: Basis) -> str:
    """The unit, and on which articles, as they stand below the title."""
    return f"{difference_unit(spec).capitalize()}{_own_words(spec)}; {BELOW_TITLE[basis]}"


def difference_unit(spec: MetricSpec) -> str:
    """The unit of a difference: percentage points for a share."""
    return "percentage points" if spec.is_share else unit_in_words(spec)


def signed(value: float, spec: MetricSpec) -> str:
    """A difference with its sign: "+28.7", "−12"; "–" where there is none."""
    if value != value:
        return "–"
    told = amount(abs(value), spec).removesuffix("%")
    if not told.strip("0."):
        return told
    return f"{'+' if value > 0 else '−'}{told}"


def reach(one: Contrast, spec: MetricSpec) -> str:
    """The 95 % range in words, or why there is none."""
    if not one.enough:
        few = "" if one.n_stories is None else " shared"
        return f"too little{few} to compare"
    return f"{signed(one.low, spec)} to {signed(one.high, spec)}"


def table(found: Sequence[Contrast], spec: MetricSpec) -> pd.DataFrame:
    """The differences as they are read."""
    return pd.DataFrame(
        [
            {
                "Outlet": one.name,
                f"Difference, {difference_unit(spec)}": signed(one.difference, spec),
                "95% range": reach(one, spec),
                "May be chance": "" if not one.enough else "no" if one.is_told else "yes",
                "Rests on": resting_on(one),
            }
            for one in found
        ]
    )


def numbers(rest: pd.DataFrame, spec: MetricSpec, basis: Basis, scope: str) -> pd.DataFrame:
    """The differences for a program, a row an outlet; `scope` says which articles were chosen."""
    rows = rest[rest["metric"] == spec.column].reset_index(drop=True)
    return rows.assign(basis=basis, unit=spec.unit, voice=spec.voice, articles_chosen=scope)


def paragraphs(found: Sequence[Contrast], spec: MetricSpec, basis: Basis) -> list[str]:
    """Who differs from the others, who may not, and of whom there is too little."""
    if not found:
        return [f"Fewer than two outlets have a figure here ({spec.undefined_when})."]
    sure = [one for one in found if one.is_told]
    unsure = [one for one in found if one.enough and not one.is_told]
    few = [one for one in found if not one.enough]
    what_to_do = "" if sure or unsure else MORE_NEEDED
    told = (_sure(sure, spec, basis), _unsure(unsure, sure), f"{_few(few)} {what_to_do}".strip())
    return [paragraph for paragraph in told if paragraph]


def alt_text(found: Sequence[Contrast], spec: MetricSpec, basis: Basis) -> str:
    """The chart for someone who does not see it."""
    each = [f"{one.name} {signed(one.difference, spec)} ({reach(one, spec)})" for one in found]
    told = f"{difference_unit(spec)}{_own_words(spec)}"
    what = f"{title(spec)}, {told}, {BELOW_TITLE[basis]}"
    return f"Dot chart: {what}. {'; '.join(each)}."


def _own_words(spec: MetricSpec) -> str:
    return f", {WHERE['narrator']}" if spec.voice == "narrator" else ""


def resting_on(one: Contrast) -> str:
    """What a difference rests on, and whether that is too little."""
    told = counted(one.n_articles, "article")
    if one.n_stories is not None:
        told = f"{one.n_stories:,} shared {'story' if one.n_stories == 1 else 'stories'}"
    return told if one.enough else f"{told}: too little"


def _dot(row: Contrast, spec: MetricSpec, style: Style) -> Dot:
    value = signed(row.difference, spec)
    return Dot(
        row.name,
        resting_on(row),
        row.difference,
        row.low,
        row.high,
        row.enough,
        value,
        f"{value} {difference_unit(spec)}<br>{reach(row, spec)}",
        style,
    )


def _axis(rows: Sequence[Contrast], spec: MetricSpec) -> dict[str, Any]:
    """As far to the left of the line as to its right."""
    ends = [abs(end) for row in rows for end in (row.difference, row.low, row.high) if end == end]
    far = 1.12 * max(ends, default=1.0) or 1.0
    axis: dict[str, Any] = {"range": [-far, far], "zeroline": True, "zerolinewidth": 2}
    return axis | ({"tickformat": ".0%"} if spec.is_share else {"tickformat": "~g"})


def _sure(sure: Sequence[Contrast], spec: MetricSpec, basis: Basis) -> str:
    if not sure:
        return ""
    largest = sorted(sure, key=lambda one: -abs(one.difference))[:NAMED]
    first, *rest = (_apart(one, spec) for one in largest)
    unit_ = difference_unit(spec)
    more = len(sure) - len(largest)
    told = joined([f"{first[0]} is {first[1]} {unit_} {first[2]} the other outlets {first[3]}"]
                  + [f"{name} {size} {way} {span}" for name, size, way, span in rest])  # fmt: skip
    where = {"raw": "", "matched": "On the same stories, ", "adjusted": _AS_IF}[basis]
    also = "1 more outlet also differs" if more == 1 else f"{more:,} more outlets also differ"
    others = "" if not more else f" {also}."
    return f"{where}{told}.{others}"


_AS_IF: Final = "Were all articles of equal length and genre, "


def _apart(one: Contrast, spec: MetricSpec) -> tuple[str, str, str, str]:
    size = signed(one.difference, spec)[1:]
    return one.name, size, "above" if one.difference > 0 else "below", f"({reach(one, spec)})"


def _unsure(unsure: Sequence[Contrast], sure: Sequence[Contrast]) -> str:
    if not unsure:
        return ""
    clear = " " + CLEAR_OF_ZERO if any(one.low > 0 or one.high < 0 for one in unsure) else ""
    if not sure:
        return f"No outlet differs from the others by more than chance may make.{clear}"
    return f"Of {_listed(unsure)} the difference from the others may be chance.{clear}"


def _few(few: Sequence[Contrast]) -> str:
    if not few:
        return ""
    if few[0].n_stories is None:
        return f"Too little to compare: {_listed(few)}."
    return f"Too few stories that others covered too, or too few articles on them: {_listed(few)}."


def _listed(ones: Sequence[Contrast]) -> str:
    names = [one.name for one in ones[: 2 * NAMED]]
    more = len(ones) - len(names)
    return joined([*names, f"{more:,} more"] if more else names)
