"""Excel workbooks."""

import pytest

import data
from data.problem import ArticleError
from data.readers import spreadsheet
from tests.data.making import xlsx_of
from tests.data.tables import table_of

HEADER = ["outlet", "title", "text", "date"]


def test_a_sheet_is_a_table() -> None:
    rows = [HEADER, ["Courier", "Pier", "Closed.", "2024-07-09"], [], ["NA", 7, "Two.", 45482.5]]
    table = table_of(spreadsheet.read, xlsx_of(rows), "a.xlsx")
    assert table.columns == {
        "outlet": ["Courier", "NA"],
        "title": ["Pier", "7"],
        "text": ["Closed.", "Two."],
        "date": ["2024-07-09", "2024-07-09T12:00:00"],
    }
    assert table.rows == [2, 4]


def test_a_day_that_excel_counts_is_a_date_where_it_can_be_one() -> None:
    # 1 January 1990 is 32874, 31 December 2099 is 73050.
    days = [45292, "45292", 32873, 32874, 73050, 73051, 452921, "in 45292"]
    rows = [[*HEADER[:3], "Date"], *(["A", day, f"Text {day}", day] for day in days)]
    table = table_of(spreadsheet.read, xlsx_of(rows), "a.xlsx")
    assert table.columns["Date"] == [
        "2024-01-01T00:00:00", "2024-01-01T00:00:00", "32873", "1990-01-01T00:00:00",
        "2099-12-31T00:00:00", "73051", "452921", "in 45292",
    ]  # fmt: skip
    assert table.columns["title"] == [str(day) for day in days]
    (problem,) = table.problems
    assert (problem.severity, problem.rows) == ("notice", (2, 3, 5, 6))


def test_the_sheet_with_text_is_read_and_the_others_are_named() -> None:
    content = xlsx_of([["note"], ["x"]], [HEADER, ["Courier", "Pier", "Closed.", ""]])
    found = data.read_bytes("a.xlsx", content)
    assert found.articles["text"].tolist() == ["Closed."]
    assert found.problems[0].severity == "notice"
    assert "“Sheet2”; passed over: Sheet1" in found.problems[0].what


def test_blank_and_repeated_names_lose_nothing() -> None:
    table = table_of(spreadsheet.read, xlsx_of([["text", "", "text"], ["a", "b", "c"]]), "a.xlsx")
    assert table.columns == {"text": ["a"], "column 2": ["b"], "text (3)": ["c"]}


def test_a_name_that_a_repeated_one_would_get_loses_nothing() -> None:
    rows = [["text", "a (4)", "a", "a"], ["one", "1", "2", "3"]]
    table = table_of(spreadsheet.read, xlsx_of(rows), "a.xlsx")
    assert table.columns == {"text": ["one"], "a (4)": ["1"], "a": ["2"], "a (4) (4)": ["3"]}


def test_a_header_may_stand_under_a_title() -> None:
    rows = [["My articles"], [], HEADER, ["Courier", "Pier", "Closed.", ""]]
    table = table_of(spreadsheet.read, xlsx_of([[*row, "", "", ""][:4] for row in rows]), "a.xlsx")
    assert (table.columns["text"], table.rows) == (["Closed."], [4])
    (notice,) = table.problems
    assert (notice.severity, notice.rows) == ("notice", (1,))


def test_a_hidden_sheet_comes_after_those_that_show() -> None:
    hidden = [HEADER, ["Courier", "Pier", "Hidden.", ""]]
    links = [["title", "url"], ["Pier", "https://courier.example/1"]]
    for shown, column in (([HEADER, ["Courier", "Pier", "Seen.", ""]], "text"), (links, "url")):
        content = xlsx_of(hidden, shown, hidden=1)
        table = table_of(spreadsheet.read, content, "a.xlsx")
        assert table.columns[column] == [shown[1][HEADER.index("text") if column == "text" else 1]]
    alone = table_of(spreadsheet.read, xlsx_of(hidden, [["note"], ["x"]], hidden=1), "a.xlsx")
    assert alone.columns["text"] == ["Hidden."]


def test_rows_are_numbered_as_excel_does() -> None:
    content = xlsx_of(
        [[], [], HEADER, ["Courier", "Pier", "", ""], ["Courier", "Two", "Text.", ""]]
    )
    found = data.read_bytes("a.xlsx", content)
    assert found.problems[0].rows == (4,)


def test_a_workbook_without_rows_is_an_error() -> None:
    with pytest.raises(ArticleError, match="no sheet with a header"):
        data.read_bytes("a.xlsx", xlsx_of([HEADER]))


def test_two_cells_that_span_the_whole_sheet_are_refused() -> None:
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
        "</row></sheetData></worksheet>"
    )
    content = xlsx_of([HEADER], extra={"xl/worksheets/sheet1.xml": far})
    with pytest.raises(ArticleError, match="spans 1,048,576 rows and 16,384 columns"):
        data.read_bytes("a.xlsx", content)


def test_cells_that_do_not_say_where_they_are_count_too() -> None:
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1048576">' + "<c><v>1</v></c>" * 20 + "</row></sheetData></worksheet>"
    )
    content = xlsx_of([HEADER], extra={"xl/worksheets/sheet1.xml": far})
    with pytest.raises(ArticleError, match="spans"):
        data.read_bytes("a.xlsx", content)
