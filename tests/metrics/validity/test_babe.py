from pathlib import Path

import pytest

from metrics.validity.babe import measure
from metrics.validity.figure import CorpusError, Figure

HEADER = "text;news_link;outlet;topic;type;label_bias;label_opinion;biased_words\n"
SENTENCES = [
    ("The mayor slammed the shameful plan.", "Biased", "['slammed', 'Shameful']"),
    ("A minister said “slammed” of it.", "Biased", "slammed; a minister"),
    ("The council met on Monday.", "Non-biased", "[]"),
    ("The bridge opened again.", "Non-biased", ""),
    ("A shameful, shameful sentence.", "No agreement", "[]"),
]


def write(path: Path, rows: list[tuple[str, str, str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    lines = [f'{text};http://x;an-outlet;t;left;{label};o;"{words}"' for text, label, words in rows]
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8-sig")


def figures(folder: Path) -> dict[str, Figure]:
    return {figure.figure: figure for figure in measure(folder)}


def test_sentences_and_words_by_hand(tmp_path: Path) -> None:
    write(tmp_path / "final_labels.csv", SENTENCES)
    found = figures(tmp_path)
    assert set(found) == {"auc", "precision:word", "recall:word", "f1:word"}
    assert {figure.corpus for figure in found.values()} == {"babe"}
    # The second biased sentence has its loaded word in quotation marks.
    assert found["auc"].value == pytest.approx(0.75)
    assert found["auc"].n == 4
    # Gold: slammed, shameful, slammed, and both words of “a minister”; found: the first three.
    assert found["precision:word"].value == 1.0
    assert found["recall:word"].value == pytest.approx(3 / 5)
    assert found["f1:word"].value == pytest.approx(2 * 3 / (2 * 3 + 2))
    # VADER's raters found “shameful” negative and have no opinion of “slammed”.
    assert found["recall:word"].baseline == pytest.approx(1 / 5)
    assert found["auc"].baseline == pytest.approx(0.75)


def test_a_gold_word_is_a_whole_word(tmp_path: Path) -> None:
    rows = [("A slam, slammed.", "Biased", "['slam']"), ("The end.", "Non-biased", "[]")]
    write(tmp_path / "a.csv", rows)
    assert figures(tmp_path)["precision:word"].value == pytest.approx(1 / 2)


def test_several_files_are_one_corpus_and_none_is_none(tmp_path: Path) -> None:
    assert figures(tmp_path) == {}
    write(tmp_path / "a.csv", SENTENCES[:2])
    write(tmp_path / "b.csv", SENTENCES[2:])
    assert figures(tmp_path)["auc"].n == 4


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("text;label\na;b\n", "a.csv, line 1: no column 'label_bias'"),
        (HEADER + "One.;u;o;t;l;Biased;o;[]\nTwo.;u;o;t;l;Slanted;o;[]\n", "a.csv, line 3: label"),
        (HEADER + "One.;u;o;t;l;Biased;o;['one'\n", "a.csv, line 2: biased_words"),
        (HEADER + "One.;u;o;t;l;Biased;o;[one]\n", "a.csv, line 2: biased_words"),
        (HEADER + "One.;u;o;t;l;Biased\n", "a.csv, line 2: fewer cells"),
        (HEADER + f"One.;u;o;t;l;Biased;o;[{'-' * 20_000}1]\n", "a.csv, line 2: biased_words"),
        (HEADER + f"One.;u;o;t;l;Biased;o;{'[' * 5_000}\n", "a.csv, line 2: biased_words"),
        (HEADER + f"One.;u;o;t;l;Biased;o;[{'9' * 5_000}]\n", "a.csv, line 2: biased_words"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8-sig")
    with pytest.raises(CorpusError, match=message):
        figures(tmp_path)
