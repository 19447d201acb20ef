"""A comparison of outlets as it is shown, kept and reported: one place for page and command line.

Streamlit is not needed for any of it. Names are hostile text: escape what comes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

import numpy as np
import pandas as pd

import metrics
from dashboard.choices import told_in
from dashboard.comparing.voices import all_spoken
from dashboard.figures.outlet_figure import OutletFigure, outlet_figures
from dashboard.reprints import counting
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from metrics import MetricSpec
from metrics.compare import DRAWS
from metrics.spec import Whose

SAMPLE: Final = "the sample that comes with Slantwise, of invented outlets"


@dataclass(frozen=True)
class Compared:
    """The outlets of a selection, compared; figures to `digits` significant digits, where given.

    `origin` says where the articles are from; "" where that is not known. `order` are all outlets
    there are, by which each has its colour and sign. `voice` says whose words are counted by the
    measures that are split by it.
    """

    workspace: Workspace
    selection: Selection
    origin: str = ""
    order: tuple[str, ...] = ()
    digits: int | None = None
    voice: Whose = "narrator"

    @cached_property
    def specs(self) -> tuple[MetricSpec, ...]:
        """Every measure, in the voice of this comparison."""
        return all_spoken(self.voice)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of those measures."""
        return tuple(spec.column for spec in self.specs)

    @cached_property
    def comparison(self) -> pd.DataFrame:
        """The Comparison by every measure."""
        return self._rounded(comparison(self.workspace, self.selection, self.columns))

    @cached_property
    def otherwise(self) -> pd.DataFrame:
        """The same with reprints counted the other way, without ranges."""
        other = self.selection.with_other_count()
        return self._rounded(comparison(self.workspace, other, self.columns, draws=0))

    @cached_property
    def articles(self) -> pd.DataFrame:
        """The articles that are compared."""
        return self.workspace.articles[self.selection.rows(self.workspace.articles)]

    @cached_property
    def n_articles(self) -> int:
        """How many those are."""
        return int(self.selection.rows(self.workspace.articles).sum())

    def figures(self, spec: MetricSpec) -> list[OutletFigure]:
        """The figures of one metric."""
        return outlet_figures(self.comparison, spec.column)

    def _rounded(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self.digits is None:
            return frame
        columns = frame.select_dtypes(np.floating).columns
        written = f"{{:.{self.digits}g}}".format
        return frame.assign(
            **{str(name): frame[name].map(lambda each: float(written(each))) for name in columns}
        )


def compared(
    workspace: Workspace,
    selection: Selection,
    origin: str = "",
    order: Sequence[str] = (),
    voice: Whose = "narrator",
) -> Compared:
    """The comparison of a selection; outlets that `order` names come first."""
    named = dict.fromkeys([*order, *outlets(workspace)])
    return Compared(workspace, selection, origin, tuple(named), voice=voice)


def comparison(
    workspace: Workspace,
    selection: Selection,
    columns: Sequence[str],
    draws: int = DRAWS,
) -> pd.DataFrame:
    """The Comparison of the selected articles by outlet, for the metrics of `columns`."""
    rows = selection.rows(workspace.articles)
    specs = [metrics.metric(column) for column in columns]
    return metrics.compare(
        workspace.scores.loc[rows, read_by(specs)],
        by=selection.outlet_of(workspace.articles)[rows],
        metrics=specs,
        draws=draws,
        clusters=workspace.clusters[rows],
    )


def read_by(specs: Sequence[MetricSpec]) -> list[str]:
    """The columns of scores that a comparison by these metrics reads."""
    named = (spec.parts if spec.is_rate else (spec.column,) for spec in specs)
    return list(dict.fromkeys(["n_words", *chain.from_iterable(named)]))


def outlets(workspace: Workspace) -> list[str]:
    """Every outlet here, then those that texts came from without being here."""
    return workspace.outlets_and_origins()


def scope(found: Compared) -> str:
    """Which articles were chosen, and how many of them are reprints, or left out for that."""
    reprints = counting.reprints(found.workspace.articles, found.selection)
    return counting.counted_how(reprints, found.selection)


def source(found: Compared) -> str:
    """Which articles the figures are of."""
    origin = f"{found.origin}; " if found.origin else ""
    return f"Articles: {origin}{scope(found)}."


def period(published: pd.Series) -> str:
    """The days of the first and the last dated article: "2 to 13 March 2026"; "" without any."""
    dated = published.dropna()
    if dated.empty:
        return ""
    first, last = dated.min(), dated.max()
    end = f"{last.day} {last:%B %Y}"
    if first.date() == last.date():
        return f"of {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"of {first.day} to {end}"
    begin = f"{first.day} {first:%B}" + ("" if first.year == last.year else f" {first.year}")
    return f"of {begin} to {end}"


def numbers(found: Compared, spec: MetricSpec) -> pd.DataFrame:
    """The numbers of one chart for a program, a row an outlet."""
    rows = found.comparison[found.comparison["metric"] == spec.column].reset_index(drop=True)
    figures, other = found.figures(spec), outlet_figures(found.otherwise, spec.column)
    both = counting.both_ways(figures, other, found.selection)
    told = rows.join(both).assign(unit=spec.unit, voice=spec.voice, articles_chosen=scope(found))
    return told_in(told, found.workspace.choices)
