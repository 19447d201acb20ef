"""Outlets are counted in one way: articles that state none are by no outlet."""

from collections import Counter

import pandas as pd
import pytest

from dashboard.outlets import articles_by, counts, measured, stated


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["A", "B", "A"], "3 articles by 2 outlets"),
        (["A", "", ""], "1 article by 1 outlet, and 2 whose outlet is not stated"),
        (["A", "Wire"], "1 article by 1 outlet, and 1 reprinted from Wire"),
        (["A", "Wire", "News"], "1 article by 1 outlet, and 2 reprinted from elsewhere"),
        (
            ["A", "Wire", ""],
            "1 article by 1 outlet, 1 reprinted from Wire, and 1 whose outlet is not stated",
        ),
        (["Wire"], "1 article reprinted from Wire"),
        (["", ""], "2 articles whose outlet is not stated"),
        ([], "0 articles"),
    ],
)
def test_articles_without_an_outlet_are_counted_apart(names: list[str], told: str) -> None:
    assert articles_by(Counter(names), ["A", "B", ""]) == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("A", "en", 9), ("B", "", 9)], "2 articles by 2 outlets, measured the same way."),
        (
            [("A", "en", 9), ("", "en", 9), ("", "de", 0)],
            "1 article by 1 outlet, and 1 whose outlet is not stated, measured the same way."
            " 1 more is not in English, and not measured.",
        ),
        (
            [("A", "en", 9), ("B", "de", 0), ("B", "fr", 0), ("C", "en", 0)],
            "1 article by 1 outlet, measured the same way. 2 more are not in English, and not"
            " measured. 1 more has no words that can be measured.",
        ),
        ([("A", "de", 0)], "1 article is not in English, and not measured."),
    ],
)
def test_what_is_not_measured_is_counted_apart(rows: list[tuple[str, str, int]], told: str) -> None:
    articles = pd.DataFrame(rows, columns=["outlet", "language", "n_words"])
    found = counts(articles, articles["outlet"])
    assert measured(found, ["A", "B", "C", ""]) == told
    assert measured(found.of({"A", "B", "C", ""}), ["A", "B", "C", ""]) == told
    assert "A" not in found.of({"B"}).measured


def test_pandas_counts_no_outlet_where_none_is_stated() -> None:
    names = stated(pd.Series(["A", "", "A", "B"], dtype="str"))
    assert (names.nunique(), names.count()) == (2, 3)
