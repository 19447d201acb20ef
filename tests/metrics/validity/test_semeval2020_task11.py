from pathlib import Path

import pytest

from metrics.validity.figure import CorpusError, Figure
from metrics.validity.semeval2020_task11 import CORPUS, measure

LOUD = "A headline\r\n\r\nThe mayor slammed it.\r\n“Shameful,” said Hale.\r\n"
CALM = "A headline\n\nThe council met.\n"


def write(folder: Path, part: str, labels: str, **articles: str) -> None:
    (folder / f"{part}-articles").mkdir()
    for name, text in articles.items():
        path = folder / f"{part}-articles" / f"{name}.txt"
        path.write_text(text, encoding="utf-8", newline="")
    name = "train-task2-TC.labels" if part == "train" else f"{part}-task-TC.labels"
    (folder / name).write_text(labels, encoding="utf-8")


def row(identity: str, words: str, text: str = LOUD, technique: str = "Loaded_Language") -> str:
    start = text.index(words)
    return f"{identity}\t{technique}\t{start}\t{start + len(words)}\n"


def figures(folder: Path) -> dict[str, Figure]:
    return {figure.figure: figure for figure in measure(folder)}


def test_words_and_articles_by_hand(tmp_path: Path) -> None:
    labels = (
        row("7", "slammed it") + row("7", "Shameful") + row("7", "Hale", technique="Repetition")
    )
    write(tmp_path, "train", labels, article7=LOUD, article8=CALM)
    found = figures(tmp_path)
    assert set(found) == {"precision:word", "recall:word", "f1:word", "spearman:density"}
    assert {(figure.corpus, figure.n) for figure in found.values()} == {("semeval2020_task11", 2)}
    # “slammed” and “Shameful” are found in three marked words, in either voice.
    assert found["precision:word"].value == 1
    assert found["recall:word"].value == pytest.approx(2 / 3)
    assert found["recall:word"].baseline == pytest.approx(1 / 3)
    assert found["f1:word"].value == pytest.approx(4 / 5)
    assert found["spearman:density"].value == pytest.approx(1)


def test_parts_are_read_together_and_none_is_none(tmp_path: Path) -> None:
    assert figures(tmp_path) == {}
    write(tmp_path, "dev", row("9", "slammed"), article9=LOUD)
    assert figures(tmp_path)["f1:word"].n == 1
    write(tmp_path, "train", "", article8=CALM)
    assert figures(tmp_path)["f1:word"].n == 2


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ("7\tLoaded_Language\t0\n", "line 1: expected article"),
        (row("7", "Hale") + row("6", "Hale"), "line 2: there is no article6.txt"),
        ("7\tLoaded_Language\tzero\t2\n", "line 1: expected a whole number"),
        ("7\tLoaded_Language\t5\t5\n", "line 1: article7.txt has no characters 5 to 5"),
        ("7\tDoubt\t0\t999\n", "line 1: article7.txt has no characters 0 to 999"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(tmp_path: Path, labels: str, message: str) -> None:
    write(tmp_path, "train", labels, article7=LOUD)
    with pytest.raises(CorpusError, match=f"train-task2-TC.labels, {message}"):
        figures(tmp_path)


def test_labels_without_articles_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, "train", "")
    with pytest.raises(CorpusError, match=r"^train-task2-TC.labels: there is no train-articles/a"):
        figures(tmp_path)


def test_articles_without_labels_are_told(tmp_path: Path) -> None:
    write(tmp_path, "train", row("7", "Hale"), article7=LOUD)
    assert list(CORPUS.left_out(tmp_path)) == []
    write(tmp_path, "test", "", article8=CALM)
    (tmp_path / "test-task-TC.labels").unlink()
    told = ["test-articles: no test-task*TC.labels beside it, left out"]
    assert list(CORPUS.left_out(tmp_path)) == told
    assert figures(tmp_path)["f1:word"].n == 1


def test_an_article_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "train", row("7", "Hale"), article7=LOUD)
    (tmp_path / "train-articles" / "article7.txt").write_bytes(b"One.\nCaf\xe9.\n")
    with pytest.raises(CorpusError, match=r"article7\.txt, line 2: not UTF-8"):
        figures(tmp_path)
