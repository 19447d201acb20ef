"""Stories as they are listed and shown. Names and titles come out as they are: escape them."""

from dataclasses import dataclass

import pandas as pd

from dashboard import outlets
from dashboard.workspace import story_label


@dataclass(frozen=True, slots=True)
class Story:
    """One event: its name as it is kept, how much there is on it, and when."""

    name: str
    n_articles: int
    n_outlets: int
    n_stated: int
    n_dated: int
    first: pd.Timestamp
    last: pd.Timestamp

    @property
    def label(self) -> str:
        """What a list calls it."""
        return f"{story_label(self.name)} ({self.told})"

    @property
    def told(self) -> str:
        """How much there is: "8 articles by 6 outlets"."""
        return outlets.told(self.n_outlets, self.n_stated, self.n_articles - self.n_stated)

    @property
    def days(self) -> str:
        """When, as it follows a sentence, and of how many that is known; "" where of none."""
        if pd.isna(self.first):
            return ""
        first, last = day(self.first), day(self.last)
        days = first if first == last else f"{first} to {last}"
        if self.n_dated == self.n_articles:
            return days
        return f"{self.n_dated:,} of {self.n_articles:,} dated: {days}"


def stories(articles: pd.DataFrame) -> list[Story]:
    """Every story, those that most outlets wrote about first."""
    named = articles[articles["story"] != ""]
    named = named.assign(stated=outlets.stated(named["outlet"]))
    table = named.groupby("story", sort=True).agg(
        n_articles=("outlet", "size"),
        n_outlets=("stated", "nunique"),
        n_stated=("stated", "count"),
        n_dated=("published", "count"),
        first=("published", "min"),
        last=("published", "max"),
    )
    found = [
        Story(str(name), *row) for name, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    return sorted(found, key=lambda one: (-one.n_outlets, -one.n_articles, one.name.casefold()))


def articles_of(articles: pd.DataFrame, story: str) -> pd.DataFrame:
    """A story's articles by day, then outlet; those of no day last."""
    of = articles[articles["story"] == story]
    order = of.assign(published=of["published"].dt.normalize())
    order = order.sort_values(["published", "outlet"], na_position="last", kind="stable")
    return of.loc[order.index]


def day(moment: pd.Timestamp) -> str:
    """A day as it is read: "3 March 2026"."""
    return f"{moment.day} {moment:%B %Y}"
