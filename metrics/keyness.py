"""The words that set one outlet apart from others: which it uses more, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from metrics.arrays import Flags, Floats, Ints, as_list
from metrics.inference.discovery import discovery_rates

PRIOR_WORDS: Final = 1000
LEAST_ARTICLES: Final = 3


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often each group uses each term, and in how many of its articles: terms × groups.

    `totals` are the words of each group, those that are no terms included.
    """

    terms: tuple[str, ...]
    groups: tuple[object, ...]
    counts: Ints
    articles: Ints
    totals: Ints

    def take(self, chosen: Ints) -> TermCounts:
        """Only the terms with these numbers; the totals stay."""
        return replace(
            self,
            terms=tuple(self.terms[number] for number in as_list(chosen)),
            counts=self.counts[chosen],
            articles=self.articles[chosen],
        )


def keyness(
    counts: TermCounts, least_articles: int = LEAST_ARTICLES, prior_words: float = PRIOR_WORDS
) -> pd.DataFrame:
    """How much more or less each group uses each term than all others together do.

    One row a group × term: `group`, `term`, `count` and `other_count`; `n_articles` and
    `other_articles` that have it; `log_odds` and `z` (Monroe, Colaresi and Quinn 2008: the log-odds
    ratio with an informative Dirichlet prior, over its standard error; above 0 where the group uses
    the term more), `q` (Benjamini-Hochberg over all rows), `g2` (Dunning's log-likelihood, of the
    table of this term and all other words, with the sign of the difference) and `log_ratio` (how
    many times the group's rate doubles the others'; where one has none, as if it had half of one).
    The prior is `prior_words` words in the proportions of all groups. Terms of fewer than
    `least_articles` articles in all are left out, so is a row whose more frequent side has it in
    fewer: one article that says a word often makes no outlet. Both z and G² take words as drawn one
    by one, and so are surer than they should be; hence that rule. The highest z come first.
    """
    some = counts.take(np.flatnonzero(counts.articles.sum(axis=1) >= least_articles))
    figures, is_more = _figures(some, prior_words)
    has_it = np.where(is_more, some.articles, figures["other_articles"])
    has_words = (some.totals > 0) & (some.totals < some.totals.sum())
    term, group = np.nonzero((has_it >= least_articles) & has_words)
    table = pd.DataFrame(
        {
            "group": [some.groups[number] for number in group],
            "term": [some.terms[number] for number in term],
            **{name: values[term, group] for name, values in figures.items()},
        }
    )
    table = table.assign(q=discovery_rates(_two_sided(table["z"].to_numpy(np.float64))))
    return table.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def _figures(some: TermCounts, prior_words: float) -> tuple[Mapping[str, Ints | Floats], Flags]:
    """The columns of `keyness` that are figures, terms × groups, and where a group uses a term more
    than the others do."""
    y, n = some.counts.astype(np.float64), some.totals.astype(np.float64)
    of_all = y.sum(axis=1, keepdims=True)
    y_other, n_other = of_all - y, n.sum() - n
    is_more = y * n_other > y_other * n
    with np.errstate(divide="ignore", invalid="ignore"):
        prior = prior_words * of_all / max(n.sum(), 1)
        log_odds, z = _log_odds(y, n, y_other, n_other, prior, prior_words)
        g2 = np.where(is_more, 1, -1) * _log_likelihood(y, n, y_other, n_other)
        log_ratio = np.log2(np.maximum(y, 0.5) / n) - np.log2(np.maximum(y_other, 0.5) / n_other)
    figures = {
        "count": some.counts,
        "other_count": y_other.astype(np.int64),
        "n_articles": some.articles,
        "other_articles": some.articles.sum(axis=1, keepdims=True) - some.articles,
        "log_odds": log_odds,
        "z": z,
        "g2": g2,
        "log_ratio": log_ratio,
    }
    return figures, is_more


def _log_odds(
    y: Floats, n: Floats, y_other: Floats, n_other: Floats, prior: Floats, prior_words: float
) -> tuple[Floats, Floats]:
    """Equations 15, 18 and 20 of Monroe, Colaresi and Quinn 2008: the log-odds ratio, and z."""
    ours, theirs = y + prior, y_other + prior
    log_odds = np.log(ours / (n + prior_words - ours)) - np.log(
        theirs / (n_other + prior_words - theirs)
    )
    return log_odds, log_odds / np.sqrt(1 / ours + 1 / theirs)


def _log_likelihood(y: Floats, n: Floats, y_other: Floats, n_other: Floats) -> Floats:
    """G² of the two by two table of this term and all other words, in the two groups."""
    share = (y + y_other) / (n + n_other)
    cells = (
        (y, n * share),
        (y_other, n_other * share),
        (n - y, n * (1 - share)),
        (n_other - y_other, n_other * (1 - share)),
    )
    return 2 * np.sum([np.where(o > 0, o * np.log(o / e), 0) for o, e in cells], axis=0)


def _two_sided(z: Floats) -> Floats:
    # scipy.special takes a quarter of a second to import, and only comparing needs it.
    from scipy.special import ndtr

    return np.asarray(2 * ndtr(-np.abs(z)), dtype=np.float64)
