"""Outlets held against all others: as they are, on the same stories, at equal length and genre.

Streamlit is not needed for any of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

import metrics
from dashboard.comparing.compared import read_by
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from metrics.compare import comparison
from metrics.inference.adjusted import adjust, covariates
from metrics.inference.differences import against_rest, between
from metrics.inference.matched import matched_against_rest, matched_between, stories_of
from metrics.inference.resampling import Draws, resample
from metrics.inference.sample import Sample, sample_of
from metrics.inference.verdict import verdicts

Basis = Literal["raw", "matched", "adjusted"]

BASES: Final[dict[Basis, str]] = {
    "raw": "All articles",
    "matched": "Same stories",
    "adjusted": "Equal length and genre",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The selected articles in outlets, drawn anew again and again; with the story and genre of
    each article."""

    sample: Sample
    draws: Draws
    story: pd.Series
    genre: pd.Series


@dataclass(frozen=True, slots=True)
class Contrasts:
    """What outlets come to, and how they differ from all others, by metric.

    `raw` and `adjusted` are Comparisons, those at equal length and genre without counts.
    `rest`, `matched_rest` and `adjusted_rest` have a row an outlet and metric, in one order (see
    `metrics.inference`), with the Verdict of the other two on the first in `matched_verdict` and
    `adjusted_verdict`.
    """

    raw: pd.DataFrame
    adjusted: pd.DataFrame
    rest: pd.DataFrame
    matched_rest: pd.DataFrame
    adjusted_rest: pd.DataFrame

    def rest_by(self, basis: Basis) -> pd.DataFrame:
        """The differences from all others on one basis."""
        tables = {
            "raw": self.rest,
            "matched": self.matched_rest,
            "adjusted": self.adjusted_rest,
        }
        return tables[basis]


def drawn(workspace: Workspace, selection: Selection, columns: Sequence[str]) -> Drawn:
    """Draw the selected articles anew, for the metrics of `columns`."""
    rows = selection.rows(workspace.articles)
    articles = workspace.articles[rows]
    specs = [metrics.metric(column) for column in columns]
    sample = sample_of(
        workspace.scores.loc[rows, read_by(specs)],
        selection.outlet_of(articles),
        specs,
        workspace.clusters[rows],
    )
    return Drawn(sample, resample(sample), articles["story"], articles["genre"])


def contrasts(found: Drawn) -> Contrasts:
    """Each outlet against all others."""
    sample = found.sample
    rest = against_rest(sample, found.draws)
    matched = matched_against_rest(sample, stories_of(sample, found.story))
    adjusted = adjust(sample, covariates(sample, found.genre))
    adjusted_rest = adjusted.against_rest()
    told = rest.assign(
        matched_verdict=verdicts(rest, matched), adjusted_verdict=verdicts(rest, adjusted_rest)
    )
    return Contrasts(
        comparison(sample, found.draws),
        adjusted.table(),
        told,
        matched,
        adjusted_rest,
    )


def pair(found: Drawn) -> pd.DataFrame:
    """Two outlets against each other, of a selection that holds no others: the first in order of
    name less the second.

    A row a metric: the columns of `between`, those of `matched_between` as `matched_…` and those of
    the adjusted figures as `adjusted_…`, with `matched_verdict` and `adjusted_verdict`.
    """
    sample = found.sample
    raw = between(sample, found.draws)
    matched = matched_between(sample, stories_of(sample, found.story))
    adjusted = adjust(sample, covariates(sample, found.genre)).between()
    beside = [
        second[second.columns.difference(["one", "other", "metric"])]
        .assign(verdict=verdicts(raw, second))
        .add_prefix(prefix)
        for prefix, second in (("matched_", matched), ("adjusted_", adjusted))
    ]
    return pd.concat([raw, *beside], axis=1)
