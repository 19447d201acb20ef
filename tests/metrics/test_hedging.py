import pandas as pd
import pytest

from metrics import cues, score


def found(text: str, family: str) -> list[str]:
    table = cues(text)
    return table.loc[table["family"] == family, "text"].str.lower().tolist()


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It may rain in May.", ["may"]),
        ("On May 5 it rained.", []),
        ("It costs about 40 dollars, and that is about it.", ["about"]),
        ("He appeared in court and appeared to nod.", ["appeared"]),
        ("It remains unclear who left.", ["it remains unclear"]),
        ("The valve reportedly failed.", ["reportedly"]),
        ("It will rain.", []),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    assert found(text, "hedge") == hedges


@pytest.mark.parametrize(
    ("text", "boosters"),
    [
        ("It is clearly late.", ["clearly"]),
        ("It is not clearly late.", []),
        ("It will be late.", []),
        ("There is no doubt about it.", ["there is no doubt"]),
    ],
)
def test_boosters(text: str, boosters: list[str]) -> None:
    assert found(text, "booster") == boosters


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


def test_more_hedges_more_hedging() -> None:
    texts = ["It fell. It broke.", "It may fall. It broke.", "It may fall. It might break."]
    assert score(pd.DataFrame({"text": texts}))["hedging_ratio"].tolist() == [0.0, 0.5, 1.0]
