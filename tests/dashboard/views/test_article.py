"""Article, without a browser: the choice, the marks, the neighbour, and hostile texts."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import metrics
from dashboard import serving
from dashboard.families import SHOWN_FIRST
from dashboard.words import worked_out

OpenView = Callable[..., AppTest]
Serve = Callable[[str, str], Path]

HOSTILE = "<img src=x onerror=alert(1)>"


def bodies(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def texts(app: AppTest) -> list[str]:
    """The marked texts on the page."""
    found = [element.proto.body for element in app.get("html")]
    return [body for body in found if body.startswith('<div class="slantwise-text"')]


def of(outlet: str, story: str) -> str:
    """The article_id of an outlet's article on a story of the sample."""
    articles = serving.served().articles
    return str(articles.index[(articles["outlet"] == outlet) & (articles["story"] == story)][0])


def table(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["outlet", "title", "text", "story", "author"])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_it_opens_on_the_newest_article(open_view: OpenView) -> None:
    app = open_view("article")
    assert not app.exception
    published = serving.served().articles["published"]
    assert (
        app.selectbox(key="choose_article").value in published.index[published == published.max()]
    )


def test_the_address_names_the_article_and_every_cue_is_marked(open_view: OpenView) -> None:
    article_id = of("Daily Blaze", "bridge-closure")
    app = open_view("article", article=article_id)
    workspace = serving.served()
    found = metrics.cues(workspace.text(article_id))
    found = found[found["family"].isin(SHOWN_FIRST)]
    assert texts(app)[0].count("<mark") == len(found) > 0
    assert str(workspace.articles.at[article_id, "title"]) in bodies(app)


def test_an_unknown_article_is_said_and_another_shown(open_view: OpenView) -> None:
    app = open_view("article", article="nothing")
    assert any("not among the articles" in one.value for one in app.markdown)
    assert len(texts(app)) == 1


def test_another_outlet_opens_its_article_on_the_same_story(open_view: OpenView) -> None:
    app = open_view("article", article=of("Daily Blaze", "bus-strike"))
    app.selectbox(key="choose_outlet").select("Meridian Wire").run()
    wanted = of("Meridian Wire", "bus-strike")
    assert app.query_params["article"] == wanted
    assert app.selectbox(key="choose_article").value == wanted


def test_two_articles_on_the_same_story_stand_side_by_side(open_view: OpenView) -> None:
    app = open_view("article", article=of("Daily Blaze", "bus-strike"))
    beside = app.selectbox(key="choose_beside")
    assert len(beside.options) == 6  # five other outlets, and nothing
    beside.select(of("Meridian Wire", "bus-strike")).run()
    assert not app.exception
    assert app.query_params["beside"] == of("Meridian Wire", "bus-strike")
    assert len(texts(app)) == 2
    assert len(app.get("plotly_chart")) == 1


def test_a_neighbour_of_another_story_is_not_shown(open_view: OpenView) -> None:
    here, elsewhere = of("Daily Blaze", "bus-strike"), of("Meridian Wire", "heatwave")
    app = open_view("article", article=here, beside=elsewhere)
    assert app.selectbox(key="choose_beside").value == ""
    assert len(texts(app)) == 1


def test_families_and_quoted_words_can_be_switched_off(open_view: OpenView) -> None:
    article_id = of("Daily Blaze", "bridge-closure")
    app = open_view("article", article=article_id, marks=["Citations"])
    assert "cue-citation" in texts(app)[0] and "cue-hedge" not in texts(app)[0]
    quoted = open_view("article", article=of("The Standing Oak", "bridge-closure"))
    assert "cue-quoted" in texts(quoted)[0]
    quoted.toggle(key="quoted").set_value(False).run()
    assert "cue-quoted" not in texts(quoted)[0]


def test_marks_become_keyboard_stops(open_view: OpenView) -> None:
    app = open_view("article")
    assert 'tabindex="0"' not in texts(app)[0]
    app.toggle(key="stops").set_value(True).run()
    assert 'tabindex="0"' in texts(app)[0]


def test_hostile_articles_are_shown_as_text(open_view: OpenView, served_articles: Serve) -> None:
    row = {name: f"{HOSTILE} {name}" for name in ("outlet", "title", "text", "story", "author")} | {
        "text": f"The council {HOSTILE} slammed it, officials said. It may close on Monday."
    }
    served_articles("h.csv", table(row, {**row, "outlet": "B"}))
    app = open_view("article")
    assert not app.exception
    assert "<img" not in bodies(app)
    assert "&lt;img src=x onerror=alert(1)&gt;" in bodies(app)
    assert not any(HOSTILE in one.value for one in app.markdown)


def test_articles_that_cannot_be_scored_are_shown_and_say_so(
    open_view: OpenView, served_articles: Serve
) -> None:
    french = "Le conseil municipal a voté lundi soir la fermeture du pont de la ville. " * 8
    served_articles(
        "f.csv",
        table(
            {"outlet": "A", "title": "Le pont", "text": french, "story": "x"},
            {"outlet": "B", "title": "Empty", "text": "!!!", "story": "x"},
        ),
    )
    app = open_view("article")
    assert "This article is in French" in bodies(app)
    assert "Le conseil municipal" in bodies(app)
    assert not app.get("plotly_chart")
    app.selectbox(key="choose_outlet").select("B").run()
    assert "This article has no words" in bodies(app)
    app.selectbox(key="choose_beside").select_index(1).run()
    assert not app.exception


@pytest.mark.parametrize("story, told", [("", "No story is given"), ("x", "No other article here")])
def test_without_a_neighbour_the_reason_is_said(
    open_view: OpenView, served_articles: Serve, story: str, told: str
) -> None:
    row = {"outlet": "A", "title": "T", "text": "It may rain, she said.", "story": story}
    served_articles("one.csv", table(row))
    app = open_view("article")
    assert any(told in one.value for one in app.markdown)
    assert not app.exception


def test_articles_of_the_same_title_can_be_told_apart(
    open_view: OpenView, served_articles: Serve
) -> None:
    rows = [{"title": "T", "text": f"Text {n} may differ, she said."} for n in (1, 2)]
    served_articles("two.csv", table(*rows))
    app = open_view("article")
    choice = app.selectbox(key="choose_article")
    assert choice.options == ["T (1)", "T (2)"]
    choice.select_index(1).run()
    assert "Text 2" in bodies(app)


@pytest.mark.parametrize("at", ["1", "-1", "x", "9" * 5000, "٣"])
def test_a_place_in_the_address_that_is_no_cue_marks_nothing(open_view: OpenView, at: str) -> None:
    app = open_view("article", article=of("Daily Blaze", "bus-strike"), at=at)
    assert not app.exception
    assert " here" not in "".join(re.findall(r'class="([^"]*)"', texts(app)[0]))


def test_the_cue_at_the_place_of_the_address_says_so_until_another_article_is_chosen(
    open_view: OpenView,
) -> None:
    article_id = of("Daily Blaze", "bus-strike")
    cues = worked_out.cues(article_id, serving.served())
    at = int(cues["start"][cues["family"] == "citation"].iloc[0])
    app = open_view("article", article=article_id, at=str(at))
    assert texts(app)[0].count(" here") >= 1
    assert 'cue-citation here"' in texts(app)[0]
    app.selectbox(key="choose_article").select_index(0).run()
    assert "at" not in app.query_params
