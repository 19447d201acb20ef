"""Who one outlet of a story quotes or cites, and no other outlet of the story does. No streamlit.

Names and words come out as they are: escape them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.cited import is_same
from metrics.concordance import in_context

AROUND = 90  # characters of context on either side of a citation


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who is cited, by the fullest name, how often, and where first."""

    name: str
    n_citations: int
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet's citations on a story: whom it alone cites, and how many have no name."""

    outlet: str
    alone: tuple[Source, ...]
    n_sources: int
    n_citations: int
    n_unnamed: int


def cited_alone(citations: pd.DataFrame, outlets: pd.Series) -> list[Cited]:
    """A row for each outlet of a story, in order of name.

    `citations` are rows of `metrics.cited.cited`, `outlets` the outlet of each article by its id,
    also of articles without a citation.
    """
    of = citations["article_id"].map(outlets)
    names = sorted(outlets.unique(), key=lambda name: (name == "", str(name).casefold()))
    rows = {outlet: citations[of == outlet] for outlet in names}
    found = {outlet: _sources(each) for outlet, each in rows.items()}
    return [
        Cited(
            str(outlet),
            tuple(one for one in found[outlet] if not _elsewhere(one, outlet, found)),
            len(found[outlet]),
            len(rows[outlet]),
            int((rows[outlet]["name"] == "").sum()),
        )
        for outlet in names
    ]


def told(one: Cited) -> str:
    """How many citations there are, and how many of them name nobody."""
    if not one.n_citations:
        return "No citation was found here."
    if not one.n_unnamed:
        return f"{_citations(one.n_citations)}, all with a name."
    none = "no name was found" if one.n_unnamed == one.n_citations else "a name was not found"
    if one.n_unnamed == one.n_citations:
        return f"{_citations(one.n_citations)}; {none} in any."
    return f"{_citations(one.n_citations)}; in {one.n_unnamed:,} of them {none}."


def words_around(text: str, source: Source) -> tuple[str, str, str]:
    """The words before a citation, its own, and those behind it."""
    left, right = in_context(text, source.start, source.end, AROUND)
    return left, " ".join(text[source.start : source.end].split()), right


def _citations(number: int) -> str:
    return "1 citation" if number == 1 else f"{number:,} citations"


def _elsewhere(source: Source, outlet: object, found: dict[str, list[Source]]) -> bool:
    return any(
        is_same(source.name, each.name)
        for other, sources in found.items()
        if other != outlet
        for each in sources
    )


def _sources(citations: pd.DataFrame) -> list[Source]:
    """Everybody whom an outlet cites by name, those cited most often first."""
    groups: list[list[tuple[str, str, int, int]]] = []
    columns = ("name", "article_id", "start", "end")
    mentions = list(zip(*(citations[column].tolist() for column in columns), strict=True))
    # The fullest names first, so that "Hale" joins one of them and starts no group of its own.
    for mention in sorted(mentions, key=lambda each: -len(each[0].split())):
        if mention[0]:
            same = (group for group in groups if is_same(group[0][0], mention[0]))
            group = next(same, None)
            if group is None:
                groups.append([mention])
            else:
                group.append(mention)
    order = {mention[1:]: number for number, mention in enumerate(mentions)}
    return sorted(
        (_source(group, order) for group in groups),
        key=lambda one: (-one.n_citations, one.name.casefold()),
    )


def _source(
    group: Sequence[tuple[str, str, int, int]], order: dict[tuple[str, int, int], int]
) -> Source:
    first = min(group, key=lambda each: order[each[1:]])
    return Source(group[0][0], len(group), *first[1:])
