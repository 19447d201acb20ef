import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from metrics import compare, metric
from metrics.inference.intervals import half_found, t_quantile
from metrics.inference.resampling import Draws
from metrics.inference.sample import ENOUGH_WORDS

RATE = metric("loaded_terms_rate")
SHARE = metric("quoted_share")
EASE = metric("flesch_reading_ease")


def articles(n: int, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"outlet": "A", "n_words": 500, **columns}, index=range(n))


def test_the_quantiles_are_those_of_student() -> None:
    freedom = np.array([1, 3.7, 7, 200])
    assert t_quantile(freedom) == pytest.approx(t.ppf(0.975, freedom))
    assert t_quantile(np.array([0.2])) == pytest.approx(t.ppf(0.975, 1))


def test_a_mean_has_the_interval_of_the_t_test() -> None:
    values = np.random.default_rng(4).normal(0, 10, 100)
    row = compare(articles(100, flesch_reading_ease=values), metrics=[EASE]).iloc[0]
    reach = t.ppf(0.975, 99) * values.std(ddof=1) / 10
    assert row["high"] - row["estimate"] == pytest.approx(reach, rel=0.06)
    assert row["estimate"] - row["low"] == pytest.approx(row["high"] - row["estimate"])


def test_a_rate_has_ends_that_are_equal_factors_away() -> None:
    hits = np.random.default_rng(5).poisson(4, 30)
    row = compare(articles(30, n_loaded_narrator=hits, n_words_narrator=500), metrics=[RATE]).iloc[
        0
    ]
    assert row["high"] / row["estimate"] == pytest.approx(row["estimate"] / row["low"])
    assert 0 < row["low"] < row["estimate"] < row["high"]


def test_a_share_stays_between_0_and_1() -> None:
    quoted = np.array([500, 500, 499, 480, 500, 300])
    row = compare(articles(6, n_words_quoted=quoted), metrics=[SHARE]).iloc[0]
    assert 0 < row["low"] < row["estimate"] < row["high"] < 1
    assert row["estimate"] - row["low"] > row["high"] - row["estimate"]


def test_resamples_with_nothing_or_everything_count_as_half_a_cue_off() -> None:
    above = np.array([[[0, 0]], [[500, 250]], [[500, 500]]], np.float32)
    draws = Draws(above, np.full((3, 1, 2), 500, np.float32))
    found = half_found([SHARE, SHARE], draws)
    assert found[:, 0, 1].tolist() == [0.5 / 500, 0.5, 1 - 0.5 / 500]
    # A rate has no most: 1,000 in 1,000 words stays what it is.
    scaled = Draws(above * RATE.scale, draws.below)
    assert half_found([RATE, RATE], scaled)[:, 0, 0].tolist() == [1.0, 1000.0, 1000.0]


def test_one_long_article_among_short_ones_widens_the_interval() -> None:
    hits = np.random.default_rng(6).poisson(6, 10)
    even = articles(10, n_loaded_narrator=hits, n_words_narrator=500)
    long = even.assign(n_words_narrator=[5000, *[500] * 9], n_loaded_narrator=[60, *hits[1:]])
    ratios = [
        math.log(row["high"] / row["estimate"])
        for row in (compare(each, metrics=[RATE]).iloc[0] for each in (even, long))
    ]
    assert ratios[1] > ratios[0]


@pytest.mark.parametrize(("words", "enough"), [(ENOUGH_WORDS // 5 - 1, False), (400, True)])
def test_too_few_words_have_no_interval(words: int, enough: bool) -> None:
    frame = articles(5, n_loaded_narrator=[1, 2, 3, 4, 5], n_words_narrator=words)
    row = compare(frame.assign(n_words=words), metrics=[RATE]).iloc[0]
    assert (row["enough"], np.isfinite(row["low"])) == (enough, enough)


def test_many_articles_of_four_clusters_have_no_interval() -> None:
    frame = articles(40, n_loaded_narrator=range(40), n_words_narrator=500)
    clusters = pd.Series([f"author {n % 4}" for n in range(40)])
    row = compare(frame, metrics=[RATE], clusters=clusters).iloc[0]
    assert (row["n_articles"], row["n_independent"], row["enough"]) == (40, 4, False)
    assert np.isnan(row["high"])
