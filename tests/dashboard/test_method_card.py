"""How a number is made, as HTML."""

import re
from dataclasses import replace

import pandas as pd
import pytest

import metrics
from dashboard import method_card
from dashboard.word_lists import WordList
from metrics import MetricSpec
from metrics.lexicon import FOLDER, Entry
from metrics.validity.corpora import CORPORA
from metrics.validity.plainly import Agreement
from tests.metrics.validity.figures import RECORDED


@pytest.mark.parametrize("spec", metrics.METRICS, ids=lambda spec: spec.column)
def test_the_example_is_worked_out_by_the_engine(spec: MetricSpec) -> None:
    example = method_card.work_out([spec])[spec.column]
    [row] = metrics.score(pd.DataFrame({"text": [spec.example[0]]})).to_dict("records")
    assert example.arithmetic.endswith(f"{row[spec.column]:,.{spec.decimals}f}")
    if spec.is_rate:
        assert f"{row[spec.numerator]:,} ÷ {row[spec.denominator]:,} = " in example.arithmetic


def test_the_example_s_own_cues_are_marked_and_no_others() -> None:
    example = method_card.work_out([metrics.metric("hedging_ratio")])["hedging_ratio"]
    assert "cue-hedge" in example.marked
    assert example.arithmetic == "1 ÷ 2 = 0.50"
    both = replace(metrics.metric("hedges_rate"), example=("He said that it may fail.", 0))
    marked = method_card.work_out([both])["hedges_rate"].marked
    assert "cue-hedge" in marked and "cue-citation" not in marked
    plain = method_card.work_out([metrics.metric("flesch_reading_ease")])
    assert "<mark" not in plain["flesch_reading_ease"].marked


@pytest.mark.parametrize("spec", metrics.METRICS, ids=lambda spec: spec.column)
def test_the_card_says_all_that_the_spec_says(spec: MetricSpec) -> None:
    shown = method_card.card(spec, method_card.work_out([spec])[spec.column], [])
    for told in (
        spec.question,
        spec.definition,
        spec.formula,
        spec.unit,
        spec.source,
        spec.misses,
        spec.higher_means,
        spec.lower_means,
        spec.undefined_when,
    ):
        assert method_card.escape(told) in shown


def test_markup_in_a_spec_or_a_list_is_shown_as_text() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    spec = replace(metrics.HEADLINES[0], definition=hostile, example=(hostile, 0.0))
    example = method_card.work_out([spec])[spec.column]
    corpus = replace(CORPORA[0], title=hostile, citation=hostile)
    agreement = Agreement(corpus, hostile, (replace(RECORDED, against=hostile, counted=hostile),))
    assert "<img" not in method_card.card(spec, example, [agreement])
    words = WordList(
        "x", hostile, hostile, hostile, (hostile,), {hostile: hostile}, (), FOLDER / "x.csv"
    )
    assert "<img" not in method_card.about(words)


def test_a_list_tells_its_version_licence_sources_and_categories() -> None:
    words = WordList(
        name="x",
        title="X",
        version="2",
        licence="",
        sources=("One", "Two"),
        categories={"charged_verb": "a verb", "label": ""},
        entries=(Entry("slam", "charged_verb"), Entry("blast", "charged_verb")),
        path=FOLDER / "x.csv",
    )
    shown = method_card.about(words)
    assert "<dt>Version</dt><dd>2</dd>" in shown
    assert "<dt>Licence</dt><dd>not stated</dd>" in shown
    assert "One<br>Two" in shown
    assert "charged verb (2): a verb<br>label (0)<" in shown


def test_the_card_says_how_well_a_number_agrees_with_readers() -> None:
    spec = metrics.HEADLINES[0]
    example = method_card.work_out([spec])[spec.column]
    shown = method_card.card(spec, example, [Agreement(CORPORA[0], "Finds 4 in 10.", (RECORDED,))])
    assert "Finds 4 in 10." in shown
    assert "those it finds (recall, word): 0.40 (0.35 to 0.46), baseline 0.25" in shown
    assert "1,700 sentences" in shown
    assert "Baseline, a simpler way of counting: a list." in shown
    assert method_card.escape(CORPORA[0].citation) in shown
    assert "Not held against human readers yet" in method_card.card(spec, example, [])


def test_shares_and_baselines_say_what_they_are_of() -> None:
    named = replace(RECORDED, figure="share:named", against="both voices")
    shown = method_card.behind(Agreement(CORPORA[0], "", (named,)))
    assert "share of sources rightly told to be named or unnamed (share, named): 0.40" in shown
    assert "a simpler way of counting: the same words, counted in quotation marks too." in shown


def test_named_sources_are_told_with_what_citations_measured() -> None:
    told = method_card.beside_citations("named_source_share")
    assert re.fullmatch(r"Measured with Citations, above: of \d+ sources .* \d+ in 100 .*", told)
    assert method_card.beside_citations("quoted_share") == ""
    spec = metrics.metric("named_source_share")
    card = method_card.card(spec, method_card.work_out([spec])[spec.column], [])
    assert card.count("Measured with Citations") == 2
    assert "Not held against" not in card
