"""Where the outlet says that something comes from somebody else.

A citation is an attribution by the outlet: a reporting verb, an attributing phrase ("according
to"), a link, or a quotation that nothing in its sentence attributes. One quotation with its verb
is one citation. Quotations of one to three words without an attribution are scare quotes, and
capitalised ones are titles; neither is a citation.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from metrics.arrays import Flags, Ints, Small
from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.punctuation import Mark, Stop
from metrics.reading import NOBODY, PRONOUN, Cues, Sources
from metrics.sources import find_sources

SHORTEST_QUOTATION = 4  # words; shorter ones without attribution are scare quotes
TITLE_SHARE = 0.6  # of a title's words begin with a capital
CLAUSE = 8  # tokens a closing "…, the minister warned." may hold

DIRECT, INDIRECT, DOCUMENT, LINK = range(4)
LABELS = (
    ("direct", "words quoted from a source"),
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
    is_document = is_phrase & np.isin(anchors.entry, matcher.entries_in("document"))
    label = np.where(is_document, DOCUMENT, INDIRECT)
    label[_quotes(corpus, anchors, is_phrase)] = DIRECT
    bare = _bare_quotations(corpus, anchors)
    links = np.flatnonzero(corpus.types.is_link[corpus.tokens])
    first = np.concatenate((anchors.start, corpus.quotations.first[bare], links))
    last = np.concatenate((anchors.last, corpus.quotations.last[bare], links))
    labels = np.concatenate((label, np.full(bare.size, DIRECT), np.full(links.size, LINK)))
    entry = np.concatenate((anchors.entry, np.full(bare.size + links.size, -1)))
    order = np.argsort(first, kind="stable")
    first, last, entry = first[order], last[order], entry[order]
    sources = find_sources(corpus, matcher, hits, first, last, entry)
    said = ~(_needing(matcher, "speaker")[entry] & _is_nobody(corpus, sources))
    return Cues(first, last, labels[order], LABELS).take(said), sources.take(said)


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


def _words_in(corpus: Corpus, first: Ints, last: Ints, flags: Flags) -> Ints:
    """Number of flagged tokens from first to last, both included."""
    total = np.concatenate(([0], np.cumsum(flags)))
    return total[last + 1] - total[first]


def _quotes(corpus: Corpus, anchors: Hits, is_phrase: Flags) -> Flags:
    """The anchor nearest to speech in each sentence that holds some.

    Speech is a quotation of four words or more, or one that ends in a comma or a stop: “Never,”.
    """
    quotations = corpus.quotations
    words = _words_in(corpus, quotations.first, quotations.last, corpus.is_word)
    ends = corpus.types.trailing[corpus.tokens[quotations.last]] & Mark.ENDS_SPEECH
    speech = (words >= SHORTEST_QUOTATION) | (ends != 0)
    first, last = _sentences_of_quotations(corpus)
    sentence = corpus.sentence[anchors.start]
    has_speech = np.isin(sentence, np.concatenate((first[speech], last[speech])))
    edges = np.sort(np.concatenate((quotations.first[speech], quotations.last[speech])))
    if not has_speech.any():
        return has_speech
    # A verb is more likely than a phrase to be what introduces a quotation.
    distance = _distance(anchors.start, edges) + CLAUSE * is_phrase
    order = np.lexsort((anchors.start, distance, sentence))
    nearest = np.zeros(sentence.size, dtype=bool)
    nearest[order[np.diff(sentence[order], prepend=-1) != 0]] = True
    return has_speech & nearest


def _distance(places: Ints, edges: Ints) -> Ints:
    """From each place to the nearest edge; edges are sorted."""
    after = np.searchsorted(edges, places)
    ahead = np.abs(edges[np.minimum(after, edges.size - 1)] - places)
    behind = np.abs(places - edges[np.maximum(after - 1, 0)])
    return np.minimum(ahead, behind)


def _sentences_of_quotations(corpus: Corpus) -> tuple[Small, Small]:
    """The sentences in which each quotation begins and ends.

    One that ends in ? or ! ends in the sentence after it, which tells who asked: “Why?” Lee said.
    """
    quotations = corpus.quotations
    exclaims = corpus.types.stop[corpus.tokens[quotations.last]] == Stop.EXCLAIMED
    goes_on = exclaims & ~corpus.types.is_paragraph[corpus.tokens[quotations.last + 1]]
    last = corpus.sentence[quotations.last + goes_on]
    return corpus.sentence[quotations.first], last


def _bare_quotations(corpus: Corpus, anchors: Hits) -> Ints:
    """The first quotation of every run of them that nothing attributes.

    Quotations with no words of the narrator between them, or only a clause such as that in “…,” he
    said. “…”, are one run.
    """
    first, last = corpus.quotations.first, corpus.quotations.last
    if not first.size:
        return first
    words = _words_in(corpus, first, last, corpus.is_word)
    capitals = corpus.is_word & corpus.types.is_capital[corpus.tokens]
    is_title = _words_in(corpus, first, last, capitals) >= TITLE_SHARE * words
    anchored = np.zeros(corpus.sentence_begins.size, dtype=bool)
    anchored[corpus.sentence[anchors.start]] = True
    sentence_first, sentence_last = _sentences_of_quotations(corpus)
    attributed = anchored[sentence_first] | anchored[sentence_last]
    run = np.cumsum(np.concatenate(([True], ~_goes_on(corpus, anchors)))) - 1
    run_is_attributed = np.bincount(run, attributed) > 0
    run_words = np.bincount(run, np.where(is_title, 0, words))
    begins = np.flatnonzero(np.diff(run, prepend=-1))
    return begins[~run_is_attributed & (run_words >= SHORTEST_QUOTATION)]


def _goes_on(corpus: Corpus, anchors: Hits) -> Flags:
    """Whether each quotation but the first belongs to one run with the quotation before it."""
    first, last = corpus.quotations.first, corpus.quotations.last
    gap_first, gap_last = last[:-1] + 1, np.maximum(first[1:] - 1, last[:-1])
    anchor_at = np.zeros(corpus.tokens.size, dtype=bool)
    anchor_at[anchors.start] = True
    nothing_between = _words_in(corpus, gap_first, gap_last, corpus.narrator_word) == 0
    speaker_between = _words_in(corpus, gap_first, gap_last, anchor_at) > 0
    speaker_between &= corpus.sentence[gap_last] - corpus.sentence[last[:-1]] <= 1
    speaker_between &= gap_last - gap_first < 2 * CLAUSE
    same_article = corpus.article_of(first[1:]) == corpus.article_of(last[:-1])
    return same_article & (nothing_between | speaker_between)
