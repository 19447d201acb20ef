"""A class made of articles: what it has, what stays out, and what cannot be planned."""

from collections.abc import Mapping

import pandas as pd
import pytest

import data
from data.classroom.categories import CATEGORIES, SCALES
from data.classroom.parts import LONGEST_NAME, LONGEST_TEXT, MOST_TEXTS, ClassroomError, Plan
from data.classroom.planning import MOST_GUESSES, MOST_OTHERS, plan_of_articles, plan_of_lesson
from data.lesson import Lesson, lessons


def frame(*rows: Mapping[str, object]) -> pd.DataFrame:
    return data.as_articles(
        pd.DataFrame([{"text": f"Text {at}.", **row} for at, row in enumerate(rows)])
    )


def planned(articles: pd.DataFrame, *at: int) -> Plan:
    ids = [str(articles["article_id"].iloc[each]) for each in at or (0,)]
    return plan_of_articles("A class", articles, ids, CATEGORIES, SCALES)


def test_a_text_has_what_is_revealed() -> None:
    articles = frame(
        {"outlet": "A", "title": "One", "author": "Ana Ruiz", "story": "s",
         "published": "2026-03-14T22:00:00Z"},
        {"outlet": "B", "title": "Two", "story": "s"},
        {"outlet": "C", "title": "Three", "story": "t"},
    )  # fmt: skip
    before = articles.copy()
    plan = planned(articles)
    assert (plan.title, plan.categories, plan.scales) == ("A class", CATEGORIES, SCALES)
    (text,) = plan.texts
    assert (text.title, text.text, text.outlet) == ("One", "Text 0.", "A")
    assert (text.author, text.published) == ("Ana Ruiz", "14 March 2026")
    assert text.others == (("B", "Two"),)
    assert plan.guesses == ("A", "B")
    pd.testing.assert_frame_equal(articles, before)


def test_texts_keep_the_order_of_the_choice_and_come_once() -> None:
    articles = frame({"outlet": "A"}, {"outlet": "B"}, {"outlet": "C"})
    assert [each.text for each in planned(articles, 2, 0, 2).texts] == ["Text 2.", "Text 0."]


def test_without_a_story_all_outlets_may_be_meant_and_nothing_else_is_named() -> None:
    plan = planned(frame({"outlet": "b"}, {"outlet": "A"}, {"outlet": ""}, {"outlet": "b"}))
    assert plan.guesses == ("A", "b")
    assert plan.texts[0].others == ()
    assert plan.texts[0].published == ""


def test_where_one_outlet_is_all_there_is_nobody_guesses() -> None:
    assert planned(frame({"outlet": "A"}, {"outlet": "A"}, {"outlet": ""})).guesses == ()


def test_one_outlet_on_a_story_is_too_few_to_guess_among() -> None:
    articles = frame({"outlet": "A", "story": "s"}, {"outlet": "A", "story": "s"}, {"outlet": "C"})
    assert planned(articles).guesses == ("A", "C")


def test_of_many_outlets_some_may_be_guessed_and_the_right_ones_always() -> None:
    articles = frame(*({"outlet": f"Outlet {at:02}", "story": "s"} for at in range(40)))
    plan = planned(articles, 39, 38)
    assert len(plan.guesses) == MOST_GUESSES
    assert {"Outlet 38", "Outlet 39"} <= set(plan.guesses)
    assert list(plan.guesses) == sorted(plan.guesses)
    assert plan.guesses[:10] != tuple(f"Outlet {at:02}" for at in range(10))
    assert planned(articles, 39, 38) == plan
    assert len(plan.texts[0].others) == MOST_OTHERS


def test_long_names_are_cut_alike_wherever_they_stand() -> None:
    long = "Gazette " * 60
    articles = frame({"outlet": long, "title": long, "story": "s"}, {"outlet": "B", "story": "s"})
    plan = planned(articles)
    text = plan.texts[0]
    assert len(text.outlet) <= LONGEST_NAME and text.outlet.endswith("…")
    assert text.outlet in plan.guesses
    assert planned(articles, 1).texts[0].others == ((text.outlet, text.title),)


def test_what_cannot_be_planned_is_told() -> None:
    articles = frame(
        {"outlet": "A", "title": "Long", "text": "a" * (LONGEST_TEXT + 1)},
        {"outlet": "A", "title": "Empty", "text": " "},
        *({"outlet": "A"} for _ in range(MOST_TEXTS + 1)),
    )
    for at, said in (
        ((0,), f"“Long” has {LONGEST_TEXT + 1:,} characters, too long for a lesson"),
        ((1,), "“Empty” has no text"),
        (tuple(range(2, MOST_TEXTS + 3)), f"1 to {MOST_TEXTS} texts, not {MOST_TEXTS + 1}"),
    ):
        with pytest.raises(ClassroomError, match=said):
            planned(articles, *at)
    for chosen, given, said in (
        (["gone"], articles, "There is no article “gone” here"),
        ([], articles, "1 to 6 texts, not 0"),
        (["a"], articles.drop(columns="text"), "The texts of these articles are not here"),
    ):
        with pytest.raises(ClassroomError, match=said):
            plan_of_articles("A", given, chosen, CATEGORIES)
    with pytest.raises(ClassroomError, match="1 to 6 categories, not 0"):
        plan_of_articles("A", articles, [str(articles["article_id"].iloc[2])], ())


@pytest.mark.parametrize("each", lessons(), ids=lambda each: each.slug)
def test_every_lesson_makes_a_class_of_its_stories(each: Lesson) -> None:
    sample = data.sample()
    plan = plan_of_lesson(each, sample)
    stories = sample.set_index("article_id").loc[list(each.marking), "story"]
    assert set(stories) <= set(each.stories)
    assert plan.title == each.title
    assert len(plan.guesses) == 6
    assert all(text.outlet in plan.guesses and len(text.others) == 5 for text in plan.texts)
    assert all(text.published.endswith(" March 2026") for text in plan.texts)
