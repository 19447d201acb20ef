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
    told = (*problems, *(one for batch in batches for one in batch.problems))
    links = tuple(one for each in batches for one in each.links)
    return once_each(Reading(frame_of(batches), told, links))


def frame_of(batches: Sequence[Batch]) -> pd.DataFrame:
    """All the batches as one Articles frame; an article read twice stands in it twice."""
    values = {
        name: [value for batch in batches for value in batch.columns.get(name, ())]
        for name in COLUMNS
    }
    if not values["text"]:
        return empty()
    moments = pd.Series(values["published"], dtype="datetime64[us, UTC]")
    # As objects: a frame of strings would hold a second copy of every text for a while.
    texts = {name: pd.Series(column, dtype=object) for name, column in values.items()}
    return as_articles(pd.DataFrame({**texts, "published": moments}))


@dataclass(slots=True)
class Seen:
    """The articles that were read, and how many of each file were read again."""

    ids: set[str] = field(default_factory=set[str])
    again: Counter[str] = field(default_factory=Counter[str])

    def first(self, articles: pd.DataFrame) -> pd.DataFrame:
        """The articles that were not read before, nor stand above: rows of `article_id` and
        `source_file`. They are read now."""
        ids = articles["article_id"]
        # A look into a set each: isin would make a table of the whole set every time.
        again = ids.duplicated() | ids.map(self.ids.__contains__).astype(bool)
        self.ids.update(ids.tolist())
        self.again.update(map(str, articles.loc[again, "source_file"]))
        return articles.loc[~again].reset_index(drop=True) if again.any() else articles

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
    remembered = Seen() if seen is None else seen
    articles = remembered.first(read.articles)
    problems = read.problems if seen is not None else (*read.problems, *remembered.problems())
    return Reading(articles, problems, links)


def together(parts: Sequence[Reading], problems: Sequence[Problem] = ()) -> Reading:
    """Several readings as one, with a fresh index; an article read twice counts once.

    `problems` come before those of the parts.
    """
    frames = [part.articles for part in parts if not part.articles.empty]
    articles = pd.concat(frames, ignore_index=True) if frames else empty()
    told = (*problems, *(one for part in parts for one in part.problems))
    return once_each(Reading(articles, told, tuple(one for part in parts for one in part.links)))
