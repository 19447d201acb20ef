import numpy as np
import pandas as pd
import pytest
from scipy.stats import false_discovery_control, ttest_ind

from metrics import metric
from metrics.inference.differences import against_rest, between, rest_of
from metrics.inference.discovery import discovery_rates
from metrics.inference.effect import cliffs_delta
from metrics.inference.intervals import intervals
from metrics.inference.resampling import resample
from metrics.inference.sample import sample_of

RATE = metric("loaded_terms_rate")
SHARE = metric("quoted_share")
EASE = metric("flesch_reading_ease")


def articles(sizes: dict[str, int], seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    n = sum(sizes.values())
    words = rng.integers(400, 900, n)
    return pd.DataFrame(
        {
            "outlet": np.repeat(list(sizes), list(sizes.values())),
            "n_words": words,
            "n_words_narrator": words,
            "n_words_quoted": rng.binomial(words, 0.2),
            "n_loaded_narrator": rng.poisson(0.01 * words * rng.gamma(2, 0.5, n)),
            "flesch_reading_ease": rng.normal(40, 15, n),
        },
        index=[f"article {n}" for n in range(n)],
    )


def test_a_difference_of_means_is_that_of_welchs_t_test() -> None:
    scores = articles({"A": 80, "B": 40})
    scores["flesch_reading_ease"] *= np.where(scores["outlet"] == "A", 1, 2)
    scores.loc["article 7", "flesch_reading_ease"] = -5
    sample = sample_of(scores, "outlet", [EASE])
    row = between(sample, resample(sample)).iloc[0]
    a, b = (scores.loc[scores["outlet"] == name, "flesch_reading_ease"] for name in "AB")
    expected = ttest_ind(a, b, equal_var=False)
    bounds = expected.confidence_interval()
    assert row["difference"] == pytest.approx(a.mean() - b.mean())
    assert row["low"] == pytest.approx(bounds.low, abs=0.06 * (bounds.high - bounds.low))
    assert row["high"] == pytest.approx(bounds.high, abs=0.06 * (bounds.high - bounds.low))
    assert np.isnan(row["ratio"])  # a value is below 0


def test_every_pair_and_metric_has_a_row_and_its_rates() -> None:
    sample = sample_of(articles({"A": 30, "B": 30, "C": 30}), "outlet", [RATE, SHARE])
    table = between(sample, resample(sample))
    assert table[["one", "other"]].drop_duplicates().to_numpy().tolist() == [
        ["A", "B"],
        ["A", "C"],
        ["B", "C"],
    ]
    assert table["metric"].tolist() == [RATE.column, SHARE.column] * 3
    a, _, c = sample.estimates[:, 0]
    row = table[(table["one"] == "A") & (table["other"] == "C")].iloc[0]
    assert (row["difference"], row["ratio"]) == (pytest.approx(a - c), pytest.approx(a / c))
    assert row["low"] < row["difference"] < row["high"]
    assert row["ratio_low"] * row["ratio_high"] == pytest.approx(row["ratio"] ** 2)
    assert table["q"].tolist() == pytest.approx(false_discovery_control(table["p"]).tolist())


def test_against_the_rest_is_against_one_outlet_of_all_others() -> None:
    scores = articles({"A": 30, "B": 25, "C": 35})
    sample = sample_of(scores, "outlet", [RATE, EASE])
    row = against_rest(sample, resample(sample)).iloc[0]
    two = scores.assign(outlet=np.where(scores["outlet"] == "A", "A", "others"))
    pair = sample_of(two, "outlet", [RATE, EASE])
    expected = between(pair, resample(pair)).iloc[0]
    for column in ("difference", "ratio", "delta"):
        assert row[column] == pytest.approx(expected[column])
    for column in ("low", "high", "ratio_low", "ratio_high"):
        assert row[column] == pytest.approx(expected[column], rel=0.01)
    assert row["p"] == pytest.approx(expected["p"], abs=0.01)


def test_what_two_outlets_share_is_no_difference() -> None:
    half = articles({"A": 40})
    both = pd.concat([half, half.assign(outlet="B").rename(index="copy of {}".format)])
    together = pd.Series([*half.index, *half.index], index=both.index)
    sample = sample_of(both, "outlet", [RATE], together)
    row = between(sample, resample(sample)).iloc[0]
    assert (row["difference"], row["low"], row["high"]) == (0, 0, 0)


def test_too_little_has_neither_interval_nor_p_and_does_not_count() -> None:
    scores = articles({"A": 30, "B": 30, "Few": 4})
    sample = sample_of(scores, "outlet", [RATE])
    only, few, _ = (row for _, row in between(sample, resample(sample)).iterrows())
    assert (few["one"], few["other"], few["enough"]) == ("A", "Few", False)
    assert np.isfinite(few["difference"])
    assert few[["low", "high", "ratio_low", "ratio_high", "p", "q"]].isna().all()
    assert only["q"] == only["p"]


def test_nothing_found_is_not_certainly_less() -> None:
    scores = articles({"A": 6, "B": 6})
    scores["n_loaded_narrator"] = [0] * 6 + [0, 0, 1, 0, 1, 0]
    sample = sample_of(scores, "outlet", [RATE])
    row = between(sample, resample(sample)).iloc[0]
    assert row["p"] > 0.1
    assert row["low"] < 0 < row["high"]
    scores["n_loaded_narrator"] = 0
    sample = sample_of(scores, "outlet", [RATE])
    row = between(sample, resample(sample)).iloc[0]
    assert row["p"] == 1 and row["low"] < 0 < row["high"]


def test_cliffs_delta_is_that_of_a_slow_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metrics.inference.effect._LEVELS", 3)
    rng = np.random.default_rng(8)
    values = rng.integers(0, 12, 120).astype(float)
    values[::11] = np.nan
    group = rng.integers(0, 3, 120)
    pairs, rest = cliffs_delta(values, group, 4)
    for one in range(3):
        for other in range(3):
            expected = slow_delta(values[group == one], values[group == other])
            assert pairs[one, other] == pytest.approx(expected)
        assert rest[one] == pytest.approx(slow_delta(values[group == one], values[group != one]))
    assert np.isnan(pairs[3]).all() and np.isnan(rest[3])


def slow_delta(ones: np.ndarray, others: np.ndarray) -> float:
    signs = [np.sign(x - y) for x in ones for y in others if np.isfinite(x - y)]
    return float(np.mean(signs))


def test_q_is_that_of_scipy() -> None:
    p = np.random.default_rng(9).random(200) ** 2
    assert discovery_rates(p) == pytest.approx(false_discovery_control(p))
    p[5] = p[90] = np.nan
    tested = np.isfinite(p)
    q = discovery_rates(p)
    assert q[tested] == pytest.approx(false_discovery_control(p[tested]))
    assert np.isnan(q[~tested]).all()
    assert discovery_rates(np.array([])).size == 0


def test_a_text_that_all_others_print_is_one_and_too_little() -> None:
    scores = articles({"A": 8, "B": 8, "C": 8, "D": 8})
    wire = pd.Series(scores.index, scores.index).where(scores["outlet"] == "A", "the wire's")
    sample = sample_of(scores, "outlet", [RATE, EASE], wire)
    rows = against_rest(sample, resample(sample))
    assert not rows["enough"].any()
    assert rows["p"].isna().all()


def test_the_others_are_their_clusters_as_a_slow_loop_counts_them() -> None:
    scores = articles({"A": 20, "B": 30, "C": 25, "D": 5}, seed=4)
    scores.loc[scores.index[::7], "flesch_reading_ease"] = np.nan
    texts = pd.Series(np.random.default_rng(2).integers(0, 40, len(scores)), scores.index)
    sample = sample_of(scores, "outlet", [RATE, SHARE, EASE], texts.astype("str"))
    sides = rest_of(sample)
    for group, name in enumerate(sample.names):
        others = (scores["outlet"] != name).to_numpy()
        for column in range(3):
            above, below = sample.numerators[others, column], sample.denominators[others, column]
            estimate = above.sum() / below.sum()
            sums = pd.DataFrame({"b": below, "d": above - estimate * below})
            sums = sums.groupby(texts[others].to_numpy()).sum()
            sums = sums[sums["b"] > 0]
            n = len(sums)
            error = np.sqrt((sums["d"] ** 2).sum() * n / (n - 1)) / below.sum()
            assert sides.estimate[group, column] == pytest.approx(estimate)
            assert sides.error[group, column] == pytest.approx(error)
            evidence = sums["b"].sum() ** 2 / (sums["b"] ** 2).sum()
            assert sides.evidence[group, column] == pytest.approx(evidence)


def test_a_ratio_counts_resamples_that_found_nothing_as_if_it_were_half_a_cue() -> None:
    scores = articles({"A": 10, "B": 10})
    scores["n_words_narrator"] = scores["n_words"] = 1000
    scores["n_loaded_narrator"] = [6, *[0] * 9, *[3] * 10]
    sample = sample_of(scores, "outlet", [RATE])
    draws = resample(sample)
    row = between(sample, draws).iloc[0]
    low, high = (ends[0, 0] for ends in intervals(sample, draws))
    # All of B's articles are alike, so that the ratio is as sure as A's own figure.
    assert row["ratio_low"] == pytest.approx(low / 3)
    assert row["ratio_high"] == pytest.approx(high / 3)
    rest = against_rest(sample, draws).iloc[0]
    assert rest["ratio_low"] == pytest.approx(low / 3)
