"""Pupils of the tests, and what they marked."""

from collections.abc import Iterable, Sequence

from dashboard.classroom.together import Together, together
from data.classroom.parts import Answer, Category, Given, Mark

LOADED = Category("loaded", "Loaded words", "tries to make the reader feel something")
HEDGE = Category("hedge", "Hedges", "shows that the writer is not sure")
SOURCE = Category("source", "Sources", "says who says so")
OWN = Category("own:numbers", "Numbers", "is a number")
ALL = (LOADED, HEDGE, SOURCE, OWN)


def marks_of(text: str, phrases: Iterable[str], category: Category = LOADED) -> tuple[Mark, ...]:
    """Marks around the first place of each phrase."""
    return tuple(
        Mark(category.key, text.index(each), text.index(each) + len(each)) for each in phrases
    )


def pupils(
    text: str, *marked: Sequence[str], category: Category = LOADED, number: int = 0
) -> list[Given]:
    """A pupil who is finished for each list of phrases that one marked."""
    return [
        Given(reader, Answer(number, marks=marks_of(text, each, category), finished=True))
        for reader, each in enumerate(marked)
    ]


def class_of(text: str, *marked: Sequence[str], category: Category = LOADED) -> Together:
    """What pupils who marked such phrases marked together."""
    return together(text, 0, ALL, pupils(text, *marked, category=category))
