import json
from pathlib import Path
from typing import Any

import pytest

from metrics.validity.basil import CORPUS, measure
from metrics.validity.figure import CorpusError, Figure

Span = dict[str, Any]


def span(sentence: int, text: str, start: int, *, bias: str = "lex", quote: str = "no") -> Span:
    return {
        "id": f"p{sentence}",
        "bias": bias,
        "quote": quote,
        "start": start,
        "end": start + len(text),
        "txt": text,
    }


def write(folder: Path, name: str, paragraphs: list[list[str]], spans: list[Span]) -> Path:
    article = folder / "articles" / "2015" / f"{name}.json"
    annotation = folder / "annotations" / "2015" / f"{name}_ann.json"
    for path in (article, annotation):
        path.parent.mkdir(parents=True, exist_ok=True)
    article.write_text(json.dumps({"title": "T", "body-paragraphs": paragraphs}), "utf-8")
    annotation.write_text(json.dumps({"phrase-level-annotations": spans}), "utf-8")
    return annotation


def figures(folder: Path) -> dict[str, Figure]:
    return {figure.figure: figure for figure in measure(folder)}


def write_two(folder: Path) -> None:
    write(
        folder,
        "a_1",
        [["The mayor slammed it.", "Hale gloated."], ["“A shameful plan,” said Brandt."]],
        [
            span(0, "slammed", 10),
            span(1, "Hale", 0),
            span(0, "The mayor", 0, bias="inf"),
            span(2, "shameful", 3, quote="yes"),
        ],
    )
    write(folder, "a_2", [["A shameful plan was made.", "It rained."]], [])


def test_spans_sentences_and_articles_by_hand(tmp_path: Path) -> None:
    write_two(tmp_path)
    found = figures(tmp_path)
    assert set(found) == {"share:span", "precision:sentence", "spearman:density"}
    assert {(figure.corpus, figure.n) for figure in found.values()} == {("basil", 2)}
    # One of the two words marked outside quotations is a loaded term.
    assert found["share:span"].value == pytest.approx(1 / 2)
    assert found["share:span"].baseline == 0
    # Of three sentences with a loaded term outside quotations two hold a span.
    assert found["precision:sentence"].value == pytest.approx(2 / 3)
    assert found["precision:sentence"].baseline == 0
    assert found["spearman:density"].value == pytest.approx(1)
    assert found["spearman:density"].baseline == pytest.approx(-1)


def test_a_span_of_several_words_is_no_single_word(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [["Hale slammed it."]], [span(0, "slammed it", 5)])
    found = figures(tmp_path)
    assert str(found["share:span"].value) == "nan"
    assert found["precision:sentence"].value == 1


def test_no_articles_no_figures(tmp_path: Path) -> None:
    assert figures(tmp_path) == {}


def test_an_offset_that_does_not_fit_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [["Hale slammed it."]], [span(0, "slammed", 4)])
    with pytest.raises(CorpusError, match=r"a_1_ann.json, annotation 1: sentence p0"):
        figures(tmp_path)


def test_a_sentence_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [["Hale slammed it."]], [span(7, "slammed", 5)])
    with pytest.raises(CorpusError, match=r"a_1_ann.json, annotation 1: there is no sentence p7"):
        figures(tmp_path)


def test_broken_json_is_named_with_its_line(tmp_path: Path) -> None:
    write_two(tmp_path)
    annotation = write(tmp_path, "a_3", [["One."]], [])
    annotation.write_text('{\n"phrase-level-annotations": [,]}', "utf-8")
    with pytest.raises(CorpusError, match=r"a_3_ann.json, line 2"):
        figures(tmp_path)


def test_an_article_without_annotation_is_an_error(tmp_path: Path) -> None:
    write_two(tmp_path)
    (tmp_path / "annotations" / "2015" / "a_2_ann.json").unlink()
    with pytest.raises(
        CorpusError, match=r"^articles/2015/a_2.json: there is no annotations/2015/a_2_ann"
    ):
        figures(tmp_path)


def test_an_annotation_without_article_is_told(tmp_path: Path) -> None:
    write_two(tmp_path)
    assert list(CORPUS.left_out(tmp_path)) == []
    (tmp_path / "articles" / "2015" / "a_2.json").unlink()
    told = ["annotations/2015/a_2_ann.json: there is no articles/2015/a_2.json, left out"]
    assert list(CORPUS.left_out(tmp_path)) == told
    assert figures(tmp_path)["share:span"].n == 1


def test_an_article_without_paragraphs_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [["One."]], [])
    (tmp_path / "articles" / "2015" / "a_1.json").write_text("{}", "utf-8")
    with pytest.raises(CorpusError, match=r"^a_1.json: no 'body-paragraphs'"):
        figures(tmp_path)


@pytest.mark.parametrize("key", ["bias", "quote", "id", "start", "end", "txt"])
def test_a_key_that_an_annotation_lacks_is_named(tmp_path: Path, key: str) -> None:
    whole = span(0, "slammed", 5)
    write(tmp_path, "a_1", [["Hale slammed it."]], [{k: v for k, v in whole.items() if k != key}])
    with pytest.raises(CorpusError, match=rf"a_1_ann.json, annotation 1: no '{key}'"):
        figures(tmp_path)


@pytest.mark.parametrize(
    "wrong", [{"start": -11, "end": -4}, {"start": 900, "end": 907}, {"start": 5, "end": 900}]
)
def test_offsets_beyond_the_text_are_an_error(tmp_path: Path, wrong: dict[str, int]) -> None:
    write(tmp_path, "a_1", [["Hale slammed it."]], [span(0, "slammed", 5) | wrong])
    with pytest.raises(CorpusError, match=r"a_1_ann.json, annotation 1: sentence p0"):
        figures(tmp_path)


def test_paragraphs_that_are_no_sentences_are_an_error(tmp_path: Path) -> None:
    annotation = write(tmp_path, "a_1", [["One."]], [])
    article = tmp_path / "articles" / "2015" / "a_1.json"
    article.write_text('{"body-paragraphs": [["One."], [2]]}', "utf-8")
    with pytest.raises(CorpusError, match=r"a_1.json, paragraph 2: expected a list of sentences"):
        figures(tmp_path)
    article.write_text('{"body-paragraphs": [["One."]]}', "utf-8")
    annotation.write_text("[]", "utf-8")
    with pytest.raises(CorpusError, match=r"^a_1_ann.json: no 'phrase-level-annotations'"):
        figures(tmp_path)


@pytest.mark.parametrize("paragraphs", [[], [[]], [[" "], [""]]])
def test_an_article_without_a_sentence_is_named(
    tmp_path: Path, paragraphs: list[list[str]]
) -> None:
    write_two(tmp_path)
    write(tmp_path, "a_3", paragraphs, [])
    with pytest.raises(CorpusError, match=r"^a_3.json: no sentence in 'body-paragraphs'"):
        figures(tmp_path)


def test_an_article_without_a_word_has_no_share(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [["…"]], [])
    assert str(figures(tmp_path)["precision:sentence"].value) == "nan"


@pytest.mark.parametrize("name", ["p" + "9" * 5000, "p1x", "lead"])
def test_a_sentence_without_a_number_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a_1", [["Hale slammed it."]], [span(0, "slammed", 5) | {"id": name}])
    with pytest.raises(CorpusError, match=r"annotation 1, id: expected a whole number") as error:
        figures(tmp_path)
    assert len(str(error.value)) < 200


def test_a_long_span_that_does_not_fit_is_told_in_short(tmp_path: Path) -> None:
    write(tmp_path, "a_1", [["Hale slammed it."]], [span(0, "x" * 9000, 4) | {"start": 10**999}])
    with pytest.raises(CorpusError, match=r"annotation 1: sentence p0") as error:
        figures(tmp_path)
    assert len(str(error.value)) < 300
