"""The word before a word tells what it does in its clause. * stands before the word looked at."""

from enum import IntEnum

import numpy as np
import pytest

from metrics.clauses import NEEDS, Governor, codes_of, fit, governors
from metrics.corpus import Corpus, encode
from metrics.lexicon import NEEDS as NEEDS_OF_FILES
from metrics.lexicon import Hits
from metrics.word_classes import Role


def at_star(text: str) -> tuple[Corpus, int]:
    """A text, and the place of the word with the star."""
    place = next(number for number, word in enumerate(text.split()) if "*" in word)
    return encode([text.replace("*", "")]), place


def fits(need: str, text: str, length: int = 1) -> bool:
    corpus, place = at_star(text)
    hits = Hits(np.array([place]), np.array([length]), np.array([0]))
    return bool(fit(corpus, hits, codes_of([need]))[0])


@pytest.mark.parametrize(
    ("text", "governor"),
    [
        ("They *support it.", Role.THEY),
        ("It is *said so.", Role.BE),
        ("The *support grew.", Role.DETERMINER),
        ("Their *support grew.", Role.OWNER),
        ("The mayor's *support grew.", Role.OWNER),
        ("The voters' *support grew.", Role.OWNER),
        ("Much grew from *support of it.", Role.AGENT),
        ("The voters *support it.", Governor.PLURAL),
        ("Old Hale *support it.", Governor.NAME),
        ("The Tories *support it.", Governor.NAMES),
        ("The mayor, *slammed by all, left.", Governor.BREAK),
        ("It rained. *Support grew.", Governor.START),
        ("*Support grew.", Governor.START),
    ],
)
def test_what_stands_before_a_word(text: str, governor: IntEnum) -> None:
    corpus, place = at_star(text)
    assert governors(corpus, np.array([place])).tolist() == [governor]


@pytest.mark.parametrize(
    ("text", "governor"),
    [
        ("They also *support it.", Role.THEY),
        ("They now often *support it.", Role.THEY),
        ("They now very often *support it.", Role.ADVERB),  # more than is passed over
        ("Also *support it.", Role.ADVERB),  # there is nothing further back in the sentence
        ("They left. Also *support it.", Role.ADVERB),
        ("They also, *support it.", Governor.BREAK),
    ],
)
def test_adverbs_are_passed_over(text: str, governor: IntEnum) -> None:
    corpus, place = at_star(text)
    assert governors(corpus, np.array([place])).tolist() == [governor]


@pytest.mark.parametrize(
    ("need", "yes", "no"),
    [
        ("subjects", "Voters *back it.", "The voter's *back hurts."),
        ("subjects", "They *back it.", "He turned to *back it."),
        ("subject", "She *backs it.", "Their *backs hurt."),
        ("subject", "Hale *backs it.", "The *backs hurt."),
        ("participle", "She is *backing it.", "The *backing of it grew."),
        ("participle", "The plan, *backed by all, grew.", "A plan of *backed loans grew."),
        ("owned", "Her *backing grew.", "The *backing grew."),
        ("gerund", "They got rich by *backing it.", "The *backing of it grew."),
        ("modifier", "The plan *backed by all grew.", "The *backed plan grew."),
        ("infinitive", "They want to *back it.", "The *back hurts."),
        ("predicate", "It is *sure of it.", "A *sure thing came."),
        ("active", "The mayor *blasted it.", "It was *blasted by all."),
        ("active", "Hale has *blasted it.", "The *blasted bus burned."),
        ("verb", "It was *blasted by all.", "The *blasted bus burned."),
        ("verb", "*Blasted by all, he left.", "They talked of *blasted rock."),
        ("bracketed", "It rained (*Reuters) on Monday.", "It rained, *Reuters, it seems."),
        ("bracketed", "It rained [*Reuters] again.", "It rained. “*Reuters” is a word."),
        ("", "The *back hurts.", None),
    ],
)
def test_what_an_entry_needs(need: str, yes: str, no: str | None) -> None:
    assert fits(need, yes)
    assert no is None or not fits(need, no)


def test_brackets_stand_around_the_whole_term() -> None:
    assert fits("bracketed", "It rained (*Associated Press) on Monday.", length=2)
    assert not fits("bracketed", "It rained (*Associated Press) on Monday.", length=1)


def test_many_hits_are_told_apart() -> None:
    corpus = encode(["They back it.", "The back hurts."])
    begins = corpus.begins[:2]
    hits = Hits(np.concatenate((begins + 1, begins + 1)), np.ones(4, int), np.array([0, 0, 1, 1]))
    assert fit(corpus, hits, codes_of(["subjects", ""])).tolist() == [True, False, True, True]


def test_what_is_no_matter_of_the_clause_needs_nothing() -> None:
    assert set(NEEDS) < set(NEEDS_OF_FILES)
    others = sorted(set(NEEDS_OF_FILES) - set(NEEDS) - {"bracketed"})
    assert all(fits(need, "The *back hurts.") for need in others)
