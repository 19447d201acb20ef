"""Texts in, a reading out: encode once, match once, then every family's cues."""

from collections.abc import Sequence
from functools import cache

from metrics import attribution, citations, hedging, loaded_terms
from metrics.corpus import encode
from metrics.lexicon import FOLDER, load_lexicon
from metrics.matcher import Matcher
from metrics.reading import Reading
from metrics.word_types import Vocabulary

FAMILIES = (loaded_terms.FAMILY, hedging.HEDGE, hedging.BOOSTER, citations.FAMILY)


@cache
def default_matcher() -> Matcher:
    """The matcher of the lexicons that come with Slantwise."""
    return Matcher([load_lexicon(path) for path in sorted(FOLDER.glob("*.csv"))])


def new_vocabulary() -> Vocabulary:
    """An empty vocabulary that knows the words of the lexicons."""
    return Vocabulary(default_matcher().word_numbers)


def analyse(texts: Sequence[str], vocabulary: Vocabulary | None = None) -> Reading:
    """Analyse at least one text; texts analysed with one vocabulary share its work."""
    matcher = default_matcher()
    corpus = encode(texts, new_vocabulary() if vocabulary is None else vocabulary)
    hits = matcher.find(corpus)
    citation_cues, sources = attribution.find(corpus, matcher, hits)
    cues = {
        loaded_terms.FAMILY: loaded_terms.find(matcher, hits),
        hedging.HEDGE: hedging.find_hedges(matcher, hits),
        hedging.BOOSTER: hedging.find_boosters(matcher, hits),
        citations.FAMILY: citation_cues,
    }
    return Reading(corpus, cues, sources)
