"""Bad input is told in plain words; nothing else is lost, and the rest goes on."""

import importlib
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

import data
from tests.data.making import OTHER, TEXT, csv_of
from tests.data.tables import told


def error_of(name: str, content: bytes) -> data.Problem:
    with pytest.raises(data.ArticleError) as caught:
        data.read_bytes(name, content)
    problem = caught.value.problem
    assert problem.severity == "error"
    assert problem.file == name
    assert str(caught.value) == str(problem)
    return problem


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.parquet"])
@pytest.mark.parametrize("content", [b"", b" \n\n "])
def test_an_empty_file(name: str, content: bytes) -> None:
    assert error_of(name, content).what == "The file is empty."


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(data.ArticleError, match=r"missing\.csv: There is no such file") as caught:
        data.read(tmp_path / "missing.csv")
    assert caught.value.problem.advice


def test_a_table_without_text_lists_its_columns() -> None:
    problem = error_of("a.csv", csv_of(("1", "2"), header="colour,weight"))
    assert "colour, weight" in problem.what
    assert "--text-column" in problem.advice


def test_a_list_of_links_says_that_it_is_one() -> None:
    header = "id,indexed_date,language,media_name,media_url,publish_date,title,url"
    row = "1,2024-01-02,en,Courier,courier.example,2024-01-01,Pier,https://courier.example/1"
    found = data.read_bytes("mediacloud.csv", csv_of(tuple(row.split(",")), header=header))
    assert found.articles.empty
    (link,) = found.links
    assert (link.url, link.outlet, link.title) == ("https://courier.example/1", "Courier", "Pier")
    assert link.published == datetime(2024, 1, 1, tzinfo=UTC)
    (problem,) = found.problems
    assert problem.severity == "warning"
    assert "one article by its link" in problem.what


def test_a_column_that_was_asked_for_is_not_there() -> None:
    with pytest.raises(data.ArticleError, match="outlet, title, text") as caught:
        data.read_bytes("a.csv", csv_of(("C", "T", "X")), text_column="story")
    assert caught.value.problem.column == "story"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"\x00\x01\x02\x03binary"),
        ("a.txt", b"PK\x03\x04\x14\x00"),
        ("a.csv", b"\x89PNG\r\n\x1a\n"),
        ("a.txt", b"%PDF-1.7 \xe2\xe3"),
        ("a.csv", b"outlet,text\nCourier,\x00\x00\x00"),
    ],
)
def test_a_binary_file(name: str, content: bytes) -> None:
    problem = error_of(name, content)
    assert "not" in problem.what
    assert problem.advice


def test_an_unknown_kind_of_file_says_what_to_do() -> None:
    assert "CSV" in error_of("sheet.xls", b"PK\x03\x04").advice
    assert "plain text" in error_of("a.doc", b"PK\x03\x04").advice
    assert "Parquet" in error_of("a.xyz", b"what").advice


def test_rows_without_text_are_told_with_their_numbers() -> None:
    rows = [("C", "One", TEXT), ("C", "Two", ""), ("C", "Three", "  "), ("C", "Four", OTHER)]
    found = data.read_bytes("a.csv", csv_of(*rows))
    assert found.articles["title"].tolist() == ["One", "Four"]
    (problem,) = found.problems
    assert problem.rows == (3, 4)
    assert problem.column == "text"
    assert str(problem).startswith("a.csv, rows 3 and 4, column “text”: Left out")


def test_no_row_with_text_is_an_error() -> None:
    assert error_of("a.csv", csv_of(("Courier", "One", ""))).column == "text"


def test_a_header_without_rows_is_an_error() -> None:
    assert "no article under it" in error_of("a.csv", b"outlet,title,text\n").what


def test_duplicate_rows_are_kept_once_and_said() -> None:
    rows = [("Courier", "One", TEXT), ("Courier", "One", TEXT), ("Herald", "One", TEXT)]
    found = data.read_bytes("a.csv", csv_of(*rows))
    assert found.articles["outlet"].tolist() == ["Courier", "Herald"]
    assert found.problems[0].rows == (3,)


@pytest.mark.parametrize("outlet", ["NA", "null", "None", "nan", "No", "true", "1984", "N/A"])
def test_an_outlets_name_is_never_taken_for_nothing(outlet: str) -> None:
    table = data.read_bytes("a.csv", csv_of((outlet, "One", TEXT))).articles
    front = data.read_bytes("a.md", f"---\noutlet: {outlet}\n---\n{TEXT}".encode()).articles
    assert table["outlet"].tolist() == front["outlet"].tolist() == [outlet]


@pytest.mark.parametrize("date", ["0001-01-01", "13/25/2020", "2999-01-01", "yesterday"])
def test_an_impossible_date_is_emptied_and_said(date: str) -> None:
    content = csv_of(("2024-03-01", TEXT), (date, OTHER), header="date,text")
    found = data.read_bytes("a.csv", content)
    assert found.articles["published"].isna().tolist() == [False, True]
    (problem,) = found.problems
    assert (problem.rows, problem.column) == ((3,), "date")


def test_an_article_without_words_is_kept_and_said() -> None:
    found = data.read_bytes("a.csv", csv_of(("Courier", "One", "!!! ??? ...")))
    assert found.articles["text"].tolist() == ["!!! ??? ..."]
    assert "no words" in told(found)


def test_a_number_is_a_word() -> None:
    assert "no words" not in told(data.read_bytes("a.txt", b"!!! ... --- 123 ???"))


def test_a_text_of_one_huge_word_has_none_that_can_be_measured() -> None:
    assert "no words" in told(data.read_bytes("a.txt", b"x" * 1_900_000))


def test_a_nul_in_one_row_loses_no_row() -> None:
    content = csv_of(("Courier", "One", TEXT), ("Courier", "Two", OTHER))
    found = data.read_bytes("a.csv", content.replace(b"ferry", b"fer\x00ry"))
    assert found.articles["text"].tolist() == [TEXT, OTHER]
    assert [problem.severity for problem in found.problems] == ["notice"]


def test_a_json_row_whose_text_is_not_a_number_is_told() -> None:
    rows = f'{{"text": "{TEXT}", "outlet": NaN}}\n{{"text": NaN, "outlet": "Courier"}}'
    found = data.read_bytes("a.jsonl", rows.encode())
    assert found.articles["outlet"].tolist() == [""]
    (problem,) = found.problems
    assert (problem.rows, problem.column) == ((2,), "text")


def test_front_matter_that_is_not_closed_is_told() -> None:
    found = data.read_bytes("a.md", f"---\noutlet: Courier\n\n{TEXT}".encode())
    assert "not closed" in told(found)


def test_a_text_of_furniture_alone_is_kept_without_words() -> None:
    found = data.read_pasted("Exit mobile version")
    assert found.articles["text"].tolist() == [""]
    assert found.articles["text_raw"].tolist() == ["Exit mobile version"]
    assert "no words" in told(found)


def test_a_huge_word_is_refused_and_the_rest_goes_on() -> None:
    rows = [("Courier", "Huge", "x" * 10_000_000), ("Courier", "One", TEXT)]
    found = data.read_bytes("a.csv", csv_of(*rows))
    assert found.articles["title"].tolist() == ["One"]
    assert "longer than 2,000,000 characters" in told(found)


def test_a_huge_text_file_is_an_error() -> None:
    assert "longer than" in error_of("a.txt", b"x" * 10_000_000).what.lower()


def test_text_that_is_not_english_is_kept_and_said() -> None:
    german = (
        "Der Hafenvorstand hat am Dienstagabend beschlossen, die östliche Mole bis zum Frühjahr zu"
        " schließen, weil zwei ihrer eisernen Beine unter der Wasserlinie durchgerostet sind."
    )
    found = data.read_bytes("a.csv", csv_of(("Kurier", "Eins", german), ("Courier", "One", TEXT)))
    assert found.articles["language"].tolist()[0] == "de"
    (problem,) = found.problems
    assert problem.rows == (2,)
    assert "(de)" in problem.what


def test_masked_words_are_said() -> None:
    masked = TEXT.replace("east pier,", "@ @ @").replace("board", "@")
    assert "masked" in told(data.read_bytes("a.csv", csv_of(("Courier", "One", masked))))


def test_pasted_nothing_is_an_error() -> None:
    with pytest.raises(data.ArticleError, match="no text"):
        data.read_pasted(" \n ")


def test_pasted_text_may_hold_anything() -> None:
    found = data.read_pasted("Nobody\ud800 said \x00a word\ufeff about the\u200b pier that day.")
    (text,) = found.articles["text"]
    assert text == "Nobody\ufffd said a word about the pier that day."


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.import_module("data.read"), "MAX_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with pytest.raises(data.ArticleError, match="at most"):
        data.read(path)
    with pytest.raises(data.ArticleError, match="at most"):
        data.read_bytes("a.txt", TEXT.encode())


def test_an_error_survives_being_sent_between_processes() -> None:
    error = data.ArticleError("Bad.", file="a.csv", row=3, column="text", advice="Mend it.")
    again = pickle.loads(pickle.dumps(error))
    assert again.problem == error.problem
    assert str(again) == "a.csv, row 3, column “text”: Bad. Mend it."
