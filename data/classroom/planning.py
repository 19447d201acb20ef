"""A class planned from articles: what pupils read, what stays hidden, whom they may guess."""

from collections.abc import Sequence
from random import Random
from typing import Final

import pandas as pd

from data.classroom.checking import check_plan
from data.classroom.parts import (
    LONGEST_NAME,
    Category,
    ClassroomError,
    ClassText,
    Plan,
    Scale,
)
from data.lesson import Lesson

MOST_GUESSES: Final = 12
"""Outlets to choose from: more are a list to search and no guess."""
MOST_OTHERS: Final = 24
"""Other articles on a story that the reveal names."""
_FEWEST_GUESSES: Final = 2


def plan_of_lesson(lesson: Lesson, articles: pd.DataFrame) -> Plan:
    """The class session of a lesson; `articles` is the sample. Raises ClassroomError."""
    return plan_of_articles(
        lesson.title, articles, lesson.marking, lesson.categories, lesson.scales
    )


def plan_of_articles(
    title: str,
    articles: pd.DataFrame,
    chosen: Sequence[str],
    categories: Sequence[Category],
    scales: Sequence[Scale] = (),
) -> Plan:
    """A class session with the `chosen` articles, by article_id, of an Articles frame.

    Raises ClassroomError where there is no such article or no text, or too much of anything.
    """
    rows = _rows(articles, tuple(dict.fromkeys(chosen)))
    plan = Plan(
        shortened(title),
        tuple(_class_text(row, articles) for _, row in rows.iterrows()),
        tuple(categories),
        tuple(scales),
        _guesses(rows, articles),
    )
    check_plan(plan)
    return plan


def shortened(name: str) -> str:
    """A name that fits where pupils read it."""
    plain = name.strip()
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1].rstrip()}…"


def _rows(articles: pd.DataFrame, chosen: Sequence[str]) -> pd.DataFrame:
    if "text" not in articles.columns:
        raise ClassroomError("The texts of these articles are not here, so no class can read them.")
    by_id = articles.drop_duplicates("article_id").set_index("article_id", drop=False)
    for name in chosen:
        if name not in by_id.index:
            raise ClassroomError(f"There is no article “{name[:60]}” here. Choose another one.")
    return by_id.loc[list(chosen)]


def _class_text(row: pd.Series, articles: pd.DataFrame) -> ClassText:
    return ClassText(
        shortened(_said(row, "title")),
        _said(row, "text"),
        shortened(_said(row, "outlet")),
        shortened(_said(row, "author")),
        _day(row["published"]),
        _others(row, articles),
    )


def _said(row: pd.Series, column: str) -> str:
    value = row[column]
    return value if isinstance(value, str) else ""


def _day(published: object) -> str:
    # NaT, where no day is known, is no Timestamp.
    return f"{published.day} {published:%B %Y}" if isinstance(published, pd.Timestamp) else ""


def _others(row: pd.Series, articles: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    if not _said(row, "story"):
        return ()
    are_others = (articles["story"] == row["story"]) & (articles["article_id"] != row["article_id"])
    others = articles.loc[are_others, ["outlet", "title"]].head(MOST_OTHERS)
    return tuple(
        (shortened(_said(other, "outlet")), shortened(_said(other, "title")))
        for _, other in others.iterrows()
    )


def _guesses(rows: pd.DataFrame, articles: pd.DataFrame) -> tuple[str, ...]:
    """The outlets that published on the stories of the texts, or, where those are too few to guess
    among, all outlets; none where even those are too few."""
    right = _outlets(rows)
    stories = {story for story in rows["story"] if story}
    named = right | _outlets(articles[articles["story"].isin(stories)])
    if len(named) < _FEWEST_GUESSES:
        named |= _outlets(articles)
    if len(named) < _FEWEST_GUESSES:
        return ()
    # Drawn, for of the first ones by alphabet a right one from its end would stand out; and always
    # the same, so that a class that is planned again is the same class.
    wrong = sorted(named - right)
    room = max(0, MOST_GUESSES - len(right))
    drawn = wrong if len(wrong) <= room else Random("\n".join(wrong)).sample(wrong, room)
    return tuple(sorted(right | set(drawn), key=str.casefold))


def _outlets(articles: pd.DataFrame) -> set[str]:
    return {shortened(name) for name in articles["outlet"].unique() if name}
