"""Who an attribution names: the nearest name, unnamed source or pronoun to its cue.

The source of a reporting verb stands before it ("officials said"), or after it when the verb
follows a quotation (“…,” said Brandt); the source of a phrase stands after it ("according to two
aides"). Where that side has none the other is tried. At most eight words of the same sentence are
searched.
"""

from collections.abc import Mapping

import numpy as np

from metrics.arrays import Flags, Ints, as_list
from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.punctuation import Mark
from metrics.reading import Sources

REACH = 8
NOBODY, NAMED, UNNAMED, PRONOUN, DOCUMENT = range(5)


def find_sources(
    corpus: Corpus, matcher: Matcher, hits: Mapping[str, Hits], first: Ints, last: Ints
) -> Sources:
    """The sources of the citations from `first` to `last`.

    Quotations and links without a cue have none; of the phrases, hearsay ("it is claimed") has an
    unnamed one and a document ("the report found") speaks for itself.
    """
    who = _who(corpus, matcher, hits["sources"], first)
    phrases = hits["attribution_phrases"]
    ahead = np.isin(first, phrases.start) | _ends_quotation(corpus, first - 1)
    ahead |= _is_inverted(corpus, who, first, last)
    forward = _nearest(corpus, who, last, step=1)
    backward = _nearest(corpus, who, first, step=-1)
    at = np.where(ahead, forward, backward)
    at = np.where(at < 0, np.where(ahead, backward, forward), at)
    has_cue = np.isin(first, phrases.start) | np.isin(first, hits["reporting_verbs"].start)
    kind = np.where(has_cue & (at >= 0), who[at], NOBODY)
    for category, settled in (("hearsay_source", UNNAMED), ("document", DOCUMENT)):
        chosen = phrases.take(np.isin(phrases.entry, matcher.entries_in(category)))
        kind[np.isin(first, chosen.start)] = settled
    return Sources(kind, np.where(kind == NAMED, _end_of_name(corpus, at), -1))


def _who(corpus: Corpus, matcher: Matcher, sources: Hits, cues: Ints) -> Ints:
    """For each token whether it is part of a name, an unnamed source, a pronoun or a document."""
    types, tokens = corpus.types, corpus.tokens
    capital = types.is_capital[tokens] & ~types.is_calendar[tokens] & ~types.is_opener[tokens]
    # A capital at the beginning of a sentence tells a name only before another or before the cue.
    tells = np.ones(tokens.size, dtype=bool)
    tells[corpus.sentence_begins] = False
    tells[:-1] |= capital[1:]
    tells[cues[cues > 0] - 1] = True
    who = np.where(types.is_pronoun[tokens], PRONOUN, NOBODY)
    who[capital & tells] = NAMED
    titles = np.isin(sources.entry, matcher.entries_in("title"))
    documents = np.isin(sources.entry, matcher.entries_in("document"))
    people = ~(titles | documents)
    for chosen, kind in ((titles, NOBODY), (documents, DOCUMENT), (people, UNNAMED)):
        some = sources.take(chosen)
        for extra in range(int(some.length.max(initial=0))):
            who[some.start[some.length > extra] + extra] = kind
    who[corpus.quotations.inside] = NOBODY
    return who


def _ends_quotation(corpus: Corpus, at: Ints) -> Flags:
    """Whether a quotation ends at a token."""
    ends = np.zeros(corpus.tokens.size, dtype=bool)
    ends[corpus.quotations.last] = True
    return ends[at]


def _is_inverted(corpus: Corpus, who: Ints, first: Ints, last: Ints) -> Flags:
    """Whether a source stands right behind a cue that a comma precedes: "…, said police"."""
    before = corpus.tokens[np.maximum(first - 1, 0)]
    behind = who[np.minimum(last + 1, who.size - 1)]
    return ((corpus.types.trailing[before] & Mark.BREAKS) != 0) & np.isin(behind, (NAMED, UNNAMED))


def _nearest(corpus: Corpus, who: Ints, place: Ints, step: int) -> Ints:
    """The nearest token within reach, in the same sentence, that is somebody; -1 if none is."""
    found = np.full(place.size, -1)
    for distance in range(1, REACH + 1):
        at = np.clip(place + step * distance, 0, who.size - 1)
        here = (found < 0) & (who[at] != NOBODY) & (corpus.sentence[at] == corpus.sentence[place])
        found[here] = at[here]
    return found


def _end_of_name(corpus: Corpus, at: Ints) -> Ints:
    """The last token of the run of capitals a name begins: "Helena" → "Brandt"."""
    types, tokens = corpus.types, corpus.tokens
    end = at.copy()
    for _ in range(3):
        after = np.minimum(end + 1, tokens.size - 1)
        goes_on = (end >= 0) & types.is_capital[tokens[after]]
        goes_on &= (types.trailing[tokens[end]] & Mark.BREAKS) == 0
        end = np.where(goes_on, after, end)
    return end


def count_distinct(corpus: Corpus, sources: Sources) -> Ints:
    """Distinct names per article, told apart by their last word."""
    at = sources.at[sources.kind == NAMED]
    keys = corpus.types.keys
    number_of: dict[str, int] = {}
    number = np.fromiter(
        (
            number_of.setdefault(keys[token].removesuffix("'s"), len(number_of))
            for token in as_list(corpus.tokens[at])
        ),
        np.int64,
        at.size,
    )
    pairs = np.unique(corpus.article_of(at) * (len(number_of) + 1) + number)
    return np.bincount(pairs // (len(number_of) + 1), minlength=corpus.n_articles)
