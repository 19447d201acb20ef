"""Outlets of a comparison held against all others on one basis: numbers and charts for files.

Streamlit is not needed for any of it.
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.choices import told_in
from dashboard.comparing import contrast, contrasts
from dashboard.comparing.compared import Compared, scope
from dashboard.comparing.contrast import Contrast, contrasts_of
from dashboard.comparing.contrasts import Basis, Contrasts
from dashboard.exports import alone
from dashboard.figures import dots
from metrics import MetricSpec


class Differences:
    """The differences by some metrics on one basis, worked out once for all of them."""

    def __init__(self, found: Compared, specs: Sequence[MetricSpec], basis: Basis) -> None:
        self.found = found
        self.basis: Basis = basis
        columns = [spec.column for spec in specs]
        drawn = contrasts.drawn(found.workspace, found.selection, columns)
        self._worked_out: Contrasts = contrasts.contrasts(drawn)

    def rows(self, spec: MetricSpec) -> list[Contrast]:
        """Each outlet's difference, highest first."""
        worked_out = self._worked_out
        return contrasts_of(worked_out.rest_by(self.basis), worked_out.raw, spec.column)

    def numbers(self, spec: MetricSpec) -> pd.DataFrame:
        """The same for a program, as the page saves them."""
        rest = self._worked_out.rest_by(self.basis)
        told = contrast.numbers(rest, spec, self.basis, scope(self.found))
        return told_in(told, self.found.workspace.choices)

    def chart(self, spec: MetricSpec) -> go.Figure | None:
        """The chart, to be read alone; None where no outlet has enough to be compared."""
        rows, found = self.rows(spec), self.found
        if not any(row.enough for row in rows):
            return None
        chart = contrast.chart(rows, spec, self.basis, dots.styles(found.order), scope(found))
        return alone.against_others(chart, found, rows, spec, self.basis)
