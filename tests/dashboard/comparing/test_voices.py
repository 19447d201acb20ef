"""Whose words a comparison counts, in measures and in words."""

import metrics
from dashboard.comparing.voices import all_spoken, some_stay, spoken, stays

LOADED = metrics.metric("loaded_terms_rate")
CITATIONS = metrics.metric("citation_density")
IN_QUOTES = metrics.metric("loaded_terms_quoted_rate")
IN_HEADLINES = metrics.metric("headline_loaded_rate")


def test_a_measure_follows_where_it_is_split_and_stays_where_it_is_not() -> None:
    assert spoken(LOADED, "narrator") is LOADED
    assert spoken(LOADED, "quoted") is IN_QUOTES
    assert spoken(CITATIONS, "quoted") is CITATIONS
    assert all_spoken("narrator") == metrics.METRICS


def test_every_measure_is_there_once() -> None:
    quoted = [spec.column for spec in all_spoken("quoted")]
    assert len(set(quoted)) == len(quoted) == len(metrics.METRICS) - 1
    assert len(all_spoken("all")) == len(metrics.METRICS)


def test_that_a_measure_stays_is_said() -> None:
    assert stays(LOADED, "narrator") == stays(IN_QUOTES, "quoted") == stays(CITATIONS, "all") == ""
    assert stays(CITATIONS, "narrator") == "This measure is always of the whole text."
    assert stays(IN_QUOTES, "all") == "This measure is always of quotations."
    assert stays(IN_HEADLINES, "quoted") == "This measure is always of the outlet's own words."


def test_that_some_stay_is_said_once() -> None:
    assert some_stay(all_spoken("narrator"), "narrator") == ""
    assert some_stay(all_spoken("quoted"), "quoted").endswith("stay as they are.")
    assert some_stay(all_spoken("all"), "all").endswith("stay as they are.")
    assert some_stay([spoken(LOADED, "all"), CITATIONS], "all") == ""
