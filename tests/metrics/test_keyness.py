import math

import numpy as np
import pytest
from scipy.stats import chi2_contingency, false_discovery_control, norm

from metrics.keyness import TermCounts, keyness


def counts(seed: int = 1, terms: int = 30) -> TermCounts:
    rng = np.random.default_rng(seed)
    words = rng.poisson(rng.gamma(0.5, 20, (terms, 1)) * np.array([1, 0.5, 2]), (terms, 3))
    return TermCounts(
        tuple(f"term {number}" for number in range(terms)),
        ("A", "B", "C"),
        words,
        np.minimum(words, 9),
        np.array([9000, 5000, 20000]),
    )


def test_g2_and_the_log_ratio_are_those_of_scipy_and_of_a_slow_loop() -> None:
    of = counts()
    table = keyness(of, least_articles=1).set_index(["group", "term"])
    for number, term in enumerate(of.terms):
        for at, group in enumerate(of.groups):
            ours, n = int(of.counts[number, at]), int(of.totals[at])
            theirs, m = int(of.counts[number].sum()) - ours, int(of.totals.sum()) - n
            if (group, term) not in table.index:
                assert ours == 0 or ours + theirs == 0
                continue
            row = table.loc[[(group, term)]].iloc[0]
            expected = chi2_contingency(
                [[ours, theirs], [n - ours, m - theirs]], correction=False, lambda_="log-likelihood"
            )
            assert abs(row["g2"]) == pytest.approx(expected.statistic, abs=1e-9)
            assert (row["g2"] > 0) == (ours / n > theirs / m)
            ratio = (max(ours, 0.5) / n) / (max(theirs, 0.5) / m)
            assert row["log_ratio"] == pytest.approx(math.log2(ratio))
            assert (row["count"], row["other_count"]) == (ours, theirs)


def test_z_is_worked_out_as_in_monroe_and_others() -> None:
    """By hand, equations 15 to 22, for one term of two groups and a prior of 100 words."""
    of = TermCounts(
        ("slammed", "said"), ("A", "B"),
        np.array([[12, 3], [90, 200]]), np.array([[5, 3], [9, 9]]), np.array([1000, 3000]),
    )  # fmt: skip
    row = keyness(of, prior_words=100).set_index(["group", "term"]).loc[[("A", "slammed")]].iloc[0]
    alpha = 100 * 15 / 4000
    ours = (12 + alpha) / (1000 + 100 - 12 - alpha)
    theirs = (3 + alpha) / (3000 + 100 - 3 - alpha)
    assert row["log_odds"] == pytest.approx(math.log(ours) - math.log(theirs))
    error = math.sqrt(1 / (12 + alpha) + 1 / (3 + alpha))
    assert row["z"] == pytest.approx((math.log(ours) - math.log(theirs)) / error)


def test_q_is_of_all_rows_and_the_highest_z_come_first() -> None:
    table = keyness(counts())
    p = 2 * norm.sf(np.abs(table["z"]))
    assert table["q"].to_numpy() == pytest.approx(false_discovery_control(p))
    assert table["z"].is_monotonic_decreasing


def test_the_prior_draws_rare_terms_to_the_middle() -> None:
    of = TermCounts(
        ("rare", "common"), ("A", "B"),
        np.array([[3, 0], [300, 200]]), np.array([[3, 0], [50, 50]]), np.array([10000, 10000]),
    )  # fmt: skip
    table = keyness(of).set_index(["group", "term"])
    rare, common = (table.loc[[("A", term)]].iloc[0] for term in of.terms)
    assert rare["log_ratio"] > common["log_ratio"]
    assert rare["z"] < common["z"]


def test_where_nothing_differs_few_terms_are_claimed() -> None:
    rng = np.random.default_rng(3)
    claims = []
    for _ in range(100):
        words = rng.poisson(rng.gamma(1, 30, (200, 1)), (200, 2))
        of = TermCounts(tuple(map(str, range(200))), ("A", "B"), words, words, np.full(2, 50000))
        claims.append((keyness(of)["q"] < 0.05).any())
    assert np.mean(claims) <= 0.12


def test_a_term_of_one_article_makes_no_outlet() -> None:
    of = TermCounts(
        ("often in one", "spread", "scarce"), ("A", "B"),
        np.array([[40, 2], [12, 2], [1, 1]]), np.array([[1, 2], [8, 2], [1, 1]]),
        np.array([5000, 5000]),
    )  # fmt: skip
    assert set(keyness(of)["term"]) == {"spread"}
    assert set(keyness(of, least_articles=1)["term"]) == set(of.terms)


def test_nothing_and_one_outlet_alone_have_no_key_terms() -> None:
    empty = TermCounts((), (), np.zeros((0, 0), int), np.zeros((0, 0), int), np.zeros(0, int))
    assert keyness(empty).empty
    alone = TermCounts(("a",), ("A",), np.array([[9]]), np.array([[9]]), np.array([90]))
    assert keyness(alone).empty and "q" in keyness(alone)
