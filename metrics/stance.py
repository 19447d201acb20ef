"""Stances: what the outlet says that others want, plan, believe or feel.

Attribution is wider than citation: "the mayor wants a new bridge" gives a view to somebody without
retelling words. Stances are a family of their own beside the citations; where a stance and a
citation overlap, it is the citation that counts, and what a cited person says that others want is
part of the citation.
"""

from collections.abc import Mapping

import numpy as np

from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.nesting import stands_within
from metrics.reading import Cues, Reading
from metrics.spec import Counts, MetricSpec

FAMILY = "stance"
LEXICON = "stances"


def find(corpus: Corpus, matcher: Matcher, hits: Mapping[str, Hits], citations: Cues) -> Cues:
    """Every stance, in either voice, that overlaps no citation and is not within another cue."""
    stances = hits[LEXICON]
    before = np.searchsorted(citations.first, stances.last, side="right") - 1
    reach = np.maximum.accumulate(np.concatenate(([-1], citations.last)))[before + 1]
    within = stands_within(corpus, stances.start, np.concatenate((citations.last, stances.last)))
    return matcher.as_cues(stances.take((reach < stances.start) & ~within))


def count(reading: Reading) -> Counts:
    """Stances by voice."""
    return {
        "n_words_narrator": reading.n_words_narrator,
        "n_stances": reading.count_cues(FAMILY),
        "n_stances_narrator": reading.count_cues(FAMILY, "narrator"),
        "n_stances_quoted": reading.count_cues(FAMILY, "quoted"),
    }


STANCE_RATE = MetricSpec(
    column="stance_rate",
    label="Views given to others",
    question="How often does the outlet tell what others want, plan, believe or feel?",
    definition=(
        "Words in the outlet's own voice that give somebody a wish, a plan, a belief, a feeling or"
        " a side, such as “hopes to”, “supports” or “is afraid that”. Citations are left out."
    ),
    formula="1,000 × stances outside quotation marks ÷ words outside quotation marks",
    unit="per 1,000 words",
    decimals=1,
    source="PARC 3.0 (Pareti 2016); PolNeAR (Newell et al. 2018)",
    misses="Does not tell whether the person said so or the outlet supposes it.",
    higher_means="more wishes, plans, beliefs and feelings of others",
    lower_means="fewer wishes, plans, beliefs and feelings of others",
    undefined_when="every word stands inside quotation marks, or there are no words",
    example=("The mayor hopes to reopen it.", 1000 / 6),
    count=count,
    group="beside",
    voice="narrator",
    numerator="n_stances_narrator",
    denominator="n_words_narrator",
    scale=1000,
)

SPECS = (STANCE_RATE,)
