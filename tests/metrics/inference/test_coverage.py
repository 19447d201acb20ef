"""A small piece of tools/coverage_trial.py, always the same."""

import numpy as np
import pytest

from tools.coverage_trial import coverage, pages

USED = "used: t on the fitting scale"


@pytest.mark.parametrize("clustered", [False, True], ids=["alone", "in clusters"])
def test_intervals_hold_the_truth_93_to_97_times_in_100(clustered: bool) -> None:
    """600 outlets × 4 metrics: 2 standard errors of a metric are 1.8 points, of their mean 0.9."""
    found = coverage(pages(100, 30, clustered), draws=1000)
    assert 0.93 <= found[USED].mean() <= 0.97
    assert (np.abs(found[USED] - 0.95) < 0.038).all()
    assert 0.93 <= found["difference"].mean() <= 0.97
    assert 0.93 <= found["ratio"].mean() <= 0.97
    assert found[USED].mean() > found["percentile"].mean()


def test_eight_articles_have_intervals_that_hold_the_truth_as_often_or_more() -> None:
    found = coverage(pages(150, 8), draws=1000)
    assert 0.93 <= found[USED].min() and found[USED].max() <= 0.985
    assert found["percentile"].mean() < 0.9


@pytest.mark.parametrize("n", [8, 30])
def test_at_most_5_pages_in_100_claim_a_difference_where_there_is_none(n: int) -> None:
    """With a true share of 5 in 100, more than 14 of 150 pages are seen once in 100 times."""
    found = coverage(pages(150, n, seed=2), draws=1000)
    assert found["pages with a claim"][0] <= 14 / 150
