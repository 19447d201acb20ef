"""What a word does in its clause, read from the word that governs it.

English writes many verbs as it writes nouns ("their support", "they support"), and the word before
tells them apart. Adverbs between the two are passed over.
"""

from enum import IntEnum

import numpy as np

from metrics.arrays import Flags, Ints
from metrics.corpus import Corpus
from metrics.lexicon import Hits
from metrics.punctuation import Mark
from metrics.word_classes import Role

LONGEST_ADVERBIAL = 2  # adverbs between a verb and its subject


class Governor(IntEnum):
    """What stands before a word where its role does not tell."""

    NAME = len(Role)
    PLURAL = len(Role) + 1  # a word in -s
    NAMES = len(Role) + 2  # a name in -s, of one or of many
    BREAK = len(Role) + 3  # a comma or other punctuation
    START = len(Role) + 4  # the word begins its sentence


_NOT_A_CLAUSE = (Role.PREPOSITION, Role.AGENT, Role.DETERMINER, Role.OWNER, Role.TO)
_SUBJECTS = (Role.THEY, Role.SOME, Role.RELATIVE, Role.DO, Governor.PLURAL, Governor.NAMES)
_SUBJECT = (Role.HE, Role.SOME, Role.RELATIVE, Governor.NAME, Governor.NAMES, Governor.BREAK)
_PROGRESSIVE = (Role.BE, Role.SHE_IS, Role.ADVERB, Governor.BREAK, Governor.PLURAL)
_COPULA = (Role.BE, Role.SHE_IS, Role.HE, Role.THEY, Role.SOME)
_BEHIND: dict[str, tuple[IntEnum, ...]] = {
    "subjects": _SUBJECTS,
    "subject": _SUBJECT,
    "participle": _PROGRESSIVE,
    "owned": (Role.OWNER,),
    "gerund": (*_PROGRESSIVE, Role.PREPOSITION, Role.AGENT, Role.CONJUNCTION),
    "modifier": (
        *_PROGRESSIVE,
        Role.PREPOSITION,
        Role.AGENT,
        Role.CONJUNCTION,
        Role.OTHER,
        Governor.NAME,
    ),
    "infinitive": (*_SUBJECTS, Role.TO),
    "predicate": _COPULA,
    "active": tuple(each for each in (*Role, *Governor) if each not in (*_NOT_A_CLAUSE, Role.BE)),
    "verb": tuple(each for each in (*Role, *Governor) if each not in _NOT_A_CLAUSE),
}
NEEDS = tuple(_BEHIND)
ANYWHERE, BRACKETED = len(NEEDS), len(NEEDS) + 1
_ALLOWED = np.zeros((len(NEEDS), len(Role) + len(Governor)), dtype=bool)
for _number, _behind in enumerate(_BEHIND.values()):
    _ALLOWED[_number, list(_behind)] = True


def codes_of(needs: list[str]) -> Ints:
    """A number for each `needs` value; values that are no matter of the clause need nothing."""
    number_of = {need: number for number, need in enumerate((*NEEDS, "", "bracketed"))}
    return np.array([number_of.get(need, ANYWHERE) for need in needs], dtype=np.int64)


def fit(corpus: Corpus, hits: Hits, needs: Ints) -> Flags:
    """Which hits stand in the clause that their entry needs; `needs` are numbers of entries."""
    needed = needs[hits.entry]
    bracketed = np.flatnonzero(needed == BRACKETED)
    asked = np.flatnonzero(needed < len(NEEDS))
    fits = np.ones(needed.size, dtype=bool)
    fits[asked] = _ALLOWED[needed[asked], governors(corpus, hits.start[asked])]
    fits[bracketed] = _in_brackets(corpus, hits.take(bracketed))
    return fits


def _in_brackets(corpus: Corpus, hits: Hits) -> Flags:
    """Whether punctuation that is no quotation mark stands around each hit: (Reuters)."""
    leading = corpus.types.leading[corpus.tokens[hits.start]]
    trailing = corpus.types.trailing[corpus.tokens[hits.last]]
    around = ((leading & Mark.BREAKS) != 0) & ((trailing & Mark.BREAKS) != 0)
    return around & (((leading | trailing) & Mark.QUOTES) == 0)


def governors(corpus: Corpus, start: Ints) -> Ints:
    """The role of the word before each place, adverbs passed over, or a Governor."""
    types, tokens = corpus.types, corpus.tokens
    at = np.maximum(start - 1, 0)
    role = types.role[tokens[at]]
    for _ in range(LONGEST_ADVERBIAL):
        further = np.maximum(at - 1, 0)
        passed = (role == Role.ADVERB) & (corpus.sentence[further] == corpus.sentence[start])
        passed &= (types.trailing[tokens[at]] & Mark.BREAKS) == 0
        at = np.where(passed, further, at)
        role = types.role[tokens[at]]
    found = role.astype(np.int64)
    noun, name, in_s = role == Role.OTHER, types.is_capital[tokens[at]], types.ends_in_s[tokens[at]]
    found[noun & ~name & in_s] = Governor.PLURAL
    found[noun & name] = Governor.NAME
    found[noun & name & in_s] = Governor.NAMES
    ending = types.trailing[tokens[at]]
    found[noun & ((ending & Mark.ONLY_APOSTROPHE) != 0)] = Role.OWNER
    found[(ending & Mark.BREAKS) != 0] = Governor.BREAK
    found[corpus.sentence_begins[corpus.sentence[start]] == start] = Governor.START
    return found
