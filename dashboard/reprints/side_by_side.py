"""Groups of reprints, and two of their articles beside each other. No streamlit.

Whatever comes out as HTML is escaped; names and titles come out as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import outlets
from dashboard.article.highlight import Options, marked_passages
from dashboard.workspace import outlet_label
from data.syndication import Origin, Passage, origins
from data.syndication.words import WORD


@dataclass(frozen=True, slots=True)
class Group:
    """One text and its copies; `ids` has the article that stands for it first, then by date."""

    origin: Origin
    ids: tuple[str, ...]
    title: str
    n_outlets: int
    n_stated: int

    @property
    def name(self) -> str:
        """What a list of groups calls it. Hostile text: escape it."""
        told = outlets.told(self.n_outlets, self.n_stated, len(self.ids) - self.n_stated)
        return f"{self.title} ({told})"


def groups(articles: pd.DataFrame) -> list[Group]:
    """The reprint groups of a workspace's articles, those in most outlets first."""
    copies = articles[articles["reprint_group"] != ""].sort_values("published", kind="stable")
    members: dict[str, list[str]] = {}
    for group, article_id in zip(copies["reprint_group"], copies.index, strict=True):
        members.setdefault(str(group), []).append(str(article_id))
    found = [_group(articles, origin, members[origin.group]) for origin in origins(articles)]
    return sorted(found, key=lambda one: (-one.n_outlets, -len(one.ids), one.title))


def origin_told(origin: Origin) -> str:
    """Where a text comes from, why that is thought, and what follows. Plain text: escape it."""
    name = origin.outlet or "an outlet that is not stated"
    told = {
        "credited": f"It probably comes from {name}: others credit it.",
        "agency": f"It probably comes from {name}, a news agency.",
        "only": f"Only {name} has it here: an article and its later versions.",
        "earliest": f"It probably comes from {name}, which printed it first.",
        "lot": "Nothing tells who printed it first."
        f" {name[:1].upper()}{name[1:]} was drawn by lot, always the same one.",
    }[origin.reason]
    return f"{told} When each text counts once, it counts for {name}."


def copies_table(articles: pd.DataFrame, group: Group) -> pd.DataFrame:
    """The copies as they are read: a row each, in the order of `group.ids`; columns in which none
    has anything are left out."""
    rows = articles.loc[list(group.ids)]
    table = pd.DataFrame(
        {
            "Outlet": rows["outlet"].map(outlet_label),
            "Title": rows["title"].where(rows["title"] != "", "Untitled"),
            "Counts": rows["is_counted"].map({True: "yes", False: "no"}),
            "Published": [_day(moment) for moment in rows["published"]],
            "Author": rows["author"],
            "Credits": rows["credit"],
        },
        index=rows.index,
    )
    return table.loc[:, ~table.isin(["", "–"]).all()]


def shared_told(names: tuple[str, str], texts: tuple[str, str], passages: Sequence[Passage]) -> str:
    """How much of two texts is the same, in words. Plain text: escape it."""
    if not passages:
        return (
            "These two have no five words in a row in common; each shares text with another copy."
        )
    same = sum(passage.n_words for passage in passages)
    of = " and ".join(
        f"{_percent(same, len(WORD.findall(text)))} of the text in {name}"
        for name, text in zip(names, texts, strict=True)
    )
    return (
        f"{same:,} words stand in both, in passages of five or more: {of}. They are tinted;"
        " what differs is bold."
    )


def columns_html(
    texts: tuple[str, str], languages: tuple[str, str], passages: Sequence[Passage]
) -> tuple[str, str]:
    """Both texts as HTML, with the passages that they share marked."""
    sides = ([one.first for one in passages], _apart([one.second for one in passages]))
    left, right = (
        marked_passages(text, spans, Options(language=language))
        for text, spans, language in zip(texts, sides, languages, strict=True)
    )
    return left, right


def _group(articles: pd.DataFrame, origin: Origin, ids: list[str]) -> Group:
    first = origin.article_id
    title = str(articles.at[first, "title"]) or "Untitled"
    names = outlets.stated(articles.loc[ids, "outlet"])
    ordered = (first, *(one for one in ids if one != first))
    return Group(origin, ordered, title, names.nunique(), int(names.count()))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as they lie in the text, without overlaps: a passage may be found in two places."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _day(moment: object) -> str:
    is_dated = isinstance(moment, pd.Timestamp) and not pd.isna(moment)
    return f"{moment.day} {moment:%B %Y}" if isinstance(moment, pd.Timestamp) and is_dated else "–"


def _percent(part: int, whole: int) -> str:
    return f"{min(100 * part / whole, 100):.0f}%" if whole else "nothing"
