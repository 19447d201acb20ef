"""Corpora are measured where they are, said where they are not, and one bad file stops no other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from metrics.validity.corpora import CORPORA
from metrics.validity.figure import AnnotatedCorpus, CorpusError, Figure
from metrics.validity.validate import named, validate


def corpus(folder: str, broken: bool = False) -> AnnotatedCorpus:
    def measure(path: Path) -> Iterator[Figure]:
        yield Figure(
            corpus=folder,
            metric="m",
            figure="f1",
            value=float((path / "value").read_text()),
            low=0.0,
            high=1.0,
            n=1,
            counted="sentences",
            baseline=0.0,
            against="",
        )
        if broken:
            raise CorpusError("file.csv, line 3: no label")

    return AnnotatedCorpus(folder=folder, title=folder, citation="", measure=measure, files="value")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, value in (("one", "0.25"), ("two", "0.5")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "value").write_text(value)
    return tmp_path


def test_what_is_there_is_measured_and_what_is_not_is_said(data: Path) -> None:
    corpora = [corpus("one"), corpus("absent"), corpus("two")]
    outcome = validate(data, corpora)
    assert [(each.corpus, each.value) for each in outcome.figures] == [("one", 0.25), ("two", 0.5)]
    assert [each.folder for each in outcome.missing] == ["absent"]
    assert outcome.problems == ()


def test_a_bad_file_is_named_and_stops_no_other_corpus(data: Path) -> None:
    outcome = validate(data, [corpus("one", broken=True), corpus("two")])
    assert outcome.problems == ("one: file.csv, line 3: no label",)
    assert [each.corpus for each in outcome.figures] == ["two"], "half of a corpus is none"


def test_a_folder_that_gives_no_figure_is_a_problem(data: Path) -> None:
    empty = replace(corpus("one"), measure=lambda _: ())
    outcome = validate(data, [empty])
    assert outcome.problems == ("one: nothing to measure; expected value",)
    assert outcome.figures == ()


def test_what_is_left_out_is_a_remark_even_where_the_rest_cannot_be_read(data: Path) -> None:
    def left_out(folder: Path) -> Iterator[str]:
        yield f"{len(list(folder.iterdir()))} file without a label, left out"

    outcome = validate(data, [replace(corpus("one", broken=True), left_out=left_out)])
    assert outcome.remarks == ("one: 1 file without a label, left out",)
    assert len(outcome.problems) == 1


def test_progress_is_told_before_each_corpus(data: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    corpora = [corpus("one"), corpus("absent"), corpus("two")]
    validate(data, corpora, lambda each, number, total: seen.append((each.folder, number, total)))
    assert seen == [("one", 0, 2), ("two", 1, 2)]


def test_a_corpus_is_called_by_its_folder() -> None:
    assert [named(each.folder) for each in CORPORA] == list(CORPORA)
    with pytest.raises(KeyError, match=r"known are .*szeged"):
        named("nothing")


def test_no_figure_fell_below_its_floor(shared: Path) -> None:
    from metrics.validity.agreement import recorded, regressions

    outcome = validate(shared / "validity")
    assert outcome.problems == ()
    assert regressions(outcome.figures, recorded(), outcome.present) == []
    measured = {each.corpus for each in outcome.figures}
    assert {
        "babe",
        "basil",
        "newssd_eng",
        "onestopenglish",
        "polnear",
        "szeged_uncertainty",
    } <= measured
