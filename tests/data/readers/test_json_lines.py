"""JSON in the shapes that crawlers write."""

import json

import pytest

from data.problem import ArticleError
from data.readers import json_array, json_lines, lines
from data.readers.table import Table
from tests.data.tables import table_of

ONE = {"text": "One.", "authors": ["A B", "C D"], "id": 7, "extra": {"x": 1}, "none": None}


def read(data: bytes, name: str) -> Table:
    return table_of(json_lines.read, data, name)


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


def test_a_broken_array_gives_the_items_before_the_break() -> None:
    table = read(b'[{"text": "One."}, {"text": "Two."}, {"text": "cut sh', "a.json")
    assert table.columns["text"] == ["One.", "Two."]
    (problem,) = table.problems
    assert problem.severity == "error"
    assert "nothing after row 2 was read" in problem.what


@pytest.mark.parametrize(
    "broken",
    [
        '{"text": "x", "n": %s}' % ("7" * 5000),
        "[" * 100_000 + "]" * 100_000,
        '{"text": "a \\" ] , \\\\", "n": x, "more": [1, {"a": "}"}]}',
        '{"text": "said "so" there"}',
        "{]}",
        "nonsense",
        '{"text": "a line\nbreak"}',
    ],
)
@pytest.mark.parametrize("block", [1 << 20, 7])
def test_an_array_goes_on_after_a_broken_item(
    broken: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_array, "_BLOCK", block)
    table = read(f'[{{"text": "One."}}, {broken}, {{"text": "Three."}}]'.encode(), "a.json")
    assert table.columns["text"] == ["One.", "Three."]
    assert table.rows == [1, 3]
    (problem,) = table.problems
    assert (problem.severity, problem.rows) == ("warning", (2,))


@pytest.mark.parametrize("broken", ['{"text": "in " half " }', "[" * 90])
def test_an_array_whose_broken_item_has_no_end_says_what_was_not_read(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_array, "_MOST_MARKS", 80)
    table = read(f'[{{"text": "One."}}, {broken}, {{"text": "Three."}}]'.encode(), "a.json")
    assert table.columns["text"] == ["One."]
    (problem,) = table.problems
    assert (problem.severity, problem.rows) == ("error", ())
    assert "nothing after row 1 was read" in problem.what


def test_a_large_object_that_holds_a_list_is_read_item_by_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (json_lines, json_array, lines):
        monkeypatch.setattr(module, "LONGEST", 200)
    monkeypatch.setattr(json_array, "_BLOCK", 10)
    document = {
        "status": "ok [",
        "sizes": [1, 2],
        "articles": [{"text": f"Number {n}."} for n in range(50)],
    }
    table = read(json.dumps(document).encode(), "a.json")
    assert table.columns["text"] == [f"Number {n}." for n in range(50)]
    assert table.rows[:2] == [1, 2]


def test_an_article_may_hold_a_list_of_objects() -> None:
    article = {"text": "One.", "comments": [{"text": "First."}]}
    assert texts(json.dumps(article)) == ["One."]


def test_a_text_in_paragraphs_and_sentences_is_joined() -> None:
    assert texts('[{"text": ["One.", ["Two.", "Three."], ""]}]') == ["One.\n\nTwo. Three."]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('{"id": null, "name": "Courier"}', "Courier"),
        ('[{"family": "Bruin", "given": "Anneke"}, {"literal": "Staff"}]', "Anneke Bruin, Staff"),
        ('{"date-parts": [[2024, 7, 9]]}', "2024-07-09"),
        ('{"date-parts": [["2024"]]}', "2024"),
        ('{"date-parts": []}', ""),
        ('{"date-parts": 7}', ""),
        ('{"name": 7}', ""),
    ],
)
def test_objects_that_stand_for_a_name_or_a_date(value: str, cell: str) -> None:
    assert read(f'{{"text": "One.", "source": {value}}}'.encode(), "a.json").columns["source"] == [
        cell
    ]


@pytest.mark.parametrize("deep", ["[" * 900 + "]" * 900, '{"given":' * 900 + "1" + "}" * 900])
def test_what_is_nested_deep_is_nothing_and_the_rest_goes_on(deep: str) -> None:
    found = read(f'{{"text": "One.", "author": {deep}}}\n{{"text": "Two."}}'.encode(), "a.jsonl")
    assert found.columns["text"] == ["One.", "Two."]
    assert found.columns["author"] == ["", ""]
