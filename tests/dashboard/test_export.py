"""Files a person keeps: complete, readable by Excel, and with nothing in them that runs."""

import csv
import io
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from dashboard import export
from data import library


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-cmd",
        "-1+1",
        "@SUM(A1)",
        "|calc",
        "%0A=1",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        '"=1',
        "'=1",
        "\u00a0=1",
        "\uff1d1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert export.defused(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["-10", "+4.5", "-1,200.50", "-3e5", "-12%", "a = b", "Mayor's plan", "", "’Tis", "5-4"]
)
def test_numbers_and_ordinary_text_stay_as_they_are(cell: str) -> None:
    assert export.defused(cell) == cell


def test_numbers_in_number_columns_are_untouched_and_headings_are_defused() -> None:
    frame = pd.DataFrame({"=outlet": ["=1+1", "NA"], "rate": [-1.5, float("nan")]})
    assert rows(export.csv_bytes(frame)) == [
        ["'=outlet", "rate"],
        ["'=1+1", "-1.5"],
        ["NA", ""],
    ]
    assert frame.columns[0] == "=outlet"
    assert frame.iloc[0, 0] == "=1+1"


def test_csv_opens_as_utf_8_in_excel() -> None:
    assert export.csv_bytes(pd.DataFrame({"a": ["Zürich – “x”"]})).startswith(b"\xef\xbb\xbf")


def test_dates_and_truth_values_are_written() -> None:
    frame = pd.DataFrame(
        {"published": [pd.Timestamp("2026-03-02T08:00:00Z"), pd.NaT], "enough": [True, False]}
    )
    assert rows(export.csv_bytes(frame))[1:] == [
        ["2026-03-02 08:00:00+00:00", "True"],
        ["", "False"],
    ]


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_no_cell_of_any_export_begins_a_formula(cells: list[str]) -> None:
    for row in rows(export.csv_bytes(pd.DataFrame({"text": cells})))[1:]:
        for cell in row:
            bare = cell.lstrip(' \t\r\n"\ufeff')
            assert not bare or bare[0] not in "=@|" or cell.startswith("'")


def test_a_figure_kept_as_a_page_needs_no_network() -> None:
    page = export.html_bytes(go.Figure(), "<script>alert(1)</script>").decode()
    assert "<script>alert(1)" not in page
    assert 'src="http' not in page
    assert "cdn" not in page.partition("<body>")[0]


def test_a_note_stands_below_a_figure_kept_as_a_page() -> None:
    page = export.html_bytes(go.Figure(), "t", "Not counted: <img src=x onerror=alert(1)>").decode()
    assert "Not counted: &lt;img" in page
    assert "<img src=x" not in page
    assert page.index("Not counted") > page.index("Plotly.newPlot(")
    assert "Not counted" not in export.html_bytes(go.Figure(), "t").decode()


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("loaded_terms_rate",), "slantwise-loaded-terms-rate"),
        (("scores", "../../etc/passwd"), "slantwise-scores-etc-passwd"),
        (("<img src=x>", ""), "slantwise-img-src-x"),
        (("Ω",), "slantwise"),
    ],
)
def test_file_names_are_plain(parts: tuple[str, ...], name: str) -> None:
    assert export.file_name(*parts) == name


def test_a_library_in_one_file_holds_every_article_as_it_was(tmp_path: Path) -> None:
    articles = data.sample()
    place = tmp_path / "my.db"
    place.write_bytes(export.library_bytes(articles))
    with library.open(place, create=False) as opened:
        assert opened.articles()["title"].tolist() == articles["title"].tolist()
        texts = opened.texts(articles["article_id"].tolist())
        assert texts["text_raw"].tolist() == articles["text_raw"].tolist()
