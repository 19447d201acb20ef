import pandas as pd
import pytest

from metrics import score


def test_counts_by_hand() -> None:
    text = "The mayor slammed the shameful plan. “A disgraceful farce,” said Hale."
    scores = score(pd.DataFrame({"text": [text]})).iloc[0]
    assert scores["n_words_narrator"] == 8
    assert scores["n_words_quoted"] == 3
    assert scores["n_loaded_narrator"] == 2
    assert scores["n_loaded_quoted"] == 2
    assert scores["loaded_terms_rate"] == pytest.approx(250)
    assert scores["quoted_share"] == pytest.approx(3 / 11)


def test_louder_text_scores_higher() -> None:
    texts = [
        "The mayor criticised the plan.",
        "The mayor slammed the plan.",
        "The furious mayor slammed the shameful plan.",
    ]
    rates = score(pd.DataFrame({"text": texts}))["loaded_terms_rate"].tolist()
    assert rates == sorted(rates)
    assert len(set(rates)) == 3
