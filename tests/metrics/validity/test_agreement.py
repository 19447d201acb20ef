"""What is on record can be read back, and a fall below its floor is seen."""

import math
from dataclasses import fields, replace
from pathlib import Path

import pytest

from metrics.validity.agreement import FILE, Recorded, floor_of, record, recorded, regressions
from metrics.validity.corpora import CORPORA
from metrics.validity.figure import Figure
from tests.metrics.validity.figures import RECORDED

HERE = ("babe", "polnear")
FIGURE = Figure(**{each.name: getattr(RECORDED, each.name) for each in fields(Figure)})


def on_record(*figures: Figure, folder: Path) -> tuple[Recorded, ...]:
    record(figures, folder / "agreement.csv")
    return recorded(folder / "agreement.csv")


def test_figures_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    [back] = on_record(FIGURE, folder=tmp_path)
    assert {name: getattr(back, name) for name in Figure.__slots__} == {
        name: getattr(FIGURE, name) for name in Figure.__slots__
    }
    assert back.floor == floor_of(FIGURE) == pytest.approx(0.397)


def test_a_figure_without_a_value_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    on_record(FIGURE, folder=tmp_path)
    with pytest.raises(ValueError, match="no value"):
        record([FIGURE, replace(FIGURE, value=math.nan)], tmp_path / "agreement.csv")
    assert len((tmp_path / "agreement.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_a_figure_without_a_baseline_is_read_back_without_one(tmp_path: Path) -> None:
    [back] = on_record(replace(FIGURE, baseline=math.nan, against=""), folder=tmp_path)
    assert math.isnan(back.baseline)
    assert back.against == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.4, ""), (0.398, ""), (0.396, "0.396, and may not be below 0.397"), (math.nan, "nan")],
)
def test_a_fall_below_the_floor_is_told(tmp_path: Path, value: float, told: str) -> None:
    floors = on_record(FIGURE, folder=tmp_path)
    lines = regressions([replace(FIGURE, value=value)], floors, HERE)
    assert len(lines) == bool(told)
    assert told in "".join(lines)


def test_a_negative_correlation_may_grow_stronger_and_not_weaker(tmp_path: Path) -> None:
    figure = replace(FIGURE, figure="pearson", value=-0.5)
    floors = on_record(figure, folder=tmp_path)
    assert not regressions([replace(figure, value=-0.6)], floors, HERE)
    assert regressions([replace(figure, value=-0.4)], floors, HERE)
    assert regressions([replace(figure, value=0.6)], floors, HERE)


def test_a_figure_that_is_measured_no_longer_is_told(tmp_path: Path) -> None:
    other = replace(FIGURE, figure="auc")
    floors = on_record(FIGURE, other, folder=tmp_path)
    assert regressions([FIGURE], floors, HERE) == [
        "babe, loaded_terms_rate, auc: was 0.400 and is not measured any more"
    ]


def test_a_corpus_that_is_absent_says_nothing_and_one_without_figures_does(tmp_path: Path) -> None:
    floors = on_record(FIGURE, replace(FIGURE, corpus="basil"), folder=tmp_path)
    assert not regressions([FIGURE], floors, ["babe"])
    assert not regressions([], floors, [])
    assert len(regressions([], floors, ["babe"])) == 1


def test_the_record_that_ships_is_of_known_corpora_and_holds_together() -> None:
    folders = [corpus.folder for corpus in CORPORA]
    for each in recorded():
        assert each.corpus in folders
        assert each.low <= each.value <= each.high
        assert 0 < each.floor <= abs(each.value)
        assert each.n > 0
        assert bool(each.against) != math.isnan(each.baseline)


def test_the_record_that_ships_is_written_as_the_code_writes_it(tmp_path: Path) -> None:
    record(recorded(), tmp_path / "agreement.csv")
    again = (tmp_path / "agreement.csv").read_text(encoding="utf-8").splitlines()
    before = FILE.read_text(encoding="utf-8").splitlines()
    assert [row.rpartition(",")[0] for row in again] == [row.rpartition(",")[0] for row in before]


def test_labels_made_by_hand_may_be_absent_but_not_worse(tmp_path: Path) -> None:
    named = replace(FIGURE, corpus="polnear", figure="share:named")
    other = replace(FIGURE, corpus="polnear", figure="mcc")
    floors = on_record(named, other, folder=tmp_path)
    assert not regressions([other], floors, HERE)
    assert regressions([other, replace(named, value=0.1)], floors, HERE)
