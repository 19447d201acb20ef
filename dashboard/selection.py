"""Which articles are looked at: what the filters say, frozen. No streamlit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

import pandas as pd

from dashboard.workspace import outlet_label, story_label

Genre = Literal["all", "news", "opinion"]
Reprints = Literal["once", "each", "out"]

GENRES: Final[dict[Genre, str]] = {"all": "All", "news": "News", "opinion": "Opinion"}
NAMED: Final = 4  # stories or outlets named in one breath; more are counted
REPRINTS: Final[dict[Reprints, str]] = {
    "once": "Count each text once",
    "each": "Count every copy",
    "out": "Leave reprinted texts out",
}
OTHERWISE: Final[dict[Reprints, Reprints]] = {"once": "each", "each": "once", "out": "once"}
"""The way of counting that each is held against."""
COUNTED_HOW: Final[dict[Reprints, str]] = {
    "once": "reprints counted once",
    "each": "reprints counted each",
    "out": "reprinted texts left out",
}


@dataclass(frozen=True)
class Selection:
    """Which articles are looked at. Empty outlets or stories, or a day of None, mean all.

    Where reprints count `once`, a text belongs to the outlet it came from: the outlets chosen are
    those that texts come from, and a copy elsewhere is not looked at. Where they are left `out`, so
    is every text that several outlets printed; an outlet's versions of one article count once.
    """

    outlets: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    genre: Genre = "all"
    reprints: Reprints = "once"

    def rows(self, articles: pd.DataFrame) -> pd.Series:
        """A boolean series with the index of `articles`. An undated article is on no day."""
        kept = pd.Series(True, index=articles.index)
        if self.outlets:
            kept &= self.outlet_of(articles).isin(self.outlets)
        if self.stories:
            kept &= articles["story"].isin(self.stories)
        if self.first_day is not None:
            kept &= articles["published"] >= pd.Timestamp(self.first_day, tz="UTC")
        if self.last_day is not None:
            kept &= articles["published"] < pd.Timestamp(self.last_day, tz="UTC") + pd.Timedelta(
                days=1
            )
        if self.genre != "all":
            kept &= articles["genre"] == self.genre
        if self.reprints != "each":
            kept &= articles["is_counted"]
        if self.reprints == "out":
            kept &= ~articles["is_shared"]
        return kept

    def outlet_of(self, articles: pd.DataFrame) -> pd.Series:
        """The outlet that each article counts for."""
        return articles["outlet" if self.reprints == "each" else "counted_for"].rename("outlet")

    def with_every_outlet(self) -> "Selection":
        """A wider selection in which an outlet's figures are the same: with all outlets, unless
        stories or days make it a small one that is sooner worked out alone."""
        is_small = self.stories or self.first_day or self.last_day
        return self if is_small else replace(self, outlets=())

    def with_other_count(self) -> "Selection":
        """The same with reprints counted the other way."""
        return replace(self, reprints=OTHERWISE[self.reprints])


def in_words(selection: Selection) -> str:
    """Which articles a selection leaves, for a chart that travels without the page.

    It may hold hostile names: escape it.
    """
    told: list[str] = []
    if selection.genre != "all":
        told.append(f"{selection.genre} only")
    for names, several, label in (
        (selection.stories, "stories", story_label),
        (selection.outlets, "outlets", outlet_label),
    ):
        if names:
            told.append(_listed(names, several, label))
    if selection.first_day:
        told.append(f"from {selection.first_day:%d %B %Y}")
    if selection.last_day:
        told.append(f"to {selection.last_day:%d %B %Y}")
    return "; ".join([*told, COUNTED_HOW[selection.reprints]])


def _listed(names: Sequence[str], several: str, label: Callable[[str], str]) -> str:
    """A few names, or how many there are; "" is none of them and comes last."""
    named = [label(name) for name in names if name]
    listed = ", ".join(named) if len(named) <= NAMED else f"{len(named)} {several}"
    return ", ".join(filter(None, (listed, "" if all(names) else label(""))))
