"""What two texts quote alike, found by hand; rows that lose no character, whatever the texts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.stories.aligning import (
    MOST,
    Row,
    Shared,
    Span,
    in_order,
    rows,
    shared_quotations,
)
from metrics.passages import quoted_passages

LEE = "We will mend the pier by May"
OTT = "Nobody asked those who live there"


def shared(first: str, second: str) -> list[tuple[str, str]]:
    found = shared_quotations((first, second), (quoted_passages(first), quoted_passages(second)))
    return [(first[slice(*one.first)], second[slice(*one.second)]) for one in found]


def test_the_same_words_are_found_whatever_their_case_and_marks() -> None:
    assert shared(f"“{LEE}!”", f'He said: "{LEE.lower()},"') == [(LEE, LEE.lower())]


def test_nearly_the_same_words_are_found() -> None:
    other = "We will mend that pier by May"
    assert shared(f"“{LEE}”", f"“{other}”") == [(LEE, other)]


def test_a_part_of_a_longer_quotation_is_found_where_it_is_long() -> None:
    longer = f"{OTT}, and so on and on for as long as anybody would listen to any of it"
    assert shared(f"“{OTT}”", f"“{longer}”") == [(OTT, OTT)]
    whole = f"It is late in the day and the boats are in. {OTT}. I never said what I thought of it"
    assert shared(f"“{whole}”", f"“{longer}”") == [(OTT, OTT)]


def test_short_or_different_quotations_are_not() -> None:
    assert shared("“not a day”", "“not a day”") == []
    assert shared(f"“{LEE}”", f"“{OTT}”") == []
    assert shared("“it is the end of a long road”", "“at the end of it all we may go home”") == []


def test_what_is_not_quoted_in_both_is_not_shared() -> None:
    assert shared(f"“{LEE}”", LEE) == []


def test_as_many_as_one_could_make_up_are_compared_in_bounds() -> None:
    many = f"“{LEE}” " * (2 * MOST)
    assert 0 < len(shared(many, many)) <= 4 * MOST


def spans(*pairs: tuple[Span, Span]) -> list[Shared]:
    return [Shared(first, second, first[1] - first[0]) for first, second in pairs]


def test_of_those_that_cross_the_ones_of_most_words_are_kept() -> None:
    crossing = spans(((0, 5), (30, 35)), ((10, 19), (0, 9)), ((20, 25), (10, 15)))
    assert in_order(crossing) == crossing[1:]
    long = spans(((0, 30), (50, 80)), ((40, 44), (0, 4)), ((50, 54), (10, 14)))
    assert in_order(long) == long[:1]
    assert in_order([]) == []


def test_none_is_in_two_places() -> None:
    twice = spans(((0, 5), (0, 5)), ((0, 5), (10, 15)), ((10, 15), (10, 15)))
    assert in_order(twice) == [twice[0], twice[2]]


def test_rows_begin_where_both_may_be_cut() -> None:
    chain = spans(((12, 18), (3, 9)), ((33, 38), (25, 30)))
    assert rows((50, 40), chain, ([0, 10, 30], [0, 20])) == [
        Row((0, 10), (0, 0), 0),
        Row((10, 30), (0, 20), 6),
        Row((30, 50), (20, 40), 5),
    ]


def test_two_behind_one_cut_are_one_row() -> None:
    chain = spans(((12, 18), (3, 9)), ((20, 25), (25, 30)))
    assert rows((50, 40), chain, ([0, 10, 30], [0, 20])) == [
        Row((0, 10), (0, 0), 0),
        Row((10, 50), (0, 40), 11),
    ]
    chain = spans(((12, 18), (3, 9)), ((33, 38), (15, 20)))
    assert rows((50, 40), chain, ([0, 10, 30], [0, 20]))[1:] == [Row((10, 50), (0, 40), 11)]


def test_texts_that_share_nothing_are_one_row() -> None:
    assert rows((5, 7), [], ([0], [0])) == [Row((0, 5), (0, 7), 0)]
    assert rows((0, 0), [], ([], [])) == [Row((0, 0), (0, 0), 0)]


SPANS = st.tuples(st.integers(0, 90), st.integers(1, 10)).map(lambda one: (one[0], sum(one)))
CUTS = st.lists(st.integers(1, 99), unique=True).map(lambda found: [0, *sorted(found)])


@given(st.lists(st.tuples(SPANS, SPANS), max_size=12), CUTS, CUTS)
def test_rows_follow_each_other_and_lose_nothing(
    pairs: list[tuple[Span, Span]], first: list[int], second: list[int]
) -> None:
    chain = in_order(spans(*pairs))
    for one, after in pairwise(chain):
        assert one.first[1] <= after.first[0] and one.second[1] <= after.second[0]
    found = rows((100, 100), chain, (first, second))
    for side, cuts in (("first", first), ("second", second)):
        ends = [getattr(row, side) for row in found]
        assert [begin for begin, _ in ends] == [0, *(end for _, end in ends[:-1])]
        assert ends[-1][1] == 100
        assert all(begin in cuts for begin, _ in ends)
    assert sum(row.n_words for row in found) == sum(one.n_words for one in chain)
