"""What may be kept: bounds on plans and answers, for what comes from a browser can be anything."""

from collections.abc import Mapping, Sequence
from itertools import chain

from data.classroom import parts
from data.classroom.parts import ClassroomError, Mark, Plan


def check_plan(plan: Plan) -> None:
    """Raise ClassroomError for a plan without texts or categories, or with too much of anything."""
    for what, found, most in (
        ("texts", plan.texts, parts.MOST_TEXTS),
        ("categories", plan.categories, parts.MOST_CATEGORIES),
    ):
        if not 1 <= len(found) <= most:
            raise ClassroomError(f"A class has 1 to {most} {what}, not {len(found)}.")
    if len(plan.scales) > parts.MOST_SCALES:
        raise ClassroomError(f"A class has up to {parts.MOST_SCALES} scales.")
    for each in plan.texts:
        if not each.text.strip():
            raise ClassroomError(f"“{each.title}” has no text.")
        if len(each.text) > parts.LONGEST_TEXT:
            raise ClassroomError(
                f"“{each.title}” has {len(each.text):,} characters, too long for a lesson: up to"
                f" {parts.LONGEST_TEXT:,} fit. Choose a shorter one."
            )
    for keys in ([each.key for each in plan.categories], [each.key for each in plan.scales]):
        if len(set(keys)) < len(keys):
            raise ClassroomError("Two categories, or two scales, have the same key.")
    if any(len(name) > parts.LONGEST_NAME for name in _names(plan)):
        raise ClassroomError(f"Names and questions have up to {parts.LONGEST_NAME} characters.")


def _names(plan: Plan) -> list[str]:
    said = [plan.title, *plan.guesses]
    for text in plan.texts:
        said += [text.title, text.outlet, text.author, text.published, *chain(*text.others)]
    for category in plan.categories:
        said += [category.key, category.name, category.meaning]
    for scale in plan.scales:
        said += [scale.key, scale.question, scale.low, scale.high]
    return said


def check_marks(plan: Plan, text: int, marks: Sequence[Mark]) -> None:
    """Raise ClassroomError unless every mark is of this plan and inside its text."""
    longest = _length(plan, text)
    if len(marks) > parts.MOST_MARKS:
        raise ClassroomError(f"One text can have up to {parts.MOST_MARKS} marks of yours.")
    keys = {category.key for category in plan.categories}
    if not all(mark.category in keys and 0 <= mark.start < mark.end <= longest for mark in marks):
        raise ClassroomError("A mark is not inside the text, or of no category of this class.")


def check_replies(plan: Plan, text: int, ratings: Mapping[str, int], guess: str) -> None:
    """Raise ClassroomError unless the ratings are of this plan's scales and the guess is one of
    those it offers."""
    _length(plan, text)
    keys = {scale.key for scale in plan.scales}
    if not all(key in keys and 1 <= step <= parts.STEPS for key, step in ratings.items()):
        raise ClassroomError(f"A rating is a step from 1 to {parts.STEPS} on one of the scales.")
    if guess and guess not in plan.guesses:
        raise ClassroomError("The guess is none of the outlets to choose from.")


def _length(plan: Plan, text: int) -> int:
    if not 0 <= text < len(plan.texts):
        raise ClassroomError(f"There is no text {text + 1} in this class.")
    return len(plan.texts[text].text)
