"""Methods, without a browser: every number explained, every list browsable."""

from collections.abc import Callable
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

import metrics
from dashboard import word_lists
from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]


@pytest.fixture
def app(open_view: OpenView) -> AppTest:
    return open_view("methods")


def test_every_metric_is_explained_from_its_spec(app: AppTest) -> None:
    assert not app.exception
    shown = words(app)
    for spec in metrics.METRICS:
        for told in (spec.definition, spec.formula, spec.source, spec.misses, spec.unit):
            assert escape(told) in shown


def test_the_four_main_numbers_come_first(app: AppTest) -> None:
    assert [one.value for one in app.subheader] == [spec.label for spec in metrics.HEADLINES]
    assert [one.value for one in app.header] == [
        "What the numbers cannot tell",
        "The four main numbers",
        "More measures",
        "How well the numbers agree with readers",
        "Whose words are counted",
        "How sure a comparison is",
        "Reprints, authors and stories",
        "The word lists",
    ]


def test_what_the_numbers_cannot_tell_is_said(app: AppTest) -> None:
    said = " ".join(markdown.value for markdown in app.markdown)
    for limit in ("right, fair or honest", "Whether more is worse", "left out", "invented"):
        assert limit in said


@pytest.mark.parametrize("words_", word_lists.load_all(), ids=lambda words_: words_.name)
def test_every_list_can_be_browsed(open_view: OpenView, words_: word_lists.WordList) -> None:
    app = open_view("methods", list=words_.title)
    assert not app.exception
    assert app.selectbox(key="list").value == words_.name
    assert len(app.dataframe[0].value) == len(words_.entries)
    assert words_.version in words(app)


def test_a_list_is_searched_and_the_search_is_in_the_address(open_view: OpenView) -> None:
    hedges = next(one for one in word_lists.load_all() if one.name == "hedges")
    app = open_view("methods", list=hedges.title, term="reportedly")
    assert "reportedly" in app.dataframe[0].value["Term"].tolist()
    found = len(app.dataframe[0].value)
    assert found < len(hedges.entries)
    assert f"of {len(hedges.entries):,}" in words(app)
    app.multiselect(key="category_hedges").select("modal").run()
    assert "No term on this list fits" in words(app)
    assert not app.dataframe
    app.text_input(key="term").set_value("").run()
    assert set(app.dataframe[0].value["Category"]) == {"modal"}


def test_the_list_itself_can_be_kept(app: AppTest) -> None:
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["These terms as CSV", "The list as Slantwise reads it"]
