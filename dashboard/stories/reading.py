"""One story opened: its headlines, two articles side by side, and whom one outlet alone cites."""

from typing import Final

import streamlit as st

from dashboard import addressed, cache, figure_panel, linked
from dashboard.article import marking
from dashboard.article.choice import full_title, unique_names
from dashboard.article.head import headline, legend
from dashboard.article.highlight import Options
from dashboard.html_parts import literal
from dashboard.links import HOME, address
from dashboard.stories import arranging, headlines, kept, quoted, side_by_side
from dashboard.stories.arranging import Story
from dashboard.stories.side_by_side import Side
from dashboard.words import worked_out
from dashboard.workspace import Workspace, outlet_label, story_label

PAIR: Final = ("left", "right")


def story(workspace: Workspace, one: Story) -> None:
    """Everything there is to read of a story."""
    st.header(literal(story_label(one.name)), anchor="story")
    figure_panel.paragraph(f"{one.told}{', ' if one.days else ''}{one.days}.")
    with st.container(horizontal=True, key="story_links"):
        if st.button("See all stories", key="all_stories", type="tertiary"):
            st.query_params.clear()
            st.rerun()
        if st.button("Compare the outlets on this story", key="compare_story", type="tertiary"):
            label = story_label(one.name)
            linked.turn_to(address(HOME, {"story": label}))
    marks = marking.choose()
    _headlines(workspace, one, marks)
    _two(workspace, one, marks)
    _alone(workspace, one)


def _headlines(workspace: Workspace, one: Story, marks: Options) -> None:
    st.subheader("The headlines", anchor="headlines")
    ids = _ids(workspace, one)[: headlines.MOST]
    titles = cache.titles(workspace.version, workspace)
    names = {each: str(titles[each]) for each in ids}
    cues = kept.title_cues(workspace, ids)
    figure_panel.paragraph("A headline opens its article.")
    html = headlines.html(workspace.articles, one.name, names, cues, marks)
    linked.show(html, "headlines")
    if told := headlines.left_out(one.n_articles):
        figure_panel.paragraph(told)


def _ids(workspace: Workspace, one: Story) -> list[str]:
    return [str(each) for each in arranging.articles_of(workspace.articles, one.name).index]


def _two(workspace: Workspace, one: Story, marks: Options) -> None:
    st.subheader("Two side by side", anchor="side")
    pair = _pair(workspace, one)
    if pair is None:
        figure_panel.paragraph("A second article on this story is needed to set two side by side.")
        return
    sides = (_side(workspace, pair[0], marks), _side(workspace, pair[1], marks))
    found = kept.aligned(sides[0].text, sides[1].text)
    figure_panel.paragraph(side_by_side.told(found))
    for article_id, side, place in zip(pair, sides, st.columns(2, gap="large"), strict=True):
        with place:
            st.html(headline(workspace.articles, article_id))
            if workspace.scores.at[article_id, "n_words"]:
                st.html(legend(side.cues, marks))
    st.html(side_by_side.html(found, sides, marks))


def _pair(workspace: Workspace, one: Story) -> tuple[str, str] | None:
    """The two articles that are read: those of the address, or the first of two outlets."""
    articles = workspace.articles
    ids = _ids(workspace, one)
    if len(ids) < 2:
        return None
    titled = articles.assign(title=cache.titles(workspace.version, workspace))
    names = unique_names([(each, full_title(titled, each)) for each in ids])
    asked = st.query_params.get(PAIR[0], "")
    first = asked if asked in names else ids[0]
    others = [each for each in ids if each != first]
    outlet = articles["outlet"]
    elsewhere = [each for each in others if str(outlet[each]) != str(outlet[first])]
    asked = st.query_params.get(PAIR[1], "")
    second = asked if asked in others else (elsewhere or others)[0]
    left, right = st.columns(2, gap="large")
    with left:
        addressed.select("One article", names, first, PAIR[0])
    with right:
        beside = {each: names[each] for each in others}
        addressed.select("Beside it", beside, second, PAIR[1])
    return first, second


def _side(workspace: Workspace, article_id: str, marks: Options) -> Side:
    article = workspace.articles.loc[article_id]
    return Side(
        outlet_label(str(article["outlet"])),
        workspace.text(article_id)[: marks.longest],
        str(article["language"]),
        worked_out.cues(article_id, workspace),
    )


def _alone(workspace: Workspace, one: Story) -> None:
    st.subheader("Quoted only here", anchor="only")
    ids = _ids(workspace, one)[: quoted.MOST_ARTICLES]
    found = kept.alone(workspace.version, tuple(ids), workspace)
    figure_panel.paragraph(quoted.told(found, one.n_articles))
    if len(found) > 1:
        linked.show(quoted.html(found, workspace.text), "only_here")
