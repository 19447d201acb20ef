"""Counter-evidence: a term is doubted where two words of its topic stand near, and only there."""

import pandas as pd
import pytest

import metrics
from metrics.counter_evidence import COLUMNS, NAMED
from metrics.lexicon import parse_lexicon
from metrics.method import Exclusions, Method, default_method

LIST = """# group weather: storm wind winds rain flood
# group sport: match goal striker
term,category,gloss,literal_in
slammed,charged_verb,criticised,weather sport
blast,charged_verb,criticise,weather
storm,alarm,dispute,weather
shameful,evaluative,criticised by some,
zealot,label,supporter,chess
"""


def doubting(content: str = LIST) -> Method:
    own = parse_lexicon(content.encode(), "loaded_terms.csv")
    return default_method().with_lexicon(own, "replace")


def evidence(*texts: str, **options: object) -> pd.DataFrame:
    frame = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": list(texts)})
    method = options.pop("method", doubting())
    return metrics.counter_evidence(frame, method, **options)  # pyright: ignore[reportArgumentType]


def test_two_topic_words_in_the_sentence_make_the_term_doubtful() -> None:
    [row] = evidence("Strong winds slammed the coast in the rain.").to_dict("records")
    assert (row["text"], row["term"], row["topic"]) == ("slammed", "slammed", "weather")
    assert row["because"] == "winds, rain"
    assert (row["left"], row["right"]) == ("Strong winds ", " the coast in the rain.")
    assert (row["family"], row["category"], row["voice"]) == ("loaded", "charged_verb", "narrator")


@pytest.mark.parametrize(
    "text",
    [
        "It began to rain. The wind slammed the door. Nobody came.",
        "Nobody came. The wind slammed the door. It began to rain.",
    ],
)
def test_the_second_word_may_stand_in_a_sentence_beside_it(text: str) -> None:
    [row] = evidence(text).to_dict("records")
    assert sorted(row["because"].split(", ")) == ["rain", "wind"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor slammed the plan.",
        "The mayor slammed the plan in the rain.",
        "The mayor slammed the plan in wind, wind and winds.",
        "Wind and rain. The mayor slammed the plan. Wind and rain.",
        "It began to rain. Nobody came. The wind slammed the door.",
        "The wind slammed the door. Nobody came. It began to rain.",
        "Wind, rain, a shameful plan.",
        "A zealot slammed it.",
    ],
    ids=[
        "no topic",
        "one word",
        "one and its plural",
        "none in its sentence",
        "two before",
        "two after",
        "never literal",
        "no such group",
    ],
)
def test_elsewhere_there_is_no_doubt(text: str) -> None:
    assert evidence(text).empty


def test_an_article_is_not_doubted_for_its_neighbour() -> None:
    assert evidence("The wind slammed it.", "Rain fell.").empty
    assert evidence("Rain fell.", "The wind slammed it.").empty


def test_a_term_is_no_evidence_against_itself() -> None:
    assert evidence("The storm of protest grew in the wind.").empty
    [row] = evidence("The storm brought wind and rain.").to_dict("records")
    assert row["because"] == "wind, rain"


def test_the_most_telling_come_first_and_each_word_counts_once() -> None:
    found = evidence(
        "Rain, rain, flood: he slammed it.",
        "Storm, wind and rain slammed the town.",
        "The striker slammed the goal post.",
    )
    slammed = found[found["term"] == "slammed"]
    assert slammed["article_id"].to_list() == ["a1", "a0", "a2"]
    assert slammed["topic"].to_list() == ["weather", "weather", "sport"]
    assert slammed["because"].to_list() == ["storm, wind, rain", "rain, flood", "striker, goal"]


def test_a_cue_has_one_row_with_the_topic_that_fits_best() -> None:
    [row] = evidence("The match: a striker slammed home in the rain.").to_dict("records")
    assert (row["topic"], row["because"]) == ("sport", "match, striker")


def test_only_the_first_rows_are_worked_out_and_few_words_named() -> None:
    assert len(evidence(*["Winds and rain slammed it."] * 5, most=2)) == 2
    [row] = (
        evidence("wind winds rain flood storm match goal striker slammed it")
        .query("term == 'slammed'")
        .to_dict("records")
    )
    assert row["because"].count(",") < NAMED


def test_what_is_excluded_is_no_evidence() -> None:
    text = "Winds and rain slammed the coast."
    for exclusions in (
        Exclusions(terms=frozenset({("loaded_terms", "slammed")})),
        Exclusions(categories=frozenset({("loaded", "charged_verb")})),
        Exclusions(cues=frozenset({("a0", "loaded", text.index("slammed"))})),
    ):
        assert evidence(text, method=doubting().without(exclusions)).empty


def test_rows_are_those_of_the_cues() -> None:
    text = "Nobody saw it. “Wind and rain slammed it,” he said. A second storm of wind slammed it."
    found = evidence(text)
    cues = metrics.cues(text, doubting()).assign(article_id="a0")
    same = list(cues.columns)
    merged = found[same].merge(cues, on=same)
    assert len(merged) == len(found) == 3
    assert set(found["voice"]) == {"quoted", "narrator"}


def test_nothing_in_nothing_out() -> None:
    assert evidence("", "Slammed.").empty
    empty = metrics.counter_evidence(pd.DataFrame({"text": pd.Series(dtype="str")}))
    assert list(empty.columns) == list(COLUMNS)


def test_articles_that_are_not_english_are_left_alone() -> None:
    frame = pd.DataFrame({"text": ["Winds and rain slammed it."], "language": ["de"]})
    assert metrics.counter_evidence(frame, doubting()).empty


def test_a_list_that_is_added_brings_its_topics() -> None:
    own = parse_lexicon(LIST.encode(), "loaded_terms.csv")
    method = default_method().with_lexicon(own, "add")
    assert "slammed" in evidence("Winds and rain slammed it.", method=method)["term"].to_list()


def test_other_families_are_looked_at_when_asked() -> None:
    own = parse_lexicon(
        b"# group court: judge jury\nterm,category,literal_in\nappears,x,court\n", "hedges.csv"
    )
    method = default_method().with_lexicon(own, "replace")
    text = "A judge appears before a jury."
    assert len(evidence(text, method=method, families=("hedge",))) == 1
    assert evidence(text, method=method, families=("loaded",)).empty


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("They asked whether an alarm on the line had been disabled.", "alarm"),
        ("The stadium costs 560 million. Lomax is to pay for overruns at the stadium.", "overruns"),
        ("The transformer at the Mill Lane substation overheated.", "overheated"),
        ("The gunman shot two. The slain officers were buried.", "slain"),
        ("The coach slammed the referees. The team left the stadium.", None),
        ("Investors slammed the sell-off. Doors closed as traders left the market.", None),
        ("He called the stadium a bad bet for the team.", None),
        ("A clerk sounded the alarm about the budget, and a contract was stopped.", None),
    ],
)
def test_the_list_that_ships_doubts_what_is_literal(text: str, term: str | None) -> None:
    found = evidence(text, method=default_method(), families=("loaded",))["term"].to_list()
    assert found == ([] if term is None else [term])
