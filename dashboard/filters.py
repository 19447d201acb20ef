"""The filters every view shares: sidebar widgets, kept in the address, to a frozen Selection."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

import pandas as pd
import streamlit as st

from dashboard.selection import GENRES, NAMED, REPRINTS, Reprints, Selection
from dashboard.workspace import Workspace, outlet_label, story_label

Choice = TypeVar("Choice", bound=str)

LONGEST_ASKED: Final = 40  # characters of what an address asks for
FILTERS: Final[dict[str, object]] = {
    "outlet": [],
    "story": [],
    "from": None,
    "to": None,
    "genre": "all",
    "reprints": "once",
}
"""Every filter that the sidebar holds, by key, as it is before anything is chosen."""
_CHOSEN: Final = "selection"


def sidebar(workspace: Workspace, *, reprints: bool = True) -> None:
    """Draw the filters in the sidebar; `chosen` is what they say.

    Without `reprints`, for a view that lists everything, reprints are kept and not asked about.
    The app draws them, and not each view: Streamlit forgets what a view's own widgets hold when
    another is shown, and takes them out of the address.
    """
    with st.sidebar:
        outlets = _several("Outlets", workspace.outlets(), "outlet")
        stories = _stories(workspace)
        first_day, last_day = _days(workspace.articles["published"])
        genre = one_of("Genre", GENRES, "genre")
        counted = _reprints() if reprints else "each"
        st.button("Show everything", on_click=clear, key="clear", type="tertiary")
    st.session_state[_CHOSEN] = Selection(outlets, stories, first_day, last_day, genre, counted)


def chosen() -> Selection:
    """What the filters say that are drawn beside this view."""
    return st.session_state[_CHOSEN]


def _reprints() -> Reprints:
    return one_of(
        "Reprints",
        REPRINTS,
        "reprints",
        "A news agency's report or a column sold to many papers is one text. Counted once, it"
        " belongs to the outlet it came from. Left out, only what a single outlet printed counts.",
    )


def clear() -> None:
    """Set every filter back. For a button's `on_click`."""
    st.session_state.update(FILTERS)


def _stories(workspace: Workspace) -> tuple[str, ...]:
    """The choice of stories. Of thousands the largest are offered, and those that are chosen: a
    browser takes as long for a list of nine thousand as for the charts."""
    every, largest = workspace.stories(), workspace.largest_stories()
    if len(largest) == len(every):
        return _several("Stories", every, "story")
    asked = set(st.query_params.get_all("story"))
    offered = largest.union(st.session_state.get("story", ()))
    return _several(
        "Stories",
        every,
        "story",
        [each for each in every if each in offered or (asked and story_label(each) in asked)],
        f"The {len(largest):,} stories with the most articles of {len(every):,}. Any other can be"
        " opened under Stories, and compared from there.",
    )


def _several(
    label: str,
    options: Sequence[str],
    key: str,
    offered: Sequence[str] | None = None,
    explained: str | None = None,
) -> tuple[str, ...]:
    """A choice of several of the options; of those `offered` alone, where they are named."""
    if key in st.session_state:
        # What was chosen on another view may be gone here: renamed, corrected, started over.
        here = set(options)
        st.session_state[key] = [each for each in st.session_state[key] if each in here]
    named = outlet_label if key == "outlet" else story_label
    asked = st.query_params.get_all(key)
    chosen = st.multiselect(
        label,
        options if offered is None else offered,
        help=explained,
        format_func=named,
        key=key,
        bind="query-params",
        placeholder=f"All {label.lower()}",
    )
    if asked:
        names = set(map(named, options))
        _gone(label, [one for one in asked if one not in names])
    return tuple(sorted(chosen))


def _gone(label: str, asked: Sequence[str]) -> None:
    """That an address asks for what is not among these articles, and so is not looked for."""
    if asked:
        names = ", ".join(f"“{one[:LONGEST_ASKED]}”" for one in asked[:NAMED])
        more = f" and {len(asked) - NAMED:,} more" if len(asked) > NAMED else ""
        st.text(f"{label} not here, and left out of the filter: {names}{more}.")


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
    asked = st.query_params.get(key, "")
    chosen = st.date_input(
        label,
        value=None,
        min_value=ends[0],
        max_value=ends[1],
        key=key,
        format="YYYY-MM-DD",
        bind="query-params",
        help=explained,
    )
    if asked and (chosen is None or asked != chosen.isoformat()):
        first, last = (f"{day:%Y-%m-%d}" for day in ends)
        st.text(
            f"“{asked[:LONGEST_ASKED]}” is no day here. These articles are of {first} to {last}."
        )
    return chosen


def one_of(
    label: str, options: Mapping[Choice, str], key: str, explained: str | None = None
) -> Choice:
    """Draw a choice of a few, kept in the address, and return what it says: the first until
    something is chosen, and, with a word, where the address says something else."""
    asked = st.query_params.get(key, "")
    chosen = st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=options.__getitem__,
        key=key,
        bind="query-params",
        help=explained,
        wrap=True,
    )
    _not_there(asked, options, chosen)
    return chosen


def one_of_many(label: str, options: Mapping[str, str], key: str, first: int = 0) -> str:
    """The same for more than a few: a list to choose from, which begins at the `first`."""
    asked = st.query_params.get(key, "")
    chosen = st.selectbox(
        label,
        list(options),
        index=first,
        format_func=options.__getitem__,
        key=key,
        bind="query-params",
    )
    _not_there(asked, options, chosen)
    return chosen


def _not_there(asked: str, options: Mapping[Choice, str], chosen: Choice) -> None:
    """That an address asks for a value that there is not, and what is shown instead."""
    if asked and asked not in options.values():
        st.text(f"There is no “{asked[:LONGEST_ASKED]}” here. This is “{options[chosen]}”.")


def nothing_left(workspace: Workspace) -> None:
    """What a view shows when the filters leave no article: why, and the way back."""
    if workspace.articles.empty:
        st.write("There are no articles here yet.")
        st.page_link("views/add.py", label="Add articles")
        return
    st.write("No article is left by these filters.")
    st.button("Show everything", on_click=clear, key="clear_empty")


def nothing_measured() -> None:
    """What a view shows when none of the articles that are left can be measured, and the way on."""
    st.write(
        "There is nothing to measure here: Slantwise measures articles in English that have words."
        " Choose others, or add some."
    )
    st.page_link("views/add.py", label="Add articles")
