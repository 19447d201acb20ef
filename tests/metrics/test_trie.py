import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from metrics.trie import build_trie

SYMBOLS = st.integers(1, 4)
SEQUENCES = st.lists(
    st.lists(SYMBOLS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=12, unique=True
)


def found(
    sequences: list[tuple[int, ...]], symbols: list[int], broken: list[bool] | None = None
) -> set[tuple[int, int]]:
    breaks = None if broken is None else np.array(broken, dtype=bool)
    return {
        (start, sequence)
        for match in build_trie(sequences, 5).walk(np.array(symbols, dtype=np.int64), breaks)
        for start, sequence in zip(match.starts.tolist(), match.sequence.tolist(), strict=True)
    }


def test_finds_every_sequence_at_every_place() -> None:
    assert found([(1,), (1, 2), (2, 3)], [1, 2, 3]) == {(0, 0), (0, 1), (1, 2)}


def test_does_not_run_past_a_break() -> None:
    assert found([(1, 2), (1,)], [1, 2], [True, False]) == {(0, 1)}


def test_zero_never_matches() -> None:
    assert found([(1,)], [0, 0, 1]) == {(2, 0)}


@given(SEQUENCES, st.lists(st.integers(0, 4), max_size=30))
def test_equals_a_plain_search(sequences: list[tuple[int, ...]], symbols: list[int]) -> None:
    plain = {
        (start, number)
        for number, sequence in enumerate(sequences)
        for start in range(len(symbols))
        if tuple(symbols[start : start + len(sequence)]) == sequence
    }
    assert found(sequences, symbols) == plain
