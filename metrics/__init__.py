"""Text in, numbers out: how a text is written, and which words made each number."""

from metrics.compare import compare
from metrics.concordance import concordance
from metrics.counter_evidence import counter_evidence
from metrics.cues import cues
from metrics.registry import HEADLINES, METRICS, metric
from metrics.score import score
from metrics.spec import MetricSpec
from metrics.tally import Tally, tally
from metrics.voices import in_voice

__all__ = [
    "HEADLINES",
    "METRICS",
    "MetricSpec",
    "Tally",
    "compare",
    "concordance",
    "counter_evidence",
    "cues",
    "in_voice",
    "metric",
    "score",
    "tally",
]
