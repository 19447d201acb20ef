"""Every statistic against an independent implementation, or a table counted by hand."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.arrays import Floats, Ints
from metrics.validity.statistics import (
    Statistic,
    auc,
    f1,
    macro_f1,
    mcc,
    of_counts,
    pearson,
    precision,
    ratio,
    recall,
    spearman,
)

# Few distinct values, so that ties are common.
VALUES = st.sampled_from([-2.5, -0.3, 0.0, 0.1, 0.7, 1.0, 3.0])
ITEMS = st.lists(st.tuples(VALUES, VALUES, st.booleans(), st.integers(0, 3)), min_size=1)


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float64)


def once(statistic: Statistic, weights: Floats) -> float:
    """The statistic of one resample."""
    result = statistic(weights[None, :])
    assert result.shape == (1,)
    return float(result[0])


def columns(items: list[tuple[float, float, bool, int]]) -> tuple[Floats, Floats, Ints]:
    first, second, _, weights = (np.array(column) for column in zip(*items, strict=True))
    return first, second, weights.astype(np.int64)


# Formulas of counts. The table of every one of them: 6 hits, 2 false, 3 missed, 9 neither.

TABLE = tuple(floats(count) for count in (6, 2, 3, 9))
HITS, FALSE, MISSED, NEITHER = TABLE


def test_formulas_of_a_table_counted_by_hand() -> None:
    assert precision(HITS, FALSE) == pytest.approx(6 / 8)
    assert recall(HITS, MISSED) == pytest.approx(6 / 9)
    assert f1(HITS, FALSE, MISSED) == pytest.approx(12 / 17)
    assert macro_f1(*TABLE) == pytest.approx((12 / 17 + 18 / 23) / 2)
    assert mcc(*TABLE) == pytest.approx((6 * 9 - 2 * 3) / (8 * 9 * 11 * 12) ** 0.5)


def test_f1_is_the_harmonic_mean() -> None:
    both = precision(HITS, FALSE)[0], recall(HITS, MISSED)[0]
    assert f1(HITS, FALSE, MISSED)[0] == pytest.approx(stats.hmean(both))


@pytest.mark.parametrize("table", list(product((0, 1, 5), repeat=4)))
def test_mcc_is_pearson_of_the_answers(table: tuple[int, int, int, int]) -> None:
    ours = np.repeat([1.0, 1.0, 0.0, 0.0], table)
    theirs = np.repeat([1.0, 0.0, 1.0, 0.0], table)
    got = float(mcc(*(floats(count) for count in table))[0])
    if np.unique(ours).size < 2 or np.unique(theirs).size < 2:
        assert np.isnan(got)
    else:
        assert got == pytest.approx(stats.pearsonr(ours, theirs).statistic)


def test_turning_the_answers_round_turns_the_formulas_round() -> None:
    turned = (NEITHER, MISSED, FALSE, HITS)
    assert macro_f1(*turned) == pytest.approx(macro_f1(*TABLE))
    assert mcc(*turned) == pytest.approx(mcc(*TABLE))
    assert mcc(FALSE, HITS, NEITHER, MISSED) == pytest.approx(-mcc(*TABLE))


@pytest.mark.parametrize(
    ("formula", "table"),
    [
        (ratio, (0, 0)),
        (precision, (0, 0)),
        (recall, (0, 0)),
        (f1, (0, 0, 0)),
        (macro_f1, (0, 0, 0, 4)),
        (macro_f1, (4, 0, 0, 0)),
        (mcc, (4, 2, 0, 0)),
        (mcc, (4, 0, 2, 0)),
    ],
)
def test_a_formula_is_nan_where_nothing_is_below(
    formula: Callable[..., Floats], table: tuple[int, ...]
) -> None:
    assert np.isnan(formula(*(floats(count) for count in table))).all()


@pytest.mark.parametrize("formula", [precision, recall])
def test_nothing_right_is_zero_and_not_nan(formula: Callable[..., Floats]) -> None:
    assert formula(floats(0), floats(3)) == 0
    assert f1(floats(0), floats(3), floats(0)) == 0


def test_each_resample_has_a_value_of_its_own() -> None:
    statistic = of_counts(ratio, np.array([1, 0, 4]), np.array([2, 2, 8]))
    weights = np.array([[1, 1, 1], [3, 0, 0], [0, 2, 0], [0, 0, 0], [1, 0, 2]], dtype=np.float64)
    np.testing.assert_allclose(statistic(weights), [5 / 12, 1 / 2, 0, np.nan, 9 / 18])


def test_counts_may_be_flags() -> None:
    statistic = of_counts(precision, np.array([True, False, True]), np.array([False, True, False]))
    assert once(statistic, np.ones(3)) == pytest.approx(2 / 3)
    assert once(statistic, floats(2, 3, 1)) == pytest.approx(3 / 6)


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 4, st.integers(0, 4)), min_size=1))
def test_weights_count_a_unit_as_often_as_they_say(
    rows: list[tuple[int, int, int, int, int]],
) -> None:
    table, weights = np.array(rows)[:, :4], np.array(rows)[:, 4]
    repeated = np.repeat(table, weights, axis=0)
    for formula in (macro_f1, mcc):
        weighted = of_counts(formula, *table.T)(weights[None, :].astype(np.float64))
        np.testing.assert_allclose(
            weighted, formula(*(floats(total) for total in repeated.sum(axis=0))), atol=1e-12
        )


# The area under the curve.


def slow_auc(values: Floats, positive: np.ndarray) -> float:
    won = [
        1.0 if high > low else 0.5 if high == low else 0.0
        for high, low in product(values[positive], values[~positive])
    ]
    return sum(won) / len(won) if won else np.nan


@given(ITEMS)
def test_auc_wins_pairs_and_halves_ties(items: list[tuple[float, float, bool, int]]) -> None:
    values, _, weights = columns(items)
    positive = np.array([flag for _, _, flag, _ in items])
    got = once(auc(values, positive), weights.astype(np.float64))
    drawn, is_positive = np.repeat(values, weights), np.repeat(positive, weights)
    assert got == pytest.approx(slow_auc(drawn, is_positive), nan_ok=True)
    if not np.isnan(got):
        ranks = stats.mannwhitneyu(drawn[is_positive], drawn[~is_positive])
        pairs = is_positive.sum() * (~is_positive).sum()
        assert got == pytest.approx(ranks.statistic / pairs)


@given(ITEMS, st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_auc_weighs_each_item_as_its_unit(
    items: list[tuple[float, float, bool, int]], weights: list[int]
) -> None:
    """Here `weights` belong to five units and the fourth member of an item is its unit."""
    values, _, unit = columns(items)
    positive = np.array([flag for _, _, flag, _ in items])
    often = np.array(weights)[unit]
    drawn, is_positive = np.repeat(values, often), np.repeat(positive, often)
    got = once(auc(values, positive, unit), np.array(weights, dtype=np.float64))
    assert got == pytest.approx(slow_auc(drawn, is_positive), nan_ok=True)


@given(ITEMS)
def test_auc_of_the_contrary_is_the_rest(items: list[tuple[float, float, bool, int]]) -> None:
    values, _, weights = columns(items)
    positive = np.array([flag for _, _, flag, _ in items])
    drawn = weights.astype(np.float64)
    assert once(auc(values, ~positive), drawn) == pytest.approx(
        1 - once(auc(values, positive), drawn), nan_ok=True
    )
    assert once(auc(np.exp(values), positive), drawn) == pytest.approx(
        once(auc(values, positive), drawn), nan_ok=True
    )


def test_auc_of_a_case_counted_by_hand() -> None:
    """3 beats both; 1 beats 0 and ties with 1: 3.5 of 4 pairs."""
    values = floats(1, 0, 3, 1)
    positive = np.array([True, False, True, False])
    assert once(auc(values, positive), np.ones(4)) == 3.5 / 4


@pytest.mark.parametrize("flag", [True, False])
def test_auc_needs_both_kinds(flag: bool) -> None:
    assert np.isnan(once(auc(floats(1, 2), np.array([flag, flag])), np.ones(2)))


# Correlations.

CORRELATIONS = pytest.mark.parametrize(
    ("ours", "theirs"), [(pearson, stats.pearsonr), (spearman, stats.spearmanr)]
)


@CORRELATIONS
@given(ITEMS)
def test_correlations_are_scipys_of_the_units_repeated(
    ours: Callable[[Floats, Floats], Statistic],
    theirs: Callable[..., object],
    items: list[tuple[float, float, bool, int]],
) -> None:
    first, second, weights = columns(items)
    got = once(ours(first, second), weights.astype(np.float64))
    one, two = np.repeat(first, weights), np.repeat(second, weights)
    if min(np.unique(one).size, np.unique(two).size) < 2:
        assert np.isnan(got)
    else:
        assert got == pytest.approx(theirs(one, two).statistic, abs=1e-9)  # pyright: ignore


@CORRELATIONS
def test_correlations_of_many_values_without_weights(
    ours: Callable[[Floats, Floats], Statistic], theirs: Callable[..., object]
) -> None:
    random = np.random.default_rng(3)
    first = random.normal(size=500)
    second = first + random.gamma(1.0, size=500).round(1)
    assert once(ours(first, second), np.ones(500)) == pytest.approx(
        theirs(first, second).statistic  # pyright: ignore
    )


@CORRELATIONS
@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e-7, 12345.678, 0.0])
def test_a_constant_correlates_with_nothing(
    ours: Callable[[Floats, Floats], Statistic], theirs: Callable[..., object], value: float
) -> None:
    """Rounding must not make a spread of the last digit into a correlation."""
    constant, other = np.full(7, value), np.arange(7.0)
    random = np.random.default_rng(5)
    weights = random.integers(0, 4, (200, 7)).astype(np.float64)
    assert np.isnan(ours(constant, other)(weights)).all()
    assert np.isnan(ours(other, constant)(weights)).all()


@CORRELATIONS
def test_a_small_spread_around_a_large_value_still_correlates(
    ours: Callable[[Floats, Floats], Statistic], theirs: Callable[..., object]
) -> None:
    first = 1000 + 1e-6 * np.arange(5.0)
    assert once(ours(first, np.arange(5.0)), np.ones(5)) == pytest.approx(1.0)


@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_value_that_is_no_number_leaves_nothing_to_say(at: int) -> None:
    values, other = np.arange(5.0), floats(2, 1, 3, 5, 4)
    values[at] = np.nan
    positive = np.array([False, True, False, True, True])
    for statistic in (
        auc(values, positive),
        pearson(values, other),
        pearson(other, values),
        spearman(values, other),
        spearman(other, values),
    ):
        assert np.isnan(statistic(np.ones((3, 5)))).tolist() == [True] * 3


def test_spearman_ranks_within_each_resample() -> None:
    """Of all three units the middle one ties; without the last, two units run against it."""
    first, second = floats(1, 2, 2), floats(2, 1, 5)
    weights = np.array([[1, 1, 1], [1, 1, 0], [2, 0, 1]], dtype=np.float64)
    expected = [stats.spearmanr(first, second).statistic, -1, 1]
    np.testing.assert_allclose(spearman(first, second)(weights), expected)


def test_spearman_sees_order_only_and_pearson_distance() -> None:
    first = np.arange(1.0, 7.0)
    assert once(spearman(first, np.exp(first)), np.ones(6)) == pytest.approx(1.0)
    assert once(pearson(first, np.exp(first)), np.ones(6)) < 0.9
    assert once(spearman(first, -first), np.ones(6)) == pytest.approx(-1.0)
