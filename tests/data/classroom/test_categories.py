"""What pupils mark and rate, as lessons write it."""

import pytest

from data.classroom.categories import CATEGORIES, SCALES, categories_of, scales_of
from data.classroom.parts import LONGEST_NAME, Category, ClassroomError, Scale


def test_built_in_and_own_categories_are_read_in_their_order() -> None:
    found = categories_of("hedge, loaded; hard = Hard word: you would look up, or ask: often;")
    assert found == (
        CATEGORIES[1],
        CATEGORIES[0],
        Category("hard", "Hard word", "you would look up, or ask: often"),
    )


def test_scales_are_read() -> None:
    found = scales_of("told = What = this? | not at all | very much ; b=How so?|low|high")
    assert found == (
        Scale("told", "What = this?", "not at all", "very much"),
        Scale("b", "How so?", "low", "high"),
    )


def test_what_comes_with_slantwise_has_keys_of_its_own() -> None:
    assert [each.key for each in CATEGORIES] == ["loaded", "hedge", "source"]
    assert len({each.key for each in SCALES}) == len(SCALES) == 3
    assert all(each.question.endswith("?") and each.low and each.high for each in SCALES)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "there are 1 to 6 categories, not 0"),
        ("loaded, hedges", "“hedges” is no category: write loaded, hedge, source, or one of your"),
        ("loaded,", "“” is no category"),
        ("loaded, loaded", "two categories have the key “loaded”: give one of them another"),
        ("a = A: b; a = C: d", "two categories have the key “a”"),
        ("hedge = Doubt: is not sure", "“hedge” has its meaning: write the one word, or another"),
        ("hard = Hard word", "“hard = Hard word” is not written as “key = Name: what such"),
        ("hard = : you do not know", "is not written as"),
        ("Hard word = Hard word: x", "its key in small letters"),
        (f"a = A: {'b' * (LONGEST_NAME + 1)}", f"is too long: up to {LONGEST_NAME} letters fit"),
        ("; ".join(f"a{at} = A: b" for at in range(7)), "there are 1 to 6 categories, not 7"),
    ],
)
def test_categories_that_cannot_be_meant_are_told(written: str, said: str) -> None:
    with pytest.raises(ClassroomError) as told:
        categories_of(written)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (" ; ", "there are 1 to 5 scales, not 0"),
        ("a = How? | low", "“a = How? | low” is not written as “key = Question? | low end | high"),
        ("a = How? | low | middle | high", "is not written as"),
        ("a = How? | low | ", "is not written as"),
        ("How? | low | high", "is not written as"),
        ("a = A? | b | c; a = D? | e | f", "two scales have the key “a”"),
        ("; ".join(f"a{at} = A? | b | c" for at in range(6)), "there are 1 to 5 scales, not 6"),
    ],
)
def test_scales_that_cannot_be_meant_are_told(written: str, said: str) -> None:
    with pytest.raises(ClassroomError) as told:
        scales_of(written)
    assert said in str(told.value)
