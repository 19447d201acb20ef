"""Loaded terms: words that carry a judgement where a neutral word exists."""

from collections.abc import Mapping

from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.reading import Cues, Reading
from metrics.spec import Counts, MetricSpec

FAMILY = "loaded"


def find(matcher: Matcher, hits: Mapping[str, Hits]) -> Cues:
    """Every term of the lexicon, in either voice."""
    return matcher.as_cues(hits["loaded_terms"])


def count(reading: Reading) -> Counts:
    """Loaded terms by voice."""
    return {
        "n_words": reading.n_words,
        "n_words_narrator": reading.n_words_narrator,
        "n_words_quoted": reading.n_words - reading.n_words_narrator,
        "n_loaded": reading.count_cues(FAMILY),
        "n_loaded_narrator": reading.count_cues(FAMILY, "narrator"),
        "n_loaded_quoted": reading.count_cues(FAMILY, "quoted"),
    }


SOURCE = "Recasens et al. 2013 (framing bias); SemEval-2020 Task 11 (Loaded_Language)"
MISSES = (
    "Counts words on a list, not meaning: a loaded word used literally is counted, and a slanted"
    " sentence in plain words is not."
)

LOADED_TERMS_RATE = MetricSpec(
    column="loaded_terms_rate",
    label="Loaded terms",
    question="How often does the outlet itself use words that carry a judgement?",
    definition=(
        "Words and phrases that carry a judgement where a neutral word exists, such as “slammed”"
        " for “criticised”, counted in the outlet's own voice."
    ),
    formula="1,000 × loaded terms outside quotation marks ÷ words outside quotation marks",
    unit="per 1,000 words",
    decimals=1,
    source=SOURCE,
    misses=MISSES,
    higher_means="more loaded words in the outlet's own voice",
    lower_means="fewer loaded words in the outlet's own voice",
    undefined_when="every word stands inside quotation marks, or there are no words",
    example=("The shameful plan sparked fury on Monday.", 2000 / 7),
    count=count,
    group="headline",
    voice="narrator",
    numerator="n_loaded_narrator",
    denominator="n_words_narrator",
    scale=1000,
)

LOADED_TERMS_QUOTED_RATE = MetricSpec(
    column="loaded_terms_quoted_rate",
    label="Loaded terms in quotes",
    question="How loaded are the words of the people quoted?",
    definition="Loaded terms inside quotation marks: the words of the people quoted.",
    formula="1,000 × loaded terms inside quotation marks ÷ words inside quotation marks",
    unit="per 1,000 quoted words",
    decimals=1,
    source=SOURCE,
    misses=MISSES,
    higher_means="more loaded words in the mouths of the people quoted",
    lower_means="fewer loaded words in the mouths of the people quoted",
    undefined_when="nothing is quoted",
    example=("“A shameful plan,” said Brandt.", 1000 / 3),
    count=count,
    group="beside",
    voice="quoted",
    numerator="n_loaded_quoted",
    denominator="n_words_quoted",
    scale=1000,
)

SPECS = (LOADED_TERMS_RATE, LOADED_TERMS_QUOTED_RATE)
