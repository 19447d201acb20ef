"""Stories: who covered what and how, and one story in the words of each outlet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import streamlit as st

import metrics
from dashboard import addressed, figure_panel, filters, linked, session
from dashboard.figures.wording import counted
from dashboard.stories import arranging, editing, grid, reading
from dashboard.stories.arranging import Story
from dashboard.stories.editing import ABOUT
from dashboard.workspace import Workspace, story_label

STYLE: Final = Path(__file__).parents[1] / "style" / "stories.css"
ALL: Final = ""
LOOK: Final = "Look for a row with strong and pale colours: outlets told that event differently."
LOOK_AT_ONE: Final = "Look at what both articles quote, and at who is quoted by one of them only."
MEASURES: Final = {spec.column: spec.label for spec in metrics.HEADLINES}


def page() -> None:
    """The whole view."""
    st.html(STYLE)
    st.title("Who covered what, and how?")
    workspace = session.current()
    found = arranging.stories(workspace.articles)
    story = next((one for one in found if one.name == st.query_params.get(ABOUT, ALL)), None)
    figure_panel.look(LOOK_AT_ONE if story else LOOK)
    if workspace.articles.empty:
        filters.nothing_left(workspace)
        return
    if not found:
        figure_panel.paragraph(
            "No two articles here are known to be about one event. Under Articles, each article"
            " can be given a story."
        )
        st.page_link("views/articles.py", label="See the articles")
        return
    _choose(found, story)
    editing.done()
    if story is None:
        _all(workspace, found)
    else:
        reading.story(workspace, story)
        editing.put_right(workspace, found, story)


def _choose(found: Sequence[Story], story: Story | None) -> None:
    """The choice of a story, None for all of them."""
    asked = st.query_params.get(ABOUT, ALL)
    names = {ALL: "All stories", **editing.labels(found)}
    addressed.select("Story", names, story.name if story else ALL, ABOUT, drops=reading.PAIR)
    if asked and story is None:
        gone = f"There is no story “{story_label(asked)}” any more. Here are all of them."
        figure_panel.paragraph(gone)


def _all(workspace: Workspace, found: Sequence[Story]) -> None:
    alone = int((workspace.articles["story"] == "").sum())
    rest = f"; {counted(alone, 'article')} with no other on the same event" if alone else ""
    several = "1 story" if len(found) == 1 else f"{len(found):,} stories"
    figure_panel.paragraph(f"{several}{rest}.")
    spec = metrics.metric(filters.one_of("Figure", MEASURES, "measure"))
    table = grid.grid(workspace.articles, workspace.scores, spec, found)
    linked.show(grid.html(table, spec), "coverage")
    figure_panel.paragraph(grid.reading(spec))
    if told := grid.left_out(table):
        figure_panel.paragraph(told)


page()
