"""What a chart shows, in words: who leads, who trails, how sure that is, who is left out."""

from dataclasses import replace

import numpy as np
import pytest

import metrics
from dashboard.figures import wording
from dashboard.figures.outlet_figure import OutletFigure

LOADED = metrics.metric("loaded_terms_rate")
HEDGED = metrics.metric("hedging_ratio")
FLESCH = metrics.metric("flesch_reading_ease")
NAN = float("nan")

BLAZE = OutletFigure("Daily Blaze", 21.0, 18.0, 24.0, 8, 3400, True)
WIRE = OutletFigure("Meridian Wire", 2.0, 1.0, 3.0, 8, 3500, True)
OAK = OutletFigure("The Standing Oak", 20.0, 15.0, 26.0, 7, 4000, True)


def test_names_the_highest_and_the_lowest_and_says_who_may_be_first_by_chance() -> None:
    assert wording.paragraphs([WIRE, BLAZE, OAK], LOADED) == [
        "Daily Blaze uses the most loaded words: 21.0 in every 1,000; Meridian Wire the fewest:"
        " 2.0. The range of Daily Blaze overlaps with that of The Standing Oak, so which of them"
        " comes first may be chance; it does not overlap with that of Meridian Wire."
    ]


def test_says_when_the_first_stands_apart_from_all_and_when_from_none() -> None:
    apart = replace(OAK, low=4.0, high=17.0, estimate=10.0)
    told = wording.paragraphs([WIRE, BLAZE, apart], LOADED)[0]
    assert told.endswith("The range of Daily Blaze overlaps with no other.")
    wide = [replace(one, low=0.0, high=30.0) for one in (WIRE, BLAZE, OAK)]
    told = wording.paragraphs(wide, LOADED)[0]
    assert told.endswith("overlaps with every other, so which comes first may be chance.")


def test_says_that_overlapping_ranges_may_be_chance() -> None:
    (told,) = wording.paragraphs([BLAZE, OAK], LOADED)
    assert told.endswith("Their ranges overlap, so the difference may be chance.")


@pytest.mark.parametrize(("low", "overlap"), [(2.9, True), (3.0, True), (3.1, False)])
def test_ranges_that_touch_overlap(low: float, overlap: bool) -> None:
    told = wording.paragraphs([replace(BLAZE, low=low), WIRE], LOADED)[-1]
    assert ("overlap, so" in told) is overlap


def test_outlets_with_the_same_printed_figure_share_a_place() -> None:
    tied = replace(OAK, estimate=20.96)
    told = wording.paragraphs([BLAZE, tied, WIRE], LOADED)[0]
    assert told.startswith("Daily Blaze and The Standing Oak use the most loaded words: 21.0 ")


def test_many_outlets_in_one_place_are_counted_not_listed() -> None:
    zeros = [replace(WIRE, outlet=f"Paper {n}", estimate=0.0, low=0, high=0) for n in range(5)]
    told = wording.paragraphs([BLAZE, *zeros], LOADED)[0]
    assert "; five outlets the fewest: 0. The range of Daily Blaze overlaps with no other." in told


def test_a_ranking_that_opens_with_a_count_has_a_capital() -> None:
    many = [replace(BLAZE, outlet=f"Paper {n}") for n in range(4)]
    assert wording.paragraphs([*many, WIRE], LOADED)[0].startswith("Four outlets use the most")


def test_equal_figures_are_not_ranked() -> None:
    equal = [replace(BLAZE, outlet=name) for name in "ABC"]
    assert wording.paragraphs(equal, LOADED) == ["All three outlets come to the same figure: 21.0."]


def test_one_outlet_is_not_compared() -> None:
    assert wording.paragraphs([BLAZE], LOADED) == [
        "Daily Blaze: 21.0 per 1,000 words. With one outlet there is nothing to compare it with."
    ]


def test_an_outlet_with_too_few_articles_is_named_but_not_ranked() -> None:
    few = OutletFigure("Small Paper", 90.0, NAN, NAN, 1, 300, False)
    told = wording.paragraphs([BLAZE, WIRE, few], LOADED)
    assert "Small Paper" not in told[0]
    assert told[-1] == (
        "Too little to compare, fewer than five articles or 2,000 words:"
        " Small Paper (1 article, 300 words)."
    )


def test_without_any_outlet_to_compare_it_says_what_to_do() -> None:
    few = replace(BLAZE, enough=False, n_articles=2)
    assert wording.paragraphs([few, replace(few, outlet="B")], LOADED) == [
        "No outlet has the five articles and 2,000 words that a comparison needs. Choose more"
        " stories or days, or add articles."
    ]


def test_an_outlet_without_a_figure_is_left_out_with_the_reason() -> None:
    nothing = OutletFigure("Paper", NAN, NAN, NAN, 0, 0, False)
    assert wording.paragraphs([nothing], LOADED) == [
        f"Not in the chart: Paper ({LOADED.undefined_when})."
    ]


def test_says_how_many_outlets_the_chart_has_no_room_for() -> None:
    many = [replace(WIRE, outlet=f"Paper {n}") for n in range(23)]
    assert wording.paragraphs(many, LOADED)[-1] == (
        "The chart has the 20 outlets with the most articles; 3 more are in the table."
    )


def test_braces_in_a_name_are_only_braces() -> None:
    odd = replace(BLAZE, outlet="{amount} {0} {unit}")
    assert wording.paragraphs([odd, WIRE], LOADED)[0].startswith("{amount} {0} {unit} uses ")


@pytest.mark.parametrize("spec", metrics.METRICS, ids=lambda spec: spec.column)
def test_every_metric_can_be_told(spec: metrics.MetricSpec) -> None:
    told = " ".join(wording.paragraphs([BLAZE, WIRE], spec))
    assert "Daily Blaze" in told
    assert "{" not in told


@pytest.mark.parametrize(
    ("value", "spec", "told"),
    [
        (21.04, LOADED, "21.0"),
        (0.0, LOADED, "0"),
        (-0.04, LOADED, "0.0"),
        (1234.5, LOADED, "1,234.5"),
        (NAN, LOADED, "–"),
        (0.32, HEDGED, "32%"),
        (0.0, HEDGED, "0%"),
        (0.004, HEDGED, "0.4%"),
        (1.0, HEDGED, "100%"),
        (64.4, FLESCH, "64"),
        (-12.0, FLESCH, "−12"),
        (np.float64(64.6), FLESCH, "65"),
    ],
)
def test_amounts_have_sensible_digits(value: float, spec: metrics.MetricSpec, told: str) -> None:
    assert wording.amount(value, spec) == told


def test_alt_text_has_every_outlet_with_its_range_highest_first() -> None:
    few = replace(OAK, enough=False)
    assert wording.alt_text([WIRE, few, BLAZE], LOADED) == (
        "Dot chart: loaded terms by outlet, per 1,000 words, in the outlet's own words."
        " Daily Blaze 21.0 (18.0 to 24.0); Meridian Wire 2.0 (1.0 to 3.0);"
        " The Standing Oak 20.0 (too little to compare)."
    )


def test_counts_and_lists() -> None:
    assert wording.articles_and_words(1, 1200) == "1 article, 1,200 words"
    assert wording.joined(["A"]) == "A"
    assert wording.joined(["A", "B"]) == "A and B"
    assert wording.joined(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize(
    ("by_outlet", "told"),
    [
        ([], ""),
        ([1, 5], ""),
        ([4], "An outlet needs five articles to be compared; yours has 4."),
        ([2, 2], "An outlet needs five articles to be compared; yours have 2."),
        ([1, 2], "An outlet needs five articles to be compared; yours have 1 to 2."),
    ],
)
def test_what_is_missing_to_compare(by_outlet: list[int], told: str) -> None:
    assert wording.needed(by_outlet) == told


def test_articles_without_an_outlet_are_told_apart_and_never_ranked() -> None:
    apart = OutletFigure("", 99.0, 90.0, 110.0, 7, 3000, True)
    assert wording.paragraphs([apart, WIRE, BLAZE], LOADED) == [
        *wording.paragraphs([WIRE, BLAZE], LOADED),
        "Not in the chart: 7 articles whose outlet is not stated (99.0 per 1,000 words).",
    ]
    (alone,) = wording.paragraphs([apart], LOADED)
    assert alone.startswith("7 articles whose outlet is not stated: 99.0 per 1,000 words. There")
    nothing = replace(apart, estimate=NAN)
    assert wording.paragraphs([nothing], LOADED) == [
        f"Not in the chart: 7 articles whose outlet is not stated ({LOADED.undefined_when})."
    ]
