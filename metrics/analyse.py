"""Texts in, a reading out: encode once, match once, then every family's cues."""

from collections.abc import Sequence

from metrics import attribution
from metrics.corpus import encode
from metrics.families import FAMILIES
from metrics.method import Method, default_method, kept_categories
from metrics.reading import Reading
from metrics.vocabulary import Vocabulary


def new_vocabulary(method: Method | None = None) -> Vocabulary:
    """An empty vocabulary that knows the words of the method's lexicons."""
    return Vocabulary((method or default_method()).matcher.word_numbers)


def analyse(
    texts: Sequence[str], vocabulary: Vocabulary | None = None, method: Method | None = None
) -> Reading:
    """Analyse at least one text; texts analysed with one vocabulary share its work.

    Terms and categories that the method excludes are not found; its single cues are.
    """
    method = method or default_method()
    matcher = method.matcher
    corpus = encode(texts, new_vocabulary(method) if vocabulary is None else vocabulary)
    hits = matcher.find(corpus)
    citations, sources = attribution.find(corpus, matcher, hits)
    cues = {
        name: family.find(corpus, matcher, hits, citations) for name, family in FAMILIES.items()
    }
    reading = Reading(corpus, cues, sources)
    excluded = method.exclusions
    return reading.take(kept_categories(reading, excluded)) if excluded.categories else reading
