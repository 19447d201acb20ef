"""The comparison figure: what is drawn, for whom, and that names stay text."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import metrics
from dashboard.figures import charts, dots
from dashboard.figures.outlet_figure import MOST_OUTLETS, OutletFigure

LOADED = metrics.metric("loaded_terms_rate")
HEDGED = metrics.metric("hedging_ratio")
FLESCH = metrics.metric("flesch_reading_ease")
NAN = float("nan")
ROOT = Path(__file__).parents[3]

BLAZE = OutletFigure("Daily Blaze", 21.0, 18.0, 24.0, 8, 3400, True)
WIRE = OutletFigure("Meridian Wire", 2.0, 1.0, 3.0, 8, 3500, True)
FEW = OutletFigure("Small Paper", 9.0, NAN, NAN, 1, 300, False)
NONE = OutletFigure("Silent Paper", NAN, NAN, NAN, 0, 0, False)


def drawn(*figures: OutletFigure, spec: metrics.MetricSpec = LOADED) -> dict:
    style_of = dots.styles([figure.outlet for figure in figures])
    return charts.dot_interval(figures, spec, style_of).to_plotly_json()


def texts(figure: dict) -> str:
    layout = figure["layout"]
    return "\n".join(
        [*layout["yaxis"]["ticktext"], *(note["text"] for note in layout["annotations"])]
    )


def test_draws_a_line_from_low_to_high_and_a_dot_for_each_outlet_highest_first() -> None:
    lines, dots = drawn(WIRE, BLAZE)["data"]
    assert list(lines["x"]) == [18.0, 24.0, None, 1.0, 3.0, None]
    assert list(lines["y"]) == [0, 0, None, 1, 1, None]
    assert list(dots["x"]) == [21.0, 2.0]
    assert list(dots["text"]) == ["21.0", "2.0"]


def test_too_few_articles_is_a_hollow_dot_without_a_line_and_said_in_words() -> None:
    figure = drawn(BLAZE, FEW)
    lines, dots = figure["data"]
    assert list(lines["y"]) == [0, 0, None]
    assert [symbol.endswith("-open") for symbol in dots["marker"]["symbol"]] == [False, True]
    assert "1 article, 300 words: too little" in texts(figure)


def test_an_outlet_without_an_estimate_is_not_drawn() -> None:
    figure = drawn(BLAZE, NONE)
    assert len(figure["data"][-1]["x"]) == 1
    assert "Silent Paper" not in texts(figure)


def test_nothing_to_draw_is_an_empty_figure() -> None:
    assert list(drawn(NONE)["data"][-1]["x"]) == []


def test_names_what_each_outlet_rests_on_the_unit_the_source_and_the_method() -> None:
    figure = drawn(BLAZE, WIRE)
    assert "8 articles, 3,400 words" in texts(figure)
    title = figure["layout"]["title"]
    assert title["text"] == "Loaded terms by outlet"
    assert (
        title["subtitle"]["text"].replace("<br>", " ")
        == "Per 1,000 words, in the outlet's own words; 16 articles"
    )
    footer = texts(figure).replace("<br>", " ")
    assert "Recasens et al. 2013" in footer
    assert "95% range" in footer


def test_a_rate_is_drawn_from_zero_and_a_scale_is_not() -> None:
    low, high = drawn(BLAZE, WIRE)["layout"]["xaxis"]["range"]
    assert low < 0 < 24 < high
    assert -1 < low
    assert "range" not in drawn(BLAZE, spec=FLESCH)["layout"]["xaxis"]


def test_a_share_is_drawn_in_per_cent() -> None:
    figure = drawn(replace(BLAZE, estimate=0.32, low=0.2, high=0.4), spec=HEDGED)
    assert figure["layout"]["xaxis"]["tickformat"] == ".0%"
    assert figure["layout"]["title"]["subtitle"]["text"].startswith("% of sentences")


def test_all_zero_still_has_an_axis() -> None:
    low, high = drawn(replace(WIRE, estimate=0.0, low=0.0, high=0.0))["layout"]["xaxis"]["range"]
    assert low < high


def test_of_many_outlets_those_with_the_most_articles_are_drawn() -> None:
    many = [replace(WIRE, outlet=f"Paper {n}", n_articles=n + 1) for n in range(MOST_OUTLETS + 5)]
    figure = drawn(*many)
    assert len(figure["data"][-1]["x"]) == MOST_OUTLETS
    assert f">{MOST_OUTLETS + 5} articles" in texts(figure)
    assert ">5 articles" not in texts(figure)


def test_an_outlet_keeps_its_style_and_neighbours_differ_in_colour_and_in_shape() -> None:
    style_of = dots.styles([f"Paper {n}" for n in range(42)])
    assert len(set(style_of.values())) == 42
    one, other = style_of["Paper 0"], style_of["Paper 1"]
    assert one.fill != other.fill
    assert one.symbol != other.symbol


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">Paper</a>',
        r"$\href{javascript:alert(1)}{x}$",
        "<b>Bold</b> & $5 to $10",
    ],
)
def test_a_hostile_name_is_no_markup_anywhere_in_the_figure(name: str) -> None:
    style_of = dots.styles([name])
    figure = charts.dot_interval([replace(BLAZE, outlet=name)], LOADED, style_of).to_json()
    assert figure is not None
    for piece in ("<img", "<a ", "<b>Bold", "$"):
        assert piece not in figure.replace("\\u003c", "<")


@given(st.text(max_size=300))
def test_a_label_is_short_and_has_no_markup_but_its_line_break(name: str) -> None:
    shown = dots.wrapped_label(name)
    assert shown.count("<br>") <= 1
    assert "<" not in shown.replace("<br>", "")
    assert "$" not in shown


def test_what_is_said_to_know_nothing_of_streamlit_does_not_import_it() -> None:
    code = (
        "import sys, dashboard.figures.charts, dashboard.export\n"
        "sys.exit('streamlit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
