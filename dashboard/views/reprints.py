"""Reprints: which texts several articles have, where each probably comes from, and what differs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import addressed, cache, figure_panel, filters, session
from dashboard.article.choice import unique_names
from dashboard.article.head import headline
from dashboard.figures.wording import counted
from dashboard.html_parts import table_html
from dashboard.reprints import pens, side_by_side
from dashboard.reprints.side_by_side import Group
from dashboard.workspace import Workspace, outlet_label
from data.syndication import written

TEXT: Final = "text"
STYLE: Final = Path(__file__).parents[1] / "style" / "compared.css"


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    st.title("Which articles are the same text?")
    figure_panel.look("Look for bold words: they stand in only one of the two articles.")
    figure_panel.paragraph(
        "Several outlets may print one text, such as a news agency's report. It is the writing of"
        " one of them, so it counts once."
    )
    workspace = session.current()
    if workspace.articles.empty:
        filters.nothing_left(workspace)
        return
    found = cache.reprint_groups(workspace.version, workspace)
    if found:
        _group(workspace, _choose(found))
    else:
        figure_panel.paragraph("No two articles here are the same text.")
    _pens(workspace.articles)


def _choose(found: Sequence[Group]) -> Group:
    n_articles = sum(group.origin.n_articles for group in found)
    have = "the same text" if len(found) == 1 else f"only {len(found):,} texts between them"
    figure_panel.paragraph(f"{counted(n_articles, 'article')} here have {have}.")
    names = unique_names([(group.origin.article_id, group.name) for group in found])
    asked = st.query_params.get(TEXT, "")
    group = next((one for one in found if asked in one.ids), None)
    shown = group or found[0]
    addressed.select("Text", names, shown.origin.article_id, TEXT, drops=["left", "right"])
    if asked and group is None:
        figure_panel.paragraph("There are no copies of that text here any more. This is another.")
    return shown


def _group(workspace: Workspace, group: Group) -> None:
    articles = workspace.articles
    figure_panel.paragraph(side_by_side.origin_told(group.origin))
    table = side_by_side.copies_table(articles, group)
    with st.container(key="copies"):
        st.html(table_html(table, counted(len(table), "article")))
    names = unique_names(
        [(one, outlet_label(str(articles.at[one, "outlet"]))) for one in group.ids]
    )
    ids = {name: article_id for article_id, name in names.items()}
    left, right = st.columns(2, gap="large")
    with left:
        first = st.selectbox("One article", list(ids), key="left", bind="query-params")
    with right:
        others = [name for name in ids if name != first]
        second = st.selectbox("Beside it", others, key="right", bind="query-params")
    _side_by_side(workspace, (first, second), (ids[first], ids[second]))


def _side_by_side(workspace: Workspace, names: tuple[str, str], pair: tuple[str, str]) -> None:
    texts = (workspace.text(pair[0]), workspace.text(pair[1]))
    passages = cache.shared_passages(*texts)
    figure_panel.paragraph(side_by_side.shared_told(names, texts, passages))
    languages = (_language(workspace, pair[0]), _language(workspace, pair[1]))
    sides = side_by_side.columns_html(texts, languages, passages)
    for article_id, html, place in zip(pair, sides, st.columns(2, gap="large"), strict=True):
        with place:
            st.html(headline(workspace.articles, article_id))
            st.html(f'<div class="slantwise-compared">{html}</div>')


def _language(workspace: Workspace, article_id: str) -> str:
    return str(workspace.articles.at[article_id, "language"])


def _pens(articles: pd.DataFrame) -> None:
    """Authors whom several outlets printed, whatever they wrote."""
    st.header("Which outlets print the same authors?", anchor="authors")
    found = pens.everywhere(articles)
    if found.empty:
        figure_panel.paragraph("No author here is in two outlets.")
        return
    told = pens.told(pens.shared_pens(written(articles)))
    figure_panel.paragraph(told or "None wrote a fifth or more of what two of the outlets have.")
    with st.container(key="pens"):
        st.html(table_html(found, counted(len(found), "author") + " in two or more"))


page()
