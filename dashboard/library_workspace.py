"""A library as the dashboard works on it: listed and measured, its texts left where they are."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final, cast
from uuid import uuid4

import pandas as pd

import metrics
from dashboard.workspace import Workspace, related
from data.library import Library, group_reprints, group_stories
from metrics.method import Method, default_method
from metrics.version import version_with

Progress = Callable[[int], None]
"""Told how many articles are done."""

Show = Callable[[str, float], None]
"""Shows what is being done and what share of it is done, from 0 to 1."""

OWN_METHODS: Final = 3
"""Choices of words of people's own whose numbers are kept: of 100,000 articles some 50 MB each."""

RECENT: Final = 64
"""Opened articles whose texts stay in memory."""


@cache
def metric_version() -> str:
    """The version of the numbers that come with Slantwise's own word lists."""
    return version_with(default_method())


def measure(
    library: Library, progress: Progress | None = None, method: Method | None = None
) -> int:
    """Measure what has no numbers yet, and keep them; how many texts that were.

    Of methods other than Slantwise's own the numbers of the newest few are kept.
    """
    version = metric_version() if method is None else version_with(method)
    if version != metric_version():
        library.make_room(metric_version(), OWN_METHODS - 1, version)
    done = 0
    for texts in library.unscored(version):
        library.put_scores(version, metrics.score(texts, method=method))
        done += len(texts)
        if progress:
            progress(done)
    return done


def scores_by(library: Library, method: Method, progress: Progress | None = None) -> pd.DataFrame:
    """The numbers of every article by a method, by article_id; those that were not kept are
    measured."""
    version = version_with(method)
    measure(library, progress, method)
    return library.scores(version)


def bring_up(library: Library, show: Show) -> None:
    """Find the reprints and stories of what is new, and measure it."""
    articles = max(len(library), 1)
    # What is new may be less than all there is: each is done when it returns.
    group_reprints(library, lambda done: show("Looking for reprints", done / articles))
    show("Looking for reprints", 1.0)
    group_stories(library, lambda done: show("Looking for stories", done / articles))
    show("Looking for stories", 1.0)
    measure(library, lambda done: show("Scoring", done / articles))
    show("Scoring", 1.0)


def workspace_of(library: Library, progress: Progress | None = None) -> Workspace:
    """The workspace of a library. What has no numbers is measured first."""
    version = metric_version()
    articles, scores = library.articles(), library.scores(version)
    if len(scores) < len(articles):
        measure(library, progress)
        scores = library.scores(version)
    if len(scores) != len(articles):
        # Somebody has been adding meanwhile: those come with the next reading.
        both = articles.index.intersection(scores.index, sort=False)
        articles, scores = articles.loc[both], scores.loc[both]
    texts = LibraryTexts(library, articles.index)
    return Workspace(related(articles), scores, uuid4().hex, cast(pd.DataFrame, texts))


class LibraryTexts:
    """Stands for the frame of texts of a Workspace, and fetches those that are asked for.

    `texts.at[article_id, column]` and `texts.loc[ids, column]` give what a frame would;
    `texts[column].str.contains(...)` has the library look, and no text is fetched.
    """

    def __init__(self, library: Library, index: pd.Index) -> None:
        self._library = library
        self.index: Final = index
        self._row = lru_cache(RECENT)(self._fetch)
        self._holding = lru_cache(RECENT)(self._look_for)

    @property
    def at(self) -> "_At":
        """One cell, by article_id and column."""
        return _At(self._row)

    @property
    def loc(self) -> "_Loc":
        """Some rows, by article_id, of one column or all."""
        return _Loc(self._library)

    def __getitem__(self, column: str) -> "_Column":
        if column != "text":
            raise KeyError(f"only the column 'text' can be searched, not {column!r}")
        return _Column(self._holding)

    def _look_for(self, words: str) -> pd.Series:
        return pd.Series(self.index.isin(list(self._library.containing(words))), self.index)

    def _fetch(self, article_id: str) -> dict[str, str]:
        texts = self._library.texts([article_id])
        return {str(name): str(texts.at[article_id, name]) for name in texts.columns}


class _At:
    def __init__(self, row: Callable[[str], dict[str, str]]) -> None:
        self._row = row

    def __getitem__(self, cell: tuple[str, str]) -> str:
        article_id, column = cell
        return self._row(article_id)[column]


class _Loc:
    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(
        self, wanted: Sequence[str] | tuple[Sequence[str], str]
    ) -> pd.DataFrame | pd.Series:
        if isinstance(wanted, tuple):
            ids, column = cast("tuple[Sequence[str], str]", wanted)
            return self._library.texts(list(ids))[column]
        return self._library.texts(list(wanted))


class _Column:
    def __init__(self, holding: Callable[[str], pd.Series]) -> None:
        self._holding = holding

    @property
    def str(self) -> "_Column":
        """The searching part of a column of strings."""
        return self

    def contains(self, words: "str", case: bool = False, regex: bool = False) -> pd.Series:
        """Which texts hold `words`, in any case: a boolean series by article_id."""
        if case or regex:
            raise ValueError("a library looks for words as they are, in any case")
        return self._holding(words)
