import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import bootstrap

from metrics import compare, metric
from metrics.inference.clusters import keys_of
from metrics.inference.resampling import LOTS, resample, times_drawn, weighted_sums
from metrics.inference.sample import sample_of

RATE = metric("loaded_terms_rate")
EASE = metric("flesch_reading_ease")


def frame(n: int, outlets: str = "AB", seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    words = rng.integers(300, 900, n)
    return pd.DataFrame(
        {
            "outlet": rng.choice(list(outlets), n),
            "n_words": words,
            "n_words_narrator": words,
            "n_loaded_narrator": rng.poisson(0.01 * words * rng.gamma(2, 0.5, n)),
            "flesch_reading_ease": rng.normal(50, 10, n),
        },
        index=[f"article {n}" for n in range(n)],
    )


def test_clusters_are_drawn_as_often_as_poisson_has_it() -> None:
    """4 million numbers of times: a share of them is off by less than 0.001."""
    times = times_drawn(keys_of(pd.RangeIndex(2000), None))
    shares = np.bincount(times.astype(int).ravel(), minlength=8) / times.size
    poisson = [math.exp(-1) / math.factorial(k) for k in range(8)]
    assert np.abs(shares - poisson).max() < 0.006  # the shares of 256 that come nearest
    assert times.mean() == pytest.approx(1, abs=0.002)
    assert times.var() == pytest.approx(1, abs=0.005)


def test_lots_and_resamples_are_independent_of_each_other() -> None:
    keys = keys_of(pd.RangeIndex(330), None)
    times = np.unique(times_drawn(keys, 4000), axis=0)[:300]
    among = np.asarray(np.corrcoef(times))[np.triu_indices(300, 1)]
    assert np.abs(among).max() < 5.5 / math.sqrt(4000)
    assert among.std() == pytest.approx(1 / math.sqrt(4000), rel=0.03)
    along = np.asarray(np.corrcoef(times.T[:300]))[np.triu_indices(300, 1)]
    assert along.std() == pytest.approx(1 / math.sqrt(300), rel=0.03)


def test_clusters_are_dealt_into_lots_evenly() -> None:
    """Two clusters are in one lot as seldom as there are many lots, near numbers or not."""
    for keys in (keys_of(pd.RangeIndex(3000), None), np.arange(3000, dtype=np.uint64)):
        _, sizes = np.unique(times_drawn(keys, 64), axis=0, return_counts=True)
        pairs = (sizes * (sizes - 1) / 2).sum()
        assert pairs == pytest.approx(3000 * 2999 / 2 / LOTS, rel=0.1)


def test_sums_are_the_same_however_many_groups_are_summed_at_once() -> None:
    """Groups of 1 to 700 articles, some beside each other that have articles in most lots."""
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(40), rng.permutation([1, 700, 30, 600] * 10))
    keys = rng.integers(0, 2**63, group.size).astype(np.uint64)
    columns = rng.random((group.size, 80)).astype(np.float32)
    sums = weighted_sums(group, keys, columns, 41, 64)
    times = times_drawn(keys, 64)
    for number in range(41):
        rows = group == number
        assert sums[:, number] == pytest.approx(times[rows].T @ columns[rows], rel=1e-4)


def test_fewer_resamples_are_the_first_of_more() -> None:
    keys = keys_of(pd.RangeIndex(50), None)
    assert (times_drawn(keys, 37) == times_drawn(keys, 2000)[:, :37]).all()


def test_the_sums_are_those_of_a_slow_loop() -> None:
    scores = frame(90)
    clusters = pd.Series([f"c{n % 20}" if n % 3 else "" for n in range(90)], index=scores.index)
    sample = sample_of(scores, "outlet", [RATE, EASE], clusters)
    drawn = resample(sample, 16)
    times = times_drawn(sample.keys, 16)
    rows = zip(
        scores["n_loaded_narrator"], scores["n_words_narrator"], scores["outlet"], strict=True
    )
    for row, (hits, words, outlet) in enumerate(rows):
        group = sample.names.index(outlet)
        drawn.above[:, group, 0] -= times[row] * 1000 * hits
        drawn.below[:, group, 0] -= times[row] * words
    assert np.abs(drawn.above[:, :, 0]).max() < 1
    assert np.abs(drawn.below[:, :, 0]).max() < 0.01


def test_the_rest_is_everything_else() -> None:
    sample = sample_of(frame(60, "ABC"), "outlet", [RATE])
    drawn = resample(sample, 8)
    assert drawn.rest().above[:, 1] == pytest.approx(drawn.above[:, [0, 2]].sum(axis=1))


def test_a_cluster_in_two_outlets_is_drawn_in_both() -> None:
    """The same texts in A and B: the outlets move together, and their difference not at all."""
    half = frame(40, "A")
    both = pd.concat([half, half.assign(outlet="B").rename(index="copy of {}".format)])
    together = pd.Series([*half.index, *half.index], index=both.index)
    a, b = resample(sample_of(both, "outlet", [RATE], together)).estimates[:, :, 0].T
    assert (a == b).all()
    a, b = resample(sample_of(both, "outlet", [RATE])).estimates[:, :, 0].T
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.1


def test_its_spread_is_that_of_scipy() -> None:
    scores = frame(200, "A")
    found = resample(sample_of(scores, "outlet", [RATE, EASE])).estimates[:, 0]
    pairs = (scores["n_loaded_narrator"], scores["n_words_narrator"])
    rng = np.random.default_rng(2)
    expected = bootstrap(
        pairs,
        lambda hits, words, axis: 1000 * hits.sum(axis) / words.sum(axis),
        paired=True,
        n_resamples=4000,
        rng=rng,
    ).standard_error
    assert found[:, 0].std() == pytest.approx(expected, rel=0.06)
    ease = scores["flesch_reading_ease"]
    assert found[:, 1].std() == pytest.approx(ease.std() / math.sqrt(200), rel=0.06)


def test_articles_of_a_cluster_say_less() -> None:
    scores = frame(60, "A")
    scores = pd.concat([scores.rename(index=f"{{}} {n}".format) for n in range(3)])
    clusters = pd.Series([name.rsplit(" ", 1)[0] for name in scores.index], index=scores.index)
    alone = compare(scores, metrics=[RATE]).iloc[0]
    together = compare(scores, metrics=[RATE], clusters=clusters).iloc[0]
    assert together["estimate"] == alone["estimate"]
    assert (together["n_articles"], together["n_independent"]) == (180, 60)
    wider = (together["high"] - together["low"]) / (alone["high"] - alone["low"])
    assert wider == pytest.approx(math.sqrt(3), rel=0.1)
