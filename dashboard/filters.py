"""The filters every view shares: sidebar widgets, kept in the address, to a frozen Selection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, cast

import pandas as pd
import streamlit as st

from dashboard.workspace import Workspace, outlet_label, story_label

Genre = Literal["all", "news", "opinion"]
Reprints = Literal["once", "each"]

GENRES: Final = {"all": "All", "news": "News", "opinion": "Opinion"}
NAMED: Final = 4  # stories or outlets named in one breath; more are counted
REPRINTS: Final = {"once": "Count once", "each": "Count each"}


@dataclass(frozen=True)
class Selection:
    """Which articles are looked at. Empty outlets or stories, or a day of None, mean all.

    Where reprints count `once`, a text belongs to the outlet it came from: the outlets chosen are
    those that texts come from, and a copy elsewhere is not looked at.
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
        if self.reprints == "once":
            kept &= articles["is_counted"]
        return kept

    def outlet_of(self, articles: pd.DataFrame) -> pd.Series:
        """The outlet that each article counts for."""
        return articles["counted_for" if self.reprints == "once" else "outlet"].rename("outlet")

    def with_other_count(self) -> "Selection":
        """The same with reprints counted the other way."""
        return replace(self, reprints="each" if self.reprints == "once" else "once")


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
    counted = "reprints counted once" if selection.reprints == "once" else "reprints counted each"
    return "; ".join([*told, counted])


def _listed(names: Sequence[str], several: str, label: Callable[[str], str]) -> str:
    """A few names, or how many there are; "" is none of them and comes last."""
    named = [label(name) for name in names if name]
    listed = ", ".join(named) if len(named) <= NAMED else f"{len(named)} {several}"
    return ", ".join(filter(None, (listed, "" if all(names) else label(""))))


def sidebar(workspace: Workspace, *, reprints: bool = True) -> Selection:
    """Draw the filters in the sidebar and return what they say.

    Without `reprints`, for a view that lists everything, reprints are kept and not asked about.
    """
    with st.sidebar:
        outlets = _several("Outlets", workspace.outlets(), "outlet")
        stories = _several("Stories", workspace.stories(), "story")
        first_day, last_day = _days(workspace.articles["published"])
        genre = _one("Genre", GENRES, "genre")
        counted = _reprints() if reprints else "each"
        st.button("Show everything", on_click=clear, key="clear", type="tertiary")
    return Selection(
        outlets, stories, first_day, last_day, cast(Genre, genre), cast(Reprints, counted)
    )


def _reprints() -> str:
    return _one(
        "Reprints",
        REPRINTS,
        "reprints",
        "A news agency's report or a column sold to many papers is one text. Counted once, it"
        " belongs to the outlet it came from.",
    )


def clear() -> None:
    """Set every filter back. For a button's `on_click`."""
    st.session_state.update(
        {"outlet": [], "story": [], "from": None, "to": None, "genre": "all", "reprints": "once"}
    )


def _several(label: str, options: Sequence[str], key: str) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        options,
        format_func=outlet_label if key == "outlet" else story_label,
        key=key,
        bind="query-params",
        placeholder=f"All {label.lower()}",
    )
    return tuple(sorted(chosen))


def _days(published: pd.Series) -> tuple[date | None, date | None]:
    dated = published.dropna()
    if dated.empty:
        return None, None
    ends = dated.min().date(), dated.max().date()
    explained = undated(len(dated), len(published))
    return _day("From", ends, "from", explained), _day("To", ends, "to", explained)


def undated(n_dated: int, n_articles: int) -> str | None:
    """What choosing a day does to articles without one; None where all have one."""
    if n_dated == n_articles:
        return None
    return f"{n_dated:,} of {n_articles:,} articles are dated. The others are on no day."


def _day(label: str, ends: tuple[date, date], key: str, explained: str | None) -> date | None:
    return st.date_input(
        label,
        value=None,
        min_value=ends[0],
        max_value=ends[1],
        key=key,
        format="YYYY-MM-DD",
        bind="query-params",
        help=explained,
    )


def _one(label: str, options: dict[str, str], key: str, explained: str | None = None) -> str:
    return st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=lambda option: options[option],
        key=key,
        bind="query-params",
        help=explained,
    )


def nothing_left(workspace: Workspace) -> None:
    """What a view shows when the filters leave no article: why, and the way back."""
    if workspace.articles.empty:
        st.write("There are no articles here yet.")
        st.page_link("views/add.py", label="Add articles")
        return
    st.write("No article is left by these filters.")
    st.button("Show everything", on_click=clear, key="clear_empty")
