"""A list of one's own takes the place of the built-in one, and of nothing else."""

from pathlib import Path

import pytest

from metrics.validity.corpora import CORPORA, against
from metrics.validity.validate import named
from metrics.validity.word_list import WordList

BIASED, CALM = "The mayor met a plain plan.", "The council met on Monday."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {
        "babe/a.csv": "text;label_bias;biased_words\n"
        f"{BIASED};Biased;plain\n{CALM};Non-biased;[]\n",
        "newssd_eng/a.csv": f"Sentence,Label\n{BIASED},SUBJ\n{CALM},OBJ\n",
        "semeval2020_task11/train-articles/article1.txt": BIASED,
        "semeval2020_task11/train-articles/article2.txt": CALM,
        "semeval2020_task11/train-task2-TC.labels": "1\tLoaded_Language\t16\t21\n",
        "hyperpartisan_semeval2019/articles-a.xml": "<r>"
        f'<article id="1">{BIASED}</article><article id="2">{CALM}</article></r>',
        "hyperpartisan_semeval2019/ground-truth-a.xml": "<r>"
        '<article id="1" hyperpartisan="true"/><article id="2" hyperpartisan="false"/></r>',
        "basil/articles/2015/a.json": f'{{"body-paragraphs": [["{BIASED}"]]}}',
        "basil/annotations/2015/a_ann.json": '{"phrase-level-annotations": [{"bias": "lex",'
        ' "quote": "no", "id": "p0", "start": 16, "end": 21, "txt": "plain"}]}',
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "figure"),
    [
        ("babe", "recall:word"),
        ("basil", "share:span"),
        ("newssd_eng", "auc"),
        ("semeval2020_task11", "recall:word"),
        ("hyperpartisan_semeval2019", "auc"),
    ],
)
def test_loaded_terms_are_held_against_a_list_of_ones_own(
    data: Path, folder: str, figure: str
) -> None:
    mine = WordList("the words of mine.txt", frozenset({"plain"}))
    own, built_in = (
        next(
            each
            for each in named(folder, corpora).measure(data / folder)
            if (each.metric, each.figure) == ("loaded_terms_rate", figure)
        )
        for corpora in (against(mine), CORPORA)
    )
    assert (own.baseline, own.against) == (1.0, "the words of mine.txt")
    assert built_in.baseline < 1.0
    assert own.value == built_in.value


def test_the_other_corpora_are_as_they_were() -> None:
    mine = against(WordList("mine", frozenset({"plain"})))
    assert [each.folder for each in mine] == [each.folder for each in CORPORA]
    assert named("polnear", mine) is named("polnear")
