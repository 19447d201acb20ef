"""What a class is made of: its texts, what pupils look for in them, and what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

LONGEST_TEXT: Final = 20_000
"""Characters of a text; longer ones are refused, for nobody reads them in a lesson."""
MOST_TEXTS: Final = 6
MOST_CATEGORIES: Final = 6
MOST_SCALES: Final = 5
MOST_PUPILS: Final = 100
MOST_MARKS: Final = 300
"""Marks of one pupil in one text."""
LONGEST_NAME: Final = 200
"""Characters of what a teacher writes: an outlet, a title, a question."""
STEPS: Final = 5
"""Answers on a scale: 1 to 5."""

Stage = Literal["marking", "shared", "revealed"]


@dataclass(frozen=True, slots=True)
class Category:
    """What pupils mark. `key` is loaded, hedge or source where Slantwise marks the same, so that
    both can be held against each other; `meaning` finishes the sentence “A word that …”."""

    key: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A question about a text that is answered from 1 (`low`) to 5 (`high`)."""

    key: str
    question: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class ClassText:
    """A text to read blind. What follows `text` is hidden until the teacher reveals it.

    `others` are the outlet and the title of other articles on the same story.
    """

    title: str
    text: str
    outlet: str
    author: str = ""
    published: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a teacher sets up. `guesses` are the outlets that pupils choose from when they guess who
    published a text."""

    title: str
    texts: tuple[ClassText, ...]
    categories: tuple[Category, ...]
    scales: tuple[Scale, ...] = ()
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that a pupil marked: offsets into the text in characters, `end` exclusive."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What one pupil said of one text (its place in the plan, from 0). `revision` counts up with
    each change, so that what comes late does not undo what came after it."""

    text: int
    revision: int = 0
    marks: tuple[Mark, ...] = ()
    ratings: Mapping[str, int] = field(default_factory=dict[str, int])
    guess: str = ""
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """An answer and the number of the pupil who gave it; numbers are in no order of joining."""

    reader: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Session:
    """A class as it stands. `ends` is when it deletes itself, in seconds since 1970; `changes`
    counts up with everything that happens in it."""

    code: str
    plan: Plan
    stage: Stage
    ends: float
    changes: int


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody who joined: a number of no meaning and an animal's name, both drawn at random."""

    code: str
    number: int
    name: str


class ClassroomError(ValueError):
    """What cannot be done with a class, in words for the person who tried."""
