"""`slantwise validate` as it is called: what it prints, writes, and answers with."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.command import validate
from metrics.validity.agreement import Recorded

SENTENCES = (
    ("It may rain.", True),
    ("The bridge is closed.", False),
    ("Perhaps it will open.", True),
    ("Drivers waited.", False),
)
KEYS = ["corpus", "metric", "figure", "value", "low", "high", "n", "baseline"]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "szeged_uncertainty"
    folder.mkdir()
    marked = "".join(
        f'<Document><DocumentPart><Sentence id="S{n}">'
        f"{'<ccue>' + text + '</ccue>' if uncertain else text}</Sentence></DocumentPart></Document>"
        for n, (text, uncertain) in enumerate(SENTENCES)
    )
    (folder / "wiki.xml").write_text(
        f"<Annotation><DocumentSet>{marked}</DocumentSet></Annotation>", encoding="utf-8"
    )
    return tmp_path


def test_the_table_says_what_was_measured_and_what_was_not_there(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate.report(corpora, [], None, check=False) == 0
    printed = capsys.readouterr()
    assert "1.000" in printed.out
    assert "babe: not in" in printed.err
    assert "passed over" in printed.err


def test_json_goes_to_a_file_or_to_stdout(
    corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert validate.report(corpora, ["szeged_uncertainty"], str(out), check=False) == 0
    rows = json.loads(out.read_text(encoding="utf-8"))
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert {row["figure"]: row["value"] for row in rows}["f1:wiki"] == 1.0
    assert {row["n"] for row in rows} == {4}
    validate.report(corpora, ["szeged_uncertainty"], "-", check=False)
    assert json.loads(capsys.readouterr().out) == rows


def test_what_is_undefined_is_null(corpora: Path) -> None:
    path = corpora / "szeged_uncertainty" / "wiki.xml"
    path.write_text(
        "<Annotation><Document><Sentence>It rained.</Sentence></Document></Annotation>",
        encoding="utf-8",
    )
    out = corpora / "out.json"
    assert validate.report(corpora, [], str(out), check=False) == 0
    rows = json.loads(out.read_text(encoding="utf-8"))
    assert {row["value"] for row in rows} == {None}


def test_a_malformed_file_is_told_with_its_line_and_fails(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpora / "szeged_uncertainty" / "wiki.xml").write_text("<Annotation>\n<oops", "utf-8")
    assert validate.report(corpora, [], None, check=False) == 1
    assert "szeged_uncertainty: wiki.xml, line 2" in capsys.readouterr().err


def test_what_is_left_out_is_told_and_is_no_failure(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpora / "onestopenglish").mkdir()
    for level in ("Ele", "Int", "Adv"):
        folder = corpora / "onestopenglish" / f"{level}-Txt"
        folder.mkdir()
        (folder / f"Cats-{level.lower()}.txt").write_text("The cat sat on the mat.")
    (folder / "Dogs-adv.txt").write_text("The dog ran.")
    assert validate.report(corpora, [], None, check=False) == 0
    assert "onestopenglish: Dogs: there is no Ele-Txt/Dogs-ele" in capsys.readouterr().err


def test_a_corpus_without_its_files_is_told_with_their_names(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpora / "basil").mkdir()
    assert validate.report(corpora, [], None, check=False) == 1
    assert "basil: nothing to measure; expected articles/" in capsys.readouterr().err


def test_a_folder_without_a_corpus_is_a_misuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate.report(tmp_path, [], None, check=False) == 2
    assert "one of these names: babe" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told_before_anything_is_measured(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate.report(corpora, [], str(corpora / "no" / "x.json"), check=False) == 2
    assert "no folder to write it into" in capsys.readouterr().err


def test_a_word_list_of_ones_own_is_the_baseline(
    corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpora / "babe").mkdir()
    (corpora / "babe" / "a.csv").write_text(
        "text;label_bias;biased_words\nA plain plan.;Biased;plain\nIt rained.;Non-biased;[]\n"
    )
    mine = tmp_path / "mine.txt"
    mine.write_text("plain\n")
    assert validate.report(corpora, ["babe"], "-", check=False, baseline=mine) == 0
    rows = {row["figure"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["f1:word"]["baseline"] == 1.0
    assert validate.report(corpora, ["babe"], None, check=False, baseline=mine) == 0
    assert "Baseline: the words of mine.txt." in capsys.readouterr().out


def test_a_word_list_that_cannot_be_read_is_a_misuse(corpora: Path) -> None:
    (corpora / "mine.txt").write_text("two words\n")
    called = CliRunner().invoke(
        app, ["validate", "--data", str(corpora), "--baseline", str(corpora / "mine.txt")]
    )
    assert called.exit_code == 2
    assert "mine.txt, line 1: expected one word" in " ".join(called.output.split())


def test_check_fails_below_a_floor_and_passes_above_it(
    corpora: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def with_floor(figure: str, value: float) -> None:
        one = Recorded(
            corpus="szeged_uncertainty",
            metric="hedging_ratio",
            figure=figure,
            value=value,
            low=value,
            high=value,
            n=4,
            counted="sentences",
            baseline=0.0,
            against="",
            floor=value,
        )
        monkeypatch.setattr(validate, "recorded", lambda: (one,))

    with_floor("f1:wiki", 1.0)
    assert validate.report(corpora, [], None, check=True) == 0
    with_floor("f1:wiki", 1.01)
    assert validate.report(corpora, [], None, check=True) == 1
    assert "Regression: szeged_uncertainty, hedging_ratio, f1:wiki" in capsys.readouterr().err
    with_floor("f1:factbank", 0.5)
    assert validate.report(corpora, [], None, check=True) == 1
    assert "not measured any more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("", "is a directory"),
        (".", "is a directory"),
        ("/dev/full", "no space left"),
        ("a" * 300, "file name too long"),
        ("\x1b[31m/x", "there is no folder to write it into"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_before_anything_is_measured(
    corpora: Path,
    output: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(corpora)
    (corpora / "szeged_uncertainty" / "wiki.xml").write_text("no XML")
    assert validate.report(corpora, [], output, check=False) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert said in line
    assert line.isprintable()


def test_nothing_is_left_behind_by_asking_whether_a_file_can_be_written(
    corpora: Path, tmp_path: Path
) -> None:
    (corpora / "szeged_uncertainty" / "wiki.xml").write_text("no XML")
    kept = tmp_path / "kept.json"
    kept.write_text("[]")
    for output in ("new.json", "kept.json"):
        validate.report(corpora, ["babe"], str(tmp_path / output), check=False)
    assert not (tmp_path / "new.json").exists()
    assert kept.read_text() == "[]"


def test_a_figure_without_a_value_says_why_in_the_table(
    corpora: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpora / "newssd_eng").mkdir()
    (corpora / "newssd_eng" / "a.csv").write_text("Sentence,Label\nIt rained.,OBJ\n")
    assert validate.report(corpora, ["newssd_eng"], None, check=False) == 0
    printed = capsys.readouterr().out
    assert "only one kind of sentence here" in printed
    assert "nan" not in printed
