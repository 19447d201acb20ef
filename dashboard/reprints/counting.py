"""What counting each text once does to a comparison, in words and numbers.

Plain text out: names in it are hostile, so escape it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.figures.outlet_figure import OutletFigure
from dashboard.figures.wording import amount, counted, joined
from dashboard.filters import Selection
from data.syndication import origins
from metrics import MetricSpec

NAMED: Final = 3  # outlets whose figures are told in one breath; more are counted
WAYS: Final = {"once": "each text counted once", "each": "every copy counted"}
_HOW: Final = {"once": "counted once", "each": "every copy counted"}
_OTHERWISE: Final = {"once": "With every copy", "each": "Counted once"}


@dataclass(frozen=True, slots=True)
class Reprints:
    """How many of the chosen articles are reprints, whichever way they are counted; of how many
    texts nothing tells where they come from, so that it was drawn by lot."""

    n: int
    of: int
    n_drawn: int = 0

    def __str__(self) -> str:
        are = "is a reprint" if self.n == 1 else "are reprints"
        return f"{self.n:,} of {self.of:,} articles {are}"


def is_reprint(articles: pd.DataFrame) -> pd.Series:
    """Which articles are a text from elsewhere: not counted again, or counted for its origin."""
    return ~articles["is_counted"] | (articles["counted_for"] != articles["outlet"])


def drawn_by_lot(articles: pd.DataFrame) -> frozenset[str]:
    """The reprint groups of which nothing tells where they come from."""
    return frozenset(one.group for one in origins(articles) if one.reason == "lot")


def reprints(articles: pd.DataFrame, selection: Selection, drawn: Collection[str] = ()) -> Reprints:
    """The reprints among everything that the chosen outlets printed; `drawn` are the groups that
    `drawn_by_lot` names."""
    printed = articles[replace(selection, reprints="each").rows(articles)]
    groups = set(printed["reprint_group"].unique()).intersection(drawn)
    return Reprints(int(is_reprint(printed).sum()), len(printed), len(groups))


def told(
    found: Reprints,
    selection: Selection,
    shown: Sequence[OutletFigure],
    otherwise: Sequence[OutletFigure],
    spec: MetricSpec,
) -> str:
    """How many reprints there are, how they count, and what the figures would be otherwise.

    `shown` are the figures of the chart, `otherwise` those counted the other way. "" where there
    are no reprints.
    """
    if not found.n:
        return ""
    way = selection.reprints
    changes = _changes(shown, otherwise, spec)
    return f"{found}, {_HOW[way]}. {_OTHERWISE[way]}: {changes}.{_come_and_go(shown, otherwise)}"


def how(found: Reprints, selection: Selection) -> str:
    """How reprints count, as it follows their number."""
    if selection.reprints != "once":
        return "every copy counts, for the outlet that printed it"
    counts = "each text counts once, for the outlet it came from"
    if not found.n_drawn:
        return counts
    texts = counted(found.n_drawn, "text")
    return f"{counts}. Nothing tells where {texts} came from: there the outlet was drawn by lot"


def column(
    shown: Sequence[OutletFigure],
    otherwise: Sequence[OutletFigure],
    selection: Selection,
    spec: MetricSpec,
) -> dict[str, dict[str, str]]:
    """The figures counted the other way as a column for people: its name, and a cell an outlet."""
    other = {figure.outlet: figure for figure in otherwise}
    name = _OTHERWISE[selection.reprints]
    return {name: {one.outlet: _amount(other.get(one.outlet), spec) for one in shown}}


def both_ways(
    shown: Sequence[OutletFigure], otherwise: Sequence[OutletFigure], selection: Selection
) -> pd.DataFrame:
    """The estimates of each outlet counted either way, and which way the chart counts: columns for
    a file, a row for each of `shown`."""
    other = {figure.outlet: figure.estimate for figure in otherwise}
    ours = [figure.estimate for figure in shown]
    theirs = [other.get(figure.outlet, float("nan")) for figure in shown]
    once, each = (ours, theirs) if selection.reprints == "once" else (theirs, ours)
    columns = {"reprints": WAYS[selection.reprints], "estimate_once": once, "estimate_each": each}
    return pd.DataFrame(columns, index=range(len(shown)))


def _changes(
    shown: Sequence[OutletFigure], otherwise: Sequence[OutletFigure], spec: MetricSpec
) -> str:
    """ "Daily Blaze 8.1 instead of 7.4", the largest changes first."""
    there = {one.outlet: one for one in otherwise if one.is_defined and one.is_stated}
    pairs = [(now, there[now.outlet]) for now in shown if now.is_defined and now.outlet in there]
    pairs.sort(key=lambda pair: (-abs(pair[0].estimate - pair[1].estimate), pair[0].name))
    changed = [
        f"{now.name} {_amount(then, spec)} instead of {_amount(now, spec)}"
        for now, then in pairs
        if _amount(now, spec) != _amount(then, spec)
    ]
    if not changed:
        return "the same figures"
    if len(changed) > NAMED:
        return f"{', '.join(changed[:NAMED])}, and {len(changed) - NAMED:,} more change"
    return joined(changed)


def _come_and_go(shown: Sequence[OutletFigure], otherwise: Sequence[OutletFigure]) -> str:
    """Outlets that have a figure one way alone: a wire, say, whose texts others printed."""
    here, there = (
        {one.outlet: one.name for one in each if one.is_defined and one.is_stated}
        for each in (shown, otherwise)
    )
    gone = [name for outlet, name in here.items() if outlet not in there]
    new = [name for outlet, name in there.items() if outlet not in here]
    told = f" {_subject(gone)} no figure then." if gone else ""
    return told + (f" {_subject(new)} a figure then." if new else "")


def _subject(names: Sequence[str]) -> str:
    if len(names) > NAMED:
        return f"{len(names):,} outlets have"
    return f"{joined(names)} {'has' if len(names) == 1 else 'have'}"


def _amount(figure: OutletFigure | None, spec: MetricSpec) -> str:
    return amount(figure.estimate, spec) if figure and figure.is_defined else "no figure"
