"""CSV and TSV as spreadsheets and scripts write them."""

import pytest

from data.problem import ArticleError
from data.readers import delimited
from data.readers.table import Table
from tests.data.tables import table_of


def read(data: bytes, name: str) -> Table:
    return table_of(delimited.read, data, name)


def columns(text: str, name: str = "a.csv") -> dict[str, list[str]]:
    return read(text.encode(), name).columns


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told(delimiter: str) -> None:
    text = f"outlet{delimiter}text\nCourier{delimiter}Closed\n"
    assert columns(text) == {"outlet": ["Courier"], "text": ["Closed"]}


def test_quoted_cells_hold_commas_and_lines() -> None:
    text = 'outlet,text\nCourier,"Closed, said ""she"".\n\nIt was."\n'
    assert columns(text)["text"] == ['Closed, said "she".\n\nIt was.']


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    table = read(b'outlet,text\nA,"one\ntwo"\n\n,\nB,three\n', "a.csv")
    assert table.rows == [2, 5]


def test_a_row_too_wide_is_left_out_and_said() -> None:
    table = read(b"outlet,text\nA,one, and more\nB,two\nC,three,,\n", "a.csv")
    assert table.columns["text"] == ["two", "three"]
    (problem,) = table.problems
    assert problem.rows == (2,)


def test_a_row_too_narrow_is_filled() -> None:
    assert columns("text,outlet\none\ntwo,B\n") == {"text": ["one", "two"], "outlet": ["", "B"]}


def test_a_missing_quotation_mark_is_said() -> None:
    table = read(b'outlet,text\nA,one\nB,"two\nC,three\n', "a.csv")
    (problem,) = table.problems
    assert problem.rows == (3,)
    assert "quotation mark" in problem.what
    assert table.columns["text"][0] == "one"


def test_quotation_marks_in_tsv_are_only_that() -> None:
    text = 'outlet\ttext\nA\t"Closed" she said.\nB\t"It was.\n'
    assert columns(text, "a.tsv")["text"] == ['"Closed" she said.', '"It was.']


def test_repeated_and_blank_names_lose_nothing() -> None:
    found = columns("text,,text\none,1,two\n")
    assert found == {"text": ["one"], "column 2": ["1"], "text (3)": ["two"]}


def test_a_name_that_a_repeated_one_would_get_loses_nothing() -> None:
    found = columns("text,a (4),a,a,column 6,\none,1,2,3,4,5\n")
    assert list(found) == ["text", "a (4)", "a", "a (4) (4)", "column 6", "column 6 (6)"]
    assert [cells for (cells,) in found.values()] == ["one", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_header_may_stand_under_a_title(delimiter: str) -> None:
    lines = ["My articles", "", "Made in July", "outlet,text", "Courier,Closed", ",,x", "Tern,Open"]
    table = read("\n".join(lines).replace(",", delimiter).encode(), "a.csv")
    assert table.columns == {"outlet": ["Courier", "Tern"], "text": ["Closed", "Open"]}
    assert table.rows == [5, 7]
    notice, warning = table.problems
    assert (notice.severity, notice.rows, warning.rows) == ("notice", (1, 3), (6,))


def test_a_row_that_holds_the_word_article_is_no_header() -> None:
    found = columns("id,type,quote\n1,article,Closed\n2,story,Open\n")
    assert found == {"id": ["1", "2"], "type": ["article", "story"], "quote": ["Closed", "Open"]}


def test_a_row_that_cannot_be_decoded_is_left_out_and_the_rest_goes_on() -> None:
    table = read(b"outlet,text\nA,one\nB,\x81\x8d\x8f\x90\nC,three\n", "a.csv")
    assert table.columns["text"] == ["one", "three"]
    (problem,) = table.problems
    assert (problem.severity, problem.rows) == ("warning", (3,))
    with pytest.raises(ArticleError, match="could not be told"):
        read(b"outlet,text\nA,\x81\nB,\x8d\nC,three\n", "a.csv")


def test_a_line_of_megabytes_is_read() -> None:
    long = "word " * 1_000_000
    assert columns(f"text\n{long}\n")["text"] == [long]


def test_windows_line_ends_and_a_mark_are_read() -> None:
    assert read("text\r\none\r\n".encode("utf-8-sig"), "a.csv").columns == {"text": ["one"]}


def test_a_table_without_rows_is_an_error() -> None:
    with pytest.raises(ArticleError, match="no article under it"):
        read(b"text,outlet\n", "a.csv")
