import numpy as np
import pandas as pd
import pytest

from metrics import metric
from metrics.inference.ranks import order_holds, ranks
from metrics.inference.resampling import resample
from metrics.inference.sample import sample_of

EASE = metric("flesch_reading_ease")
GRADE = metric("flesch_kincaid_grade")


def articles(means: dict[str, float], n: int = 40) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    outlet = np.repeat(list(means), n)
    ease = np.repeat(list(means.values()), n) + rng.normal(0, 10, outlet.size)
    return pd.DataFrame(
        {"outlet": outlet, "n_words": 600, EASE.column: ease, GRADE.column: -ease},
        index=[f"article {number}" for number in range(outlet.size)],
    )


def test_places_and_how_often_they_hold_are_those_of_a_slow_loop() -> None:
    sample = sample_of(articles({"A": 50, "B": 53, "C": 70, "D": 51}), "outlet", [EASE, GRADE])
    draws = resample(sample)
    table = ranks(sample, draws)
    drawn = draws.estimates[:, :, 0]
    places = np.array([[1 + sum(x < y for y in row) for x in row] for row in drawn])
    ease = table[table["metric"] == EASE.column].reset_index()
    expected = [1 + sum(x < y for y in sample.estimates[:, 0]) for x in sample.estimates[:, 0]]
    assert ease["rank"].tolist() == expected
    assert ease["holds"].tolist() == pytest.approx((places == expected).mean(axis=0).tolist())
    assert ease["rank_low"].tolist() == np.quantile(places, 0.025, axis=0).round().tolist()
    assert ease["rank_high"].tolist() == np.quantile(places, 0.975, axis=0).round().tolist()
    whole = (np.argsort(-drawn, axis=1) == np.argsort(expected)).all(axis=1).mean()
    assert order_holds(sample, draws)[EASE.column] == pytest.approx(whole)
    grade = table[table["metric"] == GRADE.column]
    assert grade["rank"].tolist() == [5 - rank for rank in expected]


def test_what_lies_far_apart_holds_and_what_is_alike_does_not() -> None:
    sample = sample_of(articles({"A": 0, "B": 100, "C": 100.1}), "outlet", [EASE])
    table = ranks(sample, resample(sample)).set_index("outlet")
    assert table["holds"].tolist()[0] == 1
    assert (table["holds"].iloc[1:] < 0.9).all()
    assert table["rank_low"].tolist() == [3, 1, 1]


def test_outlets_without_enough_have_no_place_and_take_none() -> None:
    scores = articles({"A": 50, "B": 60})
    few = articles({"Few": 90}, 4).rename(index="few {}".format)
    sample = sample_of(pd.concat([scores, few]), "outlet", [EASE])
    table = ranks(sample, resample(sample))
    assert table["rank"].tolist()[:2] == [2, 1]
    assert table.iloc[2][["rank", "holds", "rank_low", "rank_high"]].isna().all()
    alone = sample_of(articles({"A": 50}), "outlet", [EASE])
    assert order_holds(alone, resample(alone)).isna().all()


def test_equal_outlets_share_a_place() -> None:
    scores = articles({"A": 50, "B": 50, "C": 50})
    scores[EASE.column] = np.where(scores["outlet"] == "C", 40.0, 50.0)
    sample = sample_of(scores, "outlet", [EASE])
    table = ranks(sample, resample(sample))
    assert table["rank"].tolist() == [1, 1, 3]
    assert table["holds"].tolist() == [1, 1, 1]
