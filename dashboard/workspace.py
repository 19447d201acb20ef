"""What a session works on: articles, their texts and their scores, kept in step."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Final
from uuid import uuid4

import pandas as pd

import metrics
from dashboard.choices import Choices
from data.article import as_articles
from data.syndication import (
    Signature,
    counted_once,
    reprint_groups,
    shared_bylines,
    signatures,
)
from metrics.inference.clusters import connected, keys_of

TEXTS: Final = ("text", "text_raw", "removed")
COUNTED: Final = ("is_counted", "counted_for", "is_shared")
CLUSTER: Final = "cluster"
EDITABLE: Final = ("outlet", "author", "published", "genre", "story")
OUTLET_NOT_STATED: Final = "outlet not stated"
LONGEST_NAME: Final = 80
MOST_OFFERED: Final = 300  # stories in a list to choose from

Edits = Mapping[str, Mapping[str, str]]
"""New values by article_id and column; a date is written as in ISO 8601, "" for none."""

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Workspace:
    """Articles and scores, one row an article, all with `article_id` as their index.

    `articles` has every column of an Articles frame but the long texts, and those of COUNTED: how
    an article counts where each text counts once; and CLUSTER, the label of the articles that are
    drawn together, because they are reprints of one text or by authors whom several outlets print.
    `scores` has the counts and metrics alone.
    `texts` has `text`, `text_raw` and `removed`; it is kept apart so that no cache copies it.
    `version` changes whenever anything else does, and is not to be guessed from outside. `choices`
    says which words the scores count. `signatures` are what reprints are found by, by article_id,
    so that they are found again without reading. The frames are shared between sessions: nobody
    may change them.
    """

    articles: pd.DataFrame
    scores: pd.DataFrame
    version: str
    texts: pd.DataFrame = field(repr=False)
    choices: Choices = field(default=Choices())
    signatures: Mapping[str, Signature] = field(default_factory=dict, repr=False)

    def text(self, article_id: str) -> str:
        """The cleaned body of an article. Raises KeyError when there is no such article."""
        return str(self.texts.at[article_id, "text"])

    def to_measure(self, ids: Iterable[str]) -> pd.DataFrame:
        """The articles `ids` with what the metrics read: texts, titles and languages."""
        wanted = list(ids)
        known = self.articles.loc[wanted, ["article_id", "title", "language"]]
        return known.assign(text=self.texts.loc[wanted, "text"])

    def outlets(self) -> list[str]:
        """Every outlet, in order of name; "" is an outlet that is not stated, and comes last."""
        return list(self._outlets)

    def stories(self) -> list[str]:
        """Every story, in order of name; "" is none, and comes last."""
        return list(self._stories)

    def largest_stories(self) -> frozenset[str]:
        """The stories with the most articles, as many as a list to choose from should hold."""
        return self._largest_stories

    def outlets_and_origins(self) -> list[str]:
        """Every outlet here, then those that texts came from without being here."""
        return list(self._outlets_and_origins)

    # Each run of a page asks for all three, and at 100,000 articles each takes a while.
    @cached_property
    def clusters(self) -> pd.Series:
        """The number of each article's cluster, by article_id: what CLUSTER is worked out to."""
        index = self.articles.index
        return pd.Series(keys_of(index, self.articles[CLUSTER]), index)

    @cached_property
    def _outlets(self) -> tuple[str, ...]:
        return _named(self.articles["outlet"])

    @cached_property
    def _stories(self) -> tuple[str, ...]:
        return _named(self.articles["story"])

    @cached_property
    def _largest_stories(self) -> frozenset[str]:
        counts = self.articles["story"].value_counts().sort_index(kind="stable")
        largest = counts.sort_values(ascending=False, kind="stable").index[:MOST_OFFERED]
        return frozenset(map(str, largest))

    @cached_property
    def _outlets_and_origins(self) -> tuple[str, ...]:
        here = self._outlets
        origins = set(self.articles["counted_for"].unique()).difference(here)
        return (*here, *sorted(origins, key=str.casefold))


def build(
    articles: pd.DataFrame,
    *,
    scores: pd.DataFrame | None = None,
    signatures: Mapping[str, Signature] | None = None,
) -> Workspace:
    """Score an Articles frame, or take its `scores`, a row an article; and look for reprints.

    `signatures` are those that are known, by article_id.
    """
    frame = articles.drop_duplicates("article_id")
    frame = frame.set_axis(frame["article_id"].to_numpy(), axis=0)
    if scores is None:
        numbers = metrics.score(frame)
    else:
        here = ~articles["article_id"].duplicated()
        numbers = scores[here.to_numpy()].set_axis(frame.index, axis=0)
    return _workspace(
        frame.drop(columns=list(TEXTS)),
        numbers.drop(columns=["article_id", "outlet"], errors="ignore"),
        frame[list(TEXTS)],
        signatures or {},
    )


def with_stories(articles: pd.DataFrame) -> pd.DataFrame:
    """An Articles frame with the stories that grouping finds, where the articles state none."""
    if (articles["story"] != "").any():
        return articles
    # Loading it takes a moment that the sample, which states its stories, does without.
    from data.stories import group_stories

    return articles.assign(story=group_stories(articles))


def empty() -> Workspace:
    """A workspace without articles."""
    return build(as_articles(pd.DataFrame({"text": pd.Series(dtype="str")})))


def combine(parts: tuple[Workspace, ...], edits: Edits) -> Workspace:
    """Several workspaces as one, with edits applied; an article that comes twice counts once.

    Nothing is scored again: outlets, genres and stories do not enter a score.
    """
    if len(parts) == 1 and not edits:
        return parts[0]
    frames = [
        pd.concat([getattr(part, name) for part in parts])
        for name in ("articles", "scores", "texts")
    ]
    articles, scores, texts = (frame[~frame.index.duplicated()] for frame in frames)
    articles = articles.drop(columns=[*COUNTED, CLUSTER])
    for article_id, values in edits.items():
        if article_id in articles.index:
            for column, value in values.items():
                articles.at[article_id, column] = value
    signatures = {name: one for part in parts for name, one in part.signatures.items()}
    return _workspace(articles, scores, texts, signatures)


def measured(
    base: Workspace, choices: Choices, known: pd.DataFrame, progress: Progress | None = None
) -> Workspace:
    """The articles of `base` with scores by other choices.

    `known` are scores by these choices that need not be worked out again. `base` stays as it is.
    """
    ids = base.articles.index
    new = ids.difference(known.index, sort=False)
    scores = metrics.score(base.to_measure(new), progress, choices.method)
    scores = pd.concat([known, scores[base.scores.columns]]) if len(known) else scores
    scores = scores.loc[ids, base.scores.columns]
    return replace(base, scores=scores, version=uuid4().hex, choices=choices)


def related(articles: pd.DataFrame) -> pd.DataFrame:
    """Articles with the columns of COUNTED and CLUSTER, which follow from `reprint_group`, `author`
    and `outlet`."""
    clusters = connected(articles["reprint_group"], shared_bylines(articles))
    return articles.join(counted_once(articles)).assign(**{CLUSTER: clusters})


def _workspace(
    articles: pd.DataFrame,
    scores: pd.DataFrame,
    texts: pd.DataFrame,
    known: Mapping[str, Signature],
) -> Workspace:
    missing = [name for name in articles.index if name not in known]
    made = zip(missing, signatures(texts.loc[missing, "text"]), strict=True)
    of_each = {**known, **dict(made)}
    groups = reprint_groups(articles, [of_each[name] for name in articles.index])
    articles = related(articles.assign(reprint_group=groups))
    return Workspace(articles, scores, uuid4().hex, texts, signatures=of_each)


def _named(names: pd.Series) -> tuple[str, ...]:
    once = {str(name) for name in names.unique()}
    return tuple(sorted(once, key=lambda name: (name == "", name.casefold())))


def outlet_label(outlet: str) -> str:
    """How an outlet is called on screen. It is hostile text: escape it."""
    return _label(outlet) or OUTLET_NOT_STATED


@lru_cache(maxsize=20_000)  # a filter names every story there is in each run of a page
def story_label(story: str) -> str:
    """How a story is called on screen: "bridge-closure" is "Bridge closure". Escape it too."""
    words = story.replace("-", " ") if story.islower() and " " not in story else story
    return _label(words[:1].upper() + words[1:]) if words else "no story given"


def _label(name: str) -> str:
    """A name that fits into a sentence: not too long, and, where it is written from right to left,
    without turning round what follows it."""
    short = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in short)
    return f"\u2068{short}\u2069" if turns else short
