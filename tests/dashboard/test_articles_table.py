"""The table of articles: what it shows, finds and keeps, and what an edit means."""

import pandas as pd
import pytest

import metrics
from dashboard import articles_table, workspace
from dashboard.choices import Choices
from dashboard.titles import titles
from dashboard.workspace import Workspace
from data.article import as_articles
from metrics.method import Exclusions


@pytest.fixture(scope="module")
def two() -> Workspace:
    rows = [
        {"outlet": "", "title": "", "text": "It may rain. It rained.", "story": "rain"},
        {"outlet": "Daily Blaze", "title": "=1+1", "text": "!", "author": "Kev (MARLOWE"},
    ]
    return workspace.build(as_articles(pd.DataFrame(rows)))


def test_the_table_shows_names_for_what_has_none(two: Workspace) -> None:
    table = articles_table.rows_shown(
        two, two.articles.index.to_list(), titles(two.articles, two.texts)
    )
    first = table.iloc[0]
    assert (first["title"], first["outlet"], first["n_words"]) == (
        "“It may rain. It rained.”",
        "outlet not stated",
        5,
    )
    assert first["hedging_ratio"] == 50.0
    assert pd.isna(table.iloc[1]["hedging_ratio"])
    assert table.index.to_list() == two.articles.index.to_list()


def test_the_file_has_every_metric_and_no_text(two: Workspace) -> None:
    ids = two.articles.index[:1].to_list()
    table = articles_table.rows_to_keep(two, ids)
    assert len(table) == 1
    assert {"article_id", "outlet", "hedging_ratio", "n_words", "smog_index"} <= set(table.columns)
    assert "text" not in table.columns
    assert table.at[0, "hedging_ratio"] == 0.5


def test_the_file_says_what_was_left_out(two: Workspace) -> None:
    ids = two.articles.index.to_list()
    assert "left_out" not in articles_table.rows_to_keep(two, ids)
    choices = Choices(Exclusions(terms=frozenset({("hedges", "may")})))
    other = workspace.measured(two, choices, two.scores.iloc[:0])
    table = articles_table.rows_to_keep(other, ids)
    assert set(table["left_out"]) == {"“may” (hedges)"}
    assert table.at[0, "hedging_ratio"] == 0


@pytest.mark.parametrize(
    "query, found",
    [
        ("RAINED", [True, False]),
        ("rain may", [True, False]),
        ("rain blaze", [False, False]),
        ("blaze", [False, True]),
        ("(marlowe", [False, True]),
        ("=1+1", [False, True]),
        ("", [True, True]),
    ],
)
def test_a_search_finds_articles_that_hold_every_word(
    two: Workspace, query: str, found: list[bool]
) -> None:
    assert articles_table.search(two, query).to_list() == found


def test_edits_are_told_by_article_and_clean() -> None:
    changed = {
        1: {"outlet": "  Daily \n Blaze ", "genre": "opinion"},
        0: {"outlet": None, "story": "rain", "title": "not to be edited"},
        2: {"author": " Ada  Stern", "published": "2026-03-02T00:00:00.000"},
        3: {"published": None},
    }
    assert articles_table.edits_of(changed, ["a", "b", "c", "d"]) == {
        "b": {"outlet": "Daily Blaze", "genre": "opinion"},
        "a": {"outlet": "", "story": "rain"},
        "c": {"author": "Ada Stern", "published": "2026-03-02"},
        "d": {"published": ""},
    }


def test_the_words_for_no_outlet_are_no_outlet() -> None:
    assert articles_table.edits_of({0: {"outlet": "outlet not stated"}}, ["a"]) == {
        "a": {"outlet": ""}
    }


def test_the_highest_come_first_and_those_without_a_figure_last() -> None:
    scores = pd.DataFrame({"loaded_terms_rate": [1.0, float("nan"), 3.0, 1.0]}, list("abcd"))
    assert articles_table.in_order(scores, metrics.metric("loaded_terms_rate")) == list("cadb")
    assert articles_table.in_order(scores, None) == list("abcd")
