"""Blocks in place of what would give a text away."""

from dashboard.classroom.hiding import inside, merged, shown, shown_alone


def test_spans_are_merged_and_cut() -> None:
    spans = merged([(5, 7), (1, 3), (3, 4), (6, 9), (8, 8), (20, 12), (30, 40), (32, 35)])
    assert spans == [(1, 4), (5, 9), (30, 40)]
    assert inside(spans, (2, 6)) == [(2, 4), (5, 6)]
    assert inside(spans, (4, 5)) == []


def test_a_span_is_shown_with_what_begins_in_it_as_blocks() -> None:
    assert shown("abcdef", (0, 6), [(1, 2), (4, 5)]) == "a▇▇▇cd▇▇▇f"
    assert shown("abcdef", (2, 6), [(1, 4)]) == "ef"
    assert shown("abcdef", (0, 3), [(1, 4)]) == "a▇▇▇"
    assert shown("abcdef", (3, 3), [(1, 6)]) == ""


def test_alone_it_is_shown_with_all_that_is_hidden_in_it() -> None:
    assert shown_alone("abcdef", (2, 6), [(3, 4), (1, 3)]) == "▇▇▇ef"
    assert shown_alone("abcdef", (2, 4), []) == "cd"
