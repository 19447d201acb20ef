"""Krippendorff's alpha against his published examples and a slow loop over pairs."""

from itertools import permutations

import numpy as np
import pytest

from metrics.arrays import Ints, Keys
from metrics.inference.krippendorff import agreement

TWO = ("0100000010", "1110010000")
"""Two people, ten units, two values: alpha is 0.095 (Krippendorff 2011, A)."""
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Four people, twelve units, five values, some missing: alpha is 0.743 (Krippendorff 2011, C)."""


def counted(rows: tuple[str, ...]) -> Ints:
    values = sorted({each for row in rows for each in row} - {"."})
    columns = zip(*rows, strict=True)
    return np.array([[column.count(value) for value in values] for column in map(list, columns)])


def alone(counts: Ints) -> Keys:
    """Every unit a block of its own."""
    return np.arange(len(counts), dtype=np.uint64)


@pytest.mark.parametrize(("rows", "alpha"), [(TWO, 0.095), (FOUR, 0.743)], ids=["two", "four"])
def test_published_examples(rows: tuple[str, ...], alpha: float) -> None:
    counts = counted(rows)
    assert agreement(counts, alone(counts)).alpha == pytest.approx(alpha, abs=5e-4)


def slow(rows: list[list[int]]) -> float:
    """1 - D_o / D_e by pairs; -1 is missing."""
    units = [[row[place] for row in rows if row[place] >= 0] for place in range(len(rows[0]))]
    units = [unit for unit in units if len(unit) > 1]
    flat = [value for unit in units for value in unit]
    observed = sum(
        sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(flat)
    expected = sum(a != b for a, b in permutations(flat, 2)) / (len(flat) * (len(flat) - 1))
    return 1 - observed / expected


@pytest.mark.parametrize("seed", range(5))
def test_it_is_that_of_a_slow_loop_over_pairs(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = rng.integers(-1, 3, (6, 25))
    counts = np.array([[(unit == value).sum() for value in range(3)] for unit in rows.T])
    found = agreement(counts, alone(counts))
    assert found.alpha == pytest.approx(slow(rows.tolist()))
    assert found.n_units == int((counts.sum(axis=1) > 1).sum())
    assert found.low <= found.alpha <= found.high


def test_full_agreement_is_1_and_its_opposite_is_below_0() -> None:
    agreed = np.array([[6, 0], [0, 6], [6, 0], [6, 0]])
    assert agreement(agreed, alone(agreed)).alpha == 1
    split = np.array([[3, 3]] * 20)
    assert agreement(split, alone(split)).alpha < 0


@pytest.mark.parametrize("counts", [[[5, 0], [5, 0]], [[1, 0], [0, 1]], [[0, 0]]])
def test_without_two_values_or_two_people_there_is_none(counts: list[list[int]]) -> None:
    given = np.array(counts)
    found = agreement(given, alone(given))
    assert np.isnan([found.alpha, found.low, found.high]).all()


def test_words_of_a_phrase_are_no_evidence_of_their_own() -> None:
    """Each unit five times: the same alpha; but a range as wide as of the units themselves."""
    rng = np.random.default_rng(3)
    marked = rng.binomial(20, np.where(rng.random(200) < 0.2, 0.6, 0.05))
    units = np.column_stack((20 - marked, marked))
    once = agreement(units, alone(units))
    five = np.repeat(units, 5, axis=0)
    together = agreement(five, np.repeat(alone(units), 5))
    apart = agreement(five, alone(five))
    assert together.alpha == pytest.approx(once.alpha, abs=1e-3)
    assert together.high - together.low == pytest.approx(once.high - once.low, rel=0.01)
    assert apart.high - apart.low < 0.6 * (together.high - together.low)


def test_the_range_holds_the_truth() -> None:
    """200 classes that mark 60 sentences; the truth is the alpha of 20,000: 2 SE are 3.1 points."""
    rng = np.random.default_rng(4)

    def sentences(n: int) -> Ints:
        marked = rng.binomial(12, np.where(rng.random(n) < 0.3, 0.7, 0.1))
        return np.column_stack((12 - marked, marked))

    large = sentences(20_000)
    truth = agreement(large, alone(large), 8).alpha
    held = []
    for _ in range(200):
        counts = sentences(60)
        found = agreement(counts, rng.integers(0, 2**63, 60).astype(np.uint64), 500)
        held.append(found.low <= truth <= found.high)
    assert 0.90 <= np.mean(held) <= 0.98


def test_every_unit_needs_its_block() -> None:
    with pytest.raises(ValueError, match="2 units have 1 blocks"):
        agreement(np.array([[2, 0], [0, 2]]), np.zeros(1, np.uint64))
