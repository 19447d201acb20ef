"""Marks of people and marks of the metrics, both as flags over the words of a corpus."""

from collections.abc import Iterable, Sequence

import numpy as np

from metrics.arrays import Flags, Floats, Ints
from metrics.corpus import Corpus
from metrics.loaded_terms import LOADED_TERMS_RATE, count
from metrics.offsets import token_spans
from metrics.reading import Reading
from metrics.validity.statistics import Statistic, f1, of_counts, precision, ratio, recall


def words_in_cues(reading: Reading, family: str) -> Flags:
    """Which words stand inside a cue of a family, in either voice."""
    cues = reading.cues[family]
    steps = np.zeros(reading.corpus.tokens.size + 1, dtype=np.int64)
    np.add.at(steps, cues.first, 1)
    np.add.at(steps, cues.last + 1, -1)
    return (np.cumsum(steps[:-1]) > 0) & reading.corpus.is_word


def all_token_spans(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Start and end of every token of a corpus, each within its own text."""
    spans = [token_spans(text) for text in texts]
    return np.concatenate([s for s, _ in spans]), np.concatenate([e for _, e in spans])


def words_in_spans(
    corpus: Corpus, spans: tuple[Ints, Ints], marked: Iterable[tuple[int, int, int]]
) -> Flags:
    """Which words share a character with a marked span: its text, start and end (exclusive).

    `spans` are those of the tokens, as `all_token_spans` gives them.
    """
    inside = np.zeros(corpus.tokens.size, dtype=bool)
    for text, start, end in marked:
        begin, stop = int(corpus.begins[text]), int(corpus.begins[text + 1])
        first = begin + int(np.searchsorted(spans[1][begin:stop], start, side="right"))
        last = begin + int(np.searchsorted(spans[0][begin:stop], end, side="left"))
        inside[first:last] = True
    return inside & corpus.is_word


def rate(corpus: Corpus, marked: Flags, among: Flags) -> Floats:
    """Marked words per 1,000 of those looked at, a text; 0 where there are none of them."""
    above = corpus.per_article(marked & among).astype(np.float64)
    return np.nan_to_num(1000 * ratio(above, corpus.per_article(among).astype(np.float64)))


def measured_rate(reading: Reading) -> Floats:
    """The loaded terms rate of each text, as it is published; 0 where it is not defined."""
    return np.nan_to_num(LOADED_TERMS_RATE.values(count(reading)))


def word_statistics(corpus: Corpus, marked: Flags, gold: Flags) -> dict[str, Statistic]:
    """Precision, recall and F1 over all words, with texts as units."""
    hits, false, missed = (
        corpus.per_article(words) for words in (marked & gold, marked & ~gold, ~marked & gold)
    )
    return {
        "precision:word": of_counts(precision, hits, false),
        "recall:word": of_counts(recall, hits, missed),
        "f1:word": of_counts(f1, hits, false, missed),
    }
