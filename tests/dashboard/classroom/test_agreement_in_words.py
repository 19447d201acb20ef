"""How far a class agrees, said so that nobody takes chance for agreement."""

import re

import pytest

from dashboard.classroom.agreement_in_words import agreement_in_words, told, too_few
from metrics.inference.krippendorff import Agreement
from tests.dashboard.classroom.pupils import LOADED, class_of

TEXT = "A bad plan. It fell. They lie. She is sad. Awful men ran. We saw."
MORE, CHANCE, LESS = "clearly more than chance", "cannot tell your agreement from", "less than"


@pytest.mark.parametrize(
    ("alpha", "low", "high", "first", "second"),
    [
        (0.62, 0.48, 0.74, MORE, "cannot tell whether you reach it"),
        (0.4, 0.3, 0.5, MORE, "see this differently"),
        (0.72, 0.665, 0.9, MORE, "careful conclusions"),
        (0.72, 0.67, 0.9, MORE, "careful conclusions"),
        (0.9, 0.8, 0.95, MORE, "Researchers rely on marks"),
        (0.9, 0.79, 0.95, MORE, "careful conclusions"),
        (0.664, 0.663, 0.6649, MORE, "see this differently"),
        (0.2, -0.1, 0.4, CHANCE, "0 is within it"),
        (0.3, 0.0, 0.5, CHANCE, "0 is within it"),
        (0.3, 0.004, 0.5, CHANCE, "0 is within it"),
        (-0.2, -0.4, -0.004, CHANCE, "0 is within it"),
        (-0.2, -0.3, -0.1, LESS, "and some another"),
        (1.0, 1.0, 1.0, MORE, "Researchers rely on marks"),
    ],
)
def test_the_range_decides_what_is_said(
    alpha: float, low: float, high: float, first: str, second: str
) -> None:
    said = told(Agreement(alpha, low, high, 50))
    assert first in said
    assert second in said
    assert sum(each in said for each in (MORE, CHANCE, LESS)) == 1


def test_the_figure_is_told_with_its_range_and_its_scale() -> None:
    assert told(Agreement(0.62, 0.48, 0.74, 50)).startswith(
        "You agree clearly more than chance would: 0.62 (0.48 to 0.74), where 1 is everybody"
        " marking the same words and 0 is what chance would give."
    )
    assert "−0.20 (−0.40 to 0.00)" in told(Agreement(-0.2, -0.4, -0.004, 50))


@pytest.mark.parametrize(
    ("readers", "who"), [(0, "nobody has"), (1, "1 of you has"), (3, "3 of you have")]
)
def test_too_few_are_told_why_there_is_no_figure(readers: int, who: str) -> None:
    said = agreement_in_words(class_of(TEXT, *[["bad"]] * readers), LOADED.key)
    assert said == too_few(readers)
    assert f"No figure yet: {who} marked something or finished. With fewer than five" in said
    assert re.findall(r"\d", said) == ([str(readers)] if readers else [])


def test_with_nothing_to_agree_on_it_says_so() -> None:
    nothing = agreement_in_words(class_of(TEXT, *[[]] * 7), LOADED.key)
    assert "none of the 7 of you marked a word" in nothing
    everything = agreement_in_words(class_of(TEXT, *[[TEXT]] * 7), LOADED.key)
    assert "all 7 of you marked every word" in everything
    assert "no words" in agreement_in_words(class_of("", *[[]] * 7), LOADED.key)


def test_a_class_is_told_its_own_alpha() -> None:
    found = class_of(TEXT, *[["bad", "fell", "lie", "Awful"]] * 5, ["bad", "sad"])
    said = agreement_in_words(found, LOADED.key)
    assert said == told(found.agreement[LOADED.key])
    assert f"{found.agreement[LOADED.key].alpha:.2f} (" in said


def test_of_few_sentences_no_range_is_given() -> None:
    """From one sentence drawn anew the range has no width: it would seem perfectly sure."""
    found = class_of("A bad plan fell.", *[["bad"]] * 4, ["plan"])
    said = agreement_in_words(found, LOADED.key)
    assert "fewer than five sentences" in said
    assert "(" not in said
    assert "chance would:" not in said


def test_nor_with_marks_in_few_sentences_of_many() -> None:
    """Where all marks stand in one sentence, a range has no width either."""
    found = class_of(TEXT, *[["bad"]] * 4, ["plan"])
    said = agreement_in_words(found, LOADED.key)
    assert "Your marks are in fewer than five sentences" in said and "(" not in said
