"""Classroom, without a browser: lessons to choose, to read and to take along."""

from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from dashboard.classroom import taking
from data.lesson import Lesson, lesson, lessons
from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]
EVERY = pytest.mark.parametrize("each", lessons(), ids=lambda each: each.slug)
START = "Start a class"
OTHERS = "The lessons are about the invented articles"


def test_every_lesson_can_be_chosen(open_view: OpenView) -> None:
    app = open_view("classroom")
    assert not app.exception
    shown = words(app)
    for each in lessons():
        assert f'<a href="classroom?lesson={each.slug}">{escape(each.title)}</a>' in shown
        assert escape(each.question) in shown
        assert all(f"“{category.name}”" in shown for category in each.categories)
    assert OTHERS not in shown
    assert [one.value for one in app.header] == [START]


@EVERY
def test_a_lesson_is_shown_whole_with_its_numbers(open_view: OpenView, each: Lesson) -> None:
    app = open_view("classroom", lesson=each.slug)
    assert not app.exception
    assert app.selectbox[0].value == each.slug
    assert [one.value for one in app.header] == [each.title, START]
    assert [one.value for one in app.subheader] == list(each.sections)
    shown = words(app)
    assert "{{" not in shown
    assert f"slantwise class --lesson {each.slug}" in shown
    jumps = " ".join(one.value for one in app.markdown)
    assert all(f"(#{one.proto.anchor})" in jumps for one in app.subheader)


def test_links_of_a_lesson_stay_in_this_dashboard(open_view: OpenView) -> None:
    shown = words(open_view("classroom", lesson="who-says-so"))
    assert 'href="./article?article=' in shown
    assert 'href="/' not in shown
    assert "localhost" not in shown


def test_the_choice_is_in_the_address(open_view: OpenView) -> None:
    app = open_view("classroom")
    app.selectbox[0].select("who-can-read-this").run()
    assert "who-can-read-this" in app.query_params["lesson"]
    assert app.header[0].value == "Who can read this?"
    app.selectbox[0].select("").run()
    assert "lesson" not in app.query_params
    assert [one.value for one in app.header] == [START]


def test_a_lesson_that_there_is_not_is_told(open_view: OpenView) -> None:
    app = open_view("classroom", lesson="<b>sums</b>")
    assert not app.exception
    assert "There is no lesson “&lt;b&gt;sums&lt;/b&gt;”. Here are all of them." in words(app)
    assert app.selectbox[0].value == ""


def test_who_shows_other_articles_is_told_where_the_links_work(
    open_view: OpenView, served_articles: Callable[[str, str], Path]
) -> None:
    served_articles("mine.csv", "outlet,title,text\nA,B,Some words that somebody wrote.\n")
    assert OTHERS in words(open_view("classroom"))


def opened() -> None:
    """Only the files of a lesson, for a popover opens in a browser alone."""
    from dashboard.classroom import taking
    from data.lesson import lesson

    taking.files(lesson("who-says-so"), "http://10.0.0.5:9000")


def labels(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_a_lesson_can_be_taken_along(chrome: None) -> None:
    app = AppTest.from_function(opened).run()
    assert not app.exception
    assert labels(app) == [
        "Whole lesson (PDF)", "Whole lesson (HTML)", "Handout alone (PDF)", "Handout alone (HTML)"
    ]  # fmt: skip
    assert [one.label for one in app.button_group] == ["Paper"]


def test_without_chrome_the_page_is_offered_and_the_way_to_print_it(no_chrome: None) -> None:
    app = AppTest.from_function(opened).run()
    assert labels(app) == ["Whole lesson (HTML)", "Handout alone (HTML)"]
    assert [one.value for one in app.text] == [taking.NO_PDF]


def test_a_file_is_on_the_paper_that_was_chosen(chrome: None) -> None:
    found = lesson("who-says-so")
    for paper, width in (("a4", 8.27), ("letter", 8.5)):
        made = taking.printed(found, "http://10.0.0.5:9000", paper, only_handout=True)
        reader = PdfReader(BytesIO(made))
        assert len(reader.pages) == 1
        assert float(reader.pages[0].mediabox.width) / 72 == pytest.approx(width, abs=0.02)
