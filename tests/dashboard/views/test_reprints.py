"""Reprints, without a browser: groups, two texts beside each other, authors, hostile texts."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]
ServeArticles = Callable[[str, str], Path]

HOSTILE = "<img src=x onerror=alert(1)>"
TEXT = " ".join(f"word{number}" for number in range(80))


def test_the_texts_of_the_sample_are_listed_with_their_origin(open_view: OpenView) -> None:
    app = open_view("reprints")
    assert not app.exception
    assert "10 articles here have only 5 texts between them." in words(app)
    assert len(app.selectbox(key="choose_text").options) == 5
    assert "It probably comes from Meridian Wire: others credit it." in words(app)
    assert words(app).count('<mark class="shared">') > 10


def test_the_address_chooses_the_text_and_a_click_the_article(open_view: OpenView) -> None:
    app = open_view("reprints")
    choice = app.selectbox(key="choose_text")
    first, label = choice.value, choice.options[1]
    choice.select_index(1).run()
    address = app.query_params["text"]
    app = open_view("reprints", text=address)
    assert app.selectbox(key="choose_text").value == address != first
    assert "articles" in label and "articles" not in address
    left = app.selectbox(key="left")
    other = left.options[1]
    app.selectbox(key="left").select(other).run()
    assert not app.exception
    assert app.selectbox(key="left").value == other
    assert app.selectbox(key="right").options == [left.options[0]]


def test_a_text_that_is_gone_is_said(open_view: OpenView) -> None:
    app = open_view("reprints", text="<b>gone")
    assert "There are no copies of that text here any more. This is another." in words(app)
    assert "any more" not in words(open_view("reprints"))


def test_an_author_in_several_outlets_is_named(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    rows = [f"{outlet},Ana Ruiz,Text {outlet} by her" for outlet in "ABC"]
    served_articles("articles.csv", "\n".join(["outlet,author,text", *rows, "D,Bo Lind,His"]))
    app = open_view("reprints")
    assert "No two articles here are the same text." in words(app)
    assert "3 of these 4 outlets&#x27; articles are by Ana Ruiz." in words(app)


def test_hostile_texts_and_names_are_shown_as_text(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    rows = [f'"{HOSTILE} {n}","{HOSTILE}","{HOSTILE} {TEXT}"' for n in "ab"]
    served_articles("articles.csv", "\n".join(["outlet,title,text", *rows]))
    app = open_view("reprints")
    assert not app.exception
    assert "2 articles here have the same text." in words(app)
    assert "drawn by lot" in words(app)
    assert "<img" not in words(app)
    assert not any("<img" in element.value for element in app.markdown)


def test_without_articles_there_is_a_way_to_add_some(
    open_view: OpenView, served_articles: ServeArticles
) -> None:
    served_articles("links.csv", "id,url\n1,http://example.org/a\n")
    app = open_view("reprints")
    assert not app.exception
    assert "no articles here yet" in " ".join(element.value for element in app.markdown)
