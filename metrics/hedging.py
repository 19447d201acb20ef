"""Hedges and boosters: how far the outlet commits itself to what it states."""

from collections.abc import Mapping

import numpy as np

from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.overlaps import clear_of
from metrics.reading import Cues, Reading
from metrics.spec import NO_NARRATOR, Counts, MetricSpec, per_thousand

HEDGE = "hedge"
BOOSTER = "booster"
HEARSAY = frozenset({"hearsay", "allegation"})  # the categories of what others are said to say


def find_hedges(matcher: Matcher, hits: Mapping[str, Hits]) -> Cues:
    """Every hedge, in either voice."""
    return matcher.as_cues(hits["hedges"])


def find_boosters(matcher: Matcher, hits: Mapping[str, Hits]) -> Cues:
    """Every booster, in either voice; what stands inside a hedge ("not certain") is none."""
    return matcher.as_cues(clear_of(hits["boosters"], hits["hedges"]))


def count(reading: Reading) -> Counts:
    """Hedges and boosters by voice, and the sentences that hold a hedge."""
    corpus = reading.corpus
    hedges, quoted = reading.cues[HEDGE].first, reading.is_quoted(HEDGE)
    return {
        "n_words": reading.n_words,
        "n_words_quoted": reading.n_words - reading.n_words_narrator,
        "n_words_narrator": reading.n_words_narrator,
        "n_sentences": reading.count_sentences(np.flatnonzero(corpus.is_word)),
        "n_sentences_narrator": reading.count_sentences(np.flatnonzero(corpus.narrator_word)),
        "n_sentences_quoted": reading.count_sentences(
            np.flatnonzero(corpus.is_word & ~corpus.narrator_word)
        ),
        "n_sentences_hedged": reading.count_sentences(hedges[~quoted]),
        "n_sentences_hedged_quoted": reading.count_sentences(hedges[quoted]),
        "n_sentences_hedged_all": reading.count_sentences(hedges),
        "n_hedges": reading.count_cues(HEDGE),
        "n_hedges_narrator": reading.count_cues(HEDGE, "narrator"),
        "n_hedges_quoted": reading.count_cues(HEDGE, "quoted"),
        "n_hearsay": reading.count_cues(HEDGE, categories=HEARSAY),
        "n_hearsay_narrator": reading.count_cues(HEDGE, "narrator", HEARSAY),
        "n_hearsay_quoted": reading.count_cues(HEDGE, "quoted", HEARSAY),
        "n_boosters": reading.count_cues(BOOSTER),
        "n_boosters_narrator": reading.count_cues(BOOSTER, "narrator"),
        "n_boosters_quoted": reading.count_cues(BOOSTER, "quoted"),
    }


SOURCE = "Hyland 2005; Szarvas et al. 2012"

HEDGING_RATIO = MetricSpec(
    column="hedging_ratio",
    label="Hedged sentences",
    question="How often does the outlet say that something is not certain?",
    definition=(
        "Sentences in the outlet's own voice with at least one hedge, such as “may”, “reportedly”"
        " or “it remains unclear”."
    ),
    formula="sentences with a hedge outside quotation marks ÷ sentences with words outside them",
    unit="share of sentences",
    decimals=2,
    source=SOURCE,
    misses=(
        "A hedge can be honest caution or a way to insinuate; the number does not tell which."
        " Uncertainty put in other words is missed."
    ),
    higher_means="more sentences that leave room for doubt",
    lower_means="fewer sentences that leave room for doubt",
    undefined_when=NO_NARRATOR,
    example=("The bridge may close. Drivers were told on Monday.", 0.5),
    count=count,
    group="headline",
    voice="narrator",
    numerator="n_sentences_hedged",
    denominator="n_sentences_narrator",
)

HEDGES_RATE = per_thousand(
    column="hedges_rate",
    label="Hedges",
    question="How many hedges does the outlet use?",
    definition="Words that leave room for doubt, in the outlet's own voice.",
    formula="1,000 × hedges outside quotation marks ÷ words outside quotation marks",
    source=SOURCE,
    misses="Uncertainty put in words that are not on the list.",
    higher_means="more hedges",
    lower_means="fewer hedges",
    example=("The bridge may close.", 250.0),
    count=count,
    group="beside",
    numerator="n_hedges_narrator",
)

HEARSAY_RATE = per_thousand(
    column="hearsay_rate",
    label="Hearsay",
    question="How often does the outlet pass on what others are said to have said?",
    definition="Hedges that mark hearsay and accusations, such as “reportedly” and “allegedly”.",
    formula="1,000 × hearsay hedges outside quotation marks ÷ words outside quotation marks",
    source=SOURCE,
    misses="Crime reports use “alleged” because the law asks for it.",
    higher_means="more hearsay",
    lower_means="less hearsay",
    example=("The valve reportedly failed.", 250.0),
    count=count,
    group="beside",
    numerator="n_hearsay_narrator",
)

BOOSTERS_RATE = per_thousand(
    column="boosters_rate",
    label="Boosters",
    question="How often does the outlet insist that something is certain?",
    definition="Words that close the door on doubt, such as “clearly” and “undoubtedly”.",
    formula="1,000 × boosters outside quotation marks ÷ words outside quotation marks",
    source="Hyland 2005",
    misses="Certainty put in plain statements, which is most certainty.",
    higher_means="more insistence",
    lower_means="less insistence",
    example=("The plan is clearly late.", 200.0),
    count=count,
    group="beside",
    numerator="n_boosters_narrator",
)

SPECS = (HEDGING_RATIO, HEDGES_RATE, HEARSAY_RATE, BOOSTERS_RATE)
