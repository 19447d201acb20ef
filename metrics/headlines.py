"""The headline, scored apart from the body: often another person's words."""

from metrics.hedging import HEDGE
from metrics.loaded_terms import FAMILY as LOADED
from metrics.reading import Reading
from metrics.spec import Counts, MetricSpec


def count(reading: Reading) -> Counts:
    """Words, loaded terms and hedges outside quotation marks; `reading` is of headlines."""
    return {
        "n_words_headline": reading.n_words_narrator,
        "n_loaded_headline": reading.count_cues(LOADED, "narrator"),
        "n_hedges_headline": reading.count_cues(HEDGE, "narrator"),
    }


def _rate(word: str, label: str, numerator: str, source: str, example: float) -> MetricSpec:
    return MetricSpec(
        column=f"headline_{word}_rate",
        label=label,
        question=f"How often do headlines use {word} words?",
        definition=f"The {word} words of the headline, outside quotation marks.",
        formula=f"1,000 × {word} words in headlines ÷ words in headlines",
        unit="per 1,000 headline words",
        decimals=1,
        source=source,
        misses="A headline has some ten words: the figure needs many articles.",
        higher_means=f"more {word} words in headlines",
        lower_means=f"fewer {word} words in headlines",
        undefined_when="there is no headline",
        example=("Fury as mayor says bridge may close", example),
        count=count,
        reads="title",
        group="beside",
        voice="narrator",
        numerator=numerator,
        denominator="n_words_headline",
        scale=1000,
    )


SPECS = (
    _rate(
        "loaded", "Loaded terms in headlines", "n_loaded_headline", "Recasens et al. 2013", 1000 / 7
    ),
    _rate("hedging", "Hedges in headlines", "n_hedges_headline", "Hyland 2005", 1000 / 7),
)
