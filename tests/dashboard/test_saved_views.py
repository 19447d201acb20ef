"""Saved views, without a browser: kept in the library, opened again, forgotten."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import data
from dashboard import saved_views, workspace
from data import library
from data.library import Library

OpenView = Callable[..., AppTest]


@pytest.fixture
def kept(served_place: str) -> Iterator[Library]:
    """A library with the sample in it, which is served."""
    with library.open(served_place) as opened:
        opened.add(data.sample())
        yield opened


def test_a_query_holds_what_the_widgets_hold_and_passes_over_what_is_gone() -> None:
    sample = workspace.build(data.sample())
    state: dict[str, object] = {
        "outlet": [sample.outlets()[0]],
        "story": [sample.stories()[1]],
        "from": date(2026, 3, 3),
        "to": None,
        "genre": "news",
        "reprints": "each",
        "measure": "smog",
    }
    query = saved_views.query(state)
    found = saved_views.values(query, sample, ["smog"])
    assert found == {name: value for name, value in state.items() if value is not None}
    gone = "outlet=Nobody&story=Nothing&from=soon&to=1999-01-01&genre=odd&measure=smog"
    assert saved_views.values(gone, sample, ["fog"]) == {"outlet": [], "story": []}


def test_a_view_is_saved_opened_and_forgotten(open_view: OpenView, kept: Library) -> None:
    app = open_view("compare")
    outlet = app.multiselect(key="outlet").options[0]
    app.multiselect(key="outlet").select(outlet).run()
    app.text_input(key="view_name").set_value("Mine")
    next(each for each in app.button if each.label == "Save this view").click().run()
    assert not app.exception
    assert list(kept.views()) == ["Mine"]
    app.button(key="clear").click().run()
    assert app.multiselect(key="outlet").value == []
    app.button(key="open_view").click().run()
    assert not app.exception
    assert app.multiselect(key="outlet").value == [outlet]
    app.button(key="forget_view").click().run()
    assert kept.views() == {}
    next(each for each in app.button if each.label == "Save this view").click().run()
    assert "a saved view needs a name" in "".join(each.proto.body for each in app.get("html"))


def test_without_a_library_nothing_is_offered(open_view: OpenView) -> None:
    assert "view_name" not in [each.key for each in open_view("compare").text_input]
