"""Measures in another voice: what they count, held against a slow count, and what they say."""

import math

import pandas as pd
import pytest

import data
import metrics
from metrics import METRICS, MetricSpec
from metrics.corpus import encode
from metrics.hedging import HEARSAY
from metrics.offsets import token_spans
from metrics.spec import Whose
from metrics.vocabulary import Vocabulary
from metrics.voices import DERIVED, in_voice

OTHERS: tuple[Whose, ...] = ("quoted", "all")
FAMILIES = {
    "loaded_terms_rate": "loaded",
    "hedges_rate": "hedge",
    "hearsay_rate": "hedge",
    "boosters_rate": "booster",
    "uncertainty_rate": "uncertainty",
    "stance_rate": "stance",
}
ARTICLES = data.sample()
SCORES = metrics.score(ARTICLES).set_index("article_id")
CUES = metrics.cues(ARTICLES)


def spec_in(column: str, voice: Whose) -> MetricSpec:
    spec = in_voice(metrics.metric(column), voice)
    assert spec is not None
    return spec


def value(article_id: str, spec: MetricSpec) -> float:
    row = SCORES.loc[[article_id]]
    return float(spec.values({str(name): row[name].to_numpy() for name in row})[0])


def words_and_sentences(text: str) -> list[tuple[bool, int]]:
    """Of each word of a text, whether it is quoted, and the number of its sentence."""
    corpus = encode([text], Vocabulary({}))
    found: list[tuple[bool, int]] = []
    for token in range(len(token_spans(text)[0])):
        if corpus.is_word[token]:
            quoted = bool(corpus.quotations.inside[token])
            found.append((quoted, int(corpus.sentence[token])))
    return found


def is_of(quoted: bool, voice: Whose) -> bool:
    return voice == "all" or quoted == (voice == "quoted")


def divided(above: float, below: float) -> float:
    return above / below if below else math.nan


@pytest.mark.parametrize("voice", ["narrator", "quoted", "all"])
def test_every_figure_is_that_of_a_slow_count(voice: Whose) -> None:
    for article_id, text in zip(ARTICLES["article_id"], ARTICLES["text"], strict=True):
        words = [word for word in words_and_sentences(text) if is_of(word[0], voice)]
        rows = CUES[CUES["article_id"] == article_id]
        rows = rows[[is_of(each == "quoted", voice) for each in rows["voice"]]]
        for column, family in FAMILIES.items():
            cues = rows[rows["family"] == family]
            if column == "hearsay_rate":
                cues = cues[cues["category"].isin(HEARSAY)]
            expected = divided(1000 * len(cues), len(words))
            found = value(article_id, spec_in(column, voice))
            assert found == pytest.approx(expected, nan_ok=True), (column, article_id)
        hedged = rows[rows["family"] == "hedge"]["sentence"].nunique()
        expected = divided(hedged, len({sentence for _, sentence in words}))
        found = value(article_id, spec_in("hedging_ratio", voice))
        assert found == pytest.approx(expected, nan_ok=True), article_id


def test_the_other_voices_differ_somewhere_in_the_sample() -> None:
    for column in (*FAMILIES, "hedging_ratio"):
        sums = {voice: SCORES[spec_in(column, voice).parts[0]].sum() for voice in OTHERS}
        assert sums["all"] > SCORES[metrics.metric(column).parts[0]].sum() or column == (
            "hearsay_rate"
        )


@pytest.mark.parametrize("spec", [*METRICS, *DERIVED], ids=lambda spec: spec.column)
def test_a_measure_says_whose_words_it_counts(spec: MetricSpec) -> None:
    below = spec.denominator or ""
    is_own = below.endswith(("_narrator", "_headline"))
    assert spec.voice == ("narrator" if is_own else "quoted" if "quoted" in below else "all")
    assert in_voice(spec, spec.voice) is spec


@pytest.mark.parametrize("spec", DERIVED, ids=lambda spec: spec.column)
def test_a_derived_measure_is_told_in_its_own_voice(spec: MetricSpec) -> None:
    texts = (spec.question, spec.definition, spec.formula, spec.higher_means, spec.lower_means)
    for told in texts:
        assert "own voice" not in told
        assert "the outlet" not in told
    assert "outside quotation marks" not in spec.formula
    assert ("inside quotation marks" in spec.formula) == (spec.voice == "quoted")
    assert spec.label.endswith(("in quotes", "in all text"))
    text, expected = spec.example
    counts = metrics.score(pd.DataFrame({"text": [text]}))
    found = spec.values({str(name): counts[name].to_numpy() for name in counts})[0]
    assert found == pytest.approx(expected)
    assert metrics.metric(spec.column) is spec


def test_columns_of_all_voices_are_distinct() -> None:
    columns = {spec.column for spec in (*METRICS, *DERIVED)}
    assert len(columns) == len(METRICS) + len(DERIVED) - 1  # one of DERIVED is in METRICS


@pytest.mark.parametrize(
    "column", ["citation_density", "flesch_reading_ease", "quoted_share", "headline_loaded_rate"]
)
def test_a_measure_without_a_split_has_none(column: str) -> None:
    spec = metrics.metric(column)
    every: tuple[Whose, ...] = ("narrator", *OTHERS)
    others = [voice for voice in every if voice != spec.voice]
    assert [in_voice(spec, voice) for voice in others] == [None, None]  # pyright: ignore[reportArgumentType]


def test_a_measure_of_quotations_stays_one() -> None:
    spec = metrics.metric("loaded_terms_quoted_rate")
    assert in_voice(metrics.metric("loaded_terms_rate"), "quoted") is spec
    assert in_voice(spec, "narrator") is in_voice(spec, "all") is None
