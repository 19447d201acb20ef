"""Rows of a Comparison as charts and sentences use them."""

import math
from dataclasses import replace

import pandas as pd

import metrics
from dashboard.figures.outlet_figure import (
    MOST_OUTLETS,
    OutletFigure,
    drawn,
    outlet_figures,
    ranked,
)

ONE = OutletFigure("Wire", 2.0, 1.0, 3.0, 8, 3500, True)


def test_the_rows_of_one_metric_are_taken_as_they_are() -> None:
    articles = pd.DataFrame(
        {"outlet": ["NA", ""], "text": ["A reckless plan may fail. It rained.", ""]}
    )
    comparison = metrics.compare(metrics.score(articles))
    nothing, found = outlet_figures(comparison, "hedging_ratio")
    assert (found.outlet, found.name, found.estimate) == ("NA", "NA", 0.5)
    assert not found.enough
    assert math.isnan(found.low)
    assert (nothing.outlet, nothing.name) == ("", "outlet not stated")
    assert not nothing.is_defined


def test_drawn_highest_first_and_equal_ones_by_name() -> None:
    figures = [ONE, replace(ONE, outlet="b"), replace(ONE, outlet="A"), replace(ONE, estimate=9.0)]
    assert [one.outlet for one in drawn(figures)] == ["Wire", "A", "b", "Wire"]


def test_what_is_undefined_is_not_drawn_and_of_too_many_the_largest_are() -> None:
    many = [replace(ONE, outlet=str(n), n_articles=n) for n in range(1, MOST_OUTLETS + 3)]
    shown = drawn([*many, replace(ONE, estimate=float("nan"), n_articles=999)])
    assert {one.n_articles for one in shown} == set(range(3, MOST_OUTLETS + 3))


def test_an_outlet_with_too_few_articles_leads_no_ranking() -> None:
    few = replace(ONE, outlet="Few", estimate=99.0, enough=False, n_articles=1)
    nothing = replace(ONE, outlet="Nothing", estimate=float("nan"), enough=False)
    low = replace(ONE, outlet="Low", estimate=0.5)
    assert [one.outlet for one in ranked([nothing, few, low, ONE])] == [
        "Wire",
        "Low",
        "Few",
        "Nothing",
    ]
    assert [one.outlet for one in drawn([few, low])] == ["Low", "Few"]


def test_articles_without_an_outlet_are_ranked_nowhere() -> None:
    apart = replace(ONE, outlet="", estimate=99.0)
    few = replace(ONE, outlet="Few", enough=False)
    assert [one.outlet for one in ranked([apart, few, ONE])] == ["Wire", "Few", ""]
    assert drawn([apart, ONE]) == [ONE]
    assert drawn([apart]) == [apart]
