"""What is kept of a story that was opened, beside the caches in dashboard/cache.py."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import metrics
from dashboard.stories.only_here import Cited, cited_alone
from dashboard.stories.side_by_side import Aligned, align
from dashboard.workspace import Workspace
from metrics.cited import cited


@st.cache_data(show_spinner=False, max_entries=50)
def aligned(first: str, second: str) -> Aligned:
    """Two texts in rows."""
    return align(first, second)


def title_cues(workspace: Workspace, ids: Sequence[str]) -> dict[str, pd.DataFrame]:
    """The Cues of titles by article_id, by the workspace's choices."""
    key = workspace.choices.key
    titles = workspace.to_measure(ids)[["title", "language"]]
    # Numbered, so that no place that was left out of a text is left out of its title.
    found = _title_cues(
        key, titles.rename(columns={"title": "text"}).reset_index(drop=True), workspace
    )
    return {article_id: found[found["article_id"] == at] for at, article_id in enumerate(ids)}


@st.cache_data(show_spinner=False, max_entries=100)
def _title_cues(choices: str, titles: pd.DataFrame, _workspace: Workspace) -> pd.DataFrame:
    return metrics.cues(titles, _workspace.choices.method)


@st.cache_data(show_spinner="Looking for who is quoted", max_entries=100)
def alone(version: str, ids: tuple[str, ...], _workspace: Workspace) -> list[Cited]:
    """Whom each outlet of some articles cites, and no other of these outlets does."""
    wanted = list(ids)
    citations = cited(_workspace.to_measure(wanted), _workspace.choices.method)
    return cited_alone(citations, _workspace.articles.loc[wanted, "outlet"])
