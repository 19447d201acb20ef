"""What words look like, told from one array of characters, is what Python tells of each."""

from collections.abc import Callable

import pytest

from metrics.spelling import Spelling, characters_in

WORDS = ["says", "", "s", "Łódź", "don't", "n't", "7th", "’tis", "\ud800x", "https://a.b", "𐍈y"]


def of(words: list[str]) -> Spelling:
    return Spelling("\n".join(words), len(words))


def test_lengths() -> None:
    assert of(WORDS).lengths().tolist() == [len(word) for word in WORDS]


@pytest.mark.parametrize("text", ["s", "n't", "ys", "https://", "'t"])
def test_beginnings_and_endings(text: str) -> None:
    spelling = of(WORDS)
    assert spelling.begins_with(text).tolist() == [word.startswith(text) for word in WORDS]
    assert spelling.ends_with(text).tolist() == [word.endswith(text) for word in WORDS]


@pytest.mark.parametrize("words", [["", "t"], ["t", "n'"], ["n", "'t"], ["t"], ["sh", "t"]])
def test_no_word_runs_into_its_neighbour(words: list[str]) -> None:
    assert not of(words).ends_with("n't").any()
    assert not of(words).begins_with("tsh").any()


@pytest.mark.parametrize("is_so", [str.isupper, str.islower, str.isdigit])
def test_initials(is_so: Callable[[str], bool]) -> None:
    assert of(WORDS).initial(is_so).tolist() == [is_so(word[:1]) for word in WORDS]


def test_no_words() -> None:
    nothing = of([])
    for found in (nothing.lengths(), nothing.ends_with("s"), nothing.initial(str.isupper)):
        assert found.tolist() == []


def test_one_empty_word() -> None:
    assert of([""]).lengths().tolist() == [0]
    assert of([""]).begins_with("a").tolist() == [False]


def test_distinct_characters() -> None:
    assert characters_in(["abba", "", "𐍈’"]) == {"a", "b", "𐍈", "’"}
    assert characters_in([]) == frozenset()
