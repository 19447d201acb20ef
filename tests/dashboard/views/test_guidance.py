"""Every view says below its title, in one line, what to look at."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

OpenView = Callable[..., AppTest]
LINE = '<p class="answer look">'
LONGEST = 100  # characters: what stands in one line, on a desk
VIEWS = [
    ("compare", {}, "Look for lines that do not overlap"),
    ("compare", {"basis": "Same stories"}, "Look for lines that do not touch zero"),
    ("compare", {"basis": "Equal length and genre"}, "Look for lines that do not touch zero"),
    ("compare", {"look": "Two outlets"}, "Look for filled signs"),
    ("compare", {"look": "Everything at a glance"}, "Look for bold numbers"),
    ("stories", {}, "Look for a row"),
    ("stories", {"about": "bridge-closure"}, "Look at what both articles quote"),
    ("reprints", {}, "Look for bold words"),
    ("article", {}, "Look at the marked words"),
    ("articles", {}, "Look for the highest numbers"),
    ("words", {}, "Look for words"),
    ("trends", {}, "Look for dots"),
    ("add", {}, "look at what was understood"),
    ("classroom", {}, "Look for the question"),
    ("classroom", {"lesson": "who-says-so"}, "Look at the time plan"),
    ("methods", {}, "Look at what each number counts"),
]
"""Each view, what its address says, and a part of its line."""


@pytest.mark.parametrize(("view", "parameters", "part"), VIEWS)
def test_a_view_says_in_one_line_what_to_look_at(
    open_view: OpenView, view: str, parameters: dict[str, str], part: str
) -> None:
    shown = [each for each in open_view(view, **parameters).main if each.type in ("title", "html")]
    title = next(at for at, each in enumerate(shown) if each.type == "title")
    lines = [each.proto.body for each in shown if each.type == "html" and LINE in each.proto.body]
    assert len(lines) == 1
    assert shown[title + 1].proto.body == lines[0]
    line = lines[0].removeprefix(LINE).removesuffix("</p>")
    assert part in line
    assert len(line) <= LONGEST


FINDING = {
    "compare": "Daily Blaze 37.0 (",
    "article": "lower than",
    "words": "times as often:",
    "trends": "in the week of",
}


@pytest.mark.parametrize("view", list(FINDING))
def test_the_charts_of_a_view_tell_their_finding(open_view: OpenView, view: str) -> None:
    charts = open_view(view).get("plotly_chart")
    assert charts
    assert FINDING[view] in charts[0].proto.alt
