"""What may be kept of plans and answers: all that fits, and nothing beyond it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from data.classroom import parts
from data.classroom.checking import check_marks, check_plan, check_replies
from data.classroom.parts import Category, ClassroomError, ClassText, Mark, Plan, Scale

TEXTS = tuple(ClassText(f"Title {at}", "Some words. " * 3, "A") for at in range(7))
CATEGORIES = tuple(Category(f"key{at}", f"Name {at}", "does so") for at in range(7))
SCALES = tuple(Scale(f"scale{at}", "How much?", "little", "much") for at in range(6))
PLAN = Plan("A class", TEXTS[:2], CATEGORIES[:2], SCALES[:2], ("A", "B"))
LONGEST = "n" * parts.LONGEST_NAME
TOO_LONG = LONGEST + "n"
LENGTH = len(PLAN.texts[0].text)


def test_the_bounds_are_these() -> None:
    assert (parts.MOST_TEXTS, parts.MOST_CATEGORIES, parts.MOST_SCALES) == (6, 6, 5)
    assert (parts.LONGEST_TEXT, parts.LONGEST_NAME) == (20_000, 200)
    assert (parts.MOST_MARKS, parts.STEPS) == (300, 5)


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        replace(PLAN, texts=TEXTS[:1], categories=CATEGORIES[:1], scales=(), guesses=()),
        replace(PLAN, texts=TEXTS[:6], categories=CATEGORIES[:6], scales=SCALES[:5]),
        replace(PLAN, texts=(ClassText("", "a" * parts.LONGEST_TEXT, ""),)),
        replace(PLAN, title=LONGEST, guesses=(LONGEST,)),
        replace(PLAN, categories=(Category(LONGEST, LONGEST, LONGEST),)),
        replace(PLAN, scales=(Scale(LONGEST, LONGEST, LONGEST, LONGEST),)),
    ],
    ids=["plain", "least", "most", "longest text", "names", "category", "scale"],
)
def test_what_fits_is_a_plan(plan: Plan) -> None:
    check_plan(plan)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (replace(PLAN, texts=()), "1 to 6 texts, not 0"),
        (replace(PLAN, texts=TEXTS), "1 to 6 texts, not 7"),
        (replace(PLAN, categories=()), "1 to 6 categories, not 0"),
        (replace(PLAN, categories=CATEGORIES), "1 to 6 categories, not 7"),
        (replace(PLAN, scales=SCALES), "up to 5 scales"),
        (replace(PLAN, texts=(ClassText("Empty", " \n\u00a0", "A"),)), "“Empty” has no text"),
        (
            replace(PLAN, texts=(TEXTS[0], ClassText("Long", "a" * 20_001, "A"))),
            "“Long” has 20,001 characters, too long for a lesson: up to 20,000 fit",
        ),
        (replace(PLAN, categories=CATEGORIES[:1] * 2), "have the same key"),
        (replace(PLAN, scales=SCALES[:1] * 2), "have the same key"),
        (replace(PLAN, title=TOO_LONG), "up to 200 characters"),
        (replace(PLAN, guesses=("A", TOO_LONG)), "up to 200 characters"),
        *(
            (replace(PLAN, categories=(replace(CATEGORIES[0], **{name: TOO_LONG}),)), "up to 200")
            for name in ("key", "name", "meaning")
        ),
        *(
            (replace(PLAN, scales=(replace(SCALES[0], **{name: TOO_LONG}),)), "up to 200")
            for name in ("key", "question", "low", "high")
        ),
    ],
)
def test_what_does_not_fit_is_no_plan(plan: Plan, said: str) -> None:
    with pytest.raises(ClassroomError, match=said):
        check_plan(plan)


@pytest.mark.parametrize("name", ["title", "outlet", "author", "published"])
def test_what_is_said_of_a_text_has_a_bound_too(name: str) -> None:
    text = replace(TEXTS[0], **{name: TOO_LONG})
    with pytest.raises(ClassroomError, match="up to 200 characters"):
        check_plan(replace(PLAN, texts=(text,)))


@pytest.mark.parametrize(
    "marks",
    [
        (),
        (Mark("key0", 0, 1), Mark("key1", LENGTH - 1, LENGTH), Mark("key0", 0, LENGTH)),
        (Mark("key0", 0, 1),) * 300,
    ],
    ids=["none", "whole text", "most"],
)
def test_marks_inside_the_text_are_kept(marks: Sequence[Mark]) -> None:
    check_marks(PLAN, 0, marks)
    check_marks(PLAN, 1, marks)


@pytest.mark.parametrize(
    ("text", "marks", "said"),
    [
        (0, [Mark("key0", 0, 1)] * 301, "up to 300 marks"),
        (0, [Mark("key0", -1, 1)], "not inside the text"),
        (0, [Mark("key0", 0, LENGTH + 1)], "not inside the text"),
        (0, [Mark("key0", 3, 3)], "not inside the text"),
        (0, [Mark("key0", 4, 3)], "not inside the text"),
        (0, [Mark("key0", 0, 1), Mark("key2", 0, 1)], "no category of this class"),
        (0, [Mark("", 0, 1)], "no category of this class"),
        (2, [], "There is no text 3"),
        (-1, [], "There is no text 0"),
    ],
)
def test_marks_that_cannot_be_are_refused(text: int, marks: Sequence[Mark], said: str) -> None:
    with pytest.raises(ClassroomError, match=said):
        check_marks(PLAN, text, marks)


@pytest.mark.parametrize(
    ("ratings", "guess"), [({}, ""), ({"scale0": 1, "scale1": 5}, "B"), ({"scale1": 3}, "A")]
)
def test_replies_to_what_was_asked_are_kept(ratings: Mapping[str, int], guess: str) -> None:
    check_replies(PLAN, 1, ratings, guess)


@pytest.mark.parametrize(
    ("text", "ratings", "guess", "said"),
    [
        (0, {"scale0": 0}, "", "a step from 1 to 5"),
        (0, {"scale0": 6}, "", "a step from 1 to 5"),
        (0, {"scale0": 1, "scale2": 1}, "", "on one of the scales"),
        (0, {}, "C", "none of the outlets"),
        (0, {}, "a", "none of the outlets"),
        (2, {}, "", "There is no text 3"),
        (-1, {}, "", "There is no text 0"),
    ],
)
def test_replies_that_cannot_be_are_refused(
    text: int, ratings: Mapping[str, int], guess: str, said: str
) -> None:
    with pytest.raises(ClassroomError, match=said):
        check_replies(PLAN, text, ratings, guess)
