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


SWITCHES = {
    "measure": ["fog", "smog"],
    "look": ["measures", "all"],
    "basis": ["raw", "matched"],
    "voice": ["narrator", "quoted"],
}


def test_a_query_holds_what_the_widgets_hold_and_passes_over_what_is_gone() -> None:
    sample = workspace.build(data.sample())
    state: dict[str, object] = {
        "outlet": [sample.outlets()[0]],
        "story": [sample.stories()[1]],
        "from": date(2026, 3, 3),
        "to": None,
        "genre": "news",
        "reprints": "out",
        "measure": "smog",
        "look": "all",
        "basis": "matched",
        "voice": "quoted",
    }
    query = saved_views.query(state, SWITCHES)
    found = saved_views.values(query, sample, SWITCHES)
    assert found == {name: value for name, value in state.items() if value is not None}
    gone = "outlet=Nobody&story=Nothing&from=soon&to=1999-01-01&genre=odd&measure=grog&voice=loud"
    assert saved_views.values(gone, sample, SWITCHES) == {"outlet": [], "story": []}


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


def test_a_view_keeps_how_it_is_looked_at(open_view: OpenView, kept: Library) -> None:
    app = open_view("compare", voice="In quotations", basis="Same stories")
    app.text_input(key="view_name").set_value("Quoted")
    next(each for each in app.button if each.label == "Save this view").click().run()
    assert "voice=quoted" in kept.views()["Quoted"]
    kept.save_view("Old", "genre=news")
    app.run()
    app.selectbox(key="saved_view").select("Old").run()
    app.button(key="open_view").click().run()
    assert app.segmented_control(key="voice").value == "narrator"
    assert app.segmented_control(key="basis").value == "raw"
    app.segmented_control(key="look").set_value("all").run()
    app.selectbox(key="saved_view").select("Quoted").run()
    app.button(key="open_view").click().run()
    assert not app.exception
    assert app.segmented_control(key="look").value == "measures"
    assert app.segmented_control(key="voice").value == "quoted"
    assert app.segmented_control(key="basis").value == "matched"


def test_without_a_library_nothing_is_offered(open_view: OpenView) -> None:
    assert "view_name" not in [each.key for each in open_view("compare").text_input]
