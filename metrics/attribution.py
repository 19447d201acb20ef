"""Where the outlet says that something comes from somebody else.

A citation is an attribution by the outlet: a reporting verb, an attributing phrase ("according
to"), a link, or a quotation that nothing in its sentence attributes. One quotation with its verb
is one citation: direct where whole clauses are quoted, mixed where the outlet retells it and quotes
a part. Quotations of one to three words without an attribution are scare quotes, and capitalised
ones are titles; neither is a citation.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from metrics.arrays import Flags
from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.nesting import stands_within
from metrics.punctuation import Mark
from metrics.reading import DOCUMENT as DOCUMENT_SOURCE
from metrics.reading import NOBODY, PRONOUN, Cues, Sources
from metrics.sources import find_sources
from metrics.speech import CLAUSE, bare_quotations, find_speech

DIRECT, MIXED, INDIRECT, DOCUMENT, LINK = range(5)
LABELS = (
    ("direct", "words quoted from a source"),
    ("mixed", "a source's words retold, some of them quoted"),
    ("indirect", "a source's words retold"),
    ("document", "a document, study or statement"),
    ("link", "a link to a source"),
)


def find(corpus: Corpus, matcher: Matcher, hits: Mapping[str, Hits]) -> tuple[Cues, Sources]:
    """Every citation of the corpus, in reading order, and the source of each."""
    verbs = _attributing_verbs(corpus, matcher, hits)
    phrases = _narrated(corpus, hits["attribution_phrases"])
    verbs = verbs.take(~_stands_inside(verbs, phrases))
    phrases = phrases.take(~_is_venue(corpus, matcher, phrases, verbs))
    anchors, is_phrase = _merge(verbs, phrases)
    speaks = ~_needing(matcher, "speaker")[anchors.entry]
    outer = ~stands_within(corpus, anchors.start, anchors.last[speaks])
    anchors, is_phrase = anchors.take(outer), is_phrase[outer]
    is_document = is_phrase & np.isin(anchors.entry, matcher.entries_in("document"))
    direct, mixed = find_speech(corpus, anchors, is_phrase)
    label = np.select([is_document, direct, mixed], [DOCUMENT, DIRECT, MIXED], INDIRECT)
    bare = bare_quotations(corpus, anchors)
    links = np.flatnonzero(corpus.types.is_link[corpus.tokens])
    first = np.concatenate((anchors.start, corpus.quotations.first[bare], links))
    last = np.concatenate((anchors.last, corpus.quotations.last[bare], links))
    labels = np.concatenate((label, np.full(bare.size, DIRECT), np.full(links.size, LINK)))
    entry = np.concatenate((anchors.entry, np.full(bare.size + links.size, -1)))
    order = np.argsort(first, kind="stable")
    first, last, entry, labels = first[order], last[order], entry[order], labels[order]
    sources = find_sources(corpus, matcher, hits, first, last, entry)
    names_document = sources.kind == DOCUMENT_SOURCE
    labels[np.isin(entry, matcher.entries_in("phrase")) & names_document] = DOCUMENT
    said = ~(_needing(matcher, "speaker")[entry] & _is_nobody(corpus, sources))
    return Cues(first, last, entry, labels, LABELS).take(said), sources.take(said)


def _is_nobody(corpus: Corpus, sources: Sources) -> Flags:
    """Sources that cannot speak: "the move suggests that …", "it suggests that …"."""
    thing = corpus.types.is_thing[corpus.tokens[sources.first]] & (sources.kind == PRONOUN)
    return (sources.kind == NOBODY) | thing


def _narrated(corpus: Corpus, hits: Hits) -> Hits:
    return hits.take(~corpus.quotations.inside[hits.start])


def _attributing_verbs(corpus: Corpus, matcher: Matcher, hits: Mapping[str, Hits]) -> Hits:
    """Reporting verbs in the narrator's voice that have, where they need it, something reported."""
    verbs = _narrated(corpus, hits["reporting_verbs"])
    needs = (_needing(matcher, "content") | _needing(matcher, "speaker"))[verbs.entry]
    return verbs.take(~needs | _has_content(corpus, verbs, hits["sources"]))


def _has_content(corpus: Corpus, hits: Hits, sources: Hits) -> Flags:
    types, tokens = corpus.types, corpus.tokens
    after, before = tokens[hits.last + 1], tokens[np.maximum(hits.start - 1, 0)]
    opens = (types.leading[after] & (Mark.OPENS_DOUBLE | Mark.OPENS_SINGLE)) != 0
    closes = (types.trailing[before] & (Mark.CLOSES_DOUBLE | Mark.CLOSES_SINGLE)) != 0
    closes &= corpus.quotations.inside[np.maximum(hits.start - 1, 0)]
    closing_clause = _closes_sentence(corpus, hits, sources)
    return types.is_complementiser[after] | opens | closes | closing_clause


def _closes_sentence(corpus: Corpus, hits: Hits, sources: Hits) -> Flags:
    """Clauses that end a sentence: “…, the minister warned.” or “…, warned the minister.”"""
    types, tokens = corpus.types, corpus.tokens
    comma = (types.trailing[tokens] & Mark.BREAKS) != 0
    comma &= ~corpus.ends_sentence
    places = np.flatnonzero(comma)
    seen = np.full(comma.size, -CLAUSE)
    seen[places] = places
    last_comma = np.maximum.accumulate(seen)[np.maximum(hits.start - 1, 0)]
    since_comma = hits.start - last_comma
    ends = np.flatnonzero(corpus.ends_sentence | types.is_paragraph[tokens])
    until_end = ends[np.searchsorted(ends, hits.last)] - hits.last
    same = corpus.sentence[np.maximum(last_comma, 0)] == corpus.sentence[hits.start]
    opening = np.clip(last_comma + 1, 0, tokens.size - 1)
    begins = tokens[opening]
    has_subject = types.is_determiner[begins] | types.is_pronoun[begins] | types.is_capital[begins]
    has_subject |= np.isin(opening, sources.start)
    plain = (since_comma <= CLAUSE) & (until_end == 0) & has_subject
    inverted = (since_comma == 1) & (until_end <= CLAUSE)
    return same & (plain | inverted)


def _stands_inside(verbs: Hits, phrases: Hits) -> Flags:
    """Verbs that are part of a phrase: "as reported by" holds "reported"."""
    if not phrases.start.size:
        return np.zeros(verbs.start.size, dtype=bool)
    at = np.searchsorted(phrases.start, verbs.start, side="right") - 1
    return (at >= 0) & (verbs.start <= phrases.last[np.maximum(at, 0)])


def _is_venue(corpus: Corpus, matcher: Matcher, phrases: Hits, verbs: Hits) -> Flags:
    """Phrases that say how a verb of their sentence was said: "said in a statement"."""
    has_verb = np.isin(corpus.sentence[phrases.start], corpus.sentence[verbs.start])
    return _naming_a_venue(matcher)[phrases.entry] & has_verb


@lru_cache(maxsize=16)
def _needing(matcher: Matcher, what: str) -> Flags:
    """Whether each entry needs something; False at the end, for cues without an entry."""
    return np.array([*(entry.needs == what for entry in matcher.entries), False], dtype=bool)


@lru_cache(maxsize=8)
def _naming_a_venue(matcher: Matcher) -> Flags:
    begins = ("in ", "speaking ")
    return np.array([entry.term.startswith(begins) for entry in matcher.entries], dtype=bool)


def _merge(verbs: Hits, phrases: Hits) -> tuple[Hits, Flags]:
    start = np.concatenate((verbs.start, phrases.start))
    order = np.argsort(start, kind="stable")
    merged = Hits(
        start[order],
        np.concatenate((verbs.length, phrases.length))[order],
        np.concatenate((verbs.entry, phrases.entry))[order],
    )
    return merged, order >= verbs.start.size
