"""Who is who among the sources of an article: names, pronouns, offices and kinds of people.

Names are told apart by their last word: Donald Tusk, Dr Tusk and Tusk's office are Tusk. "He" and
"she" stand for the last person cited up to three paragraphs before, "they" for the last body or
people. An office ("the prime
minister") stands for its holder where the article names exactly one ("Prime Minister Donald Tusk",
"Donald Tusk, the prime minister").
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from metrics.arrays import Flags, Ints, as_list
from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.matcher import Matcher
from metrics.punctuation import Mark, Stop
from metrics.reading import DOCUMENT, NAMED, PRONOUN, SOURCE_TYPES, UNNAMED, Sources

LONGEST_MEMORY = 3  # paragraphs after which "she" is nobody we know
LONGEST_NAME = 12  # words of a source that are searched for what it does
SHORT_FORMS = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "pres": "president",
    "prof": "professor",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "capt": "captain",
    "gen": "general",
    "col": "colonel",
    "pm": "prime minister",
}
UNKNOWN = SOURCE_TYPES.index("unknown")


@dataclass(frozen=True, slots=True)
class Found:
    """Sources as they stand in the text, one a citation: kind, head word, first and last token.

    `topics` are the tokens of names that sentences begin with, in reading order.
    """

    kind: Ints
    head: Ints
    first: Ints
    last: Ints
    topics: Ints


def resolve(
    corpus: Corpus, matcher: Matcher, hits: Hits, noun_entry: Ints, found: Found
) -> tuple[Ints, Ints, Ints]:
    """The kind, type and person of each source, as in `Sources`.

    `hits` are the source nouns; `noun_entry` has the entry of the one at each token, or -1.
    """
    kind_of = np.append(_types(matcher), UNKNOWN)
    what = _type_in_span(kind_of, noun_entry, found)
    what[found.kind == DOCUMENT] = SOURCE_TYPES.index("document")
    asks = (found.kind == PRONOUN) & _is_one_of(corpus, found.head, ("he", "she"))
    topic = np.where(asks, _topic_before(corpus, found), -1)
    person = _names(corpus, matcher, hits, noun_entry, found, topic)
    named = np.where((person >= 0) & ~asks, NAMED, found.kind)
    kind, person = _pronouns(corpus, replace(found, kind=named), person, what, asks)
    return kind, _types_of_persons(what, person), person


@lru_cache(maxsize=8)
def _types(matcher: Matcher) -> Ints:
    """The type of each entry of the source nouns, from the `type` lines at the head of their file.

    Such a line lists glosses: "# type expert: knows the subject; teaches or does research".
    """
    of_gloss: dict[str, int] = {}
    for lexicon in matcher.lexicons:
        for key, glosses in lexicon.about:
            word, _, name = key.partition(" ")
            if word == "type" and name in SOURCE_TYPES:
                number = SOURCE_TYPES.index(name)
                of_gloss.update((gloss.strip(), number) for gloss in glosses.split(";"))
    return np.array([of_gloss.get(e.gloss, UNKNOWN) for e in matcher.entries], dtype=np.int64)


def _type_in_span(kind_of: Ints, noun_entry: Ints, found: Found) -> Ints:
    """The type of the head of each source, or else of the first typed noun among its words."""
    what = np.where(found.head >= 0, kind_of[noun_entry[found.head]], UNKNOWN)
    for extra in range(LONGEST_NAME):
        at = np.minimum(found.first + extra, found.last)
        here = np.where(found.first >= 0, kind_of[noun_entry[at]], UNKNOWN)
        what = np.where(what == UNKNOWN, here, what)
    return what


def _names(
    corpus: Corpus, matcher: Matcher, hits: Hits, noun_entry: Ints, found: Found, topic: Ints
) -> Ints:
    """A number for the name of each source, the same for one last name in one article; else -1.

    Where there is a `topic` token, it is that name.
    """
    named = np.flatnonzero((found.kind == NAMED) | (topic >= 0))
    offices, holder = _held(corpus, hits.take(_offices(matcher)[hits.entry] >= 0))
    own = np.where(topic >= 0, topic, found.head)[named]
    names = np.concatenate((_last_names(corpus, own, found.first[named]), holder))
    number = _numbers(corpus, names)
    person = np.full(found.kind.size, -1)
    person[named] = number[: named.size]
    if offices.start.size:
        held = _office_in_article(corpus, matcher, offices.start, offices.entry)
        wanted = np.flatnonzero((found.kind == UNNAMED) & (found.head >= 0))
        asked = _office_in_article(
            corpus, matcher, found.head[wanted], noun_entry[found.head[wanted]]
        )
        person[wanted] = _only_value(held, number[named.size :], asked)
    return person


def _last_names(corpus: Corpus, head: Ints, first: Ints) -> Ints:
    """The last capitalised word of each named source up to its head: "the Hale campaign" → Hale."""
    at = head.copy()
    for _ in range(LONGEST_NAME):
        capital = corpus.types.is_capital[corpus.tokens[at]]
        at = np.where(capital, at, np.maximum(at - 1, first))
    return at


def _numbers(corpus: Corpus, at: Ints) -> Ints:
    """A number for the article and the word of each token, without regard to a possessive."""
    used, place = np.unique(corpus.tokens[at], return_inverse=True)
    number_of: dict[str, int] = {}
    words = [
        number_of.setdefault(corpus.types.keys[word].removesuffix("'s"), len(number_of))
        for word in as_list(used)
    ]
    return corpus.article_of(at) * (used.size + 1) + np.array(words, dtype=np.int64)[place]


@lru_cache(maxsize=8)
def _offices(matcher: Matcher) -> Ints:
    """A number for the title that each entry is a form of; -1 for what is no title."""
    number_of: dict[str, int] = {}
    offices = np.full(len(matcher.entries), -1)
    for entry in as_list(matcher.entries_in("title")):
        term = matcher.entries[entry].term
        term = SHORT_FORMS.get(term, term)
        offices[entry] = number_of.setdefault(term, len(number_of))
    return offices


def _office_in_article(corpus: Corpus, matcher: Matcher, at: Ints, entry: Ints) -> Ints:
    """A number for the article and the office of each place; -1 where it is no office."""
    office = np.where(entry >= 0, _offices(matcher)[entry], -1)
    return np.where(office >= 0, corpus.article_of(at) * len(matcher.entries) + office, -1)


def _held(corpus: Corpus, offices: Hits) -> tuple[Hits, Ints]:
    """The offices beside which a name stands, and the last word of that name."""
    types, tokens = corpus.types, corpus.tokens
    abbreviates = (types.stop >= Stop.TITLE) & (types.stop <= Stop.NUMBERED)
    breaks = ((types.trailing & Mark.BREAKS) != 0) & ~abbreviates
    capital = types.is_capital & ~types.is_calendar
    after, before = offices.last + 1, np.maximum(offices.start - 1, 0)
    article = np.maximum(before - 1, 0)
    follows = capital[tokens[after]] & ~breaks[tokens[offices.last]]
    end = after.copy()
    for _ in range(2):
        further = np.minimum(end + 1, tokens.size - 1)
        end = np.where(capital[tokens[further]] & ~breaks[tokens[end]], further, end)
    apposed = (
        types.is_determiner[tokens[before]] & breaks[tokens[article]] & capital[tokens[article]]
    )
    apposed &= corpus.sentence[article] == corpus.sentence[offices.start]
    name = np.where(follows, end, np.where(apposed, article, -1))
    return offices.take(name >= 0), name[name >= 0]


def _only_value(keys: Ints, values: Ints, asked: Ints) -> Ints:
    """The value of each asked key that has one value only; else -1."""
    pairs = np.unique(np.stack((keys, values)), axis=1)
    distinct, begins, counts = np.unique(pairs[0], return_index=True, return_counts=True)
    place = np.minimum(np.searchsorted(distinct, asked), distinct.size - 1)
    known = (distinct[place] == asked) & (counts[place] == 1) & (asked >= 0)
    return np.where(known, pairs[1][begins[place]], -1)


def _paragraph_begins(corpus: Corpus) -> Ints:
    """Where paragraphs begin; empty lines between them are none."""
    is_break = corpus.types.is_paragraph[corpus.tokens]
    begins = ~is_break
    begins[1:] &= is_break[:-1]
    return np.flatnonzero(begins)


def _topic_before(corpus: Corpus, found: Found) -> Ints:
    """The last name before each source that a sentence of its article began with, or -1."""
    if not found.topics.size:
        return np.full(found.head.size, -1)
    number = np.searchsorted(found.topics, found.head) - 1
    topic = found.topics[np.maximum(number, 0)]
    near = (number >= 0) & (corpus.article_of(topic) == corpus.article_of(found.head))
    paragraph, of_topic = np.searchsorted(_paragraph_begins(corpus), (found.head, topic), "right")
    near &= paragraph - of_topic <= LONGEST_MEMORY
    return np.where(near, topic, -1)


def _pronouns(
    corpus: Corpus, found: Found, person: Ints, what: Ints, asks: Flags
) -> tuple[Ints, Ints]:
    """Kinds and persons, with "he" and "she" (`asks`) told from the last person cited before, and
    "they" from the last body or people.

    A chain of them leads back to that source as long as no two are further apart than the memory;
    where it leads to none, `person` holds the topic before its first.
    """
    plural = corpus.types.ends_in_s[corpus.tokens[found.head]] & (found.kind == UNNAMED)
    told = np.isin(found.kind, (NAMED, UNNAMED)) & (found.head >= 0)
    body = _is_body(corpus, found) | (what == SOURCE_TYPES.index("media")) | plural
    they = (found.kind == PRONOUN) & _is_one_of(corpus, found.head, ("they",))
    kind, resolved = _chained(corpus, found, person, told & ~body, asks)
    return _chained(corpus, replace(found, kind=kind), resolved, told & body, they)


def _is_body(corpus: Corpus, found: Found) -> Flags:
    """Named sources that are no person: "the Hale campaign", "the Senate", "Acme Corp."."""
    types, tokens = corpus.types, corpus.tokens
    senate = types.is_determiner[tokens[found.first]] & (found.head == found.first + 1)
    campaign = ~types.is_capital[tokens[found.head]]
    firm = types.stop[tokens[found.head]] == Stop.ABBREVIATION
    return (found.kind == NAMED) & (senate | campaign | firm)


def _chained(
    corpus: Corpus, found: Found, person: Ints, leads: Flags, asks: Flags
) -> tuple[Ints, Ints]:
    """Kinds and persons, with those of the last source that `leads` before each one that `asks`."""
    chain = np.flatnonzero(leads | asks)
    if not chain.size:
        return found.kind, person
    at = found.head[chain]
    article = corpus.article_of(at)
    paragraph = np.searchsorted(_paragraph_begins(corpus), at, "right")
    begins = leads[chain]
    begins[0] = True
    begins[1:] |= np.diff(article) != 0
    begins[1:] |= np.diff(paragraph) > LONGEST_MEMORY
    speaker = chain[np.maximum.accumulate(np.where(begins, np.arange(chain.size), 0))]
    kind, resolved = found.kind.copy(), person.copy()
    kind[chain], resolved[chain] = found.kind[speaker], person[speaker]
    kind[(kind == PRONOUN) & (resolved >= 0)] = NAMED
    return kind, resolved


def _is_one_of(corpus: Corpus, at: Ints, words: tuple[str, ...]) -> Flags:
    """Whether the token at each place is one of some words; False where there is none."""
    types = np.unique(corpus.tokens[at])
    theirs = [word for word in as_list(types) if corpus.types.keys[word] in words]
    return np.isin(corpus.tokens[at], np.array(theirs, dtype=np.int64)) & (at >= 0)


def _types_of_persons(what: Ints, person: Ints) -> Ints:
    """Types, with that of the same person elsewhere in the article where none was told."""
    known = np.flatnonzero((person >= 0) & (what != UNKNOWN))
    persons, first = np.unique(person[known], return_index=True)
    if not persons.size:
        return what
    place = np.minimum(np.searchsorted(persons, person), persons.size - 1)
    told = (persons[place] == person) & (what == UNKNOWN)
    return np.where(told, what[known][first[place]], what)


def count_distinct(corpus: Corpus, sources: Sources, first: Ints) -> Ints:
    """Distinct persons and bodies cited by name, per article; `first` are the cues' tokens."""
    known = sources.person >= 0
    _, place = np.unique(sources.person[known], return_index=True)
    return np.bincount(corpus.article_of(first[known][place]), minlength=corpus.n_articles)
