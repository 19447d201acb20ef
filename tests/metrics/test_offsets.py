"""Where the word of each token stands in its text."""

import pytest

from metrics.corpus import split_tokens
from metrics.offsets import token_spans


def words(text: str) -> list[str]:
    starts, ends = token_spans(text)
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("“Never,” she said.", ["Never", "she", "said", ""]),
        ("one\n\ntwo", ["one", "\n", "\n", "two", ""]),
        ("he—she… so--and", ["he", "—", "she", "…", "so", "--", "and", ""]),
        ('said,"now', ["said", "now", ""]),
        ("the cat, the cat", ["the", "cat", "the", "cat", ""]),
        ("  don't (stop)  ", ["don't", "stop", ""]),
    ],
)
def test_each_token_has_the_words_that_it_came_from(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert len(expected) == len(split_tokens(text))


def test_spans_are_counted_in_characters() -> None:
    starts, ends = token_spans("𐍈 “no”\nyes")
    assert starts.tolist() == [0, 3, 6, 7, 10]
    assert ends.tolist() == [1, 5, 7, 10, 10]


def test_a_word_that_comes_twice_stands_at_two_places() -> None:
    starts, _ = token_spans("no, no: no")
    assert starts.tolist() == [0, 4, 8, 10]
