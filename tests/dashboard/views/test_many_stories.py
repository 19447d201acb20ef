"""A library of more stories than a list to choose from should hold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.workspace import MOST_OFFERED

OpenView = Callable[..., AppTest]

MORE = 5
SMALLEST = f"Story {MOST_OFFERED + MORE - 1:03}"


@pytest.fixture
def many(served_articles: Callable[[str, str], Path]) -> None:
    """Stories of two articles, and a few of one, which are the last by name."""
    rows = [
        f"Paper {copy},Case {place} reached court {place} on day {copy} of hearing {place}.,"
        f"Story {place:03}"
        for place in range(MOST_OFFERED + MORE)
        for copy in range(2 if place < MOST_OFFERED else 1)
    ]
    served_articles("many.csv", "\n".join(["outlet,text,story", *rows]))


@pytest.mark.usefixtures("many")
def test_the_largest_are_offered_and_it_is_said_where_others_are(open_view: OpenView) -> None:
    stories = open_view().multiselect(key="story")
    assert len(stories.options) == MOST_OFFERED
    assert SMALLEST not in stories.options
    assert stories.help.startswith("The 300 stories with the most articles of 305.")


@pytest.mark.usefixtures("many")
def test_one_that_an_address_names_is_chosen_and_stays_beside_others(open_view: OpenView) -> None:
    app = open_view(story=SMALLEST)
    assert app.multiselect(key="story").value == [SMALLEST]
    assert len(app.multiselect(key="story").options) == MOST_OFFERED + 1
    assert "1 article by 1 outlet" in "\n".join(each.proto.body for each in app.get("html"))
    app.multiselect(key="story").select("Story 000").run()
    assert app.multiselect(key="story").value == [SMALLEST, "Story 000"]
    app.switch_page("views/words.py").run()
    assert app.multiselect(key="story").value == [SMALLEST, "Story 000"]
    app.multiselect(key="story").unselect(SMALLEST).run()
    assert app.multiselect(key="story").value == ["Story 000"]
    assert not app.exception
