"""Stories by outlets: counted and worked out by hand."""

import numpy as np
import pandas as pd
import pytest

import metrics
from dashboard.stories.arranging import stories
from dashboard.stories.grid import MOST_OUTLETS, MOST_STORIES, Grid, grid, html, left_out, reading
from metrics import MetricSpec

LOADED = metrics.metric("loaded_terms_rate")
EASE = metrics.metric("flesch_reading_ease")
HOSTILE = "<img src=x onerror=alert(1)>"
ARTICLES = pd.DataFrame(
    {
        "outlet": ["B", "A", "B", "C", "", "B"],
        "title": ["One", "Two", "Three", "Four", "Five", "Six"],
        "story": ["ferry", "ferry", "ferry", "bakery", "ferry", ""],
        "published": pd.to_datetime(
            ["2026-03-03", "2026-03-03", "2026-03-01", "", "", "2026-03-01"], utc=True
        ),
    },
    index=list("abcdef"),
)
SCORES = pd.DataFrame(
    {
        "n_loaded_narrator": [1, 0, 5, 2, 0, 9],
        "n_words_narrator": [100, 50, 200, 0, 10, 100],
        "flesch_reading_ease": [50.0, 60.0, 70.0, np.nan, 10.0, 0.0],
    },
    index=ARTICLES.index,
)


def made(articles: pd.DataFrame, scores: pd.DataFrame, spec: MetricSpec = LOADED) -> Grid:
    return grid(articles, scores, spec, stories(articles))


def test_a_cell_has_the_articles_their_figure_and_the_first_of_them() -> None:
    found = made(ARTICLES, SCORES)
    cell = found.cells["ferry", "B"]
    assert (cell.n_articles, cell.article_id) == (2, "c")
    assert cell.figure == pytest.approx(1000 * 6 / 300)  # pooled, not the mean of 10 and 25
    assert np.isnan(found.cells["bakery", "C"].figure)
    assert ("bakery", "B") not in found.cells
    assert found.outlets == ("A", "B", "C", "")
    assert [one.name for one in found.stories] == ["ferry", "bakery"]
    assert made(ARTICLES, SCORES, EASE).cells["ferry", "B"].figure == pytest.approx(60)


def test_the_table_tells_what_was_not_covered_and_what_has_no_figure() -> None:
    table = html(made(ARTICLES, SCORES, EASE), EASE)
    assert table.count('<td class="none"><span class="unseen">no article</span></td>') == 4
    assert table.count("no figure") == 1
    assert '<a href="stories?about=ferry&amp;left=c"><span class="figure">60</span>' in table
    assert '<span class="told">2 articles</span>' in table
    assert "outlet not stated" in table
    assert table.count('<th scope="row">') == 2


def test_no_story_is_an_empty_table() -> None:
    found = made(ARTICLES.iloc[:0], SCORES.iloc[:0])
    assert (found.stories, found.outlets, left_out(found)) == ((), (), "")
    assert "<tbody></tbody>" in html(found, LOADED)


def test_names_are_shown_as_text() -> None:
    named = ARTICLES.assign(outlet=HOSTILE, story=f"{HOSTILE} {'ب' * 300}")
    table = html(made(named, SCORES, EASE), EASE)
    assert "<img" not in table
    assert "&lt;img" in table
    assert "ب" * 100 not in table


def test_of_many_the_widest_are_shown_and_the_rest_is_said() -> None:
    n_stories, n_outlets = 300, 50
    articles = pd.DataFrame(
        {
            "outlet": np.tile([f"Outlet {n:02}" for n in range(n_outlets)], n_stories),
            "title": "T",
            "story": np.repeat([f"Story {n:03}" for n in range(n_stories)], n_outlets),
            "published": pd.Timestamp("2026-03-01", tz="UTC"),
        }
    )
    articles = articles.drop(index=articles.index[-n_outlets:-1])  # the last: one outlet
    scores = pd.DataFrame({"flesch_reading_ease": 50.0}, index=articles.index)
    found = made(articles, scores, EASE)
    assert len(found.stories) == MOST_STORIES and len(found.outlets) == MOST_OUTLETS
    assert len(found.cells) == MOST_STORIES * MOST_OUTLETS
    assert found.outlets[0] == "Outlet 49"
    told = left_out(found)
    assert "250 more can be chosen above" in told
    assert "What 30 other outlets wrote is shown once a story is open." in told
    assert len(html(found, EASE)) < 400_000


def test_it_says_what_a_higher_figure_means() -> None:
    assert EASE.higher_means in reading(EASE)
