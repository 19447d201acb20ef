"""The table of articles: what it shows, what a search finds, what an edit means. No streamlit."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import pandas as pd

from dashboard.choices import told_in
from dashboard.links import link
from dashboard.reprints.counting import is_reprint
from dashboard.workspace import EDITABLE, OUTLET_NOT_STATED, Edits, Workspace, outlet_label
from metrics import HEADLINES, MetricSpec

GENRE_NAMES: Final = {"news": "News", "opinion": "Opinion", "unknown": "Not known"}
SEARCHED: Final = ("title", "outlet", "author", "credit", "standfirst", "story")
KEPT: Final = (
    "article_id",
    "outlet",
    "title",
    "standfirst",
    "author",
    "credit",
    "published",
    "url",
    "genre",
    "language",
    "story",
    "reprint_group",
    "is_counted",
    "counted_for",
    "source_file",
)


def in_order(scores: pd.DataFrame, spec: MetricSpec | None) -> list[str]:
    """The ids of `scores`, the highest by a metric first and those without it last; without a
    metric as they came."""
    if spec is None:
        return scores.index.to_list()
    return values(scores, spec).sort_values(ascending=False, kind="stable").index.to_list()


def values(scores: pd.DataFrame, spec: MetricSpec) -> pd.Series:
    """A metric of each article: worked out from its counts where it is one in another voice."""
    if spec.column in scores:
        return scores[spec.column]
    counts = {name: scores[name].to_numpy(float) for name in spec.parts}
    return pd.Series(spec.values(counts), scores.index)


def rows_shown(
    workspace: Workspace,
    ids: Sequence[str],
    titles: pd.Series,
    specs: Sequence[MetricSpec] = HEADLINES,
) -> pd.DataFrame:
    """The table on screen: one row an article, in the order of `ids`, which is its index.
    `titles` says how each article is called; `specs` are the metrics it shows."""
    articles = workspace.articles.loc[list(ids)]
    scores = workspace.scores.loc[list(ids)]
    table = pd.DataFrame(
        {
            "title": titles[articles.index],
            "outlet": articles["outlet"].map(outlet_label),
            "read": "Read",
            **{spec.column: values(scores, spec) * shown_times(spec) for spec in specs},
            "genre": articles["genre"],
            "story": articles["story"],
            "n_words": scores["n_words"],
            "published": articles["published"].dt.tz_localize(None),
            "author": articles["author"],
        },
        index=articles.index,
    )
    table["reprint"] = is_reprint(articles).map({True: "reprint", False: ""})
    return table


def shown_times(spec: MetricSpec) -> int:
    """What a value is multiplied by on screen: shares are shown as percentages."""
    return 100 if spec.is_share else 1


def links_html(titles: pd.Series) -> str:
    """A list of titles (by article_id), each a link that opens its article."""
    items = [
        f"<li>{link('article', {'article': str(article_id)}, escape(str(title)))}</li>"
        for article_id, title in titles.items()
    ]
    return f'<ol class="notes">{"".join(items)}</ol>'


def rows_to_keep(workspace: Workspace, ids: Sequence[str]) -> pd.DataFrame:
    """The table as a file: what is known of each article, every count and every metric, and which
    words were left out of them."""
    articles = workspace.articles.loc[list(ids), list(KEPT)]
    table = articles.join(workspace.scores).reset_index(drop=True)
    return told_in(table, workspace.choices)


def search(workspace: Workspace, query: str) -> pd.Series:
    """Which articles hold every word of `query`, in any case, in their text or what is known of
    them; a boolean series with the index of the articles."""
    found = pd.Series(True, index=workspace.articles.index)
    columns = [workspace.articles[name] for name in SEARCHED] + [workspace.texts["text"]]
    for word in query.split():
        found &= pd.concat(
            [column.str.contains(word, case=False, regex=False) for column in columns], axis=1
        ).any(axis=1)
    return found


def edits_of(changed: Mapping[int, Mapping[str, object]], ids: Sequence[str]) -> Edits:
    """What the table's changed cells, by row number and column, mean for the articles `ids`."""
    return {
        ids[number]: {
            column: _entered(column, value) for column, value in cells.items() if column in EDITABLE
        }
        for number, cells in changed.items()
    }


def _entered(column: str, value: object) -> str:
    text = " ".join(str(value if value is not None else "").split())
    if column == "published":
        return text[:10]  # the day; a table sends the hour that began it, too
    return "" if column == "outlet" and text == OUTLET_NOT_STATED else text
