"""Where the source of a cue stands: before a verb, behind a phrase, or shared with the cue before.

Between a verb and its source may stand adverbs, auxiliaries and words about the source ("Tom Lee, a
shopkeeper, said"); a verb behind "and" or ", adding" has the source of the verb before it.
"""

from dataclasses import dataclass

import numpy as np

from metrics.arrays import Flags, Ints, totals
from metrics.corpus import Corpus
from metrics.noun_phrases import NounPhrases, find_noun_phrases
from metrics.reading import NOBODY
from metrics.word_classes import Role

BETWEEN = 4  # adverbs and auxiliaries between a source and its verb
ASIDES = 4  # commas between a name and its verb: "Lee, 45, a shopkeeper from Hale, said"
LONGEST_NAME = 5  # words of a name that an unknown verb follows
LONGEST_SOURCE = 12  # words; behind the head of a longer one all is cut
CLIMBS = 2  # "of" and "for" within a source: "a spokesman for the head of the union"

_PASSED = np.isin(np.arange(len(Role)), (Role.ADVERB, Role.HAVE, Role.BE, Role.MODAL, Role.DO))
AUXILIARIES = np.isin(np.arange(len(Role)), (Role.BE, Role.HAVE, Role.MODAL, Role.DO))
_BEFORE_DAYS = np.isin(np.arange(len(Role)), (Role.PREPOSITION, Role.DETERMINER))
_LINKS = (Role.PREPOSITION, Role.AGENT, Role.TO)
PRONOUNS = np.isin(
    np.arange(len(Role)), (Role.HE, Role.THEY, Role.RELATIVE, Role.SHE_IS, Role.SOME)
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the sources of cues stand: head word and first and last token; -1: nowhere."""

    head: Ints
    first: Ints
    last: Ints

    def where(self, chosen: Flags, other: "Places") -> "Places":
        """These where chosen, elsewhere the others."""
        return Places(
            np.where(chosen, self.head, other.head),
            np.where(chosen, self.first, other.first),
            np.where(chosen, self.last, other.last),
        )


def nowhere(size: int) -> Places:
    """Places of so many sources that are not found."""
    return Places(*(np.full(size, -1) for _ in range(3)))


class Text:
    """A corpus as the search for sources needs it.

    `nouns` tells for each token the kind of source it is a noun for; cues run from `first` to
    `last`.
    """

    def __init__(self, corpus: Corpus, nouns: Ints, first: Ints, last: Ints) -> None:
        self.corpus = corpus
        self.nouns = nouns
        self.phrases: NounPhrases = find_noun_phrases(corpus, first, last)
        self.size = corpus.tokens.size

    def role(self, at: Ints) -> Ints:
        return self.corpus.types.role[self.corpus.tokens[at]].astype(np.int64)

    def flag(self, flags: Flags, at: Ints) -> Flags:
        """A flag of word types at token positions."""
        return flags[self.corpus.tokens[at]]

    def together(self, one: Ints, other: Ints) -> Flags:
        """Whether tokens stand in one sentence."""
        return self.corpus.sentence[one] == self.corpus.sentence[other]


def ahead(text: Text, last: Ints, with_apposition: Flags) -> Places:
    """The noun phrase or pronoun right behind each cue, with what belongs to it.

    What a comma and a determiner add ("said Lee, the mayor") belongs to it where asked.
    """
    phrases = text.phrases
    at = np.minimum(last + 1, text.size - 1)
    near = text.together(at, last) & ~phrases.breaks[last]
    pronoun = PRONOUNS[text.role(at)] & near
    found = phrases.inside[at] & near
    head = np.where(found, _end_of_name(text, at), np.where(pronoun, at, -1))
    end = head.copy()
    for _ in range(CLIMBS):
        link = np.minimum(end + 1, text.size - 1)
        further = np.minimum(end + 2, text.size - 1)
        goes_on = (end >= 0) & ~phrases.breaks[end] & np.isin(text.role(link), _LINKS)
        goes_on &= phrases.inside[further] & text.together(further, last)
        end = np.where(goes_on, phrases.end[further], end)
    behind = np.minimum(end + 1, text.size - 1)
    apposition = with_apposition & (end >= 0) & phrases.breaks[end] & text.together(behind, last)
    apposition &= phrases.inside[behind] & text.flag(text.corpus.types.is_determiner, behind)
    end = np.where(apposition, phrases.end[behind], end)
    return Places(head, np.where(head >= 0, at, -1), end)


def _end_of_name(text: Text, at: Ints) -> Ints:
    """The end of the phrase at each place, or of the name it begins with: "Lee | offered"."""
    types, last = text.corpus.types, text.phrases.end[at]
    name = np.minimum(at + text.flag(types.is_determiner, at), last)
    end = name.copy()
    for _ in range(LONGEST_NAME):
        further = np.minimum(end + 1, text.size - 1)
        end = np.where((further <= last) & text.flag(types.is_capital, further), further, end)
    return np.where(text.flag(types.is_capital, name) & (text.nouns[last] == NOBODY), end, last)


def _end_of_subject(text: Text, at: Ints) -> Ints:
    """The end of the subject that the phrase at each place begins with.

    The phrase may end in a verb that is on no list: "The union | rejected". The subject ends with a
    noun for a source or with a name; else before the last word, unless that is all there is or an
    auxiliary follows.
    """
    last, noun = text.phrases.end[at], np.full(at.size, -1)
    for extra in range(LONGEST_NAME):
        here = np.minimum(at + extra, last)
        is_noun = (text.nouns[here] != NOBODY) & ((noun < 0) | (noun == here - 1))
        noun = np.where(is_noun, here, noun)
    name = np.minimum(at + text.flag(text.corpus.types.is_determiner, at), last)
    whole = AUXILIARIES[text.role(np.minimum(last + 1, text.size - 1))] & ~text.phrases.breaks[last]
    named = text.flag(text.corpus.types.is_capital, name)
    end = np.where(named, _end_of_name(text, at), np.where(last > name, last - 1, last))
    return np.where(noun >= 0, noun, np.where(whole, last, end))


def behind(text: Text, first: Ints, is_participle: Flags, is_noun: Flags) -> Places:
    """The noun phrase or pronoun that each verb says something of."""
    phrases = text.phrases
    at = _before(text, first)
    near = (at < first) & text.together(at, first)
    # "Lee, who said": who it is stands before.
    relative = (text.role(at) == Role.RELATIVE) & phrases.inside[np.maximum(at - 1, 0)]
    head = np.where(relative & near, at - 1, at)
    before, until = np.searchsorted(phrases.commas, (at, first))
    comma = (until > before) & near
    shares = near & ((text.role(at) == Role.CONJUNCTION) | (comma & is_participle))
    shares |= ~near & ~is_participle
    pronoun = near & PRONOUNS[text.role(at)] & ~comma & ~relative
    named = np.where(comma, name_before_asides(text, at), -1)
    head = np.where(named >= 0, named, head)
    thing = near & ~pronoun & ~relative & (text.nouns[at] == NOBODY)
    thing &= ~text.flag(text.corpus.types.is_capital, at)
    subject = np.where(thing & (named < 0), _described(text, first), -1)
    head = np.where(subject >= 0, subject, head)
    noun = near & ~shares & ~pronoun & phrases.inside[head]
    # The source of "his promise to" is "his"; "the promise to" has that of its sentence.
    shares |= is_noun & ~_has_owner(text, at)
    noun &= ~shares
    head = np.where(noun, _climb(text, head), head)
    plain = Places(head, np.where(noun, phrases.begin[head], head), at)
    return plain.where(noun | pronoun, nowhere(first.size))


def _described(text: Text, first: Ints) -> Ints:
    """The word that "who" follows, where no punctuation parts it from the cue; else -1.

    "Economists who favour the tax agree" → "Economists".
    """
    relatives = np.flatnonzero(text.corpus.types.role[text.corpus.tokens] == Role.RELATIVE)
    if not relatives.size:
        return np.full(first.size, -1)
    number = np.searchsorted(relatives, first) - 1
    who = relatives[np.maximum(number, 0)]
    subject = np.maximum(who - 1, 0)
    before, until = np.searchsorted(text.phrases.commas, (who, first))
    fits = (number >= 0) & text.together(subject, first) & (until == before)
    return np.where(fits & text.phrases.inside[subject], subject, -1)


def _has_owner(text: Text, at: Ints) -> Flags:
    """Whether a possessive stands in the phrase of each token up to it."""
    owners = np.cumsum((text.corpus.types.role == Role.OWNER)[text.corpus.tokens])
    begin = text.phrases.begin[at]
    return owners[at] > np.where(begin > 0, owners[begin - 1], 0)


def _before(text: Text, first: Ints) -> Ints:
    """The token before each cue, with adverbs, auxiliaries and days passed over."""
    at = np.maximum(first - 1, 0)
    for _ in range(BETWEEN):
        day = text.corpus.types.is_calendar
        of_day = text.flag(day, at + 1) & _BEFORE_DAYS[text.role(at)]
        passed = _PASSED[text.role(at)] | text.flag(day, at) | of_day
        further = np.maximum(at - 1, 0)
        at = np.where(passed & text.together(further, first), further, at)
    return at


def name_before_asides(text: Text, at: Ints) -> Ints:
    """The end of the name that asides follow up to the comma at a token: "Lee, 45," → "Lee".

    Any phrase does that "who" follows: "the senator, who opposed the bill," → "the senator".
    """
    commas, types = text.phrases.commas, text.corpus.types
    found = np.full(at.size, -1)
    if not commas.size:
        return found
    number = np.searchsorted(commas, at)
    for back in range(1, ASIDES + 1):
        place = commas[np.maximum(number - back, 0)]
        behind = np.minimum(place + 1, text.size - 1)
        fits = (number >= back) & text.together(place, at) & text.phrases.inside[place]
        name = text.flag(types.is_capital, place) & ~text.flag(types.is_capital, behind)
        fits &= name | (text.role(behind) == Role.RELATIVE)
        found = np.where((found < 0) & fits, place, found)
    return found


def _climb(text: Text, head: Ints) -> Ints:
    """From the end of a source to its head: "a spokesman for Lee" → "spokesman"."""
    phrases, types = text.phrases, text.corpus.types
    for _ in range(CLIMBS):
        link = np.maximum(phrases.begin[head] - 1, 0)
        further = np.maximum(link - 1, 0)
        climbs = np.isin(text.role(link), _LINKS) & phrases.inside[further]
        climbs &= text.together(further, head) & ~phrases.breaks[further]
        person = text.nouns[further] != NOBODY
        name, name_here = (text.flag(types.is_capital, each) for each in (further, head))
        climbs &= person | (name & name_here) | (~name_here & (text.nouns[head] == NOBODY))
        head = np.where(climbs, further, head)
    return head


def with_shared(text: Text, found: Places, first: Ints) -> Places:
    """Sources that were found; where none was, that of the cue before in the sentence, or else
    what the sentence begins with."""
    number = np.arange(first.size)
    before = np.maximum.accumulate(np.where(found.head >= 0, number, -1))
    has = (before >= 0) & text.together(first[before], first) if first.size else before >= 0
    other = Places(found.head[before], found.first[before], found.last[before])
    return found.where(found.head >= 0, other.where(has, _subject(text, first)))


def _subject(text: Text, first: Ints) -> Places:
    """The noun phrase or pronoun that each sentence begins with, or the one behind its comma."""
    corpus, phrases = text.corpus, text.phrases
    at = corpus.sentence_begins[corpus.sentence[first]]
    commas = np.append(phrases.commas, text.size - 1)
    role = text.role(at)
    opening = np.isin(role, _LINKS) | ((role == Role.OTHER) & (at == first))
    at = np.where(opening, np.minimum(commas[np.searchsorted(commas, at)] + 1, text.size - 1), at)
    for _ in range(2):
        passed = np.isin(text.role(at), (Role.CONJUNCTION, Role.ADVERB))
        at = np.where(passed, np.minimum(at + 1, text.size - 1), at)
    near = text.together(at, first)
    pronoun, noun = near & PRONOUNS[text.role(at)], near & phrases.inside[at]
    end = np.where(noun, _end_of_subject(text, at), np.where(pronoun, at, -1))
    return Places(end, np.where(end >= 0, at, -1), end)


def signed(text: Text, last: Ints) -> Places:
    """The name behind a dash after each quotation: “…” — Helena Brandt."""
    dash = np.minimum(last + 1, text.size - 1)
    name = np.minimum(last + 2, text.size - 1)
    types = text.corpus.types
    signs = ~text.flag(types.is_word | types.is_paragraph, dash) & text.flag(types.is_capital, name)
    found = ahead(text, dash, signs)
    missing = nowhere(last.size)
    return found.where(signs, missing)


def trimmed(text: Text, places: Places) -> Places:
    """Sources without what is too long for one or holds a quotation: "Lee, who wrote “…”" → "Lee".

    An article alone is no source; "that" may stand for what is before: "a lawsuit that claimed".
    """
    head, first, last = places.head, places.first, places.last
    quoted = totals(text.corpus.quotations.inside)
    much = (last - first >= LONGEST_SOURCE) | (quoted[last + 1] > quoted[first])
    last = np.where(much & (head >= 0), head, last)
    bare = (first == last) & (text.role(head) == Role.DETERMINER) & (head == first)
    bare &= text.nouns[head] == NOBODY
    before = np.maximum(head - 1, 0)
    relative = bare & text.phrases.inside[before] & ~text.phrases.breaks[before]
    article = bare & (text.corpus.types.letters[text.corpus.tokens[head]] <= 3)  # "the", "an"
    kept = nowhere(head.size).where(article, Places(head, first, last))
    return Places(before, text.phrases.begin[before], before).where(relative, kept)


def phrase_before(text: Text, at: Ints) -> Ints:
    """The first token of the phrase that ends just before each place, or the place."""
    before = np.maximum(at - 1, 0)
    touches = text.phrases.inside[before] & ~text.phrases.breaks[before]
    return np.where(touches, text.phrases.begin[before], at)
