"""The loader of PolNeAR, on tiny files in its format with invented text."""

from pathlib import Path

import pytest

from metrics.validity import figure
from metrics.validity.figure import CorpusError, Figure
from metrics.validity.polnear import measure

TEXT = "Ann Lee said it was late.\n\nThe bridge is old. Unions want a new one.\n"
STANDOFF = (
    "T1\tSource 0 7\tAnn Lee\n"
    "T2\tCue 8 12\tsaid\n"
    "T3\tContent 13 24\tit was late\n"
    "T4\tAttribution 8 12\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tSource 46 52\tUnions\n"
    "T6\tCue 53 57\twant\n"
    "T7\tContent 58 60;65 68\ta one\n"
    "T8\tAttribution 53 57\twant\n"
    "E2\tAttribution:T8 Content:T7 Cue:T6 Source:T5\n"
    "#1\tAnnotatorNotes T1\tis this right?\n"
)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure, "RESAMPLES", figure.AT_ONCE)


def write(folder: Path, standoff: str, text: str = TEXT, name: str = "a", by: str = "x") -> None:
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    path = folder / "attributions" / f"{name}_{by}.ann"
    path.write_text(standoff, encoding="utf-8")


def measured(folder: Path) -> dict[str, Figure]:
    return {each.figure: each for each in measure(folder)}


def test_every_figure_and_its_baseline(tmp_path: Path) -> None:
    write(tmp_path / "train", STANDOFF)
    figures = measured(tmp_path)
    assert list(figures) == [
        "macro_f1", "mcc", "f1:cue", "precision:cue", "recall:cue", "pearson:density",
        "recall:source",
    ]  # fmt: skip
    assert {each.metric for each in figures.values()} == {"citation_density"}
    assert figures["macro_f1"].value == figures["mcc"].value == 1
    assert figures["macro_f1"].n == 3
    assert figures["f1:cue"].value == figures["recall:source"].value == 1
    # The bare list has "said" and not "want".
    assert figures["recall:cue"].baseline == 0.5
    assert figures["macro_f1"].baseline == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert figures["recall:source"].baseline == 0.5


def test_missed_and_wrong_cues(tmp_path: Path) -> None:
    only_content = "T1\tCue 27 37\tThe bridge\nT2\tAttribution 27 37\tThe bridge\n"
    write(tmp_path / "dev", f"{only_content}E1\tAttribution-no-source:T2 Cue:T1\n")
    figures = measured(tmp_path)
    assert figures["precision:cue"].value == figures["recall:cue"].value == 0
    assert figures["mcc"].value == -1
    assert figures["recall:source"].n == 0


def test_two_annotators_of_one_text_are_one_article(tmp_path: Path) -> None:
    write(tmp_path / "train", STANDOFF)
    write(tmp_path / "train", STANDOFF.partition("T5")[0], by="y")
    figures = measured(tmp_path)
    assert figures["pearson:density"].n == 1
    assert figures["f1:cue"].n == 3
    assert figures["precision:cue"].value == 0.75


def test_words_of_a_span_may_hold_line_breaks(tmp_path: Path) -> None:
    text = "Lee said it\n\nwas late."
    standoff = (
        "T1\tCue 4 8\tsaid\nT2\tContent 9 21\tit\n\nwas late\nT3\tAttribution 4 8\tsaid\n"
        "E1\tAttribution-no-source:T3 Content:T2 Cue:T1\n"
    )
    write(tmp_path / "test", standoff, text)
    assert measured(tmp_path)["recall:cue"].value == 1


def test_a_folder_without_annotations_has_no_figures(tmp_path: Path) -> None:
    assert measured(tmp_path) == {}


def test_labelled_sources(tmp_path: Path) -> None:
    write(tmp_path / "train", STANDOFF)
    labels = tmp_path / "named_sources.csv"
    labels.write_text(
        "file,start,end,label\na.txt,0,7,named\nother.txt,0,7,named\na,27,37,unnamed\n",
        encoding="utf-8",
    )
    share = measured(tmp_path)["share:named"]
    assert (share.value, share.n) == (1, 1)
    labels.write_text("file,start,end,label\na,0,7,unnamed\n", encoding="utf-8")
    assert measured(tmp_path)["share:named"].value == 0


@pytest.mark.parametrize(
    ("standoff", "message"),
    [
        ("T1\tCue 0 3\tAnn\nnonsense\n", "a_x.ann, line 2: 'nonsense'; expected a span"),
        ("T1\tCue 0 9000\tAnn\n", "a_x.ann, line 1: 0 to 9000 lies outside the text"),
        ("T1\tCue 5 2\tAnn\n", "a_x.ann, line 1: 5 to 2 lies outside"),
        ("T1\tCue 5 " + "9" * 5000 + "\tAnn\n", "a_x.ann, line 1: expected a whole number"),
        ("E1\tAttribution:T1 Cue:T2\n", "a_x.ann, line 1: there is no span T1"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, standoff: str, message: str) -> None:
    write(tmp_path / "train", standoff)
    with pytest.raises(CorpusError) as raised:
        measured(tmp_path)
    assert message in str(raised.value)


def test_an_annotation_without_its_text_is_named(tmp_path: Path) -> None:
    write(tmp_path / "train", STANDOFF)
    (tmp_path / "train" / "text" / "a.txt").unlink()
    with pytest.raises(CorpusError, match=r"a_x\.ann: there is no a\.txt"):
        measured(tmp_path)


def test_a_malformed_label_is_named(tmp_path: Path) -> None:
    write(tmp_path / "train", STANDOFF)
    path = tmp_path / "named_sources.csv"
    path.write_text("file,start,end,label\na,0,7,perhaps\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"named_sources\.csv, line 2: expected file"):
        measured(tmp_path)


@pytest.mark.parametrize("span", ["0,9000", "-2,7", "7,0"])
def test_a_label_beyond_its_text_is_named(tmp_path: Path, span: str) -> None:
    write(tmp_path / "train", STANDOFF)
    path = tmp_path / "named_sources.csv"
    path.write_text(f"file,start,end,label\na,{span},named\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"named_sources\.csv, line 2: .* lies outside the text"):
        measured(tmp_path)


def test_a_text_without_anything_in_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "train", STANDOFF)
    write(tmp_path / "train", "", text=" \n", name="b")
    with pytest.raises(CorpusError, match=r"^b\.txt, line 1: expected a text, found none"):
        measured(tmp_path)


@pytest.mark.filterwarnings("error")
def test_texts_without_a_word_say_nothing(tmp_path: Path) -> None:
    write(tmp_path / "train", "", text="…")
    assert measured(tmp_path)["macro_f1"].n == 0
    write(tmp_path / "train", STANDOFF, name="b")
    write(tmp_path / "train", "", text="The bridge is old.", name="c")
    assert measured(tmp_path)["pearson:density"].value == pytest.approx(1)
