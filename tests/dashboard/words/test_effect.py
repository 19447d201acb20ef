"""What choices of words do to the figures."""

from dataclasses import replace

import pytest

import metrics
from dashboard.figures.outlet_figure import OutletFigure
from dashboard.words.effect import COUNTING, MAIN, effect_table
from metrics.families import FAMILIES

A = OutletFigure("A", 2.04, 1.0, 3.0, 9, 900, True)
B = replace(A, outlet="B", estimate=5.0)
RATE, SHARE = metrics.metric("loaded_terms_rate"), metrics.metric("hedging_ratio")
NAN = float("nan")


def test_each_outlet_has_its_figure_before_and_after() -> None:
    table = effect_table([A, B], [replace(A, estimate=1.5), B], RATE)
    assert table.to_dict("records") == [
        {"Outlet": "B", "Before": "5.0", "After": "5.0", "Change": "none"},
        {"Outlet": "A", "Before": "2.0", "After": "1.5", "Change": "−0.5"},
    ]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [(0.2, 0.25, "+5 points"), (0.2, 0.202, "none"), (0.2, NAN, "–"), (NAN, 0.2, "–")],
)
def test_a_change_is_that_of_the_printed_figures(before: float, after: float, change: str) -> None:
    table = effect_table([replace(A, estimate=before)], [replace(A, estimate=after)], SHARE)
    assert table.at[0, "Change"] == change


def test_every_kind_of_word_has_a_metric_that_shows_it() -> None:
    assert MAIN.keys() == FAMILIES.keys()
    assert set(MAIN.values()) <= {spec.column for spec in COUNTING}


def test_what_words_cannot_change_is_not_offered() -> None:
    offered = {spec.column for spec in COUNTING}
    assert "distinct_sources" in offered
    assert not {"quoted_share", "flesch_reading_ease", "words_per_sentence"} & offered
