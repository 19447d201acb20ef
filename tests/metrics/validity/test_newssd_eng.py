from pathlib import Path

import pytest

from metrics.validity.figure import CorpusError, Figure
from metrics.validity.newssd_eng import measure

HEADER = "Sentence,Label,Solved conflict\n"
ROWS = [
    ('"The shameful plan was slammed.\n"', "SUBJ"),
    ('"“A shameful, shameful farce,” said the mayor of the town."', "OBJ"),
    ("The bridge opened on Monday.", "OBJ"),
]


def write(path: Path, rows: list[tuple[str, str]]) -> None:
    lines = [f"{sentence},{label},False" for sentence, label in rows]
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def figures(folder: Path) -> list[Figure]:
    return list(measure(folder))


def test_the_narrators_voice_is_held_against_both(tmp_path: Path) -> None:
    write(
        tmp_path / "train.csv",
        [*ROWS, ("A shameful plan of the mayor and of the council.", "SUBJ")],
    )
    (figure,) = figures(tmp_path)
    assert (figure.corpus, figure.metric, figure.figure) == (
        "newssd_eng",
        "loaded_terms_rate",
        "auc",
    )
    assert figure.n == 4
    assert figure.value == 1.0
    assert figure.baseline < 1.0
    assert figure.against == "both voices"


def test_several_files_are_one_corpus_and_none_is_none(tmp_path: Path) -> None:
    assert figures(tmp_path) == []
    write(tmp_path / "train.csv", ROWS[:1])
    write(tmp_path / "val.csv", ROWS[1:])
    (figure,) = figures(tmp_path)
    assert figure.n == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Text,Label\na,OBJ\n", "val.csv, line 1: no column 'Sentence'"),
        (HEADER + "One.,OBJ,False\nTwo.,subjective,False\n", "val.csv, line 3: Label"),
        (HEADER + "One.\n", "val.csv, line 2: fewer cells"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    (tmp_path / "val.csv").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        figures(tmp_path)
