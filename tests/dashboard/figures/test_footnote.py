"""A note at the foot of any figure: literal, in every file of it, and with room of its own."""

import plotly.graph_objects as go

from dashboard.figures.footnote import MOST_LINES, with_footnote

FIGURE = go.Figure(layout={"height": 300, "margin": {"l": 100, "r": 0, "t": 0, "b": 60}})


def test_without_a_note_the_figure_stays_as_it_is() -> None:
    assert with_footnote(FIGURE, "") is FIGURE


def test_the_note_has_room_below_what_was_there() -> None:
    noted = with_footnote(FIGURE, "Not counted: “slammed”.")
    [note] = noted.layout.annotations
    assert note.text == "Not counted: “slammed”."
    grown = noted.layout.height - 300
    assert grown == noted.layout.margin.b - 60 > 0
    assert note.yshift <= -60 + 6
    assert note.xshift < 0
    assert not FIGURE.layout.annotations


def test_a_hostile_or_endless_note_does_no_harm() -> None:
    noted = with_footnote(FIGURE, "<a href='javascript:alert(1)'>x</a> $y$ " * 500)
    text = noted.layout.annotations[0].text
    assert "<a" not in text
    assert "$" not in text
    assert text.count("<br>") == MOST_LINES - 1
