"""Outlets on the same stories: what is left of a difference when both write of the same events.

Within each story that both covered, the outlets' figures are held against each other. The story
counts by Mantel and Haenszel's weight, a·b ÷ (a + b), where a and b are what each outlet has of it
(words, say; articles for a mean): the one that lets a story of which one outlet has little say
little. For a mean this is least squares with a constant for each story.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import combinations

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Floats, Ints, Singles
from metrics.inference.clusters import keys_of
from metrics.inference.discovery import discovery_rates
from metrics.inference.intervals import edges, t_quantile
from metrics.inference.resampling import DRAWS, deviation, times_drawn
from metrics.inference.sample import (
    ENOUGH_ARTICLES,
    ENOUGH_WORDS,
    Sample,
    group_sums,
    quotient,
)

ENOUGH_STORIES = 5


@dataclass(frozen=True, slots=True)
class Side:
    """What one side has of each story: stories × metrics."""

    above: Floats
    below: Floats
    articles: Floats
    words: Floats

    def has_enough(self, shared: Flags) -> Flags:
        """Whether what it has of the shared stories is enough, for each metric."""
        articles = np.where(shared, self.articles, 0).sum(axis=0)
        words = np.where(shared, self.words, 0).sum(axis=0)
        return (articles >= ENOUGH_ARTICLES) & (words >= ENOUGH_WORDS)


@dataclass(frozen=True, slots=True)
class Stories:
    """What each group has of each story, stories × groups × metrics; `times` they are drawn."""

    above: Floats
    below: Floats
    articles: Floats
    words: Floats
    times: Singles

    def side(self, group: int) -> Side:
        """One group's."""
        return Side(*(each[:, group] for each in self._counts))

    def rest(self, group: int) -> Side:
        """That of all groups but one."""
        return Side(*(each.sum(axis=1) - each[:, group] for each in self._counts))

    @property
    def _counts(self) -> tuple[Floats, Floats, Floats, Floats]:
        return self.above, self.below, self.articles, self.words


def stories_of(sample: Sample, story: pd.Series, draws: int = DRAWS) -> Stories:
    """The stories of a sample; `story` is in the order of its articles, "" where it has none.

    Raises ValueError when there are not as many.
    """
    if len(story) != sample.group.size:
        raise ValueError(f"{sample.group.size} articles have {len(story)} stories")
    stated = (story.notna() & (story.astype("str") != "")).to_numpy()
    code, names = pd.factorize(story[stated].astype("str"), sort=True)
    n_groups, defined = len(sample.names), sample.is_defined.astype(np.float64)
    cell = code.astype(np.int64) * n_groups + sample.group[stated]

    def sums(of: Floats) -> Floats:
        rows = of[stated]
        cells = group_sums(rows, cell, len(names) * n_groups)
        return cells.reshape(len(names), n_groups, rows.shape[1])

    return Stories(
        sums(sample.numerators),
        sums(sample.denominators),
        sums(defined),
        sums(defined * sample.words[:, None]),
        times_drawn(keys_of(pd.Index(names), None), draws),
    )


def matched_between(sample: Sample, stories: Stories) -> pd.DataFrame:
    """Every pair of groups on the stories that both covered, the first less the second.

    One row a pair × metric: `one`, `other`, `metric`; `estimate` and `other_estimate` (their
    figures on those stories, each story with the same weight in both), `difference` with `low` and
    `high` (95 %, stories drawn anew), `ratio`, `p` and `q` (Benjamini-Hochberg over all rows);
    `n_stories`, `n_articles` (of both); and `enough`: ENOUGH_STORIES, and of each group
    ENOUGH_ARTICLES and ENOUGH_WORDS, in those stories. Where it is not, `low`, `high`, `p` and `q`
    are NaN.
    """
    pairs = list(combinations(range(len(sample.names)), 2))
    found = [
        _pair(sample, stories.side(one), stories.side(other), stories.times) for one, other in pairs
    ]
    labels = {"one": [one for one, _ in pairs], "other": [other for _, other in pairs]}
    return _table(sample, found, labels)


def matched_against_rest(sample: Sample, stories: Stories) -> pd.DataFrame:
    """Every group against all others on the stories that it shares with any: the columns of
    `matched_between`, without `other`."""
    groups = range(len(sample.names))
    found = [_pair(sample, stories.side(one), stories.rest(one), stories.times) for one in groups]
    return _table(sample, found, {"one": list(groups)})


@dataclass(frozen=True, slots=True)
class _Pair:
    """The figures of one pair, each with an element a metric."""

    estimate: Floats
    other_estimate: Floats
    error: Floats
    evidence: Floats
    n_stories: Ints
    n_articles: Floats
    enough: Flags


def _pair(sample: Sample, one: Side, other: Side, times: Singles) -> _Pair:
    weight = np.nan_to_num(quotient(one.below * other.below, one.below + other.below))
    shared = weight > 0
    # What a story adds to each side's figure: its weight times the figure in it.
    ours, theirs = (
        np.where(shared, weight * quotient(side.above, side.below), 0) for side in (one, other)
    )
    total, n_stories = weight.sum(axis=0), shared.sum(axis=0)
    some = shared.any(axis=1)
    drawn = times[some].T.astype(np.float64)
    figures = [quotient(each.sum(axis=0), total) for each in (ours, theirs)]
    # Where a side found nothing, drawing stories anew says nothing of what it might have found.
    edge = [
        edges(sample.metrics, figure, np.where(shared, side.below, 0).sum(axis=0))
        for figure, side in zip(figures, (one, other), strict=True)
    ]
    drawn_apart = quotient(drawn @ (ours - theirs)[some], drawn @ weight[some])
    return _Pair(
        estimate=figures[0],
        other_estimate=figures[1],
        error=np.sqrt(deviation(drawn_apart) ** 2 + edge[0] ** 2 + edge[1] ** 2),
        evidence=quotient(total**2, (weight**2).sum(axis=0)),
        n_stories=n_stories,
        n_articles=np.where(shared, one.articles + other.articles, 0).sum(axis=0),
        enough=one.has_enough(shared) & other.has_enough(shared) & (n_stories >= ENOUGH_STORIES),
    )


def _table(sample: Sample, found: list[_Pair], groups: dict[str, list[int]]) -> pd.DataFrame:
    # scipy.special takes a quarter of a second to import, and only comparing needs it.
    from scipy.special import stdtr

    n = len(sample.metrics)
    figures = {
        field.name: np.concatenate([np.empty(0), *(getattr(pair, field.name) for pair in found)])
        for field in fields(_Pair)
    }
    one, other = figures["estimate"], figures["other_estimate"]
    enough, difference = figures["enough"] > 0, one - other
    freedom = np.maximum(np.nan_to_num(figures["evidence"]) - 1, 1)
    away = np.where(enough, t_quantile(freedom) * figures["error"], np.nan)
    p = 2 * stdtr(freedom, -np.abs(quotient(difference, figures["error"])))
    p = np.where(enough, p, np.nan)
    return pd.DataFrame(
        {
            **{
                name: [sample.names[number] for number in numbers for _ in range(n)]
                for name, numbers in groups.items()
            },
            "metric": [spec.column for spec in sample.metrics] * len(found),
            "estimate": one,
            "other_estimate": other,
            "difference": difference,
            "low": difference - away,
            "high": difference + away,
            "ratio": quotient(np.where(one >= 0, one, np.nan), other),
            "p": p,
            "q": discovery_rates(p),
            "n_stories": figures["n_stories"].astype(np.int64),
            "n_articles": figures["n_articles"].astype(np.int64),
            "enough": enough,
        }
    )
