"""Whose words a comparison counts: the outlet's own, those in quotations, or all.

Measures that are not split by voice stay as they are, and that is said. No streamlit.
"""

from collections.abc import Sequence
from typing import Final

import metrics
from metrics import MetricSpec
from metrics.spec import Whose

VOICES: Final[dict[Whose, str]] = {
    "narrator": "The outlet's own",
    "quoted": "In quotations",
    "all": "All text",
}
EXPLAINED: Final = (
    "Words inside quotation marks belong to the person quoted. Loaded words, hedges and the like"
    " can be counted in the outlet's own words, in what it quotes, or in both together."
)
_OF: Final[dict[Whose, str]] = {
    "narrator": "the outlet's own words",
    "quoted": "quotations",
    "all": "the whole text",
}


def spoken(spec: MetricSpec, voice: Whose) -> MetricSpec:
    """The measure in a voice; the measure itself where it is not split."""
    return metrics.in_voice(spec, voice) or spec


def headlines(voice: Whose) -> tuple[MetricSpec, ...]:
    """The headline measures in a voice."""
    return tuple(spoken(spec, voice) for spec in metrics.HEADLINES)


def all_spoken(voice: Whose) -> tuple[MetricSpec, ...]:
    """Every measure in a voice, each once."""
    specs = [spoken(spec, voice) for spec in metrics.METRICS]
    return tuple({spec.column: spec for spec in specs}.values())


def every_voice() -> tuple[MetricSpec, ...]:
    """Every measure in every voice, each once: first as they come, then those of other voices."""
    specs = [spec for voice in VOICES for spec in all_spoken(voice)]
    return tuple({spec.column: spec for spec in specs}.values())


def stays(spec: MetricSpec, voice: Whose) -> str:
    """That a measure is of other words than the chosen ones; "" where it is of these."""
    return "" if spec.voice == voice else f"This measure is always of {_OF[spec.voice]}."


def some_stay(specs: Sequence[MetricSpec], voice: Whose) -> str:
    """That some of several measures are of other words than the chosen ones; "" by default."""
    if voice == "narrator" or all(spec.voice == voice for spec in specs):
        return ""
    return "Measures that are not told apart by whose words they count stay as they are."
