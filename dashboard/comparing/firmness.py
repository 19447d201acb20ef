"""How firm the order of outlets is: how often it holds, and what it hangs on.

Plain text out: names in it are hostile, so escape it. No streamlit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.comparing.contrasts import Drawn
from dashboard.figures.wording import TIMES_DRAWN
from dashboard.workspace import outlet_label, story_label
from data.syndication import bylines
from metrics import MetricSpec
from metrics.inference.ranks import order_holds, ranks
from metrics.inference.sensitivity import leave_out, leave_terms_out
from metrics.inference.terms import counted_by, term_counts

ONE: Final = {"term": "word", "article": "article", "story": "story", "author": "author"}
KINDS: Final[Mapping[str, str]] = {
    "term": "words",
    "article": "articles",
    "story": "stories",
    "author": "authors",
}


@dataclass(frozen=True, slots=True)
class Firmness:
    """Places of the outlets in one metric, and what would change their order.

    `places` is of `metrics.inference.ranks`; `holds` is the share of draws in which the whole order
    is the same (NaN where there is none). `changes` has, by kind of KINDS, the rows of
    `leave_out` that change the order, those that change it most first; a kind that was not looked
    at is not in it.
    """

    places: pd.DataFrame
    holds: float
    changes: Mapping[str, pd.DataFrame]


def firmness(
    found: Drawn, authors: pd.Series, spec: MetricSpec, cues: pd.DataFrame | None
) -> Firmness:
    """Leave out one article, story, author and, of `cues`, one term after another.

    `authors` and `found.story` have the index of the articles; `cues` are those of the articles,
    None where words are not to be looked at.
    """
    sample, column = found.sample, spec.column
    ids = pd.Series(found.story.index.astype("str"), found.story.index)
    people = authors.map(lambda byline: tuple(dict.fromkeys(bylines(str(byline)))))
    units = {"article": ids, "story": found.story, "author": people}
    tables = {kind: leave_out(sample, each, column) for kind, each in units.items()}
    if cues is not None and counts_terms(spec):
        counts = term_counts(cues, spec, ids.tolist())
        tables = {"term": leave_terms_out(sample, counts, column), **tables}
    places = ranks(sample, found.draws)
    return Firmness(
        places[places["metric"] == column].reset_index(drop=True),
        float(order_holds(sample, found.draws)[column]),
        {kind: table[table["changes_order"]] for kind, table in tables.items()},
    )


def counts_terms(spec: MetricSpec) -> bool:
    """Whether a metric counts cues, so that it can be asked what a term does to it."""
    return counted_by(spec) is not None


def told(found: Firmness, title_of: Callable[[str], str]) -> list[str]:
    """How often the order holds, and what changes it; `title_of` names an article by its id."""
    if found.holds != found.holds:
        return ["It takes two outlets with enough articles to make an order."]
    name = {
        "term": lambda unit: f"the word “{unit}”",
        "article": lambda unit: f"the article “{title_of(unit)}”",
        "story": lambda unit: f"the story “{story_label(unit)}”",
        "author": lambda unit: f"what {unit} wrote",
    }
    lines = [_changed(rows, name[kind], kind) for kind, rows in found.changes.items() if len(rows)]
    firm = [f"single {ONE[kind]}" for kind, rows in found.changes.items() if rows.empty]
    if firm:
        lines.append(f"The order hangs on no {' and no '.join(firm)}.")
    return [_order(found), *lines]


def table(found: Firmness) -> pd.DataFrame:
    """Each outlet's place, and the places that it has when other articles are drawn."""
    placed = found.places[found.places["rank"].notna()].sort_values("rank")
    return pd.DataFrame(
        {
            "Outlet": placed["outlet"].map(outlet_label),
            "Place": placed["rank"].map("{:.0f}".format),
            "In 95 of 100 draws": [
                f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
                for low, high in zip(placed["rank_low"], placed["rank_high"], strict=True)
            ],
            "This very place": placed["holds"].map(_in_hundred),
        }
    )


def _order(found: Firmness) -> str:
    placed = found.places[found.places["rank"].notna()].sort_values("rank")
    first, last = placed.iloc[0], placed.iloc[-1]
    return (
        f"We drew the articles anew {TIMES_DRAWN}. The whole order came out the same in"
        f" {_in_hundred(found.holds)} draws. {outlet_label(first['outlet'])} came first in"
        f" {_in_hundred(first['holds'])}, {outlet_label(last['outlet'])} last in"
        f" {_in_hundred(last['holds'])}."
    )


def _changed(rows: pd.DataFrame, name: Callable[[str], str], kind: str) -> str:
    first = rows.iloc[0]
    one, other = outlet_label(first["one"]), outlet_label(first["other"])
    line = f"Without {name(str(first['unit']))} the order changes: {other} comes before {one}."
    more = len(rows) - 1
    if not more:
        return line
    others = f"{more:,} other {KINDS[kind]}" if more > 1 else f"one other {ONE[kind]}"
    return f"{line} So it does without {others}."


def _in_hundred(share: float) -> str:
    """A share as so many in a hundred; never all or none where it is not."""
    if share in (0.0, 1.0):
        return f"{100 * share:.0f} of 100"
    return f"{min(max(round(100 * share), 1), 99)} of 100"
