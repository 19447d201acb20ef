from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from metrics.validity.figure import CorpusError
from metrics.validity.files import (
    content,
    elements,
    item,
    items,
    json_of,
    paired,
    rows,
    text,
    whole,
)
from metrics.validity.validate import named, validate

READERS: dict[str, Callable[[Path], Any]] = {
    "content": content,
    "text": text,
    "rows": lambda path: list(rows(path, ("a",))),
    "elements": lambda path: list(elements(path, "a")),
    "json_of": json_of,
}


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "x.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_has_one_kind_of_line_end_and_no_byte_order_mark(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeffOne.\r\nTwo.\rThree.\n")
    assert text(path) == "One.\nTwo.\nThree.\n"
    assert text(path, as_is=True) == "\ufeffOne.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize("reader", ["text", "rows", "json_of"])
def test_latin_1_is_named_with_its_line(tmp_path: Path, reader: str) -> None:
    path = written(tmp_path, "\ufeffa\nb\n".encode() + b"caf\xe9\n")
    with pytest.raises(CorpusError, match=r"^x\.txt, line 3: not UTF-8"):
        READERS[reader](path)


@pytest.mark.parametrize("reader", READERS)
def test_what_cannot_be_opened_is_named(tmp_path: Path, reader: str) -> None:
    (tmp_path / "x.txt").mkdir()
    for name in ("x.txt", "none.txt"):
        with pytest.raises(CorpusError, match=rf"^{name}: cannot be read \("):
            READERS[reader](tmp_path / name)


def test_rows_come_with_the_line_they_end_on(tmp_path: Path) -> None:
    path = written(tmp_path, '\ufeffa;b\r\n"one\r\ntwo";2\r\n\r\nthree;"3;4"\r\n')
    assert list(rows(path, ("b",), delimiter=";")) == [
        (3, {"a": "one\r\ntwo", "b": "2"}),
        (5, {"a": "three", "b": "3;4"}),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1: no column 'a' in the header"),
        ("b,c\n1,2\n", "line 1: no column 'a' in the header"),
        ("a,b\n1,2\n3\n", "line 3: fewer cells than"),
        ("a,b\n1,2,3\n", "line 2: more cells than"),
        ('a,b\n1,2\n"3,4\n', "line 3: unexpected end of data"),
    ],
)
def test_a_malformed_table_is_named_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(CorpusError, match=rf"^x\.txt, {message}"):
        list(rows(written(tmp_path, content), ("a",)))


def test_elements_come_in_turn(tmp_path: Path) -> None:
    path = written(tmp_path, "<r><s><a>one <b>two</b></a></s><c/><a>three</a></r>")
    assert ["".join(each.itertext()) for each in elements(path, "a")] == ["one two", "three"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1: no element found"),
        ("<r>\n<a>\n</r>", "line 3: mismatched tag"),
        (b"<r>\n<a>caf\xe9</a>\n</r>", "line 2: not well-formed"),
        ('<!DOCTYPE r [<!ENTITY b "c">]><r>&b;</r>', "line 1: entities of its own"),
        ('<?xml version="1.0" encoding="klingon"?><r/>', "line 1: "),
        ('<?xml version="1.0" encoding="gb18030"?><r/>', "line 1: "),
    ],
)
def test_malformed_xml_is_named_with_its_line(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    with pytest.raises(CorpusError, match=rf"^x\.txt, {message}"):
        list(elements(written(tmp_path, content), "a"))


def test_malformed_json_is_named_with_its_line(tmp_path: Path) -> None:
    assert json_of(written(tmp_path, '\ufeff{"a": 1}')) == {"a": 1}
    with pytest.raises(CorpusError, match=r"^x\.txt, line 2: Expecting value"):
        json_of(written(tmp_path, '{"a":\n,}'))


def test_an_item_that_is_not_there_is_named(tmp_path: Path) -> None:
    record = {"a": 1, "b": [2]}
    assert (item(record, "a", int, "x.json"), items(record, "b", "x.json")) == (1, [2])
    for other in (record, [record], None):
        with pytest.raises(CorpusError, match=r"^x\.json: no 'c'"):
            item(other, "c", int, "x.json")
    with pytest.raises(CorpusError, match=r"^x\.json: 'a' is '1'; expected str"):
        item(record, "a", str, "x.json")
    with pytest.raises(CorpusError, match=r"^x\.json: 'a' is '1'; expected list"):
        items(record, "a", "x.json")


def test_what_cannot_be_read_stops_no_other_corpus(tmp_path: Path) -> None:
    (tmp_path / "babe").mkdir()
    (tmp_path / "babe" / "a.csv").write_bytes(b"text;label_bias;biased_words\ncaf\xe9;Biased;[]\n")
    (tmp_path / "szeged_uncertainty").mkdir()
    (tmp_path / "szeged_uncertainty" / "wiki.xml").write_text(
        "<r><Document><Sentence>It <ccue>may</ccue> rain.</Sentence></Document></r>"
    )
    outcome = validate(tmp_path, (named("babe"), named("szeged_uncertainty")))
    assert [problem[:27] for problem in outcome.problems] == ["babe: a.csv, line 2: not UT"]
    assert {figure.corpus for figure in outcome.figures} == {"szeged_uncertainty"}


def test_all_texts_without_answers_are_named(tmp_path: Path) -> None:
    for name in ("t-a.txt", "t-b.txt", "t-c.txt", "c-b.txt"):
        (tmp_path / name).touch()
    with pytest.raises(CorpusError) as error:
        paired(tmp_path, "t-*.txt", "c-*.txt")
    assert str(error.value) == "t-a.txt: there is no c-a.txt; t-c.txt: there is no c-c.txt"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"a": "[[",\n"b":\n' + "[" * 100_000, "line 3: brackets far too deep"),
        ('{"a": 1,\n"b": ' + "9" * 5000 + "}", "line 2: a number with far too many digits"),
    ],
)
def test_json_that_is_too_much_is_named_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(CorpusError, match=rf"^x\.txt, {message}"):
        json_of(written(tmp_path, content))


def test_a_whole_number() -> None:
    assert whole("0123", "x") == 123
    for other in ("", "-1", "1.0", "²", "9" * 5000):
        with pytest.raises(CorpusError, match=r"^x, line 1: expected a whole number, found '"):
            whole(other, "x, line 1")


def test_a_text_has_an_end(tmp_path: Path) -> None:
    path = written(tmp_path, "caf\xe9")
    assert text(path, most=5) == "caf\xe9"
    with pytest.raises(CorpusError, match=r"^x\.txt, line 1: longer than 4 bytes"):
        text(path, most=4)
