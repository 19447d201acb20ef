"""What a class agrees on most and least, phrase by phrase."""

import numpy as np
import pytest

from dashboard.classroom.phrases import Phrase, least_agreed, most_agreed, runs
from tests.dashboard.classroom.pupils import HEDGE, LOADED, class_of

TEXT = "The reckless, shameful plan failed. Critics called it a disgrace again. Nobody cared."
CLASS = (
    ["reckless, shameful", "disgrace", "cared"],
    ["reckless, shameful plan", "disgrace", "cared"],
    ["reckless, shameful", "Critics", "failed", "cared"],
    ["reckless, shameful", "Critics", "failed", "cared"],
    ["disgrace", "Critics"],
    ["reckless, shameful", "called"],
)


def told(phrases: list[Phrase]) -> list[tuple[str, int]]:
    return [(one.text, one.marked) for one in phrases]


def test_most_agreed_are_marked_by_half_or_more_the_most_first() -> None:
    found = most_agreed(TEXT, class_of(TEXT, *CLASS), LOADED.key)
    assert told(found) == [
        ("reckless, shameful", 5), ("cared", 4), ("Critics", 3), ("disgrace", 3)
    ]  # fmt: skip
    assert found[0] == Phrase(4, 22, "reckless, shameful", 5, 6)


def test_least_agreed_are_nearest_to_half_and_never_nearly_none_or_all() -> None:
    found = least_agreed(TEXT, class_of(TEXT, *CLASS), LOADED.key)
    assert told(found) == [("Critics", 3), ("disgrace", 3), ("failed", 2), ("cared", 4)]


def test_a_list_has_no_more_than_asked_for() -> None:
    found = class_of(TEXT, *CLASS)
    assert told(most_agreed(TEXT, found, LOADED.key, 2)) == [
        ("reckless, shameful", 5), ("cared", 4)
    ]  # fmt: skip
    assert told(least_agreed(TEXT, found, LOADED.key, most=1)) == [("Critics", 3)]


def test_a_phrase_ends_with_its_sentence() -> None:
    """“failed” and “Critics” are marked by as many, and stand side by side."""
    found = class_of(TEXT, *[["failed. Critics"]] * 5)
    assert told(most_agreed(TEXT, found, LOADED.key)) == [("failed", 5), ("Critics", 5)]


def test_phrases_are_as_the_text_has_them() -> None:
    text = "A “🎓 𐐀stonishing”, e\u0301norme—עולם end."
    found = class_of(text, *[["𐐀stonishing”, e\u0301norme—עולם"]] * 5)
    assert told(most_agreed(text, found, LOADED.key)) == [("𐐀stonishing”, e\u0301norme—עולם", 5)]


def test_hidden_names_are_blocks() -> None:
    found = class_of(TEXT, *[["reckless, shameful plan"]] * 3, [], [])
    for listed in (most_agreed, least_agreed):
        phrases = listed(TEXT, found, LOADED.key, hidden=[(0, 8), (7, 12), (14, 22)])
        assert told(phrases) == [("▇▇▇, ▇▇▇ plan", 3)]


@pytest.mark.parametrize("marked", [[["plan"]] * 4, [], [[]] * 6])
def test_there_are_none_of_too_few_or_of_nothing(marked: list[list[str]]) -> None:
    found = class_of(TEXT, *marked)
    assert most_agreed(TEXT, found, LOADED.key) == least_agreed(TEXT, found, LOADED.key) == []
    assert most_agreed(TEXT, found, HEDGE.key) == []


def test_runs_are_of_one_value_and_one_sentence() -> None:
    values = np.array([0, 2, 2, 1, 1, 1, 0, 3])
    sentence = np.array([0, 0, 0, 0, 0, 1, 1, 1])
    assert runs(values, sentence) == [(1, 3), (3, 5), (5, 6), (7, 8)]
    assert runs(np.zeros(0, np.int64), np.zeros(0, np.int64)) == []
