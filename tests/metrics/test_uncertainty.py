import pandas as pd
import pytest

from metrics import cues, score


def found(text: str, family: str = "uncertainty") -> list[tuple[str, str]]:
    table = cues(text)
    rows = table[table["family"] == family]
    return list(zip(rows["text"].str.lower(), rows["category"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds if it rains.", [("if", "condition")]),
        ("It looked as if it rained.", []),
        ("Few, if any, came. If anything, it grew.", []),
        ("It holds unless it rains.", [("unless", "condition")]),
        ("He pays, provided that she signs.", [("provided that", "condition")]),
        ("He provided that map.", []),
        ("It stands as long as nobody sells.", [("as long as", "condition")]),
        ("It took as long as three years.", []),
        ("They act should the talks fail.", [("should", "condition")]),
        ("Should the talks go on? They should the.", []),
        ("Had it not been for rain, we won.", [("had it not been for", "condition")]),
        ("She expects rain.", [("expects", "belief")]),
        ("She expects a flood and believes it.", [("expects", "belief"), ("believes", "belief")]),
        ("Police suspect fraud; the suspect left.", [("suspect", "belief")]),
        ("She didn't expect rain.", []),
        ("It is considered safe.", [("considered", "belief")]),
        ("It is considered for sale.", []),
        ("They will consider a sale.", []),
        ("Consider the lilies.", []),
        ("Ms Roe thought it safe.", [("thought", "belief")]),
        ("The thought of it hurt.", []),
        ("The think tank met.", []),
        ("It is seen as safe.", [("seen as", "belief")]),
        ("He felt that it was safe.", [("felt", "belief")]),
        ("He felt the wall.", []),
        ("It was supposed to help.", [("supposed to", "belief")]),
        ("You're supposed to pay.", []),
        ("He was charged with theft.", [("charged with", "belief")]),
        ("He was charged with guarding it.", []),
        ("They ask whether it leaks.", [("whether", "question")]),
        ("They ask if it leaks.", [("if", "question")]),
        ("What if it leaks?", [("what if", "question")]),
        ("They wonder how it leaks.", [("wonder", "question")]),
        ("The tower is a wonder.", []),
        ("Police are investigating claims of theft.", [("investigating", "question")]),
        ("Police are investigating the theft.", []),
        ("It rains.", []),
    ],
)
def test_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["I believe it fell.", "It is believed to be safe."])
def test_a_hedge_is_not_counted_again(text: str) -> None:
    assert len(found(text, "hedge")) == 1
    assert found(text) == []


def test_counts_by_hand() -> None:
    text = "If it rains, she expects a flood. “I wonder whether it leaks,” he said. It leaks."
    scores = score(pd.DataFrame({"text": [text]})).iloc[0]
    assert scores["n_uncertainty_narrator"] == 2
    assert scores["n_uncertainty_quoted"] == 2
    assert scores["n_words_narrator"] == 11
    assert scores["uncertainty_rate"] == pytest.approx(1000 * 2 / 11)


def test_more_conditions_more_uncertainty() -> None:
    texts = ["It holds and it rains.", "It holds if it rains.", "If it holds, unless it rains."]
    rates = score(pd.DataFrame({"text": texts}))["uncertainty_rate"].tolist()
    assert rates == [0.0, 200.0, pytest.approx(1000 * 2 / 6)]


def test_a_text_without_words_has_no_rate() -> None:
    scores = score(pd.DataFrame({"text": [""]}))
    assert scores["uncertainty_rate"].isna().all()
    assert scores["n_uncertainty_narrator"].tolist() == [0]
