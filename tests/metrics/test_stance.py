"""Stances by hand: what others want, plan, believe or feel, and when a word says none of it."""

import pandas as pd
import pytest

from metrics import cues, score


def stances(text: str) -> list[tuple[str, str]]:
    table = cues(text)
    table = table[table["family"] == "stance"]
    return list(zip(table["category"], table["text"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voters want a new bridge.", [("want", "want")]),
        ("The mayor hopes to open it.", [("want", "hopes to")]),
        ("The mayor refused to resign.", [("plan", "refused")]),
        ("The bridge is expected to open.", [("plan", "is expected to")]),
        ("Unions oppose the cut.", [("support_oppose", "oppose")]),
        ("The mayor is in favor of it.", [("support_oppose", "in favor of")]),
        ("Experts believe the dam is weak.", [("belief", "believe")]),
        ("They were angry about the cut.", [("emotion", "angry")]),
        ("Lee criticized the cut.", [("speech", "criticized")]),
        ("Lee declined to comment.", [("speech", "declined to comment")]),
        ("His claim that it was late is false.", [("nominal", "claim")]),
    ],
)
def test_each_category(text: str, expected: list[tuple[str, str]]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The support of the roof gave way.",
        "Two attacks shook the town.",
        "The wants of the few matter.",
        "She told a joke at the dinner.",
        "Lee said goodbye to them.",
        "Hale claimed the title in straight sets.",
        "The storm claimed three lives.",
        "The storm slammed the coast.",
        "Rebels attacked the town.",
        "He was admitted to hospital.",
        "The planned road is long.",
    ],
)
def test_words_that_give_nobody_a_stance(text: str) -> None:
    assert stances(text) == []


def test_a_noun_and_a_verb_spelt_alike_are_told_apart() -> None:
    assert stances("Their fears fade.") == []
    assert stances("Lee fears the worst.") == [("emotion", "fears")]


def test_where_a_citation_and_a_stance_overlap_the_citation_counts() -> None:
    table = cues("Lee insisted that it was late.")
    assert table["family"].tolist() == ["citation"]


def test_the_rate_counts_the_narrator_only() -> None:
    scores = score(pd.DataFrame({"text": ["Lee hopes to go. “Ann wants to stay here,” said Lee."]}))
    row = scores.iloc[0]
    assert (row["n_stances_narrator"], row["n_stances_quoted"]) == (1, 1)
    assert row["stance_rate"] == pytest.approx(1000 / 6)


def test_no_words_no_rate() -> None:
    assert score(pd.DataFrame({"text": [""]}))["stance_rate"].isna().all()
