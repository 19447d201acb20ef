from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from metrics import compare, metric, score
from metrics.inference.sample import ENOUGH_ARTICLES

RATE = metric("loaded_terms_rate")
EASE = metric("flesch_reading_ease")


def scores(**counts: Sequence[object]) -> pd.DataFrame:
    return pd.DataFrame(counts)


def test_rates_pool_counts_and_do_not_average_ratios() -> None:
    frame = scores(
        outlet=["A"] * 2, n_words=[100, 900], n_loaded_narrator=[10, 0], n_words_narrator=[100, 900]
    )
    row = compare(frame, metrics=[RATE]).iloc[0]
    assert row["estimate"] == 10.0  # not (100 + 0) / 2
    assert (row["n_articles"], row["n_words"]) == (2, 1000)


def test_other_metrics_are_means_over_articles_where_defined() -> None:
    frame = scores(outlet=["A"] * 3, n_words=[10, 10, 0], flesch_reading_ease=[40, 60, np.nan])
    row = compare(frame, metrics=[EASE]).iloc[0]
    assert row["estimate"] == 50
    assert row["n_articles"] == 2


@pytest.mark.parametrize(
    ("count", "enough"), [(ENOUGH_ARTICLES - 1, False), (ENOUGH_ARTICLES, True)]
)
def test_too_few_articles_have_no_interval(count: int, enough: bool) -> None:
    frame = scores(outlet=["A"] * count, n_words=[900] * count, flesch_reading_ease=[*range(count)])
    row = compare(frame, metrics=[EASE]).iloc[0]
    assert row["enough"] == enough
    assert np.isfinite(row["low"]) == enough


def test_no_words_at_all_is_nan() -> None:
    frame = score(pd.DataFrame({"text": ["", ""], "outlet": ["A", "A"]}))
    table = compare(frame)
    assert table["estimate"].isna().all()
    assert not table["enough"].any()


def test_the_same_scores_give_the_same_intervals_whatever_their_order() -> None:
    rng = np.random.default_rng(1)
    frame = scores(
        outlet=["B"] * 20 + ["A"] * 20,
        n_words=[10] * 40,
        flesch_reading_ease=list(rng.normal(size=40)),
    )
    first = compare(frame, metrics=[EASE])
    pd.testing.assert_frame_equal(first, compare(frame, metrics=[EASE]))
    assert first["outlet"].tolist() == ["A", "B"]
    other = compare(frame[frame["outlet"] == "A"], metrics=[EASE])
    pd.testing.assert_frame_equal(other, first[first["outlet"] == "A"])


def test_group_by_a_series_and_an_unknown_column() -> None:
    frame = scores(n_words=[9, 9], flesch_reading_ease=[1.0, 3.0])
    by = pd.Series(["x", "y"], name="genre")
    assert compare(frame, by, [EASE])["genre"].tolist() == ["x", "y"]
    with pytest.raises(KeyError, match="outlet"):
        compare(frame)


def test_nothing_found_is_not_certainly_nothing() -> None:
    counts = {"outlet": ["A"] * 6, "n_words": [500] * 6}
    frame = scores(**counts, n_loaded_narrator=[0] * 6, n_words_narrator=[500] * 6)
    row = compare(frame, metrics=[RATE]).iloc[0]
    assert (row["estimate"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(1000 * (1 - 0.025 ** (1 / 3000)))
    frame = scores(**counts, n_sources_named=[2] * 6, n_sources_known=[2] * 6)
    row = compare(frame, metrics=[metric("named_source_share")]).iloc[0]
    assert (row["estimate"], row["high"]) == (1, 1)
    assert row["low"] == pytest.approx(0.025 ** (1 / 12))


def test_arguments_are_not_changed() -> None:
    frame = scores(outlet=["A"] * 6, n_words=[9] * 6, flesch_reading_ease=[1.0, 2, 3, 4, 5, np.nan])
    before = frame.copy(deep=True)
    compare(frame, metrics=[EASE])
    pd.testing.assert_frame_equal(frame, before)


def test_without_draws_there_are_estimates_alone() -> None:
    frame = scores(outlet=["A"] * 6, n_words=[900] * 6, flesch_reading_ease=[1.0, 2, 3, 4, 5, 6])
    row = compare(frame, metrics=[EASE], draws=0).iloc[0]
    assert (row["estimate"], row["enough"]) == (3.5, True)
    assert np.isnan(row["low"]) and np.isnan(row["high"])
