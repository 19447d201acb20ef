"""The Articles frame holds to its contract."""

import pandas as pd
import pytest

from data.article import COLUMNS, article_id, as_articles, empty
from data.problem import ArticleError, Problem, describe_rows


def test_a_frame_with_only_text_becomes_articles() -> None:
    frame = pd.DataFrame({"text": ["The pier is closed."]}, index=[7])
    articles = as_articles(frame)
    assert articles.index.tolist() == [7]
    assert {name: str(articles[name].dtype) for name in articles} == dict(COLUMNS)
    row = articles.iloc[0]
    assert row["text_raw"] == "The pier is closed."
    assert (row["genre"], row["removed"], row["outlet"]) == ("unknown", "[]", "")
    assert pd.isna(row["published"])


def test_the_frame_given_is_not_changed() -> None:
    frame = pd.DataFrame({"text": ["a\x00b", None], "published": ["2024-01-02", ""]})
    before = frame.copy(deep=True)
    as_articles(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_an_empty_frame_has_the_columns_and_types() -> None:
    frame = empty()
    assert {name: str(frame[name].dtype) for name in frame} == dict(COLUMNS)
    pd.testing.assert_frame_equal(as_articles(frame), frame)


def test_articles_stay_as_they_are() -> None:
    frame = as_articles(pd.DataFrame({"text": ["a", "b"], "outlet": ["NA", None]}))
    pd.testing.assert_frame_equal(as_articles(frame), frame)


def test_other_values_become_text() -> None:
    frame = pd.DataFrame({"text": ["a", None, 7], "genre": ["opinion", "odd", None]})
    articles = as_articles(frame)
    assert articles["text"].tolist() == ["a", "", "7"]
    assert articles["genre"].tolist() == ["opinion", "unknown", "unknown"]


def test_dates_are_utc_and_impossible_ones_empty() -> None:
    frame = pd.DataFrame({"text": "a", "published": ["2024-01-02T03:00:00+01:00", "0001-01-01"]})
    published = as_articles(frame)["published"]
    assert str(published.iloc[0]) == "2024-01-02 02:00:00+00:00"
    assert pd.isna(published.iloc[1])


def test_an_id_is_the_same_for_the_same_article_and_no_other() -> None:
    one = article_id("Courier", "Pier", "Closed.")
    assert one == article_id("Courier", "Pier", "Closed.")
    assert len(one) == 16
    assert len({one, article_id("Courier", "PierC", "losed."), article_id("", "", "")}) == 3


def test_a_frame_without_text_is_an_error() -> None:
    with pytest.raises(ArticleError, match="the columns are: body"):
        as_articles(pd.DataFrame({"body": ["a"]}))


def test_a_problem_reads_as_a_sentence() -> None:
    problem = Problem("warning", "Left out.", "a.csv", (2, 5), "text", "Mend them.")
    assert str(problem) == "a.csv, rows 2 and 5, column “text”: Left out. Mend them."
    assert str(Problem("notice", "All is well.")) == "All is well."


def test_rows_in_words() -> None:
    assert describe_rows([]) == ""
    assert describe_rows([4]) == "row 4"
    assert describe_rows([4, 7, 9]) == "rows 4, 7 and 9"
    assert describe_rows(range(2, 1202)) == "rows 2, 3, 4, 5, 6 and 1,195 more"
