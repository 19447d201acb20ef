"""JSON in the shapes that crawlers write."""

import json

import pytest

from data.problem import ArticleError
from data.readers.json_lines import read

ONE = {"text": "One.", "authors": ["A B", "C D"], "id": 7, "extra": {"x": 1}, "none": None}


def texts(document: str) -> list[str]:
    return read(document.encode(), "a.json").columns["text"]


def test_a_line_is_an_article() -> None:
    lines = [json.dumps(ONE), "", json.dumps({"text": "Two.", "new": "x"})]
    table = read("\n".join(lines).encode(), "a.jsonl")
    assert table.columns["text"] == ["One.", "Two."]
    assert table.columns["authors"] == ["A B, C D", ""]
    assert table.columns["id"] == ["7", ""]
    assert table.columns["extra"] == table.columns["none"] == ["", ""]
    assert table.columns["new"] == ["", "x"]
    assert table.rows == [1, 3]


def test_arrays_objects_and_single_articles_are_read() -> None:
    assert texts(json.dumps([ONE, ONE])) == ["One.", "One."]
    assert texts(json.dumps({"status": "ok", "articles": [ONE]}, indent=2)) == ["One."]
    assert texts(json.dumps(ONE, indent=2)) == ["One."]
    assert texts(json.dumps(ONE)) == ["One."]


def test_not_a_number_is_nothing() -> None:
    table = read(b'{"text": "One.", "outlet": NaN, "authors": ["A", NaN]}', "a.json")
    assert table.columns == {"text": ["One."], "outlet": [""], "authors": ["A"]}


def test_a_line_separator_inside_a_string_is_no_new_line() -> None:
    assert texts('{"text": "One.\u2028Two."}') == ["One.\u2028Two."]


def test_a_bad_line_is_left_out_and_said() -> None:
    table = read(b'{"text": "One."}\n{"text": "cut sh\n[1]\n{"text": "Two."}', "a.jsonl")
    assert table.columns["text"] == ["One.", "Two."]
    (problem,) = table.problems
    assert problem.rows == (2, 3)


@pytest.mark.parametrize("document", ["[]", "{", "17", "[" * 100_000, "[1, 2]", "nonsense"])
def test_no_article_is_an_error(document: str) -> None:
    with pytest.raises(ArticleError, match="No articles"):
        read(document.encode(), "a.json")
