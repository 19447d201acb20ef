from itertools import pairwise
from unicodedata import normalize

from data.syndication import Passage, shared_passages

ONE = (
    "The board voted on Tuesday to close the pier. Divers had found rust in two legs. No one minds."
)
TWO = "Divers had found rust, in TWO legs! It rained. The board voted on Tuesday to shut the pier."


def said(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def test_passages_are_spans_of_both_texts_wherever_they_were_moved() -> None:
    found = shared_passages(ONE, TWO)
    assert [(said(ONE, each.first), said(TWO, each.second), each.n_words) for each in found] == [
        ("The board voted on Tuesday to", "The board voted on Tuesday to", 6),
        ("Divers had found rust in two legs", "Divers had found rust, in TWO legs", 7),
    ]


def test_the_punctuation_that_follows_in_both_is_shared() -> None:
    one = "He said that “nobody here minds.” (Not one.)"
    assert shared_passages(one, one) == [Passage((0, len(one)), (0, len(one)), 8)]
    (found,) = shared_passages(
        "So nobody here minds it at all?!", "So nobody here minds it at all?"
    )
    assert (found.first, found.second) == ((0, 31), (0, 31))
    (found,) = shared_passages("So nobody here minds it. At all", "So nobody here minds it, not")
    assert (found.first, found.second) == ((0, 23), (0, 23))


def test_the_longest_passage_is_taken() -> None:
    first = "a b c d e f g h"
    found = shared_passages(first, "a b c d e x a b c d e f g")
    assert found == [Passage((0, 13), (12, 25), 7)]


def test_texts_without_five_words_in_common_share_nothing() -> None:
    assert shared_passages(ONE, "The board voted on Monday to close the pier") == []
    assert shared_passages("", ONE) == shared_passages(ONE, "") == []


def test_a_refrain_is_matched_once_at_each_place() -> None:
    refrain = "la " * 20_000
    found = shared_passages(refrain, refrain)
    assert [each.n_words for each in found] == [20_000]
    ends = [each.first for each in shared_passages("la la la la la so " * 500, refrain)]
    assert len(ends) == 500 and all(a[1] <= b[0] for a, b in pairwise(ends))


def test_accents_that_are_characters_of_their_own_do_not_part_words() -> None:
    nfc = "Le café fermé rouvrira bientôt à midi"
    nfd = normalize("NFD", nfc)
    assert shared_passages(nfc, nfd) == [Passage((0, len(nfc)), (0, len(nfd)), 7)]
