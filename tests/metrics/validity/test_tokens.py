import numpy as np
import pytest

from metrics.analyse import analyse
from metrics.arrays import Flags
from metrics.corpus import Corpus
from metrics.validity.figure import plain
from metrics.validity.tokens import (
    all_token_spans,
    rate,
    word_statistics,
    words_in_cues,
    words_in_spans,
)


def keys(corpus: Corpus, words: Flags) -> list[str]:
    return [corpus.types.keys[number] for number in corpus.tokens[words].tolist()]


def test_words_in_cues_are_those_of_both_voices() -> None:
    reading = analyse(
        ["Hale slammed it. “A shameful farce,” said Brandt.", "It lashed out at her."]
    )
    found = keys(reading.corpus, words_in_cues(reading, "loaded"))
    assert found == ["slammed", "shameful", "farce", "lashed", "out", "at"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (4, 7, ["bad"]),
        (5, 6, ["bad"]),
        (4, 13, ["bad", "worse"]),
        (7, 13, ["worse"]),
        (3, 8, ["bad"]),
        (0, 13, ["the", "bad", "worse"]),
        (7, 8, []),
    ],
)
def test_words_in_spans_share_a_character_with_one(start: int, end: int, words: list[str]) -> None:
    texts = ["Before it.", "The bad—worse day."]
    corpus = analyse(texts).corpus
    marked = words_in_spans(corpus, all_token_spans(texts), [(1, start, end)])
    assert keys(corpus, marked) == words


def test_a_rate_is_per_thousand_of_the_words_looked_at() -> None:
    corpus = analyse(["One two three four.", "“Five six.”"]).corpus
    marked = corpus.is_word
    assert rate(corpus, marked, corpus.is_word).tolist() == [1000, 1000]
    assert rate(corpus, marked, corpus.narrator_word).tolist() == [1000, 0]
    first = np.arange(corpus.tokens.size) == 0
    assert rate(corpus, first, corpus.is_word).tolist() == [250, 0]


def test_word_statistics_by_hand() -> None:
    corpus = analyse(["One two three four."]).corpus
    place = np.arange(corpus.tokens.size)
    statistics = word_statistics(corpus, place < 2, (place > 0) & (place < 4))
    values = {name: plain(statistic, 1) for name, statistic in statistics.items()}
    assert values["precision:word"] == pytest.approx(1 / 2)
    assert values["recall:word"] == pytest.approx(1 / 3)
    assert values["f1:word"] == pytest.approx(2 / 5)
