"""Agreement is told in words a reader knows, and from the figures on record."""

from dataclasses import replace

import pytest

from metrics import METRICS
from metrics.validity.agreement import Recorded, recorded
from metrics.validity.corpora import CORPORA
from metrics.validity.plainly import agreements, in_words, name, range_of, told

FIGURE = Recorded(
    corpus="babe",
    metric="loaded_terms_rate",
    figure="recall:word",
    value=0.4,
    low=0.35,
    high=0.456,
    n=1700,
    counted="sentences",
    baseline=0.25,
    against="a list",
    floor=0.39,
)


@pytest.mark.parametrize(
    ("figure", "value", "words"),
    [
        ("recall", 0.4, "4 in 10"),
        ("recall", 0.42, "4 in 10"),
        ("recall", 0.43, "43 in 100"),
        ("precision:word", 0.57, "57 in 100"),
        ("share", 0.961, "96 in 100"),
        ("share", 0.99, "99 in 100"),
        ("share", 1.0, "100 in 100"),
        ("share", 0.01, "1 in 100"),
        ("f1:wiki", 0.8, "8 in 10"),
        ("auc", 0.724, "72 times in 100"),
        ("pearson:density", 0.651, "0.65"),
        ("mcc", 0.661, "0.66"),
    ],
)
def test_a_value_is_said_as_a_reader_would(figure: str, value: float, words: str) -> None:
    assert in_words(replace(FIGURE, figure=figure, value=value)) == words


def test_a_sentence_takes_its_values_from_the_record() -> None:
    figures = [FIGURE, replace(FIGURE, figure="auc", value=0.72)]
    assert told("Finds [recall:word]; [auc].", figures) == "Finds 4 in 10; 72 times in 100."
    with pytest.raises(KeyError):
        told("[precision:word]", figures)


def test_names_and_ranges() -> None:
    assert name(FIGURE) == "recall (word)"
    assert name(replace(FIGURE, figure="macro_f1")) == "macro-F1"
    assert range_of(FIGURE) == "0.40 (0.35 to 0.46)"


def test_agreements_are_of_the_metric_alone() -> None:
    other = replace(FIGURE, metric="hedging_ratio", corpus="szeged_uncertainty")
    assert agreements("hedges_rate", [FIGURE, other]) == []


def test_every_corpus_says_plainly_what_each_figure_on_record_means() -> None:
    for corpus in CORPORA:
        assert corpus.plainly, corpus.folder
        assert corpus.citation, corpus.folder
    told_of = [each for spec in METRICS for each in agreements(spec.column)]
    assert sum(len(each.figures) for each in told_of) == len(recorded())
    assert not any("[" in each.told for each in told_of)
