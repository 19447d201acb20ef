"""What a class answered as tables for a teacher to keep: no names, not even the animals'.

A reader is the number of a pupil, drawn at random and the same throughout the class. Columns and
their kinds are the same whether or not there are answers; what was not answered is empty.
"""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from data.classroom.parts import Answer, Category, Given, Scale, Session

_MARKS: Final = {
    "text": "int64",
    "title": "str",
    "outlet": "str",
    "reader": "int64",
    "category": "str",
    "start": "int64",
    "end": "int64",
    "words": "str",
}


def marks_table(session: Session, given: Sequence[Given]) -> pd.DataFrame:
    """One row a mark, by text, reader and place.

    `text` is its number, from 1; `category` the key; `start` and `end` are offsets into the text in
    characters, `end` exclusive, and `words` is what stands there.
    """
    texts = session.plan.texts
    rows = [
        {
            **_whose(session, one),
            "category": mark.category,
            "start": mark.start,
            "end": mark.end,
            "words": texts[one.answer.text].text[mark.start : mark.end],
        }
        for one in _in_order(given)
        for mark in sorted(one.answer.marks, key=lambda mark: (mark.start, mark.end))
    ]
    return pd.DataFrame(rows, columns=list(_MARKS)).astype(_MARKS)


def answers_table(session: Session, given: Sequence[Given]) -> pd.DataFrame:
    """One row for each reader and text.

    `rating_…` is the step that was chosen, 1 to 5, by the key of the scale; `guessed_right` is
    empty without a guess, and where the outlet is not known; `marks_…` is how many marks there are,
    by the key of the category.
    """
    scales, categories = session.plan.scales, session.plan.categories
    kinds = {
        **{name: _MARKS[name] for name in ("text", "title", "outlet", "reader")},
        **{_rating(scale): "Int64" for scale in scales},
        "guess": "str",
        "guessed_right": "boolean",
        "finished": "bool",
        **{_count(category): "int64" for category in categories},
    }
    rows = [
        {
            **_whose(session, one),
            **{_rating(scale): one.answer.ratings.get(scale.key) for scale in scales},
            "guess": one.answer.guess,
            "guessed_right": _is_right(session, one.answer),
            "finished": one.answer.finished,
            **{_count(each): _marked(one.answer, each) for each in categories},
        }
        for one in _in_order(given)
    ]
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def _in_order(given: Sequence[Given]) -> list[Given]:
    return sorted(given, key=lambda one: (one.answer.text, one.reader))


def _whose(session: Session, one: Given) -> dict[str, object]:
    text = session.plan.texts[one.answer.text]
    return {
        "text": one.answer.text + 1,
        "title": text.title,
        "outlet": text.outlet,
        "reader": one.reader,
    }


# With a word before them: a lesson may call a scale “guess”, and a category as a scale.
def _rating(scale: Scale) -> str:
    return f"rating_{scale.key}"


def _count(category: Category) -> str:
    return f"marks_{category.key}"


def _marked(answer: Answer, category: Category) -> int:
    return sum(mark.category == category.key for mark in answer.marks)


def _is_right(session: Session, answer: Answer) -> bool | None:
    outlet = session.plan.texts[answer.text].outlet
    return answer.guess == outlet if answer.guess and outlet else None
