"""Batches and readings gathered into one reading, in which each article stands once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from data.article import COLUMNS, as_articles, empty
from data.assemble import Batch, Reading
from data.problem import Problem


def reading_of(batches: Sequence[Batch], problems: Sequence[Problem] = ()) -> Reading:
    """All the batches as one frame with a fresh index; an article read twice counts once.

    `problems` come before those of the batches. One frame for all files: building a frame for
    each of ten thousand would take longer than reading them.
    """
    values = {
        name: [value for batch in batches for value in batch.columns.get(name, ())]
        for name in COLUMNS
    }
    articles = empty()
    if values["text"]:
        moments = pd.Series(values["published"], dtype="datetime64[us, UTC]")
        # As objects: a frame of strings would hold a second copy of every text for a while.
        texts = {name: pd.Series(column, dtype=object) for name, column in values.items()}
        articles = as_articles(pd.DataFrame({**texts, "published": moments}))
    told = (*problems, *(one for batch in batches for one in batch.problems))
    return once_each(Reading(articles, told, tuple(one for each in batches for one in each.links)))


@dataclass(slots=True)
class Seen:
    """The articles that were read, and how many of each file were read again."""

    ids: set[str] = field(default_factory=set[str])
    again: Counter[str] = field(default_factory=Counter[str])

    def problems(self) -> list[Problem]:
        """What to say of articles that were read again."""
        what = "of its articles, which were read already (same outlet, title and text)."
        return [
            Problem("warning", f"Left out: {count:,} {what}", file)
            for file, count in self.again.items()
        ]


def once_each(read: Reading, seen: Seen | None = None) -> Reading:
    """The reading without what stands in it twice, or was `seen`; that is then kept in mind.

    There is a problem for each file, unless whoever remembers what was seen says it in the end.
    """
    links = tuple({link.url: link for link in reversed(read.links)}.values())[::-1]
    ids = read.articles["article_id"]
    remembered = Seen() if seen is None else seen
    again = ids.duplicated() | ids.isin(remembered.ids)
    remembered.ids.update(ids.tolist())
    remembered.again.update(map(str, read.articles.loc[again, "source_file"]))
    problems = read.problems if seen is not None else (*read.problems, *remembered.problems())
    if again.any():
        return Reading(read.articles.loc[~again].reset_index(drop=True), problems, links)
    return Reading(read.articles, problems, links)


def together(parts: Sequence[Reading], problems: Sequence[Problem] = ()) -> Reading:
    """Several readings as one, with a fresh index; an article read twice counts once.

    `problems` come before those of the parts.
    """
    frames = [part.articles for part in parts if not part.articles.empty]
    articles = pd.concat(frames, ignore_index=True) if frames else empty()
    told = (*problems, *(one for part in parts for one in part.problems))
    return once_each(Reading(articles, told, tuple(one for part in parts for one in part.links)))
