"""Stories as they are listed: counted by hand."""

import pandas as pd

from dashboard.stories.arranging import articles_of, stories

ARTICLES = pd.DataFrame(
    {
        "outlet": ["B", "A", "B", "C", ""],
        "title": ["One", "Two", "", "Four", "Five"],
        "story": ["ferry", "ferry", "ferry", "bakery", ""],
        "published": pd.to_datetime(
            ["2026-03-03T09:00Z", "2026-03-03T20:00Z", "2026-03-01T10:00Z", "", ""], utc=True
        ),
        "is_counted": [True, False, True, True, True],
        "counted_for": ["B", "B", "B", "C", ""],
    },
    index=list("abcde"),
)


def test_stories_are_counted_and_the_widest_comes_first() -> None:
    ferry, bakery = stories(ARTICLES)
    assert ferry.label == "Ferry (3 articles by 2 outlets)"
    assert ferry.days == "1 March 2026 to 3 March 2026"
    assert (bakery.told, bakery.days) == ("1 article by 1 outlet", "")


def test_what_is_not_stated_is_no_outlet_and_no_day() -> None:
    (ferry,) = stories(ARTICLES.assign(story="ferry"))
    assert ferry.told == "4 articles by 3 outlets, and 1 whose outlet is not stated"
    assert ferry.days == "3 of 5 dated: 1 March 2026 to 3 March 2026"
    (none,) = stories(ARTICLES.assign(story="ferry", outlet=""))
    assert none.told == "5 articles whose outlet is not stated"


def test_articles_come_by_day_and_outlet() -> None:
    assert articles_of(ARTICLES, "ferry").index.tolist() == ["c", "b", "a"]
    assert articles_of(ARTICLES.assign(story="all"), "all").index.tolist() == list("cbaed")
    assert articles_of(ARTICLES, "none").empty


def test_no_story_is_no_story() -> None:
    assert stories(ARTICLES.assign(story="")) == []
    assert stories(ARTICLES.iloc[:0]) == []
