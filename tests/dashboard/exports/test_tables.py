"""Tables that are kept: numbers as numbers, nothing that runs, and every column explained."""

import json
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

import metrics
from dashboard.comparing import compared
from dashboard.comparing.compared import Compared
from dashboard.exports.dictionary import dictionary
from dashboard.exports.tables import parquet_bytes, xlsx_bytes

FRAME = pd.DataFrame(
    {
        "outlet": ["=1+1", "NA", "صحيفة", "x" * 40_000],
        "estimate": [1.5, float("nan"), -2.0, float("inf")],
        "n_articles": [1, 2, 3, 4],
        "enough": [True, False, True, False],
        "published": [pd.Timestamp("2026-03-02T08:00Z"), pd.NaT, pd.NaT, pd.NaT],
    }
)


def cells(content: bytes, name: str) -> Sequence[Sequence[object]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return book.get_sheet_by_name(name).to_python()


def test_numbers_are_numbers_and_nothing_is_an_empty_cell() -> None:
    rows = cells(xlsx_bytes(FRAME), "Data")
    assert rows[1][1] == 1.5
    assert rows[2][1] == ""
    assert rows[3][1] == -2.0
    assert rows[1][2] == 1
    assert rows[1][3] is True
    assert rows[2][4] == ""


def test_nothing_in_a_workbook_runs() -> None:
    content = xlsx_bytes(FRAME.rename(columns={"outlet": "=outlet"}))
    rows = cells(content, "Data")
    assert rows[0][0] == "'=outlet"
    assert rows[1][0] == "'=1+1"
    with ZipFile(BytesIO(content)) as parts:
        for part in parts.namelist():
            assert b"<f>" not in parts.read(part)


def test_a_cell_is_no_longer_than_excel_takes() -> None:
    assert len(str(cells(xlsx_bytes(FRAME), "Data")[4][0])) < 32_767


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    assert (
        cells(xlsx_bytes(pd.DataFrame({"outlet": ["a\ud800b"]}, dtype=object)), "Data")[1][0]
        == "a?b"
    )


def test_the_second_sheet_explains_every_column() -> None:
    rows = cells(xlsx_bytes(FRAME), "Columns")
    assert [row[0] for row in rows[1:]] == list(FRAME.columns)
    assert all(row[1] and row[2] for row in rows[1:])


def test_the_same_table_is_the_same_file() -> None:
    assert xlsx_bytes(FRAME) == xlsx_bytes(FRAME)
    assert parquet_bytes(FRAME, {"a": "b"}) == parquet_bytes(FRAME, {"a": "b"})


def test_parquet_is_lossless_and_says_where_it_is_from() -> None:
    content = parquet_bytes(FRAME, {"made_by": "Slantwise 1"})
    pd.testing.assert_frame_equal(pd.read_parquet(BytesIO(content)), FRAME, check_dtype=False)
    metadata = pq.read_schema(BytesIO(content)).metadata
    assert metadata[b"slantwise.made_by"] == b"Slantwise 1"
    assert len(json.loads(metadata[b"slantwise.columns"])) == len(FRAME.columns)


@pytest.mark.parametrize("column", [spec.column for spec in metrics.METRICS])
def test_every_column_of_every_table_is_explained(found: Compared, column: str) -> None:
    told = dictionary(compared.numbers(found, metrics.metric(column)).columns)
    assert (told["meaning"] != "").all()
    scores = dictionary(found.workspace.scores.columns)
    assert (scores["meaning"] != "").all()
    assert (scores["unit"] != "").all()
