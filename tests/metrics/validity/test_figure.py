import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.arrays import Floats
from metrics.validity.figure import RESAMPLES, Agreement, Figure, interval, plain
from metrics.validity.statistics import Statistic, of_counts, pearson, ratio

AGREEMENT = Agreement(
    corpus="letters", metric="hedging_ratio", n_units=4, n=9, counted="sentences", against="a list"
)


def share(*flags: int) -> Statistic:
    return of_counts(ratio, np.array(flags), np.ones(len(flags), dtype=np.int64))


def always(value: float) -> Statistic:
    return lambda weights: np.full(weights.shape[0], value)


def test_a_figure_has_the_agreements_facts_its_value_and_its_baseline() -> None:
    figures = list(
        AGREEMENT.figures(
            {"share:a": share(1, 1, 1, 0), "share:b": share(0, 1, 0, 0)},
            {"share:b": share(1, 1, 0, 0), "share:a": share(0, 0, 0, 0), "share:c": share(1)},
        )
    )
    assert [(f.figure, f.value, f.baseline) for f in figures] == [
        ("share:a", 0.75, 0.0),
        ("share:b", 0.25, 0.5),
    ]
    for figure in figures:
        assert (figure.corpus, figure.metric) == ("letters", "hedging_ratio")
        assert (figure.n, figure.counted, figure.against) == (9, "sentences", "a list")
        assert figure.low < figure.value < figure.high


def test_a_figure_without_a_baseline_is_held_against_nothing() -> None:
    (figure,) = AGREEMENT.figures({"share": share(1, 1, 0, 0)}, {"f1": share(1, 1, 1, 1)})
    assert np.isnan(figure.baseline)
    assert figure.against == ""


def test_the_numbers_of_a_figure_are_plain_python_numbers() -> None:
    """They go into JSON."""
    (figure,) = AGREEMENT.figures({"share": share(1, 1, 0, 0)}, {"share": share(1, 0, 0, 0)})
    numbers = (figure.value, figure.low, figure.high, figure.baseline)
    assert [type(number) for number in numbers] == [float] * 4


def test_the_bounds_belong_to_their_figure() -> None:
    (figure,) = AGREEMENT.figures({"share": share(1, 1, 0, 0)}, {})
    assert isinstance(figure, Figure)
    assert (figure.value, figure.low, figure.high) == interval(share(1, 1, 0, 0), 4)


def test_plain_counts_every_unit_once() -> None:
    seen: list[Floats] = []

    def statistic(weights: Floats) -> Floats:
        seen.append(weights)
        return weights.sum(axis=1)

    assert plain(statistic, 5) == 5.0
    np.testing.assert_array_equal(seen[0], np.ones((1, 5)))


def test_resamples_draw_as_many_units_as_there_are_each_alike() -> None:
    seen: list[Floats] = []

    def statistic(weights: Floats) -> Floats:
        seen.append(weights)
        return weights[:, 0]

    interval(statistic, 6)
    drawn = np.concatenate([weights for weights in seen if weights.shape[0] > 1])
    assert drawn.shape == (RESAMPLES, 6)
    assert (drawn.sum(axis=1) == 6).all()
    # 1,000 means of a count with variance 5/6: a standard error of 0.03.
    np.testing.assert_allclose(drawn.mean(axis=0), 1, atol=0.12)
    assert len(np.unique(drawn, axis=0)) > 200  # no batch repeats another
    assert seen[-1].shape == (1, 6)


def test_the_same_units_have_the_same_interval() -> None:
    statistic = share(1, 0, 0, 1, 1, 0, 1)
    assert interval(statistic, 7) == interval(statistic, 7)


@pytest.mark.parametrize("value", [0.0, 0.625, 1.0, -1.0])
def test_a_constant_has_no_width(value: float) -> None:
    assert interval(always(value), 30) == (value, value, value)


@pytest.mark.parametrize("flag", [0, 1])
def test_a_single_unit_has_no_width(flag: int) -> None:
    assert interval(share(flag), 1) == (flag, flag, flag)


def test_a_single_unit_correlates_with_nothing() -> None:
    one = np.array([0.1])
    assert np.isnan(interval(pearson(one, one), 1)).all()


def test_a_statistic_that_is_never_defined_has_no_interval() -> None:
    assert np.isnan(interval(always(np.nan), 3)).all()


def test_resamples_without_a_value_are_left_out() -> None:
    """Of two units a quarter of the draws lacks the only one that has the denominator."""
    statistic = of_counts(ratio, np.array([3, 0]), np.array([4, 0]))
    assert interval(statistic, 2) == (0.75, 0.75, 0.75)


@pytest.mark.parametrize(("hits", "n"), [(30, 60), (120, 200), (51, 340), (900, 1000)])
def test_the_interval_of_a_proportion_is_about_the_binomial_one(hits: int, n: int) -> None:
    """Percentile bounds and Wilson's differ by less than a quarter of their width."""
    flags = np.arange(n) < hits
    value, low, high = interval(of_counts(ratio, flags, np.ones(n, dtype=np.int64)), n)
    wilson = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert value == hits / n
    tolerance = (wilson.high - wilson.low) / 8
    assert low == pytest.approx(wilson.low, abs=tolerance)
    assert high == pytest.approx(wilson.high, abs=tolerance)
    quantiles = stats.binom(n, hits / n).ppf((0.025, 0.975)) / n
    np.testing.assert_allclose((low, high), quantiles, atol=tolerance)


def test_the_interval_covers_the_truth_about_95_times_in_100() -> None:
    """300 samples of 80 draws at 0.3: 2 standard errors of a coverage of .95 are 2.5 points."""
    random = np.random.default_rng(11)
    covered = 0
    for flags in random.random((300, 80)) < 0.3:
        _, low, high = interval(of_counts(ratio, flags, np.ones(80, dtype=np.int64)), 80)
        covered += low <= 0.3 <= high
    assert 0.91 <= covered / 300 <= 0.98


@given(st.lists(st.integers(0, 1), min_size=1, max_size=30))
def test_the_interval_holds_the_figure_and_stays_within_its_range(flags: list[int]) -> None:
    value, low, high = interval(share(*flags), len(flags))
    assert 0 <= low <= value <= high <= 1


@given(st.lists(st.integers(0, 9), min_size=2, max_size=20), st.permutations(range(20)))
def test_the_value_does_not_depend_on_the_order_of_the_units(
    counts: list[int], order: list[int]
) -> None:
    turned = [counts[at] for at in order if at < len(counts)]
    assert plain(share(*counts), len(counts)) == pytest.approx(plain(share(*turned), len(counts)))
