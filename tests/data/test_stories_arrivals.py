"""Stories when articles arrive, and when a person corrects them."""

import pandas as pd

from data.stories import (
    Merge,
    Rename,
    Split,
    group_stories,
)
from tests.data.event_articles import BAKERY, FERRY, frame, partition, sample


def _late(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles with the last outlet of each story behind all others."""
    is_last = ~articles["story"].duplicated(keep="last")
    return pd.concat([articles[~is_last], articles[is_last]], ignore_index=True)


def test_new_articles_join_the_stories_that_are_there() -> None:
    articles = _late(sample())
    given, n = articles["story"], 40
    known = articles.assign(story=given.where(articles.index < n, ""))
    found = group_stories(known, start=n)
    assert found.tolist() == given.tolist()


def test_new_articles_make_stories_of_their_own_or_with_one_that_was_alone() -> None:
    articles = frame([BAKERY, FERRY[0], FERRY[1], FERRY[2]]).assign(story="")
    stories = group_stories(articles, start=2)
    assert partition(stories) == {frozenset({1, 2, 3})}
    known = articles.assign(story=["Bread", "", "", ""])
    assert group_stories(known, start=1).iloc[0] == "Bread"


def test_two_stories_that_are_there_stay_two() -> None:
    articles = frame([*FERRY, FERRY[0] + " " + FERRY[1]])
    known = articles.assign(story=["One", "Two", "Two", ""])
    found = group_stories(known, start=3)
    assert found.tolist()[:3] == ["One", "Two", "Two"]
    assert found.iloc[3] in ("One", "Two")


def test_a_merge_sticks_when_articles_arrive() -> None:
    articles = _late(sample())
    ids = articles["article_id"]
    of = {story: ids[articles["story"] == story].tolist() for story in articles["story"].unique()}
    merge = Merge((of["heatwave"][0], of["bus-strike"][0]))
    both = {*of["heatwave"], *of["bus-strike"]}
    early = group_stories(articles[:40], corrections=[merge])
    assert {frozenset(ids[:40][early == early.iloc[at]]) for at in range(40)} >= {
        frozenset(both & set(ids[:40]))
    }
    again = group_stories(articles, corrections=[merge])
    assert set(ids[again == again[ids == merge.articles[0]].iloc[0]]) == both
    known = articles.assign(story=early.reindex(articles.index, fill_value=""))
    joined = group_stories(known, start=40)
    assert set(ids[joined == joined[ids == merge.articles[0]].iloc[0]]) == both


def test_a_split_sticks_and_what_arrives_goes_to_the_side_it_is_more_like() -> None:
    strike = BAKERY.replace("Calder", "Port Elmsley").replace("Ida Moss", "Jonas Ekblad")
    articles = frame([FERRY[0], FERRY[1], strike, strike + " It closes.", FERRY[2]])
    ids = articles["article_id"].tolist()
    merge = Merge((ids[0], ids[2]))
    split = Split(apart=(ids[2], ids[3]), rest=(ids[0], ids[1]))
    for n in (4, 5):
        found = group_stories(articles[:n], corrections=[merge, split])
        expected = {frozenset({0, 1, 4} & set(range(n))), frozenset({2, 3})}
        assert partition(found) == expected
    early = group_stories(articles[:4], corrections=[merge, split])
    known = articles.assign(story=[*early, ""])
    assert partition(group_stories(known, start=4, corrections=[split])) == expected


def test_a_split_of_known_stories_leaves_the_name_with_the_larger_part() -> None:
    articles = frame([*FERRY, FERRY[0] + " More follows."]).assign(story="Ferry")
    ids = articles["article_id"].tolist()
    split = Split(apart=(ids[0], ids[3]), rest=(ids[1], ids[2]))
    found = group_stories(articles, start=4, corrections=[split]).tolist()
    assert found[0] == found[3] == "Ferry"
    assert found[1] == found[2] != "Ferry"


def test_a_name_given_by_hand_stays() -> None:
    articles = _late(sample())
    rename = Rename((articles["article_id"].iloc[0],), "What I call it")
    for n in (40, 48):
        found = group_stories(articles[:n], corrections=[rename])
        same = articles["story"][:n] == articles["story"].iloc[0]
        assert (found == "What I call it").tolist() == same.tolist()


def test_corrections_of_articles_that_are_gone_do_nothing() -> None:
    articles = frame([*FERRY, BAKERY])
    gone = [Merge(("x", "y")), Split(("x",), ("y",)), Rename(("x",), "Z"), Merge(())]
    assert group_stories(articles, corrections=gone).equals(group_stories(articles))
