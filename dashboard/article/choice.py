"""Which article is read, and which one beside it. The address holds both, by article_id."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from dashboard import addressed
from dashboard.workspace import Workspace, outlet_label

ARTICLE: Final = "article"
BESIDE: Final = "beside"
AT: Final = "at"  # where the cue begins that somebody came to see
NONE: Final = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The article to read, the one beside it ("" for none), and whether the address was unknown."""

    article_id: str
    beside: str
    unknown: bool


def choose(workspace: Workspace) -> Choice:
    """Draw the three selects and return what they say. Needs a workspace with articles."""
    articles = workspace.articles
    asked = st.query_params.get(ARTICLE, "")
    article_id = asked if asked in articles.index else _newest(articles)
    outlet, story = (str(articles.at[article_id, name]) for name in ("outlet", "story"))
    left, middle, right = st.columns([2, 3, 3], vertical_alignment="bottom")
    with left:
        _outlet_select(workspace, outlet, story)
    with middle:
        titles = _titles(articles)
        of_outlet = {one: titles[one] for one in _of_outlet(articles, outlet)}
        addressed.select("Article", of_outlet, article_id, ARTICLE, drops=[BESIDE, AT])
    with right:
        beside = _beside_select(articles, article_id, story)
    return Choice(article_id, beside, bool(asked) and asked != article_id)


def full_title(articles: pd.DataFrame, article_id: str) -> str:
    """Outlet and title of an article. Hostile text: escape it."""
    title = str(articles.at[article_id, "title"]) or "Untitled"
    return f"{outlet_label(str(articles.at[article_id, 'outlet']))}: {title}"


def headings(articles: pd.DataFrame, ids: Sequence[str]) -> dict[str, str]:
    """Short names of articles by id: "This article" for one, the outlets for several."""
    if len(ids) == 1:
        return {ids[0]: "This article"}
    return unique_names([(one, outlet_label(str(articles.at[one, "outlet"]))) for one in ids])


def _newest(articles: pd.DataFrame) -> str:
    """The article published last; the first one where no dates are known."""
    dated = articles["published"].dropna()
    return str(articles.index[0] if dated.empty else dated.idxmax())


def _outlet_select(workspace: Workspace, outlet: str, story: str) -> None:
    st.session_state["choose_outlet"] = outlet
    st.selectbox(
        "Outlet",
        workspace.outlets(),
        format_func=outlet_label,
        key="choose_outlet",
        on_change=_to_outlet,
        args=(workspace.articles, story),
    )


def _to_outlet(articles: pd.DataFrame, story: str) -> None:
    """Go to what the chosen outlet wrote on the same story, or else to its first article."""
    ids = _of_outlet(articles, st.session_state["choose_outlet"])
    same = [one for one in ids if story and articles.at[one, "story"] == story]
    st.query_params[ARTICLE] = (same or ids)[0]
    for parameter in (BESIDE, AT):
        st.query_params.pop(parameter, None)


def _beside_select(articles: pd.DataFrame, article_id: str, story: str) -> str:
    others = articles.index[(articles["story"] == story) & (articles.index != article_id)]
    if not story or others.empty:
        _nothing_beside(story)
        return NONE
    names = {NONE: "Nothing", **unique_names([(one, full_title(articles, one)) for one in others])}
    asked = st.query_params.get(BESIDE, NONE)
    beside = asked if asked in names else NONE
    addressed.select("Beside it, on the same story", names, beside, BESIDE)
    return beside


def _nothing_beside(story: str) -> None:
    if story:
        st.write("No other article here is on the same story.")
    else:
        st.write("No story is given for this article, so none can be set beside it.")
        st.page_link("views/articles.py", label="Name its story under Articles")


def _of_outlet(articles: pd.DataFrame, outlet: str) -> list[str]:
    return articles.index[articles["outlet"] == outlet].to_list()


def _titles(articles: pd.DataFrame) -> dict[str, str]:
    titles = articles["title"].to_dict()
    return unique_names([(str(one), str(title) or "Untitled") for one, title in titles.items()])


def unique_names(names: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Names by id; those that several articles have are numbered, for a select tells by name."""
    shared = Counter(name for _, name in names)
    seen: Counter[str] = Counter()
    told: dict[str, str] = {}
    for article_id, name in names:
        seen[name] += 1
        told[article_id] = f"{name} ({seen[name]})" if shared[name] > 1 else name
    return told
