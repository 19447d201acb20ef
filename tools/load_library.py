"""A large library to measure with: many scored articles, made of a few.

Every article made is one of the few under another headline, with a line of its own at the end, by
an invented author of an invented outlet; it keeps the numbers of the one it was made of. A few in a
hundred are reprints of one another, and some authors write for two outlets.
"""

from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

import data
import metrics
from dashboard.library_workspace import metric_version
from data import library
from data.library import Library

SEED: Final = 20261122
OUTLETS: Final = 50
STORIES: Final = 9000
DAYS: Final = 1000
FIRST_DAY: Final = pd.Timestamp("2023-01-01", tz="UTC")
AUTHORS: Final = 40  # of an outlet
REPRINTED: Final = 0.03  # of the articles
COPIES: Final = 3  # articles of a group of reprints, on average
PART: Final = 5000
_SYLLABLES: Final = tuple("".join(pair) for pair in product("bdfgklmnprst", "aeiou"))


def outlet(number: int) -> str:
    """The name of an outlet, from 0 on."""
    return f"Outlet {number + 1:02}"


def kept_in(folder: Path, base: pd.DataFrame, count: int) -> Path:
    """The library of `count` articles made of `base` in a folder, made where it is not there.

    Its name tells of what and how it was made, so that another is made after a change of either.
    """
    few = base.reset_index(drop=True)
    made_of = pd.util.hash_pandas_object(few["text"], index=False).to_numpy().sum()
    whole = folder / f"load-{count}-{int(made_of):016x}-{metric_version()}.db"
    if not whole.exists():
        folder.mkdir(parents=True, exist_ok=True)
        begun = whole.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        fill(begun, few, count)
        begun.rename(whole)
    return whole


def fill(where: Path, base: pd.DataFrame, count: int) -> None:
    """Make a library of `count` articles of those of `base`, with their numbers and groups."""
    scores = metrics.score(base).drop(columns=["article_id", "outlet"], errors="ignore")
    with library.open(where) as kept:
        for begin in range(0, count, PART):
            kept.add(made(base, begin, min(PART, count - begin)))
        articles = kept.articles()
        kept.put_stories(articles["story"])
        kept.put_reprint_groups(_reprinted(articles.index))
        _put_numbers(kept, scores)


def made(base: pd.DataFrame, begin: int, count: int) -> pd.DataFrame:
    """An Articles frame of so many articles, numbered from `begin` on."""
    draw = np.random.default_rng((SEED, begin))
    number = np.arange(begin, begin + count)
    taken = base.iloc[_made_of(number, len(base))]
    of_outlet = draw.integers(0, OUTLETS, count)
    days = pd.to_timedelta(draw.integers(0, DAYS, count), unit="D")
    return data.as_articles(
        pd.DataFrame(
            {
                "outlet": [outlet(one) for one in of_outlet],
                "title": _each(taken["title"], " ", number),
                "text": _each(taken["text"], "\n\nEdition ", number),
                "author": _authors(of_outlet, draw),
                "published": FIRST_DAY + days,
                "url": [f"https://example.org/{at}" for at in number],
                "genre": np.where(draw.random(count) < 0.2, "opinion", "news"),
                "language": "en",
                "story": [f"story {one}" for one in draw.integers(0, STORIES, count)],
                "source_file": "articles.csv",
            }
        )
    )


def _made_of(number: np.ndarray, n_base: int) -> np.ndarray:
    """Which of the few the articles of these numbers are made of."""
    return np.random.default_rng(SEED).permutation(n_base)[number % n_base]


def _each(texts: pd.Series, between: str, number: np.ndarray) -> list[str]:
    return [f"{text}{between}{at}" for text, at in zip(texts, number, strict=True)]


def _authors(of_outlet: np.ndarray, draw: np.random.Generator) -> list[str]:
    """Each outlet has authors of its own, the last of whom writes for the next outlet too."""
    places = of_outlet * (AUTHORS - 1) + draw.integers(0, AUTHORS, len(of_outlet))
    return [_name(int(place)) for place in places]


def _name(number: int) -> str:
    """A name that is different for every number below 3,600."""
    at, beside = divmod(number % len(_SYLLABLES) ** 2, len(_SYLLABLES))
    first, second = _SYLLABLES[at], _SYLLABLES[beside]
    return f"{first.capitalize()}ne {second.capitalize()}{first}nski"


def _reprinted(ids: pd.Index) -> pd.Series:
    """A reprint group for a few of the articles, "" for all others."""
    draw = np.random.default_rng(SEED)
    is_reprint = draw.random(len(ids)) < REPRINTED
    groups = draw.integers(0, max(1, int(is_reprint.sum() / COPIES)), len(ids))
    told = [f"group {one}" if so else "" for one, so in zip(groups, is_reprint, strict=True)]
    return pd.Series(told, ids, dtype="str")


def _put_numbers(kept: Library, scores: pd.DataFrame) -> None:
    """Give every text the numbers of the one it was made of, which its headline's number tells."""
    version = metric_version()
    for texts in kept.unscored(version, PART):
        number = texts["title"].str.rpartition(" ")[2].to_numpy(np.int64)
        of = _made_of(number, len(scores))
        kept.put_scores(version, scores.iloc[of].set_index(texts.index))
