"""Every page with a library behind it, in a file and in PostgreSQL: opened, searched, no error."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

import data
from dashboard.library_workspace import bring_up
from data import library
from data.library import Library
from tests.dashboard.views.shown import words

OpenView = Callable[..., AppTest]


@pytest.fixture
def kept(served_place: str) -> Iterator[Library]:
    """A library with the sample in it as an add leaves it, which is served."""
    with library.open(served_place) as opened:
        opened.add(data.sample())
        bring_up(opened, lambda doing, share: None)
        yield opened


def test_each_page_shows_what_the_library_holds(open_view: OpenView, kept: Library) -> None:
    told = {
        "compare": "",
        "articles": "48 articles",
        "stories": "8 stories.",
        "reprints": "10 articles here have only 5 texts between them.",
        "words": "",
        "add": "",
        "classroom": "The lessons are about the invented articles",
        "methods": "",
    }
    for page, wanted in told.items():
        app = open_view(page)
        assert not app.exception, page
        assert wanted in words(app), page
    first = kept.articles().index[0]
    app = open_view("article", article=str(first))
    assert not app.exception
    assert "48 articles" not in words(open_view("articles", search="swing bridge"))


def test_a_search_for_what_no_database_can_hold_finds_nothing(
    open_view: OpenView, kept: Library
) -> None:
    for hostile in ("a\0b", "100%_\\", "'; DROP TABLE articles; --"):
        app = open_view("articles", search=hostile)
        assert not app.exception
    assert len(kept) == 48
