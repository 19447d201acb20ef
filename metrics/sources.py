"""Who an attribution names: the words of the source, what kind of source it is, and who.

The source of a reporting verb stands before it ("officials said"), or after it when the verb
follows a quotation or a comma (“…,” said Brandt); the source of a phrase stands after it
("according to two aides").
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from metrics.arrays import Flags, Ints, totals
from metrics.corpus import Corpus
from metrics.identity import Found, resolve
from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.reading import (
    CHARGED,
    DOCUMENT,
    NAMED,
    NEUTRAL,
    NO_VERB,
    NOBODY,
    PRONOUN,
    UNNAMED,
    Sources,
)
from metrics.source_places import (
    AUXILIARIES,
    PRONOUNS,
    Places,
    Text,
    ahead,
    behind,
    name_before_asides,
    nowhere,
    phrase_before,
    signed,
    trimmed,
    with_shared,
)
from metrics.word_classes import Role

LEXICON = "sources"
TITLE = DOCUMENT + 1  # of nouns: an office or a form of address


def find_sources(
    corpus: Corpus, matcher: Matcher, hits: Mapping[str, Hits], first: Ints, last: Ints, entry: Ints
) -> Sources:
    """The sources of the cues from `first` to `last`, in reading order.

    `entry` is the lexicon entry of each cue, -1 for quotations and links without one: they have no
    source. Of the phrases, hearsay ("it is claimed") has an unnamed one and a document ("the report
    found") speaks for itself.
    """
    nouns, noun_entry = _nouns(corpus, matcher, hits[LEXICON])
    text = Text(corpus, nouns, first, last)
    form = _forms(matcher)[entry]
    follows = (form == _AHEAD) | _is_inverted(text, first, last, form)
    forward = ahead(text, last, form == _VERB)
    backward = behind(text, first, form == _PARTICIPLE, form == _NOUN)
    by = np.minimum(last + 1, text.size - 1)
    agent = (text.role(by) == Role.AGENT) & (
        (form == _NOUN) | ((form == _VERB) & (text.flag(corpus.types.letters <= 2, by)))  # "by"
    )
    agent &= text.together(by, last) & ~text.phrases.breaks[last]
    forward = ahead(text, by, agent).where(agent, forward)
    follows |= agent
    missing = nowhere(first.size)
    places = forward.where(follows & (forward.head >= 0), backward)
    places = with_shared(text, places, first)
    own = Places(first, phrase_before(text, first), first)
    places = own.where(form == _DOCUMENT, places)
    places = own.where(form == _AGENCY, places)
    places = missing.where((entry < 0) | (form == _HEARSAY), places)
    places = trimmed(text, signed(text, last).where(entry < 0, places))
    kind = _kinds(text, places)
    kind[form == _HEARSAY] = UNNAMED
    kind[form == _DOCUMENT] = DOCUMENT
    kind[form == _AGENCY] = NAMED
    found = Found(kind, places.head, places.first, places.last, _topics(text))
    kind, what, person = resolve(corpus, matcher, hits[LEXICON], noun_entry, found)
    return Sources(kind, places.first, places.last, what, person, _verbs(matcher)[entry])


_VERB, _PARTICIPLE, _ADDRESSES, _AHEAD, _DOCUMENT, _HEARSAY, _NOUN, _AGENCY = range(8)
_FORM_OF_CATEGORY = {
    "phrase": _AHEAD,
    "document": _DOCUMENT,
    "hearsay_source": _HEARSAY,
    "nominal": _NOUN,
    "agency": _AGENCY,
}
_ADDRESSING = ("tell", "told")


@lru_cache(maxsize=8)
def _verbs(matcher: Matcher) -> Ints:
    """How each entry judges what it reports; the last is for cues without an entry."""
    verbs = np.full(len(matcher.entries) + 1, NO_VERB)
    verbs[matcher.entries_in("neutral")] = NEUTRAL
    verbs[matcher.entries_in("charged")] = CHARGED
    return verbs


@lru_cache(maxsize=8)
def _forms(matcher: Matcher) -> Ints:
    """How each entry stands to its source; the last is for cues without an entry."""
    forms = [
        _FORM_OF_CATEGORY.get(
            entry.category,
            _PARTICIPLE
            if entry.term.partition(" ")[0].endswith("ing")
            else _ADDRESSES
            if entry.term.startswith(_ADDRESSING)
            else _VERB,
        )
        for entry in matcher.entries
    ]
    return np.array([*forms, _VERB], dtype=np.int64)


def _nouns(corpus: Corpus, matcher: Matcher, hits: Hits) -> tuple[Ints, Ints]:
    """For each token the kind of source that it is a noun for, and the number of its entry."""
    kinds = np.full(len(matcher.entries), UNNAMED)
    kinds[matcher.entries_in("title")] = TITLE
    kinds[matcher.entries_in("document")] = DOCUMENT
    kinds[matcher.entries_in("outlet")] = NAMED
    noun = np.full(corpus.tokens.size, NOBODY)
    entry = np.full(corpus.tokens.size, -1)
    for extra in range(int(hits.length.max(initial=0))):
        some = hits.take(hits.length > extra)
        noun[some.start + extra] = kinds[some.entry]
        entry[some.start + extra] = some.entry
    return noun, entry


def _is_inverted(text: Text, first: Ints, last: Ints, form: Ints) -> Flags:
    """Whether a source stands behind a verb: “…,” said Brandt, or: …, said police."""
    corpus = text.corpus
    ends_quotation = np.zeros(text.size, dtype=bool)
    ends_quotation[corpus.quotations.last] = True
    before, behind = np.maximum(first - 1, 0), np.minimum(last + 1, text.size - 1)
    somebody = text.flag(corpus.types.is_capital, behind) | np.isin(
        text.nouns[behind], (UNNAMED, TITLE)
    )
    quoted = ends_quotation[before]
    somebody |= quoted | text.flag(corpus.types.is_determiner, behind)
    somebody &= ~text.flag(corpus.types.is_complementiser, behind)
    somebody &= text.phrases.inside[behind] & ~_begins_clause(text, behind)
    return (
        (form == _VERB)
        & somebody
        & (quoted | (text.phrases.breaks[before] & ~_aside(text, before)))
    )


def _begins_clause(text: Text, at: Ints) -> Flags:
    """Whether the phrase at each token has a verb: "Lee, who left, said the bill was late"."""
    end = text.phrases.end[at]
    verb = AUXILIARIES[text.role(np.minimum(end + 1, text.size - 1))]
    return verb & ~text.phrases.breaks[end]


def _aside(text: Text, at: Ints) -> Flags:
    """Whether the comma behind a token closes words about a name: "Lee, 45, said"."""
    return name_before_asides(text, at) >= 0


def _topics(text: Text) -> Ints:
    """The last word of every name that a clause seems to begin with.

    The first word of a sentence is taken for a name, where it stands alone, unless it is a common
    one or may be a plural.
    """
    corpus, phrases = text.corpus, text.phrases
    types = corpus.types
    at = np.flatnonzero((types.is_capital & (types.role == Role.OTHER))[corpus.tokens])
    at = at[phrases.inside[at] & (phrases.begin[at] == at)]
    end, before = phrases.end[at], np.maximum(at - 1, 0)
    opens = corpus.sentence_begins[corpus.sentence[at]] == at
    name = opens | phrases.breaks[before] | (text.role(before) == Role.CONJUNCTION)
    name &= ~phrases.breaks[end] & text.flag(types.is_capital, end) & (text.nouns[end] == NOBODY)
    rare = text.flag(types.difficult, end) & ~text.flag(types.ends_in_s, end)
    return end[name & (~opens | (end > at) | rare)]


def _kinds(text: Text, places: Places) -> Ints:
    """The kind of each source, from its head word."""
    types, head = text.corpus.types, places.head
    noun, capital = text.nouns[head], text.flag(types.is_capital, head)
    begin = text.phrases.begin[head]
    names = (types.is_capital & (types.role == Role.OTHER))[text.corpus.tokens]
    names[text.corpus.sentence_begins] = False
    total = totals(names)
    # "The Hale campaign" is a name; "a Hale group", "Hale voters" and "Lee's wife" are none.
    short = types.letters[text.corpus.tokens[begin]] <= 2  # "a" or "an"
    indefinite = (text.role(begin) == Role.DETERMINER) & short
    within = (total[head] - total[begin] > 0) & ~indefinite & ~text.flag(types.ends_in_s, head)
    within &= noun == NOBODY
    is_name = np.where(capital, np.isin(noun, (NOBODY, NAMED)), within)
    kind = np.where(is_name, NAMED, np.where(noun == TITLE, UNNAMED, noun))
    role = text.role(head)
    kind = np.where(PRONOUNS[role] & (noun == NOBODY), PRONOUN, kind)
    # "A study published" in the Lancet is one.
    published = (text.nouns[np.maximum(head - 1, 0)] == DOCUMENT) & (head > begin)
    kind = np.where((kind == NOBODY) & published, DOCUMENT, kind)
    people = (role == Role.THEY) & ~text.flag(types.is_pronoun, head)
    kind = np.where((role == Role.SOME) | people, UNNAMED, kind)
    alone = (role == Role.DETERMINER) & (noun == NOBODY)
    return np.where((head >= 0) & ~alone, kind, NOBODY)
