"""Conditions, beliefs and open questions: what is left open without a hedge."""

from collections.abc import Mapping

from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.overlaps import clear_of
from metrics.reading import Cues, Reading
from metrics.spec import Counts, per_thousand

FAMILY = "uncertainty"


def find(matcher: Matcher, hits: Mapping[str, Hits]) -> Cues:
    """Every term of the lexicon, in either voice, that is not already (part of) a hedge."""
    return matcher.as_cues(clear_of(hits["uncertainty"], hits["hedges"]))


def count(reading: Reading) -> Counts:
    """Conditions, beliefs and open questions by voice."""
    return {
        "n_words_narrator": reading.n_words_narrator,
        "n_uncertainty": reading.count_cues(FAMILY),
        "n_uncertainty_narrator": reading.count_cues(FAMILY, "narrator"),
        "n_uncertainty_quoted": reading.count_cues(FAMILY, "quoted"),
    }


UNCERTAINTY_RATE = per_thousand(
    column="uncertainty_rate",
    label="Conditions, beliefs, questions",
    question="How often does the outlet tell of what depends, is believed or is not yet known?",
    definition=(
        "Words in the outlet's own voice that make what follows a condition (“if”), somebody's"
        " belief (“is considered”, “expects”) or an open question (“whether”). Hedges are counted"
        " apart."
    ),
    formula=(
        "1,000 × conditions, beliefs and open questions outside quotation marks"
        " ÷ words outside quotation marks"
    ),
    source="Szarvas et al. 2012",
    misses=(
        "“Would” and “will” that follow from a condition left unsaid. A belief that somebody is"
        " said to hold counts however sure they are."
    ),
    higher_means="more that depends on something, is believed or is not yet known",
    lower_means="less that depends on something, is believed or is not yet known",
    example=("Nobody asked whether the bridge is safe if it rains.", 200.0),
    count=count,
    group="beside",
    numerator="n_uncertainty_narrator",
)

SPECS = (UNCERTAINTY_RATE,)
