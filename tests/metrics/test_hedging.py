import pandas as pd
import pytest

from metrics import cues, score
from metrics.lexicon import FOLDER, load_lexicon


def found(text: str, family: str) -> list[str]:
    table = cues(text)
    return table.loc[table["family"] == family, "text"].str.lower().tolist()


def category_of(text: str) -> dict[str, str]:
    table = cues(text)
    hedges = table[table["family"] == "hedge"]
    return dict(zip(hedges["text"].str.lower(), hedges["category"], strict=True))


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It may rain in May.", ["may"]),
        ("On May 5 it rained.", []),
        ("May the best team win.", []),
        ("Visitors may only enter by the side door.", []),
        ("The bridge could close. So it could not be helped.", ["could"]),
        ("He could hear the bells.", []),
        ("As a child he could swim and she could finally walk.", []),
        ("Visitors may enter by the side door.", []),
        ("Visitors may face a wait.", ["may"]),
        ("Tickets may be bought at the door.", []),
        ("Tickets may be dearer in June.", ["may"]),
        ("The text may not be reprinted.", []),
        ("The text may not be ready.", ["may not be"]),
        ("Ms Roe could not sleep and could n't eat.", []),
        ("The owner could be reached for comment only by letter.", []),
        ("With all their might they pulled.", []),
        ("They might pull, or they might as well go home.", ["might"]),
        ("It costs about 40 dollars, and that is about it.", ["about"]),
        ("They talked about 40 cases.", []),
        ("He wrote about the river.", []),
        ("Roughly 300 people were handled roughly.", ["roughly"]),
        ("Some 300 people came; some of them sang.", ["some"]),
        ("He almost fell. Almost all fell.", ["almost"]),
        ("He appeared in court and appeared to nod.", ["appeared"]),
        ("She appears on stage before a judge appears.", []),
        ("It is likely to rain, as likely as snow.", ["likely"]),
        ("Rain was less likely than snow.", []),
        ("Data suggest that it fell.", ["suggest"]),
        ("They suggest ways to save.", []),
        ("It is possible to climb the tower.", []),
        ("It is possible that the tower leans.", ["it is possible"]),
        ("Come as soon as possible and take the best possible care.", []),
        ("The letter indicates the month.", []),
        ("The letter indicates that he left.", ["indicates"]),
        ("It looks like rain fell on the house.", ["it looks like"]),
        ("She looks like her aunt.", []),
        ("The mill looks set to close.", ["looks set to"]),
        ("It remains to be seen.", ["it remains to be seen"]),
        ("It remains unclear who left.", ["it remains unclear"]),
        ("Some argue that the price is fair.", ["some argue"]),
        ("I believe it fell. The wall is believed safe.", ["i believe", "is believed"]),
        ("Ms Roe believes it fell.", []),
        ("The valve reportedly failed.", ["reportedly"]),
        ("Ms Roe was accused of theft.", ["was accused of"]),
        ("There is no doubt about it.", []),
        ("There is doubt about it.", ["doubt"]),
        ("It will rain.", []),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    assert found(text, "hedge") == hedges


@pytest.mark.parametrize(
    ("text", "boosters"),
    [
        ("It is clearly late.", ["clearly"]),
        ("The door was clearly marked.", []),
        ("They could see it clearly from the road.", ["clearly"]),
        ("It will be late.", []),
        ("There is no doubt about it.", ["there is no doubt"]),
        ("It was late, of course.", ["of course"]),
        ("A change of course saved the ship.", []),
        ("It was a golf course. It was part of course work.", []),
        ("It never rained. Never had it rained.", ["never had"]),
        ("The result proves that he lied.", ["proves"]),
        ("The state failed to prove that he lied.", []),
        ("She proved to be a fine judge.", []),
        ("The figures speak for themselves.", ["speak for themselves"]),
        ("Let the children speak for themselves.", []),
        ("They are duty bound to report it. Rain is bound to come.", ["bound to"]),
        ("Nobody could say this for sure.", []),
        ("Everyone knows the price always rises.", ["everyone knows", "always"]),
    ],
)
def test_boosters(text: str, boosters: list[str]) -> None:
    assert found(text, "booster") == boosters


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It is not certain to close.", "not certain"),
        ("It is by no means certain.", "by no means certain"),
        ("It isn't obvious.", "isn't obvious"),
        ("The case is not proven.", "not proven"),
        ("Rain does not always fall.", "not always"),
        ("It will almost certainly close.", "almost certainly"),
        ("A loss is not inevitable.", "not inevitable"),
        ("It is far from clear.", "far from clear"),
        ("That is not necessarily so.", "not necessarily so"),
    ],
)
def test_a_booster_that_is_denied_or_softened_is_a_hedge(text: str, hedge: str) -> None:
    assert found(text, "hedge") == [hedge]
    assert found(text, "booster") == []


def test_no_span_of_any_two_terms_is_both_hedge_and_booster() -> None:
    terms = [
        entry.term
        for name in ("hedges", "boosters")
        for entry in load_lexicon(FOLDER / f"{name}.csv").entries
    ]
    table = cues(pd.DataFrame({"text": [f"It is {term} to be so." for term in terms]}))
    hedges = table[table["family"] == "hedge"]
    boosters = table[table["family"] == "booster"]
    pairs = hedges.merge(boosters, on="article_id")
    assert len(hedges) > 500 and len(boosters) > 100
    shared = pairs[(pairs["start_x"] < pairs["end_y"]) & (pairs["start_y"] < pairs["end_x"])]
    assert shared["text_x"].tolist() == []


def test_categories_tell_doubt_from_amount_and_from_hearsay() -> None:
    text = "It may cost about 40. It generally leaks. Roe is said to know. The alleged thief left."
    assert category_of(text) == {
        "may": "modal",
        "about": "approximator",
        "generally": "extent",
        "is said to": "hearsay",
        "alleged": "allegation",
    }


@pytest.mark.parametrize("name", ["hedges", "boosters", "uncertainty"])
def test_every_entry_has_a_gloss_and_a_declared_category(name: str) -> None:
    lexicon = load_lexicon(FOLDER / f"{name}.csv")
    declared = " ".join(value for key, value in lexicon.about if key == "categories")
    for entry in lexicon.entries:
        assert entry.gloss, entry.term
        assert f"{entry.category} = " in declared, entry.term


def test_counts_by_hand() -> None:
    text = "It may fail, perhaps. It closed. “It could fall,” he said. Reportedly it fell."
    scores = score(pd.DataFrame({"text": [text]})).iloc[0]
    assert scores["n_sentences"] == 4
    assert scores["n_sentences_narrator"] == 4
    assert scores["n_sentences_hedged"] == 2
    assert scores["hedging_ratio"] == 0.5
    assert scores["n_hedges_narrator"] == 3
    assert scores["n_hedges_quoted"] == 1
    assert scores["hearsay_rate"] == pytest.approx(1000 * 1 / 11)


def test_hearsay_counts_unnamed_sources_and_accusations() -> None:
    text = "The alleged thief reportedly left."
    assert score(pd.DataFrame({"text": [text]}))["hearsay_rate"].iloc[0] == 400.0


def test_more_hedges_more_hedging() -> None:
    texts = ["It fell. It broke.", "It may fall. It broke.", "It may fall. It might break."]
    assert score(pd.DataFrame({"text": texts}))["hedging_ratio"].tolist() == [0.0, 0.5, 1.0]


def test_a_text_without_words_has_no_hedging() -> None:
    scores = score(pd.DataFrame({"text": ["", "…"]}))
    assert scores["hedging_ratio"].isna().all()
    assert scores["hedges_rate"].isna().all()
    assert scores["n_hedges_narrator"].tolist() == [0, 0]
