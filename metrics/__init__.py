"""Text in, numbers out: how a text is written, and which words made each number."""

from metrics.compare import compare
from metrics.cues import cues
from metrics.registry import HEADLINES, METRICS, metric
from metrics.score import score
from metrics.spec import MetricSpec

__all__ = ["HEADLINES", "METRICS", "MetricSpec", "compare", "cues", "metric", "score"]
