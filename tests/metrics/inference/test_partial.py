"""A comparison from parts is the one from all rows, however they are dealt out."""

import numpy as np
import pandas as pd
import pytest

import data
import metrics
from metrics.compare import comparison
from metrics.inference.partial import added, partial_of

SPECS = metrics.METRICS


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    found = metrics.score(data.sample())
    found = pd.concat([found] * 6, ignore_index=True)
    found["article_id"] = [f"{n:04}" for n in range(len(found))]
    random = np.random.default_rng(1)
    found["n_hedges"] = random.poisson(found["n_hedges"] + 1)
    found["cluster"] = [str(n) if n < 30 else "" for n in random.integers(0, 80, len(found))]
    return found.set_index("article_id", drop=False).rename_axis(None)


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    assert len(expected) and expected["low"].notna().any()
    for column in ("n_articles", "n_words", "n_independent", "enough", "metric", "outlet"):
        assert found[column].tolist() == expected[column].tolist(), column
    np.testing.assert_allclose(found["estimate"], expected["estimate"], rtol=1e-12)
    for column in ("low", "high"):
        np.testing.assert_allclose(found[column], expected[column], rtol=2e-4, atol=1e-7)


@pytest.mark.parametrize("number", [1, 2, 7])
def test_parts_add_up_to_the_whole(scores: pd.DataFrame, number: int) -> None:
    parts = [partial_of(scores.iloc[at::number], "outlet", SPECS) for at in range(number)]
    total = added(parts)
    assert_same(comparison(total, total.draws(2000)), metrics.compare(scores))


def test_articles_of_one_cluster_stay_together(scores: pd.DataFrame) -> None:
    expected = metrics.compare(scores, clusters=scores["cluster"])
    assert (expected["n_independent"] < expected["n_articles"]).any()
    is_even = np.array([label == "" or int(label) % 2 == 0 for label in scores["cluster"].tolist()])
    halves = [scores[is_even], scores[~is_even]]
    total = added([partial_of(half, "outlet", SPECS, half["cluster"]) for half in halves])
    assert_same(comparison(total, total.draws(2000)), expected)


def test_groups_that_stand_in_some_parts_alone_are_in_order(scores: pd.DataFrame) -> None:
    outlets = sorted(scores["outlet"].unique())
    parts = [
        partial_of(scores[scores["outlet"] == name], "outlet", SPECS) for name in outlets[::-1]
    ]
    assert added(parts).names == tuple(outlets)
    total = added(parts)
    assert_same(comparison(total, total.draws(2000)), metrics.compare(scores))
