"""The record of how well stories agree with people."""

from dataclasses import replace

from dashboard.stories.agreement import in_words, on_record
from metrics.validity.agreement import regressions


def test_the_record_that_ships_is_of_stories_and_is_told_in_words() -> None:
    figures = {each.figure: each for each in on_record()}
    assert set(figures) == {"precision:pairs", "recall:pairs"}
    for each in figures.values():
        assert each.corpus == "stories"
        assert 0.9 < each.floor <= each.value <= 1
        assert each.baseline < each.value
    assert "[" not in in_words()
    assert " in 100" in in_words()


def test_stories_that_agree_less_are_a_regression() -> None:
    worse = [replace(each, value=each.floor - 0.01) for each in on_record()]
    assert len(regressions(worse, on_record(), ["stories"])) == 2
    assert regressions(worse, on_record(), []) == []
