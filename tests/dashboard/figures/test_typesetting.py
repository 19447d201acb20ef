"""Lines of text fit the width they are set in, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.typesetting import ELLIPSIS, block, lines, width


@given(st.text(max_size=300), st.floats(3, 60), st.integers(1, 5))
def test_no_line_is_wider_than_the_room_and_there_are_no_more_than_asked_for(
    text: str, ems: float, most: int
) -> None:
    set_ = lines(text, ems, most)
    assert 1 <= len(set_) <= most
    assert all(width(line) <= ems or len(line) == 1 for line in set_)


def test_a_text_that_fits_is_kept_word_for_word() -> None:
    text = "Per 1,000 words; 43 articles by 7 outlets"
    assert " ".join(lines(text, 12, 9)) == text


def test_a_text_that_does_not_fit_says_so() -> None:
    cut = lines("word " * 50, 10, 2)[-1]
    assert cut.endswith(ELLIPSIS)
    assert width(cut) > 8
    assert lines("N" * 300, 10, 2)[-1].endswith(ELLIPSIS)


@pytest.mark.parametrize(("narrow", "wide"), [("ill", "mmm"), ("abc", "ABC"), ("abc", "新聞社")])
def test_letters_differ_in_width(narrow: str, wide: str) -> None:
    assert width(narrow) < width(wide)


def test_marks_that_stand_on_a_letter_take_no_room() -> None:
    assert width("e\u0301") == width("e")


def test_lines_are_shown_literally() -> None:
    assert block(["<b>x</b>", "$y$"]) == "&lt;b&gt;x&lt;/b&gt;<br>&#36;y&#36;"
