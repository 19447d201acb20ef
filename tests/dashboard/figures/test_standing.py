"""Where an article stands, in words that are true of the numbers."""

import numpy as np
import pandas as pd
import pytest

import metrics
from dashboard.figures.standing import lead, standing, stands_out

NAN = float("nan")


def values(own: float, *others: float) -> pd.Series:
    names = ["own", *(f"other{number}" for number in range(len(others)))]
    return pd.Series([own, *others], index=names, dtype="float64")


@pytest.mark.parametrize(
    "own, others, told",
    [
        (3.0, [1.0, 2.0, 4.0], "higher than 2 of the 3 others"),
        (3.0, [1.0, 4.0, 5.0], "lower than 2 of the 3 others"),
        (9.0, [1.0, 2.0], "higher than all 2 others"),
        (0.0, [1.0, 2.0], "lower than all 2 others"),
        (0.0, [0.0, 0.0, 0.0, 5.0], "the same as 3 of the 4 others"),
        (0.0, [0.0, 0.0], "the same as all 2 others"),
        (2.0, [1.0], "higher than the other one"),
        (2.0, [1.0, NAN], "higher than the other one"),
        (2.0, [], ""),
        (NAN, [1.0, 2.0], ""),
    ],
)
def test_standing_in_words(own: float, others: list[float], told: str) -> None:
    assert standing(values(own, *others), "own").in_words() == told


def scores(texts: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame({"text": texts}, index=[f"a{n}" for n in range(len(texts))])
    return metrics.score(frame)


def test_the_lead_counts_what_the_scores_count() -> None:
    told = lead(scores(["The bridge may close. Cars took the north road."]), "a0", "en")
    assert told[0] == (
        "9 words, all in the outlet's own voice, with no loaded terms. 1 of its own 2 sentences"
        " leaves room for doubt. No citations."
    )
    assert told[1] == "There is no other article to compare it with."


def test_the_lead_tells_voices_apart() -> None:
    told = lead(scores(["The mayor spoke. “A shameful plan by thugs,” said Brandt."]), "a0", "en")
    assert told[0].startswith("10 words, 5 of them in the outlet's own voice, with no loaded terms")
    assert "more in quotations. None of its own" in told[0]


def test_what_stands_out_is_the_metric_farthest_from_the_middle() -> None:
    plain = "The bridge closed on Monday. Cars went round by the north road."
    frame = scores([plain + " It may open.", *[plain] * 4])
    found = stands_out(frame, "a0")
    assert found is not None
    assert found[0].column == "hedging_ratio"
    told = lead(frame, "a0", "")[1]
    assert told == (
        "Where it stands out most: Hedged sentences, 33% of sentences, higher than all 4 others."
    )


@pytest.mark.parametrize(
    "language, told",
    [
        ("en", "This article has no words, so it has no scores."),
        ("", "This article has no words, so it has no scores."),
        ("fr", "This article is in French. It is not scored: the word lists are English."),
        (
            "xx-Latn",
            "This article is in a language other than English (“xx”). It is not scored: the word"
            " lists are English.",
        ),
    ],
)
def test_an_article_without_scores_says_why(language: str, told: str) -> None:
    assert lead(scores([""]), "a0", language) == [told]


def test_scores_are_left_alone() -> None:
    frame = scores(["It may rain.", "It rained."])
    before = frame.copy()
    lead(frame, "a0", "en")
    pd.testing.assert_frame_equal(frame, before)
    assert np.isfinite(standing(frame["hedging_ratio"], "a0").value)
