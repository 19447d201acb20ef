"""Every metric Slantwise has. Adding one is a file with a `MetricSpec`, and one line here."""

from metrics import (
    citations,
    headlines,
    hedging,
    loaded_terms,
    quotation,
    readability,
    stance,
    uncertainty,
)
from metrics.spec import MetricSpec
from metrics.voices import DERIVED

METRICS: tuple[MetricSpec, ...] = (
    *loaded_terms.SPECS,
    *hedging.SPECS,
    *uncertainty.SPECS,
    *citations.SPECS,
    *stance.SPECS,
    *quotation.SPECS,
    *headlines.SPECS,
    *readability.SPECS,
)

HEADLINES: tuple[MetricSpec, ...] = tuple(spec for spec in METRICS if spec.group == "headline")


def metric(column: str) -> MetricSpec:
    """The spec of a column, also of one in another voice (see `metrics.voices`). Raises KeyError
    naming the known columns."""
    for spec in (*METRICS, *DERIVED):
        if spec.column == column:
            return spec
    raise KeyError(f"no metric {column!r}; known are {', '.join(s.column for s in METRICS)}")
