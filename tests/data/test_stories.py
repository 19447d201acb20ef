from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from data.stories import (
    Features,
    features,
    group_stories,
    linking,
    similarity,
)
from data.stories.features import term
from data.stories.grouping import ALIKE, ALIKE_IN_SMALL, least_alike
from data.stories.labels import label
from data.stories.similarity import neighbours, vectors
from tests.data.event_articles import BAKERY, FERRY, frame, partition, sample


def test_the_stories_of_the_sample_are_found_with_dates_and_without() -> None:
    articles = sample()
    given = partition(articles["story"])
    assert partition(group_stories(articles)) == given
    undated = articles["published"].where(articles["published"].isna())
    assert partition(group_stories(articles.assign(published=undated))) == given


def test_three_articles_on_one_event_are_a_story_in_a_library_of_four() -> None:
    stories = group_stories(frame([*FERRY, BAKERY]))
    assert partition(stories) == {frozenset({0, 1, 2})}
    assert stories.iloc[3] == ""
    assert "Anna Lind" in stories.iloc[0]


def test_more_than_a_week_apart_is_another_event() -> None:
    texts = [FERRY[0], FERRY[1], BAKERY]
    near = group_stories(frame(texts, ["2026-03-02", "2026-03-05", "2026-03-02"]))
    far = group_stories(frame(texts, ["2026-03-02", "2026-03-10", "2026-03-02"]))
    assert partition(near) == {frozenset({0, 1})}
    assert partition(far) == set()


@pytest.mark.parametrize("early", [0, 1, 2, 3])
def test_what_has_no_date_is_no_bridge_over_months(early: int) -> None:
    texts = [FERRY[0] + " A ship.", FERRY[0] + " A boat.", FERRY[0], BAKERY]
    articles = frame(texts, ["2026-03-02", "2026-07-02", "", "2026-03-02"]).assign(story="")
    # Without the rule the three are one: the one without a date is nearly the same as both.
    first = group_stories(articles[:early])
    known = articles.assign(story=first.reindex(articles.index, fill_value=""))
    for found in (group_stories(articles), group_stories(known, start=early)):
        (together,) = partition(found)
        assert together in ({0, 2}, {1, 2})


def test_what_has_no_date_goes_to_the_part_it_is_more_like() -> None:
    days = np.array([0, 3, np.nan, np.nan, 11, 30], np.float32)
    alike = np.full((6, 6), 0.2, np.float32)
    alike[4, 2] = alike[2, 4] = alike[5, 3] = alike[3, 5] = 0.9
    one = np.zeros(6, np.int64)
    assert linking.without_gaps(one, days, alike).tolist() == [0, 0, 2, 3, 2, 3]
    assert linking.without_gaps(one[:3], days[:3], alike[:3, :3]).tolist() == [0, 0, 0]


def test_no_articles_and_empty_articles_are_in_no_story() -> None:
    assert group_stories(frame([])).empty
    assert group_stories(frame(["", "", "One word."])).tolist() == ["", "", ""]


def test_the_articles_are_not_changed_and_the_index_is_theirs() -> None:
    articles = frame([*FERRY, BAKERY]).set_axis(list("abcd"))
    before = articles.copy()
    assert group_stories(articles).index.tolist() == list("abcd")
    pd.testing.assert_frame_equal(articles, before)


def test_features_are_kept_as_bytes_and_stand_for_the_texts() -> None:
    articles = frame([*FERRY, BAKERY])
    kept = [each.to_bytes() for each in features(articles["title"], articles["text"])]
    read = [Features.from_bytes(each) for each in kept]
    without = articles.drop(columns=["text", "title"])
    assert group_stories(without, read).tolist() == group_stories(articles).tolist()
    empty = features([""], [""])[0]
    assert Features.from_bytes(empty.to_bytes()).candidates == ()


def test_names_headline_and_opening_weigh_more() -> None:
    tail = " ".join(f"word{n}" for n in range(200))
    (found,) = features(["Flood"], [f"the river Avon rose, {tail} late and here Avon froze, late"])
    weight = dict(zip(found.terms.tolist(), found.weights.tolist(), strict=True))
    assert weight[term("river")] == pytest.approx(1 + np.log(2))  # once, and in the opening
    assert weight[term("late")] == pytest.approx(1 + np.log(2))  # twice, outside it
    assert weight[term("avon")] == pytest.approx(2 * (1 + np.log(3)))
    assert weight[term("flood")] == pytest.approx(1 + np.log(2))  # the headline counts twice


def test_plural_and_possessive_are_the_same_word() -> None:
    assert term("Cities") == term("city") == term("city’s") == term("CITY's")
    assert term("glass") != term("glas")


def test_alike_is_the_cosine_whichever_words_are_common(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sample()
    each = features(articles["title"], articles["text"])
    every = np.arange(len(articles))
    whole = vectors(each, articles["published"]).alike(every, every)
    monkeypatch.setattr(similarity, "COMMONEST", 5)
    np.testing.assert_allclose(
        vectors(each, articles["published"]).alike(every, every), whole, atol=1e-5
    )
    gap = np.abs(articles["published"].to_numpy()[:, None] - articles["published"].to_numpy())
    same_day = gap == np.timedelta64(0)
    table = np.zeros((len(each), similarity.TERMS), np.float32)
    rarity = vectors(each, articles["published"]).rarity
    for row, of in zip(table, each, strict=True):
        row[of.terms] = of.weights * rarity[of.terms]
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    np.testing.assert_allclose(whole[same_day], (table @ table.T)[same_day], atol=1e-5)


def test_neighbours_are_found_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sample()
    articles.loc[articles.index[::7], "published"] = pd.NaT
    of = vectors(features(articles["title"], articles["text"]), articles["published"])
    every = np.arange(len(articles))
    alike = of.alike(every, every)
    expected = {pair for pair in combinations(every.tolist(), 2) if alike[pair] >= ALIKE}
    monkeypatch.setattr(similarity, "BLOCK", 5)
    rows, columns, _ = neighbours(of, ALIKE)
    assert {(min(p), max(p)) for p in zip(rows.tolist(), columns.tolist(), strict=True)} == expected
    for new in ([0, 21], [0, 3, 20, 21, 40]):  # 0 and 21 are without a date
        rows, columns, found = neighbours(of, ALIKE, np.array(new))
        assert set(rows.tolist()) <= set(new)
        pairs = {(min(p), max(p)) for p in zip(rows.tolist(), columns.tolist(), strict=True)}
        assert pairs == {pair for pair in expected if {*pair} & {*new}}
        np.testing.assert_allclose(found, alike[rows, columns], atol=1e-5)


def test_a_part_that_is_too_large_is_taken_apart_where_it_is_thinnest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linking, "LARGEST", 6)
    articles = sample(published=pd.Timestamp("2026-03-02", tz="UTC"))
    assert partition(group_stories(articles)) == partition(articles["story"])


def test_names_of_stories_differ() -> None:
    twice = [*FERRY, *FERRY]
    stories = group_stories(frame(twice, ["2026-03-02"] * 3 + ["2026-05-02"] * 3))
    assert stories.nunique() == 2
    assert "May 2026" in stories.iloc[3]


def test_a_label_is_of_what_the_articles_share_in_full_and_says_nothing_twice() -> None:
    rarity = np.ones(similarity.TERMS, np.float32)
    named = [
        ["Jonas Ekblad", "Ekblad", "Anna Lind", "Monday", "rocks"],
        ["President Jonas Ekblad", "Anna Lind", "Monday", "lifeboats"],
    ]
    assert label(named, rarity) == "Anna Lind, Jonas Ekblad"
    assert label([[], []], rarity) == "Untitled story"


@pytest.mark.parametrize(
    "no_name", ["U.", "U", "U.S.", "Mr.", "Sen", "Gov", "Va.", "R-Wis", "D-Calif", "I’d", "A. B."]
)
def test_what_is_short_for_something_else_is_no_part_of_a_label(no_name: str) -> None:
    rarity = np.ones(similarity.TERMS, np.float32)
    assert label([[no_name, "Elmsley"]] * 2, rarity) == "Elmsley"


@pytest.mark.parametrize(
    "name", ["J. Ekblad", "Md. Ekblad", "Sen. Ekblad", "President J. Ekblad", "Mr. Ekblad"]
)
def test_what_stands_before_a_name_is_no_part_of_it(name: str) -> None:
    assert label([[name], [name]], np.ones(similarity.TERMS, np.float32)) == "Ekblad"


def test_what_one_article_says_is_in_a_label_only_where_little_is_shared() -> None:
    rarity = np.ones(similarity.TERMS, np.float32)
    named = [["Elmsley", "ferry", "Jonas Ekblad"], ["Elmsley", "ferry", "Anna Lind"]]
    assert label(named, rarity) == "Elmsley, ferry"
    assert label([["ferry", "Calder"], ["ferry"]], rarity) == "ferry, Calder"
    assert label([["Elmsley"], ["Calder"]], rarity) == "Calder, Elmsley"


def test_a_small_library_asks_for_more_unless_dates_are_missing() -> None:
    assert least_alike(0, 1.0) == least_alike(126, 1.0) == ALIKE_IN_SMALL
    assert least_alike(1426, 1.0) == least_alike(37_000, 1.0) == least_alike(48, 0.0) == ALIKE
    halfway = (ALIKE_IN_SMALL + ALIKE) / 2
    assert least_alike(424, 1.0) == pytest.approx(halfway, abs=1e-4)  # by the logarithm
    assert ALIKE < least_alike(424, 0.5) < halfway
