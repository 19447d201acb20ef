"""What counting each text once does to a comparison, in words and numbers.

Plain text out: names in it are hostile, so escape it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.figures.outlet_figure import OutletFigure
from dashboard.figures.wording import amount, counted, joined
from dashboard.selection import OTHERWISE, REPRINTS, Selection, in_words
from dashboard.selection import Reprints as Way
from data.syndication import origins
from metrics import MetricSpec

NAMED: Final = 3  # outlets whose figures are told in one breath; more are counted
WAYS: Final[dict[Way, str]] = {
    "once": "each text counted once",
    "each": "every copy counted",
    "out": "reprinted texts left out",
}
_HOW: Final[dict[Way, str]] = {"once": "counted once", "each": "every copy counted"}
_OTHERWISE: Final[dict[Way, str]] = {"once": "Counted once", "each": "With every copy"}


@dataclass(frozen=True, slots=True)
class Reprints:
    """How many of the chosen articles are reprints, whichever way they are counted; of how many
    texts nothing tells where they come from, so that it was drawn by lot; and how many articles
    have a text that several outlets printed."""

    n: int
    of: int
    n_drawn: int = 0
    n_shared: int = 0

    def __str__(self) -> str:
        are = "is a reprint" if self.n == 1 else "are reprints"
        return f"{self.n:,} of {self.of:,} articles {are}"

    def concerned(self, way: Way) -> int:
        """How many articles it makes a difference to that reprints are counted in this way."""
        return self.n_shared if way == "out" else self.n


def is_reprint(articles: pd.DataFrame) -> pd.Series:
    """Which articles are a text from elsewhere: not counted again, or counted for its origin."""
    return ~articles["is_counted"] | (articles["counted_for"] != articles["outlet"])


def drawn_by_lot(articles: pd.DataFrame) -> frozenset[str]:
    """The reprint groups of which nothing tells where they come from."""
    return frozenset(one.group for one in origins(articles) if one.reason == "lot")


@dataclass(frozen=True, slots=True)
class Printed:
    """What one outlet printed: so many articles, how many are reprints, how many have a text that
    several outlets printed, and its groups of reprints that were drawn by lot."""

    n: int
    n_reprints: int
    n_shared: int
    drawn: frozenset[str]


def printed(
    articles: pd.DataFrame, selection: Selection, drawn: Collection[str] = ()
) -> dict[str, Printed]:
    """What each outlet of a selection printed, by name; `drawn` are the groups that `drawn_by_lot`
    names."""
    rows = replace(selection, reprints="each").rows(articles)
    chosen = articles.loc[
        rows, ["outlet", "reprint_group", "is_counted", "counted_for", "is_shared"]
    ]
    counts = chosen.assign(reprint=is_reprint(chosen)).groupby("outlet", sort=False)
    groups = chosen[chosen["reprint_group"].isin(drawn)].groupby("outlet", sort=False)
    of_outlet = {str(name): frozenset(each) for name, each in groups["reprint_group"]}
    sums = counts.agg(
        n=("reprint", "size"), reprints=("reprint", "sum"), shared=("is_shared", "sum")
    )
    return {
        str(name): Printed(
            int(n), int(n_reprints), int(n_shared), of_outlet.get(str(name), frozenset())
        )
        for name, n, n_reprints, n_shared in sums.itertuples()
    }


def together(found: Mapping[str, Printed], outlets: Collection[str] = ()) -> Reprints:
    """The reprints among everything that these outlets printed; without a name, that all did."""
    named = [found[name] for name in outlets or found if name in found]
    return Reprints(
        sum(one.n_reprints for one in named),
        sum(one.n for one in named),
        len(frozenset[str]().union(*(one.drawn for one in named))),
        sum(one.n_shared for one in named),
    )


def reprints(articles: pd.DataFrame, selection: Selection, drawn: Collection[str] = ()) -> Reprints:
    """The reprints among everything that the chosen outlets printed; `drawn` are the groups that
    `drawn_by_lot` names."""
    return together(printed(articles, selection, drawn))


def counted_how(found: Reprints, selection: Selection) -> str:
    """The filters, with how many reprints there are, or articles left out for being shared."""
    told = in_words(selection)
    if not found.concerned(selection.reprints):
        return told
    left_out = f"{found.n_shared:,} of {counted(found.of, 'article')}"
    return f"{told} ({left_out if selection.reprints == 'out' else found})"


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
    way = selection.reprints
    if not found.concerned(way):
        return ""
    changes = _changes(shown, otherwise, spec)
    lead = _left_out(found) if way == "out" else f"{found}, {_HOW[way]}"
    other = _OTHERWISE[OTHERWISE[way]]
    return f"{lead}. {other}: {changes}.{_come_and_go(shown, otherwise)}"


def how(found: Reprints, selection: Selection) -> str:
    """How many reprints there are, and how they count."""
    if selection.reprints == "out":
        return _left_out(found)
    if selection.reprints == "each":
        return f"{found}; every copy counts, for the outlet that printed it"
    counts = f"{found}; each text counts once, for the outlet it came from"
    if not found.n_drawn:
        return counts
    texts = counted(found.n_drawn, "text")
    return f"{counts}. Nothing tells where {texts} came from: there the outlet was drawn by lot"


def _left_out(found: Reprints) -> str:
    is_one = found.n_shared == 1
    return (
        f"{found.n_shared:,} of {found.of:,} articles {'is' if is_one else 'are'} left out: several"
        f" outlets printed {'its' if is_one else 'their'} text"
    )


def column(
    shown: Sequence[OutletFigure],
    otherwise: Sequence[OutletFigure],
    selection: Selection,
    spec: MetricSpec,
) -> dict[str, dict[str, str]]:
    """The figures counted the other way as a column for people: its name, and a cell an outlet."""
    other = {figure.outlet: figure for figure in otherwise}
    name = _OTHERWISE[OTHERWISE[selection.reprints]]
    return {name: {one.outlet: _amount(other.get(one.outlet), spec) for one in shown}}


def both_ways(
    shown: Sequence[OutletFigure], otherwise: Sequence[OutletFigure], selection: Selection
) -> pd.DataFrame:
    """The estimates of each outlet counted either way, and which way the chart counts: columns for
    a file, a row for each of `shown`. Where reprints are left out, held against each text once."""
    other = {figure.outlet: figure.estimate for figure in otherwise}
    ours = [figure.estimate for figure in shown]
    theirs = [other.get(figure.outlet, float("nan")) for figure in shown]
    way = selection.reprints
    by_way = {way: ours, OTHERWISE[way]: theirs}
    columns = {f"estimate_{each}": by_way[each] for each in REPRINTS if each in by_way}
    return pd.DataFrame({"reprints": WAYS[way], **columns}, index=range(len(shown)))


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
