"""Loaded terms and the words of a list, held against the same marks of people."""

from collections.abc import Callable, Iterator, Mapping

from metrics.arrays import Flags, Floats
from metrics.loaded_terms import FAMILY, LOADED_TERMS_RATE
from metrics.reading import Reading
from metrics.validity.figure import Agreement, Figure
from metrics.validity.statistics import Statistic
from metrics.validity.tokens import measured_rate, rate, words_in_cues
from metrics.validity.word_list import WordList

Statistics = Callable[[Flags, Floats], Mapping[str, Statistic]]
"""What the words that are marked, and the rate of each text, come to."""


def against_list(
    corpus: str, reading: Reading, listed: WordList, counted: str, statistics: Statistics
) -> Iterator[Figure]:
    """The figures of loaded terms, with those of a list as their baseline.

    Each text of the reading is a unit, called `counted`. The marks of both are in either voice; the
    rates are those of the outlet's own.
    """
    texts = reading.corpus
    agreement = Agreement(
        corpus=corpus,
        metric=LOADED_TERMS_RATE.column,
        n_units=texts.n_articles,
        n=texts.n_articles,
        counted=counted,
        against=listed.name,
    )
    on_list = listed.on(texts)
    yield from agreement.figures(
        statistics(words_in_cues(reading, FAMILY), measured_rate(reading)),
        statistics(on_list, rate(texts, on_list, texts.narrator_word)),
    )
