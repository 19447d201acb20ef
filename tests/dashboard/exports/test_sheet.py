"""Figures laid out to be read alone: every size and look, and names of any kind."""

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import plotly.graph_objects as go
import pytest

import metrics
from dashboard import release
from dashboard.comparing.compared import Compared
from dashboard.exports import alone
from dashboard.exports.looks import LOOKS, in_look
from dashboard.exports.sheet import sheet
from dashboard.exports.sizes import SIZES
from dashboard.figures.outlet_figure import MOST_OUTLETS
from dashboard.figures.told import Told, told_of, with_told
from tests.dashboard.exports.conftest import HOSTILE

SPEC = metrics.metric("loaded_terms_rate")
EVERY = [(size, look) for size in SIZES for look in LOOKS]


def figure_of(found: Compared, column: str = "loaded_terms_rate") -> go.Figure:
    figure = alone.by_outlet(found, metrics.metric(column))
    assert figure is not None
    return figure


def texts(figure: go.Figure) -> list[str]:
    layout: Any = figure.layout
    return [str(label.text) for label in layout.annotations]


def shown(figure: go.Figure) -> str:
    return unescape(" ".join(texts(figure)).replace("<br>", " "))


@pytest.mark.parametrize(("size", "look"), EVERY)
def test_a_sheet_reads_alone(found: Compared, size: str, look: str) -> None:
    laid = sheet(figure_of(found), SIZES[size], LOOKS[look])
    words = shown(laid)
    assert "Loaded terms by outlet" in words
    assert "Per 1,000 words, in the outlet's own words; 43 articles by 7 outlets of" in words
    assert "2 to 22 March 2026" in words
    assert "Articles: the sample that comes with Slantwise, of invented outlets" in words
    assert "95% range" in words
    assert f"Slantwise {release.release()}, numbers" in words
    for row in told_of(laid).rows:
        assert row[0] in words


@pytest.mark.parametrize(("size", "look"), EVERY)
def test_a_sheet_has_the_size_and_the_paper_it_is_asked_for(
    found: Compared, size: str, look: str
) -> None:
    layout: Any = sheet(figure_of(found), SIZES[size], LOOKS[look]).layout
    wanted = SIZES[size]
    assert layout.width == wanted.width
    assert layout.height == (wanted.height or layout.height)
    assert layout.height <= (wanted.height or wanted.tallest)
    assert layout.paper_bgcolor == LOOKS[look].paper
    assert layout.font.color == LOOKS[look].ink


def test_the_figure_itself_stays_as_it_is(found: Compared) -> None:
    figure = figure_of(found)
    before = figure.to_json()
    sheet(figure, SIZES["slide"], LOOKS["grey"])
    assert figure.to_json() == before


def test_the_numbers_are_those_of_the_page(found: Compared) -> None:
    figure = figure_of(found)
    for size in SIZES.values():
        before: Any = figure.data
        after: Any = sheet(figure, size, LOOKS["light"]).data
        assert [list(trace.x) for trace in after] == [list(trace.x) for trace in before]


def test_greyscale_has_no_colour_and_keeps_the_signs_apart(found: Compared) -> None:
    figure = figure_of(found)
    laid = sheet(figure, SIZES["print"], LOOKS["grey"])
    plain = json.loads(laid.to_json() or "{}")
    dots = plain["data"][-1]["marker"]
    for colour in [*dots["color"], *dots["line"]["color"]]:
        red, green, blue = colour[1:3], colour[3:5], colour[5:7]
        assert red == green == blue
    assert len(set(dots["symbol"])) == len(dots["symbol"])


def test_series_without_signs_of_their_own_are_told_apart_in_greyscale() -> None:
    series = [{"name": name, "line": {"color": "#0072B2"}, "mode": "lines"} for name in "ab"]
    bars = [{"name": name, "type": "bar", "marker": {"color": "#0072B2"}} for name in "ab"]
    laid = in_look({"data": [*series, *bars], "layout": {}}, LOOKS["grey"])["data"]
    assert laid[0]["line"]["dash"] != laid[1]["line"]["dash"]
    assert laid[2]["marker"]["pattern"]["shape"] != laid[3]["marker"]["pattern"]["shape"]


def test_words_of_people_are_no_colours() -> None:
    figure = {"data": [{"text": ["#D55E00 is a colour"]}], "layout": {"meta": {"a": "#D55E00"}}}
    assert in_look(figure, LOOKS["grey"]) == figure


@pytest.mark.parametrize("size", SIZES)
def test_hostile_and_endless_names_are_shown_literally_and_fit(
    compare_outlets: Callable[..., Compared], size: str
) -> None:
    found = compare_outlets(*HOSTILE)
    laid = sheet(figure_of(found), SIZES[size], LOOKS["light"])
    layout: Any = laid.layout
    joined = "".join(texts(laid))
    assert "<img" not in joined
    assert "$" not in joined
    assert layout.height <= (SIZES[size].height or SIZES[size].tallest)
    assert layout.margin.l <= 0.55 * layout.width
    assert "صحيفة" in joined


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, MOST_OUTLETS])
def test_one_outlet_and_as_many_as_a_chart_has_fit(
    compare_outlets: Callable[..., Compared], size: str, number: int
) -> None:
    found = compare_outlets(*(f"Outlet {place}" for place in range(number)), articles=1)
    laid = sheet(figure_of(found), SIZES[size], LOOKS["light"])
    layout: Any = laid.layout
    assert layout.height <= (SIZES[size].height or SIZES[size].tallest)
    first, last = layout.yaxis.range
    pitch = (layout.height - layout.margin.t - layout.margin.b) / abs(first - last)
    names = [label for label in layout.annotations if label.yref == "y" and label.x == 0]
    assert len(names) == number
    data: Any = laid.data
    assert data[-1].marker.size <= 1.5 * pitch
    for name in names:
        lines = 1 + name.text.count("<br>")
        assert lines * name.font.size <= pitch


def test_values_stand_in_a_column_where_rows_are_dense(
    compare_outlets: Callable[..., Compared],
) -> None:
    found = compare_outlets(*(f"Outlet {place}" for place in range(40)), articles=1)
    laid = sheet(figure_of(found), SIZES["slide"], LOOKS["light"])
    layout: Any = laid.layout
    column = [label.text for label in layout.annotations if label.x == 1]
    data: Any = figure_of(found).data
    assert column == list(data[-1].text)
    after: Any = laid.data
    assert after[-1].text is None


def test_what_was_left_out_is_told(found: Compared) -> None:
    told = Told("Title", "Sub", "Articles: x.", "Not counted: “slammed”.", "alt", ())
    laid = sheet(
        with_told(go.Figure(go.Scatter(x=[1], y=[2])), told), SIZES["print"], LOOKS["dark"]
    )
    assert "Not counted: “slammed”." in shown(laid)


def test_a_figure_without_rows_keeps_its_own_labels() -> None:
    own = go.Figure(go.Scatter(x=[1], y=[2])).add_annotation(text="One article")
    laid = sheet(with_told(own, Told("Where it stands")), SIZES["print"], LOOKS["light"])
    assert "One article" in shown(laid)
    assert "Where it stands" in shown(laid)


def test_a_figure_that_carries_no_words_has_its_title() -> None:
    plain = go.Figure(layout={"title": {"text": "A &amp; B", "subtitle": {"text": "c"}}})
    assert told_of(plain) == Told("A & B", "c")


def test_words_are_carried_through_json(found: Compared) -> None:
    figure = figure_of(found)
    again = go.Figure(json.loads(figure.to_json() or "{}"))
    assert told_of(again) == told_of(figure)
