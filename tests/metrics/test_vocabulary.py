"""Tokens are numbered and described as Python would split them, and whatever was seen before."""

import sys
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.vocabulary import Encoded, Vocabulary
from metrics.word_types import WordTypes, describe

EVERY_CHARACTER = [chr(n) for n in range(sys.maxunicode + 1) if not 0xD800 <= n < 0xE000]
TEXTS = st.text("ab .’“A1", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
TERMS = {"a": 1, "bab": 2}


def is_as_described(found: WordTypes, tokens: list[str]) -> bool:
    expected = describe(tokens, TERMS)
    return found.keys == expected.keys and all(
        np.array_equal(getattr(found, each.name), getattr(expected, each.name))
        for each in fields(WordTypes)[1:]
    )


def assert_encodes(found: Encoded, texts: list[str]) -> None:
    split = [text.split() for text in texts]
    tokens = list(dict.fromkeys(token for each in split for token in each))
    numbers = [tokens.index(token) for each in split for token in each]
    assert found.tokens.tolist() == numbers
    assert found.begins.tolist() == [sum(map(len, split[:n])) for n in range(len(split) + 1)]
    assert is_as_described(found.types, tokens)


def test_every_character_that_is_white_space_sets_tokens_apart() -> None:
    texts = [f"a{character}b" for character in EVERY_CHARACTER]
    begins = Vocabulary().encode(texts).begins
    tokens = (begins[1:] - begins[:-1]).tolist()
    wrong = [t for t, n in zip(texts, tokens, strict=True) if len(t.split()) != n]
    assert wrong == []
    assert 20 < tokens.count(2) < 40


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=6), st.integers(0, 12))
def test_no_number_hangs_on_what_is_remembered(lots: list[list[str]], most: int) -> None:
    vocabulary = Vocabulary(TERMS, most)
    for texts in lots:
        assert_encodes(vocabulary.encode(texts), texts)


def test_what_did_not_come_again_is_forgotten_and_the_rest_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    described: list[str] = []

    def noted(tokens: list[str], terms: dict[str, int]) -> WordTypes:
        described.extend(tokens)
        return describe(tokens, terms)

    monkeypatch.setattr("metrics.vocabulary.describe", noted)
    vocabulary = Vocabulary(TERMS, most=4)
    vocabulary.encode(["one two three"])
    vocabulary.encode(["three one"])
    assert len(vocabulary) == 3
    vocabulary.encode(["four five one"])
    assert len(vocabulary) == 2
    assert_encodes(vocabulary.encode(["one three two"]), ["one three two"])
    assert described == ["one", "two", "three", "four", "five", "two"]


def test_it_is_bounded_by_its_size_and_one_lot_of_texts() -> None:
    vocabulary = Vocabulary(most=100)
    for lot in range(50):
        vocabulary.encode([" ".join(f"w{lot % 3}x{n}" for n in range(60))] * 2)
        assert len(vocabulary) <= 160


def test_halves_of_characters_stand_for_nothing() -> None:
    found = Vocabulary(TERMS).encode(["one \ud800 two\udfff", "one"])
    assert (found.tokens.tolist(), found.begins.tolist()) == ([0, 1, 2, 0], [0, 3, 4])
    assert is_as_described(found.types, ["one", "\ufffd", "two\ufffd"])


def test_any_number_of_marks_is_stripped_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = [f"{a}word{b}" for a in ("", "“", "_", "'’") for b in ("", ".", "?!", "_")]
    few = describe(tokens, TERMS)
    monkeypatch.setattr("metrics.word_types.MANY_MARKS", 1)
    assert few.keys == describe(tokens, TERMS).keys
