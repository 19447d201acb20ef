"""Classes made by hand: a text whose marks can be counted on paper."""

from data.classroom.categories import LOADED
from data.classroom.parts import (
    Answer,
    Category,
    ClassText,
    Given,
    Mark,
    Plan,
    Scale,
    Session,
)
from data.classroom.store import LASTS

SENTENCE = "The reckless mayor slammed a plan that may fail."
TEXT = " ".join([SENTENCE] * 6)
"""Six sentences: enough for a range."""
OWN = Category("own", "Own", "is of this class alone")
SCALE = Scale("told", "How much?", "not at all", "very much")
HOSTILE = "<img src=x onerror=alert(1)>"
FORMULA = "=cmd|' /C calc'!A0"


def session(
    *texts: ClassText, title: str = "A class", categories: tuple[Category, ...] = (LOADED, OWN)
) -> Session:
    """A class that began on 14 March 2026."""
    every = texts or (text(),)
    plan = Plan(title, every, categories, (SCALE,), ("Blaze", "Lantern", "Wire"))
    noon = 1_773_489_600.0
    return Session("ABC234", plan, "revealed", noon + LASTS, 7)


def text(title: str = "A title", outlet: str = "Blaze", body: str = TEXT) -> ClassText:
    return ClassText(title, body, outlet, "Ana Ruiz", "14 March 2026", (("Wire", "Another title"),))


def marked(word: str, key: str = "loaded", body: str = TEXT) -> tuple[Mark, ...]:
    """A mark on every occurrence of a word."""
    starts = [at for at in range(len(body)) if body.startswith(word, at)]
    return tuple(Mark(key, start, start + len(word)) for start in starts)


def readers(
    number: int,
    word: str = "reckless",
    text: int = 0,
    *,
    rating: int = 4,
    guess: str = "Blaze",
    finished: bool = True,
    first: int = 100,
) -> list[Given]:
    """So many pupils who all say the same of a text."""
    marks = marked(word) if word else ()
    ratings = {"told": rating} if rating else {}
    answer = Answer(text, 1, marks, ratings, guess, finished)
    return [Given(reader, answer) for reader in range(first, first + number)]
