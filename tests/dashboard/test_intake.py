"""Articles on their way in."""

from datetime import date

import pandas as pd
import pytest

import metrics
from dashboard import intake
from dashboard.intake import (
    carried,
    followed,
    is_same,
    problems_html,
    review,
    with_edits,
    with_outlet,
)
from data import Problem, as_articles
from data.cleaning import Removed, to_json


@pytest.fixture
def articles() -> pd.DataFrame:
    return as_articles(
        pd.DataFrame(
            {
                "outlet": ["Meridian Wire", ""],
                "title": ["Bridge closes", "Heat"],
                "text": ["The bridge closed on Sunday.", "Es ist heiß."],
                "published": ["2024-03-01T22:30:00Z", None],
                "language": ["en", "de"],
                "removed": [to_json([Removed("byline", 1, "By A B")]), "[]"],
                "source_file": ["a.txt", "b.txt"],
            }
        )
    )


def test_what_was_recognised(articles: pd.DataFrame) -> None:
    reviewed = review(articles)
    assert reviewed["keep"].tolist() == [True, True]
    assert reviewed["published"].dt.date.tolist()[0] == date(2024, 3, 1)
    assert pd.isna(reviewed["published"].iloc[1])
    assert reviewed["words"].tolist() == [5, 3]
    assert reviewed["removed"].tolist() == [1, 0]
    assert reviewed["language"].tolist() == ["English", "German, not measured"]
    assert reviewed["file"].tolist() == ["a.txt", "b.txt"]


def test_what_is_here_already_is_not_added_again(articles: pd.DataFrame) -> None:
    reviewed = review(articles, {articles["article_id"].iloc[1]})
    assert reviewed["keep"].tolist() == [True, False]
    assert with_edits(articles, reviewed)["title"].tolist() == ["Bridge closes"]


def test_nothing_changed_changes_nothing(articles: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(with_edits(articles, review(articles)), articles)


def test_what_is_to_be_checked_comes_first_and_goes_out_in_the_order_it_came(
    articles: pd.DataFrame,
) -> None:
    longer = articles.assign(text=["The bridge closed on Sunday. " * 20] * 2)
    reviewed = review(longer, {longer["article_id"].iloc[1]})
    assert reviewed.index.tolist() == [1, 0]
    assert reviewed["check"].tolist() == ["Here already, No outlet, Not in English", ""]
    assert with_edits(longer, reviewed.assign(keep=True)).index.tolist() == [0, 1]


def test_found_stories_fill_in_only_where_none_is_stated(articles: pd.DataFrame) -> None:
    stated = articles.assign(story=["bridge", ""])
    stories = pd.Series(["other", "heat"], articles.index)
    origins = pd.DataFrame({"origin": ["", "x"], "reprint_of": ["", "Bridge closes (Wire)"]})
    reviewed = review(stated, (), stories, origins).sort_index()
    assert reviewed["story"].tolist() == ["bridge", "heat"]
    assert reviewed["reprint_of"].tolist() == ["", "Bridge closes (Wire)"]


def test_what_follows_from_a_cell_follows_its_change(articles: pd.DataFrame) -> None:
    index = pd.Index(["first", "second"])
    origins = pd.DataFrame({"origin": ["second", ""], "reprint_of": ["x", ""]}, index)
    reviewed = review(articles.set_axis(index, axis=0), (), None, origins)
    assert reviewed.at["first", "reprint_of"] == "Heat"
    assert reviewed.at["second", "check"] == "No outlet, Very short, Not in English"
    reviewed.loc["second", ["outlet", "title", "keep"]] = ["Blaze", None, False]
    after = followed(reviewed)
    assert after.at["first", "reprint_of"] == "“Es ist heiß.” (Blaze)"
    assert after.at["second", "check"] == "Very short, Not in English"


def test_words_are_those_of_the_scores(articles: pd.DataFrame) -> None:
    dashed = articles.assign(text="A plan—a joke—fails, they say.", language="en")
    assert review(dashed)["words"].tolist() == metrics.score(dashed)["n_words"].tolist() == [7, 7]


def test_two_reviews_are_the_same_where_a_person_left_them_so(articles: pd.DataFrame) -> None:
    reviewed = review(articles)
    assert is_same(reviewed, reviewed.assign(check="other"))
    assert not is_same(reviewed, reviewed.assign(keep=[True, False]))
    assert not is_same(reviewed, reviewed.assign(author="A B"))


def test_what_a_person_changed_is_carried_into_a_later_review(articles: pd.DataFrame) -> None:
    before = review(articles)
    left = before.copy()
    left.loc[0, ["outlet", "keep"]] = ["Mine", False]
    left.loc[0, "published"] = pd.NaT
    later = before.assign(story="found later", author="A B")
    kept = carried(later, before, left)
    first, second = kept.to_dict("records")
    was_second = later.to_dict("records")[1]
    assert (first["outlet"], first["keep"]) == ("Mine", False)
    assert (first["story"], first["author"]) == ("found later", "A B")
    assert pd.isna(first["published"])
    assert str(second) == str(was_second)


def test_changes_are_taken_over_and_told_apart_by_a_new_id(articles: pd.DataFrame) -> None:
    reviewed = review(articles)
    reviewed.loc[1, ["outlet", "genre", "story", "author"]] = ["Blaze", "opinion", "heat", "C D"]
    reviewed.loc[1, "title"] = None
    kept = with_edits(articles, reviewed)
    first, second = kept.to_dict("records")
    changed = {name: second[name] for name in ("outlet", "genre", "story", "author", "title")}
    assert list(changed.values()) == ["Blaze", "opinion", "heat", "C D", ""]
    unchanged = articles.to_dict("records")
    assert second["article_id"] != unchanged[1]["article_id"]
    assert first == unchanged[0]
    assert articles.loc[1, "outlet"] == ""


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2024, 3, 1), "2024-03-01T22:30:00Z"),
        (date(2024, 3, 2), "2024-03-02T00:00:00Z"),
        (None, None),
    ],
)
def test_a_day_that_is_not_changed_keeps_its_hour(
    articles: pd.DataFrame, day: date | None, moment: str | None
) -> None:
    reviewed = review(articles)
    reviewed["published"] = pd.Series([day, None], dtype=object)
    kept = with_edits(articles, reviewed)["published"]
    assert kept.iloc[0] == pd.Timestamp(moment) if moment else pd.isna(kept.iloc[0])


def test_days_as_the_table_hands_them_back(articles: pd.DataFrame) -> None:
    reviewed = review(articles)
    reviewed["published"] = pd.to_datetime(pd.Series([date(2024, 3, 1), date(2024, 5, 6)]))
    kept = with_edits(articles, reviewed)["published"]
    assert kept.tolist() == [
        pd.Timestamp("2024-03-01T22:30Z"),
        pd.Timestamp("2024-05-06T00:00Z"),
    ]


def test_an_outlet_for_those_that_state_none(articles: pd.DataFrame) -> None:
    assert with_outlet(review(articles), " Blaze ")["outlet"].tolist() == ["Meridian Wire", "Blaze"]


def test_problems_are_told_errors_first_and_as_text() -> None:
    shown = problems_html(
        [
            Problem("notice", "Worth knowing."),
            Problem("error", "Not text.", "<b>.txt", advice="Name it (--text-column), or not."),
        ]
    )
    assert shown.index("Not read.") < shown.index("Note.")
    assert "&lt;b&gt;.txt: Not text." in shown
    assert "What to do: Name it, or not." in shown


def test_many_problems_are_counted() -> None:
    shown = problems_html([Problem("notice", "x")] * 60, shown=50)
    assert shown.count("<li") == 51
    assert "10 more" in shown


def test_languages_in_words() -> None:
    assert [intake.language_name(code) for code in ("", "en", "xx")] == [
        "too short to tell",
        "English",
        "xx, not measured",
    ]
