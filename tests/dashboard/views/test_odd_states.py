"""Every view in every odd state: it bears it, and says in plain words what is the matter."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import serving
from tests.dashboard.views.odd import MARKUP, MATHS, STATES
from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]


class Opened(NamedTuple):
    """A view as an address opens it: its name, and what the address says beside the filters."""

    view: str
    asked: Mapping[str, str] = {}


VIEWS = {
    "raw": Opened("compare"),
    "matched": Opened("compare", {"basis": "Same stories"}),
    "adjusted": Opened("compare", {"basis": "Equal length and genre"}),
    "two": Opened("compare", {"look": "Two outlets"}),
    "all": Opened("compare", {"look": "Everything at a glance"}),
    "quoted": Opened("compare", {"voice": "In quotations"}),
    "stories": Opened("stories"),
    "story": Opened("stories", {"about": "Plan 0"}),
    "words": Opened("words"),
    "trends": Opened("trends"),
    "articles": Opened("articles"),
    "article": Opened("article", {"article": "gone"}),
    "reprints": Opened("reprints", {"text": "gone"}),
    "classroom": Opened("classroom", {"lesson": "who-says-so"}),
}
COMPARED = ("raw", "matched", "adjusted", "two", "all", "quoted")

EMPTY = "No article is left by these filters."
TWO = "It takes two outlets to compare. Choose more of them, or add articles."
FEW = "No outlet has the five articles and 2,000 words that a comparison needs. Choose more"
FEW_BESIDE = "Choose more stories or days, or add articles."
UNMEASURED = "There is nothing to measure here: Slantwise measures articles in English"
ALONE = "It takes two outlets with several articles each. Choose more, or add articles."
NO_REPRINTS = "No two articles here are the same text."
OTHER_ARTICLE = "The article in this link is not among the articles here, so this is another one."
NOT_TWO = "There are not two outlets with the five articles and 2,000 words that a comparison"
ONE_WEEK = "All of these articles are of one week, so no change can be seen. Add others."
OUTLETS_GONE = "Outlets not here, and left out of the filter: “Gone Gazette”."

SAYS: Mapping[str, Mapping[str, str]] = {
    "nothing left": {
        **dict.fromkeys((*COMPARED, "words", "trends", "articles"), EMPTY),
        "story": "There is no story “Plan 0” any more. Here are all of them.",
    },
    "one outlet": {
        **dict.fromkeys(COMPARED, TWO),
        "story": "With one outlet on a story there is no other that might quote somebody else.",
        "words": ALONE,
        "articles": "6 articles.",
        "reprints": NO_REPRINTS,
    },
    "one article": {
        **dict.fromkeys(COMPARED, TWO),
        "raw": FEW,
        "story": "A second article on this story is needed to set two side by side.",
        "words": ALONE,
        "trends": ONE_WEEK,
        "articles": "1 article.",
        "article": "There is no other article to compare it with.",
        "reprints": NO_REPRINTS,
    },
    "nothing measured": {
        **dict.fromkeys((*COMPARED, "words", "trends"), UNMEASURED),
        "story": "No citation was found here.",
        "articles": "12 articles.",
        "article": "This article is in German. It is not scored: the word lists are English.",
        "reprints": NO_REPRINTS,
    },
    "undefined for an outlet": {
        "raw": "Not in the chart: Only Quotes and Zeitung (every word stands inside quotation",
        "matched": "Fewer than two outlets have a figure here (every word stands inside quotation",
        "adjusted": "Fewer than two outlets have a figure here (every word stands inside quotation",
        "two": "There is too little of Echo and Only Quotes to compare them. Choose more stories",
        "all": NOT_TWO,
        "quoted": "Not in the chart: Zeitung (nothing is quoted).",
        "words": ALONE,
        "articles": "18 articles.",
        "reprints": NO_REPRINTS,
    },
    "200 outlets": {
        "raw": FEW,
        "matched": FEW_BESIDE,
        "adjusted": FEW_BESIDE,
        "two": "There is too little of Outlet 0 and Outlet 1 to compare them. Choose more stories",
        "all": NOT_TWO,
        "quoted": FEW,
        "stories": "It has a column for each of the 20 outlets with most stories.",
        "story": "The first 100 of 200 headlines are shown, the earliest first.",
        "words": "No word sets Outlet 0 apart from the others.",
        "trends": "The chart has the 12 outlets with the most articles of 200.",
        "articles": "200 articles.",
        "reprints": NO_REPRINTS,
    },
    "hostile names": {
        "raw": "30 articles by 5 outlets",
        "matched": FEW_BESIDE,
        "two": "differ in no measure by more than chance may make.",
        "story": "15 articles by 5 outlets",
        "words": "No word sets",
        "articles": "30 articles.",
        "reprints": NO_REPRINTS,
    },
    "filters that are gone": {
        **dict.fromkeys((*COMPARED, "words", "trends", "articles"), OUTLETS_GONE),
        "story": "There is no story “Plan 0” any more. Here are all of them.",
        "article": OTHER_ARTICLE,
        "reprints": "There are no copies of that text here any more. This is another.",
    },
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Path]]:
    """A function that writes the articles of a state into a file, once: it is read once."""
    folder = tmp_path_factory.mktemp("odd")

    def written(state: str) -> Path:
        path, made = folder / f"{state}.csv", STATES[state].made
        if made is not None and not path.exists():
            made().to_csv(path, index=False)
        return path

    yield written
    serving.load_corpus.clear()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("state", STATES)
def test_a_view_in_a_state_says_what_is_the_matter(
    open_view: OpenView,
    tables: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    state: str,
    view: str,
) -> None:
    if STATES[state].made is not None:
        monkeypatch.setenv(serving.ARTICLES_VARIABLE, str(tables(state)))
    opened = VIEWS[view]
    app = open_view(opened.view, **{**STATES[state].asked, **opened.asked})
    assert not app.exception
    told = "\n".join([words(app), *(each.value for each in (*app.markdown, *app.text))])
    assert SAYS[state].get(view, "") in told
    has_more = app.get("plotly_chart") or app.get("arrow_data_frame") or "<table>" in told
    assert view in SAYS[state] or has_more
    assert MARKUP not in told
    assert not any(MATHS in each.value for each in (*app.markdown, *app.header))


def test_an_address_that_asks_for_what_is_gone_says_so_filter_by_filter(
    open_view: OpenView,
) -> None:
    asked = {"measure": "Beauty", **STATES["filters that are gone"].asked}
    told = [each.value for each in open_view(**asked).text]
    assert told == [
        "There is no “Beauty” here. This is “Loaded terms in quotes”.",
        OUTLETS_GONE,
        "Stories not here, and left out of the filter: “Gone story”.",
        "“1999-01-01” is no day here. These articles are of 2026-03-02 to 2026-03-22.",
        "“never” is no day here. These articles are of 2026-03-02 to 2026-03-22.",
        "There is no “Poetry” here. This is “All”.",
        "There is no “Thrice” here. This is “Count each text once”.",
    ]


def test_the_other_choices_of_an_address_say_so_too(open_view: OpenView) -> None:
    for view, asked, there in (
        ("trends", {"trend": "Beauty"}, "Loaded terms"),
        ("articles", {"order": "Beauty"}, "As they came"),
        ("words", {"apart": "Beauty"}, "Common Ground Daily"),
        ("compare", {"look": "Two outlets", "one": "Beauty"}, "Common Ground Daily"),
    ):
        told = [each.value for each in open_view(view, **asked).text]
        assert told == [f"There is no “Beauty” here. This is “{there}”."]
