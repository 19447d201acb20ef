"""What every metric must state; a metric file that is not registered fails here."""

import dataclasses
import importlib
import math
import pkgutil

import pandas as pd
import pytest

import metrics
from metrics import METRICS, MetricSpec, score

WORDS = ("good", "bad", "better", "worse", "biased", "bias", "left-wing", "right-wing")


def test_every_metric_file_is_registered() -> None:
    found: set[str] = set()
    for module in pkgutil.iter_modules(metrics.__path__):
        names = vars(importlib.import_module(f"metrics.{module.name}"))
        found |= {value.column for value in names.values() if isinstance(value, MetricSpec)}
        found |= {spec.column for spec in names.get("SPECS", ())}
    assert found == {spec.column for spec in METRICS}


def test_a_spec_is_either_a_rate_or_a_formula() -> None:
    with pytest.raises(TypeError, match="loaded_terms_rate needs either"):
        dataclasses.replace(METRICS[0], numerator=None)


def test_columns_are_distinct() -> None:
    assert len({spec.column for spec in METRICS}) == len(METRICS)


def test_four_headlines() -> None:
    assert [spec.column for spec in metrics.HEADLINES] == [
        "loaded_terms_rate", "hedging_ratio", "citation_density", "flesch_reading_ease"
    ]  # fmt: skip


@pytest.mark.parametrize("spec", METRICS, ids=lambda spec: spec.column)
def test_says_what_it_is(spec: MetricSpec) -> None:
    for name in ("label", "question", "definition", "formula", "unit", "source", "misses",
                 "higher_means", "lower_means", "undefined_when"):  # fmt: skip
        assert getattr(spec, name).strip(), name
    assert spec.question.endswith("?")
    for text in (spec.higher_means, spec.lower_means):
        assert not set(text.lower().split()) & set(WORDS)


@pytest.mark.parametrize("spec", METRICS, ids=lambda spec: spec.column)
def test_example_by_hand(spec: MetricSpec) -> None:
    text, expected = spec.example
    assert score(pd.DataFrame({"text": [text], "title": [text]}))[spec.column].iloc[
        0
    ] == pytest.approx(expected)


@pytest.mark.parametrize("spec", METRICS, ids=lambda spec: spec.column)
def test_undefined_is_nan_and_never_zero(spec: MetricSpec) -> None:
    assert math.isnan(score(pd.DataFrame({"text": [""]}))[spec.column].iloc[0])


def test_unknown_metric_names_the_known() -> None:
    with pytest.raises(KeyError, match="loaded_terms_rate"):
        metrics.metric("bias_score")
