"""Conditions over a window: what stands near a term in its sentence."""

import pytest

from metrics.corpus import encode
from metrics.lexicon import Entry, Lexicon
from metrics.matcher import Matcher
from metrics.vocabulary import Vocabulary

FAR = "zz zz zz zz zz zz"
NEARLY_FAR = "zz zz zz zz zz"


def found(entry: Entry, *texts: str) -> list[int]:
    """How often each text holds the term."""
    matcher = Matcher([Lexicon("mine", (entry,))])
    corpus = encode(texts, Vocabulary(matcher.word_numbers))
    places = corpus.article_of(matcher.find(corpus)["mine"].start).tolist()
    return [places.count(number) for number in range(len(texts))]


@pytest.mark.parametrize(
    ("text", "is_near"),
    [
        (f"storm {NEARLY_FAR} slammed", True),
        (f"slammed {NEARLY_FAR} Storms’", False),
        (f"slammed {NEARLY_FAR} (the) storm", False),
        (f"slammed {NEARLY_FAR} storm", True),
        (f"slammed {NEARLY_FAR}, “storm’s", True),
        (f"storm {FAR} slammed", False),
        (f"slammed {FAR} storm", False),
        ("The storm passed. They slammed it", False),
        ("They slammed it. The storm passed", False),
        ("A storm\nslammed it", False),
        ("They slammed it\nstorm", False),
        ("slammed", False),
    ],
)
def test_near_is_within_six_words_of_the_same_sentence(text: str, is_near: bool) -> None:
    wanted = Entry("slammed", "verb", near_is=("storm", "gale"))
    barred = Entry("slammed", "verb", near_not=("storm", "gale"))
    assert found(wanted, text) == [is_near]
    assert found(barred, text) == [not is_near]


def test_a_phrase_is_measured_from_both_its_ends() -> None:
    entry = Entry("came down hard on", "verb", near_is=("storm",))
    texts = (f"storm {NEARLY_FAR} came down hard on", f"came down hard on {NEARLY_FAR} storm")
    assert found(entry, *texts, f"came down hard on {FAR} storm") == [1, 1, 0]


def test_a_term_is_not_near_itself() -> None:
    assert found(Entry("storm", "noun", near_not=("storm",)), "storm came", "a storm") == [1, 1]
    assert found(Entry("storm", "noun", near_not=("storm",)), "storm upon storm") == [0]


def test_the_window_never_leaves_its_article() -> None:
    entry = Entry("slammed", "verb", near_is=("storm",))
    assert found(entry, "a storm", "slammed", "storm", "slammed") == [0, 0, 0, 0]


def test_classes_may_stand_near() -> None:
    number = Entry("shots", "noun", near_is=("<number>",))
    assert found(number, "3 or so shots", "shots of forty rounds", "shots") == [1, 1, 0]
    capital = Entry("rose", "verb", near_not=("<capital>",))
    assert found(capital, "it rose with me", "it rose with Ann") == [1, 0]
    negation = Entry("clear", "adverb", near_not=("n't",))
    assert found(negation, "it isn’t at all clear", "it is at all clear") == [0, 1]


def test_all_conditions_of_an_entry_must_hold() -> None:
    entry = Entry("slammed", "verb", prev_not=("door",), near_not=("storm",), next_is=("the",))
    texts = ("he slammed the plan", "door slammed the storm", "he slammed a plan")
    assert found(entry, *texts, "he slammed the storm") == [1, 0, 0, 0]
