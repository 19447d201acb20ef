"""Ways from a figure to what it is made of. No streamlit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd

from dashboard.links import address
from dashboard.selection import Selection
from dashboard.workspace import outlet_label
from metrics import MetricSpec

PLACE: Final = "apart-places"
"""Where on Words the places of a word are."""


@dataclass(frozen=True, slots=True)
class Door:
    """A view and what its address says; `label` is who or what it leads from: the id of a point
    and the head of a table's row. Hostile text: escape it."""

    label: str
    view: str
    parameters: Mapping[str, str | Sequence[str]]
    anchor: str = ""

    @property
    def address(self) -> str:
        """Where it leads."""
        place = f"#{self.anchor}" if self.anchor else ""
        return f"{address(self.view, self.parameters)}{place}"


def to_articles(
    outlets: Sequence[str], spec: MetricSpec, selection: Selection, label: str = ""
) -> Door:
    """To the articles that count for some outlets, those with the highest figure first. `label` is
    the outlet's name unless it is given."""
    labels = [outlet_label(outlet) for outlet in outlets]
    parameters = {"of": labels, "order": spec.label, **_counting(selection)}
    return Door(label or labels[0], "articles", parameters)


def to_week(
    outlet: str, monday: date, spec: MetricSpec, selection: Selection, days: tuple[date, date]
) -> Door:
    """To an outlet's articles of a week, as far as it lies within the selection and within `days`,
    the first and the last that an article is of."""
    first = max(filter(None, (monday, days[0], selection.first_day)))
    last = min(filter(None, (monday + timedelta(days=6), days[1], selection.last_day)))
    to = to_articles([outlet], spec, selection, week_label(outlet, monday))
    return Door(
        to.label, to.view, {**to.parameters, "from": first.isoformat(), "to": last.isoformat()}
    )


def week_label(outlet: str, monday: date) -> str:
    """What a week of an outlet is called: "Daily Blaze, 2 Mar 2026"."""
    return f"{outlet_label(outlet)}, {monday.day} {monday:%b %Y}"


def days_of(published: pd.Series) -> tuple[date, date]:
    """The first and the last day of those that are known; there must be one."""
    return published.min().date(), published.max().date()


def to_contexts(word: str, outlet: str) -> Door:
    """To the places of a word that sets an outlet apart."""
    return Door(word, "words", {"apart": outlet_label(outlet), "apart_word": word}, PLACE)


def _counting(selection: Selection) -> dict[str, str]:
    """How the address says that not every copy of a text counts."""
    return {} if selection.reprints == "each" else {"counted": selection.reprints}
