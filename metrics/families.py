"""The families of cues: the lexicons that each reads, and how its cues are found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from metrics import attribution, citations, hedging, loaded_terms, stance, uncertainty
from metrics.corpus import Corpus
from metrics.lexicon import Hits, Lexicon
from metrics.matcher import Matcher
from metrics.method import Method
from metrics.reading import Cues

Find = Callable[[Corpus, Matcher, Mapping[str, Hits], Cues], Cues]


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of cues.

    `lexicons` are those whose terms are its cues. `find` finds them, given the corpus, the hits of
    each lexicon and the citations. `labels` are the pairs of category and gloss of its cues; where
    it has none, a cue has those of its term.
    """

    name: str
    lexicons: tuple[str, ...]
    find: Find
    labels: tuple[tuple[str, str], ...] = ()


FAMILIES: Final[Mapping[str, Family]] = {
    family.name: family
    for family in (
        Family(
            loaded_terms.FAMILY,
            ("loaded_terms",),
            lambda _corpus, matcher, hits, _: loaded_terms.find(matcher, hits),
        ),
        Family(
            hedging.HEDGE,
            ("hedges",),
            lambda _corpus, matcher, hits, _: hedging.find_hedges(matcher, hits),
        ),
        Family(
            hedging.BOOSTER,
            ("boosters",),
            lambda _corpus, matcher, hits, _: hedging.find_boosters(matcher, hits),
        ),
        Family(
            uncertainty.FAMILY,
            ("uncertainty",),
            lambda _corpus, matcher, hits, _: uncertainty.find(matcher, hits),
        ),
        Family(
            citations.FAMILY,
            ("reporting_verbs", "attribution_phrases"),
            lambda _corpus, _matcher, _hits, found: found,
            attribution.LABELS,
        ),
        Family(stance.FAMILY, (stance.LEXICON,), stance.find),
    )
}


def categories_of(method: Method, family: str) -> frozenset[str]:
    """The categories that cues of a family can have."""
    labels = FAMILIES[family].labels
    if labels:
        return frozenset(category for category, _ in labels)
    return frozenset(entry.category for each in _lists(method, family) for entry in each.entries)


def lists_with(method: Method, family: str, term: str) -> tuple[str, ...]:
    """The names of the lexicons of a family that have a term.

    For citations also those of stances: a verb left out of one must not count as the other.
    """
    lists = _lists(method, family) + (_lists(method, "stance") if family == "citation" else [])
    return tuple(each.name for each in lists if any(entry.term == term for entry in each.entries))


def _lists(method: Method, family: str) -> list[Lexicon]:
    return [each for each in method.lexicons if each.name in FAMILIES[family].lexicons]
