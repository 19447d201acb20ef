"""Agreement is told in words a reader knows, and from the figures on record."""

from dataclasses import replace

import pytest

from metrics import METRICS
from metrics.validity.agreement import recorded
from metrics.validity.corpora import CORPORA
from metrics.validity.plainly import (
    NOT_MEASURED,
    agreements,
    in_words,
    name,
    not_measured,
    plain_name,
    range_of,
    told,
    undefined,
    verdict,
)
from tests.metrics.validity.figures import RECORDED


@pytest.mark.parametrize(
    ("figure", "value", "words"),
    [
        ("recall", 0.4, "40 in 100"),
        ("recall", 0.42, "42 in 100"),
        ("recall", 0.43, "43 in 100"),
        ("precision:word", 0.57, "57 in 100"),
        ("share", 0.961, "96 in 100"),
        ("share", 0.99, "99 in 100"),
        ("share", 1.0, "100 in 100"),
        ("share", 0.01, "1 in 100"),
        ("f1:wiki", 0.8, "80 in 100"),
        ("auc", 0.724, "72 times in 100"),
        ("pearson:density", 0.651, "0.65"),
        ("mcc", 0.661, "0.66"),
    ],
)
def test_a_value_is_said_as_a_reader_would(figure: str, value: float, words: str) -> None:
    assert in_words(replace(RECORDED, figure=figure, value=value)) == words


def test_a_sentence_takes_its_values_from_the_record() -> None:
    figures = [RECORDED, replace(RECORDED, figure="auc", value=0.72)]
    assert told("Finds [recall:word]; [auc].", figures) == "Finds 40 in 100; 72 times in 100."
    assert told("Misses [not recall:word].", figures) == "Misses 60 in 100."
    with pytest.raises(KeyError):
        told("[precision:word]", figures)


def test_names_and_ranges() -> None:
    assert name(RECORDED) == "recall (word)"
    assert name(replace(RECORDED, figure="macro_f1")) == "macro-F1"
    assert range_of(RECORDED) == "0.40 (0.35 to 0.46)"


def test_agreements_are_of_the_metric_alone() -> None:
    other = replace(RECORDED, metric="hedging_ratio", corpus="szeged_uncertainty")
    assert agreements("hedges_rate", [RECORDED, other]) == []


def test_every_corpus_says_plainly_what_each_figure_on_record_means() -> None:
    for corpus in CORPORA:
        assert corpus.plainly, corpus.folder
        assert corpus.citation, corpus.folder
    told_of = [each for spec in METRICS for each in agreements(spec.column)]
    assert sum(len(each.figures) for each in told_of) == len(recorded())
    assert not any("[" in each.told for each in told_of)


def test_the_verdict_is_one_sentence_with_the_values_on_record() -> None:
    others = {"precision:word": 0.36, "auc": 0.7}
    figures = [
        RECORDED,
        *(replace(RECORDED, figure=name, value=each) for name, each in others.items()),
    ]
    assert verdict("loaded_terms_rate", figures) == (
        "It finds about 40 in 100 of the words that experts marked. Of those it marks itself,"
        " experts had left 64 in 100 unmarked."
    )
    assert verdict("loaded_terms_rate", []) == NOT_MEASURED
    for spec in METRICS:
        said = verdict(spec.column)
        assert "[" not in said
        assert (said == not_measured(spec.column)) == (not agreements(spec.column))


def test_agreement_is_told_of_the_voice_in_which_it_was_measured() -> None:
    assert not agreements("loaded_terms_all_rate")
    assert not agreements("hedging_quoted_ratio")
    assert verdict("loaded_terms_all_rate") == (
        "Not held against human readers as it is counted here, in the whole text."
    )
    assert verdict("hedging_quoted_ratio") == (
        "Not held against human readers as it is counted here, in quotations."
    )
    assert verdict("hedges_quoted_rate") == NOT_MEASURED
    # That corpus was measured in and outside quotation marks.
    assert [each.corpus.folder for each in agreements("hedging_all_ratio")] == [
        "szeged_uncertainty"
    ]
    assert verdict("hedging_all_ratio") == verdict("hedging_ratio")


def test_a_verdict_says_what_is_counted_with_the_number() -> None:
    assert verdict("hedging_ratio").startswith("With conditions, beliefs and open questions, it ")
    assert verdict("citation_density").startswith("With stances, it finds ")


def test_a_technical_name_comes_with_plain_words() -> None:
    assert plain_name(RECORDED) == "of the readers' marks, those it finds (recall, word)"
    assert plain_name(replace(RECORDED, figure="auc")).endswith("(ROC AUC)")


def test_a_figure_without_a_value_says_why() -> None:
    assert undefined(replace(RECORDED, figure="auc")) == "only one kind of sentence here"
    assert undefined(RECORDED) == "readers marked nothing here"
    articles = replace(RECORDED, figure="spearman:density", counted="articles")
    assert undefined(articles) == "no two articles differ here"
    for figure in recorded():
        assert undefined(figure)
