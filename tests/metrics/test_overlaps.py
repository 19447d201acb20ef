import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.lexicon import Hits
from metrics.overlaps import clear_of


def spans(*pairs: tuple[int, int]) -> Hits:
    """Hits from first to last token, numbered in order."""
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Hits(table[:, 0], table[:, 1] - table[:, 0] + 1, np.arange(len(pairs)))


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [(0, 1, True), (0, 2, False), (3, 3, False), (2, 6, False), (4, 6, False), (5, 6, True)],
)
def test_one_against_one(first: int, last: int, kept: bool) -> None:
    assert (clear_of(spans((first, last)), spans((2, 4))).entry.size == 1) is kept


def test_nothing_stands_in_the_way_of_all() -> None:
    assert clear_of(spans((0, 1), (3, 3)), spans()).entry.tolist() == [0, 1]
    assert clear_of(spans(), spans((0, 1))).entry.size == 0


DISJOINT = st.sets(st.integers(0, 30)).map(
    lambda cuts: [(a, b - 1) for a, b in zip(sorted(cuts), sorted(cuts)[1:], strict=False)][::2]
)


@given(DISJOINT, DISJOINT)
def test_keeps_what_shares_no_token(
    ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    taken = {token for first, last in theirs for token in range(first, last + 1)}
    expected = [
        number
        for number, (first, last) in enumerate(ours)
        if taken.isdisjoint(range(first, last + 1))
    ]
    assert clear_of(spans(*ours), spans(*theirs)).entry.tolist() == expected
