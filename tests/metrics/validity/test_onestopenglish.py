from pathlib import Path

import numpy as np
import pytest

from metrics.readability import SPECS
from metrics.validity.figure import CorpusError, Figure
from metrics.validity.onestopenglish import CORPUS, measure
from tests.metrics.validity.levels import EASY, HARD, MIDDLE

IN_ORDER = (EASY, MIDDLE, HARD)


def write(folder: Path, title: str, texts: tuple[str, str, str], encoding: str = "utf-8") -> None:
    for level, text in zip(("Ele", "Int", "Adv"), texts, strict=True):
        path = folder / f"{level}-Txt" / f"{title}-{level.lower()}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding=encoding)


def shares(folder: Path) -> dict[str, Figure]:
    figures = list(measure(folder))
    assert {figure.figure for figure in figures} == {"share"}
    return {figure.metric: figure for figure in figures}


def test_every_readability_column_puts_plain_prose_below_learned_prose(tmp_path: Path) -> None:
    write(tmp_path, "Cats", IN_ORDER)
    found = shares(tmp_path)
    assert list(found) == [spec.column for spec in SPECS]
    assert {figure.value for figure in found.values()} == {1.0}


def test_the_share_counts_titles_in_order_and_only_strictly_harder_ones(tmp_path: Path) -> None:
    write(tmp_path, "Cats", IN_ORDER)
    write(tmp_path, "Dogs", (MIDDLE, EASY, HARD))
    write(tmp_path, "Fish", (EASY, EASY, HARD))
    write(tmp_path, "Owls", (EASY, HARD, MIDDLE))
    for figure in shares(tmp_path).values():
        assert figure.value == 0.25
        assert (figure.n, figure.counted, figure.corpus) == (4, "titles", "onestopenglish")
        assert figure.low == 0.0 and 0.5 <= figure.high < 1.0


def test_the_baseline_is_sentence_length_which_is_its_own_figure_for_one_column(
    tmp_path: Path,
) -> None:
    write(tmp_path, "Cats", IN_ORDER)
    short_but_hard = "Extraordinary circumstances necessitated considerable deliberation."
    write(tmp_path, "Dogs", (EASY, MIDDLE, short_but_hard))
    found = shares(tmp_path)
    assert found["coleman_liau_index"].value == 1.0
    assert found["coleman_liau_index"].baseline == 0.5
    assert found["coleman_liau_index"].against == "words per sentence"
    assert found["words_per_sentence"].value == 0.5
    assert np.isnan(found["words_per_sentence"].baseline)


@pytest.mark.parametrize("label", ["Intermediate", "intermediate ", "\n INTERMEDIATE"])
def test_a_first_line_that_names_the_level_is_no_text(tmp_path: Path, label: str) -> None:
    """As text it is one more word, and a hard one: it lengthens the first sentence."""
    write(tmp_path / "plain", "Cats", (EASY, EASY, HARD))
    write(tmp_path / "named", "Cats", (EASY, f"{label}\n{EASY}", HARD))
    for folder in ("plain", "named"):
        assert {figure.value for figure in shares(tmp_path / folder).values()} == {0.0}


def test_a_first_line_that_only_begins_like_a_level_is_text(tmp_path: Path) -> None:
    line = "Intermediate accommodation necessitates considerable deliberation everywhere."
    write(tmp_path, "Cats", (EASY, f"{line}\n{EASY}", HARD))
    assert shares(tmp_path)["flesch_kincaid_grade"].value == 1.0


def test_a_byte_order_mark_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "with", "Cats", (EASY, f"Intermediate\n{EASY}", HARD), "utf-8-sig")
    assert {figure.value for figure in shares(tmp_path / "with").values()} == {0.0}


def test_titles_that_lack_a_level_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "Cats", IN_ORDER)
    write(tmp_path, "Dogs", (HARD, MIDDLE, EASY))
    (tmp_path / "Int-Txt" / "Dogs-int.txt").unlink()
    (tmp_path / "Int-Txt" / "Dogs.txt").write_text(MIDDLE)
    figure = shares(tmp_path)["flesch_kincaid_grade"]
    assert (figure.n, figure.value) == (1, 1.0)
    told = ["Dogs: there is no Int-Txt/Dogs-int.txt, left out"]
    assert list(CORPUS.left_out(tmp_path)) == told


def test_no_complete_title_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "Cats", IN_ORDER)
    (tmp_path / "Adv-Txt" / "Cats-adv.txt").unlink()
    with pytest.raises(CorpusError, match=r"no title has all of Ele-Txt/\*-ele\.txt"):
        list(measure(tmp_path))


def test_bytes_that_are_no_text_are_named_with_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "Cats", IN_ORDER, "utf-8-sig")
    path = tmp_path / "Int-Txt" / "Cats-int.txt"
    path.write_bytes("\ufeffOne.\nTwo.\n".encode() + b"Caf\xe9.\nFour.\n")
    with pytest.raises(CorpusError, match=r"^Cats-int\.txt, line 3: not UTF-8"):
        list(measure(tmp_path))


@pytest.mark.parametrize("text", ["", " \n", "Intermediate\n", "Intermediate"])
def test_a_file_without_text_is_an_error(tmp_path: Path, text: str) -> None:
    write(tmp_path, "Cats", (EASY, text, HARD))
    with pytest.raises(CorpusError, match=r"^Cats-int\.txt, line 1: expected a text"):
        list(measure(tmp_path))
