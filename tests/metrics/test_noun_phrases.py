"""Noun phrases of hand-made sentences."""

import numpy as np
import pytest

from metrics.corpus import encode
from metrics.noun_phrases import breaks_behind, find_noun_phrases


def phrases(text: str, cue: str = "") -> list[str]:
    """The phrases of a text as words; the word `cue` is a cue."""
    corpus = encode([text])
    keys = [corpus.types.keys[token] for token in corpus.tokens.tolist()]
    at = np.array([number for number, key in enumerate(keys) if key == cue], dtype=np.int64)
    found = find_noun_phrases(corpus, at, at)
    inside = np.flatnonzero(found.inside)
    spans = dict.fromkeys(
        zip(found.begin[inside].tolist(), found.end[inside].tolist(), strict=True)
    )
    return [" ".join(keys[begin : end + 1]) for begin, end in spans]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The tall mayor of Hale spoke.", "spoke", ["the tall mayor", "hale"]),
        ("Lee told the mayor.", "told", ["lee", "the mayor"]),
        ("Mr. Hale spoke.", "spoke", ["mr hale"]),
        ("Hale, the mayor, spoke.", "spoke", ["hale", "the mayor"]),
        ("They told one former aide.", "told", ["one former aide"]),
        ("Lee last week spoke.", "spoke", ["lee"]),
        ("“The old bridge” spoke.", "spoke", []),
        ("", "spoke", []),
    ],
)
def test_phrases(text: str, cue: str, expected: list[str]) -> None:
    assert phrases(text, cue) == expected


def test_punctuation_behind_a_word_but_not_the_stop_of_a_title() -> None:
    corpus = encode(["Mr. Hale, the mayor, left."])
    assert breaks_behind(corpus).tolist() == [False, True, False, True, True, False]
