"""Parquet tables, whole and damaged."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow  # pyright: ignore[reportMissingTypeStubs]
import pyarrow.parquet  # pyright: ignore[reportMissingTypeStubs]
import pytest

from data.problem import ArticleError
from data.readers import parquet
from data.readers.table import Table
from tests.data.tables import table_of


def read(data: bytes, name: str) -> Table:
    return table_of(parquet.read, data, name)


def bytes_of(frame: pd.DataFrame) -> bytes:
    written = io.BytesIO()
    frame.to_parquet(written)
    return written.getvalue()


def test_values_of_every_kind_become_text() -> None:
    frame = pd.DataFrame(
        {
            "text": ["One.", None],
            "date": [datetime(2024, 1, 2, tzinfo=UTC), pd.NaT],
            "authors": [["A B", "C D"], []],
            "id": [1, 2],
        }
    )
    table = read(bytes_of(frame), "a.parquet")
    assert table.columns["text"] == ["One.", ""]
    assert table.columns["date"] == ["2024-01-02T00:00:00+00:00", ""]
    assert table.columns["authors"] == ["A B, C D", ""]
    assert table.columns["id"] == ["1", "2"]
    assert table.rows == [1, 2]


def test_text_that_is_stored_as_bytes_is_decoded() -> None:
    written = ["Café".encode(), "Café".encode("cp1252"), None]
    frame = pd.DataFrame({"text": written, "authors": [[b"A", b"B"], [], None]})
    table = read(bytes_of(frame), "a.parquet")
    assert table.columns == {"text": ["Café", "Café", ""], "authors": ["A, B", "", ""]}


def test_text_that_only_says_it_is_utf_8_is_decoded() -> None:
    arrow: Any = pyarrow
    column = arrow.array([b"One.", "Café".encode("cp1252")], arrow.binary())
    wrong = arrow.Array.from_buffers(arrow.string(), 2, column.buffers())
    written = io.BytesIO()
    arrow.parquet.write_table(arrow.table({"text": wrong}), written)
    assert read(written.getvalue(), "a.parquet").columns == {"text": ["One.", "Café"]}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_table_cut_short_is_an_error(share: float) -> None:
    whole = bytes_of(pd.DataFrame({"text": ["One."] * 100}))
    with pytest.raises(ArticleError, match="damaged"):
        read(whole[: int(len(whole) * share)], "a.parquet")


def test_what_is_no_parquet_is_an_error() -> None:
    with pytest.raises(ArticleError, match="damaged"):
        read(b"text\nOne.", "a.parquet")


def test_a_table_that_unpacks_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parquet, "MAX_UNPACKED", 1000)
    with pytest.raises(ArticleError, match="at most"):
        read(bytes_of(pd.DataFrame({"text": ["One. " * 1000] * 10})), "a.parquet")


_LONG = "x" * 200_000


def test_a_row_group_with_a_column_too_large_is_left_out_unread_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parquet, "MOST_IN_COLUMN", 150_000)
    monkeypatch.setattr(parquet, "MOST_A_ROW", 90_000)
    written = io.BytesIO()
    arrow: Any = pyarrow
    table = arrow.table({"id": [1, 2, 3, 4, 5], "text": ["One.", "Two.", _LONG, "Four.", "Five."]})
    arrow.parquet.write_table(table, written, row_group_size=2, compression="none")
    found = read(written.getvalue(), "a.parquet")
    assert found.columns["text"] == ["One.", "Two.", "Five."]
    assert found.rows == [1, 2, 5]
    (problem,) = found.problems
    assert problem.severity == "warning"
    assert "row group 2 (rows 3 to 4)" in problem.what and "“text”" in problem.what


def test_long_articles_that_are_no_more_than_that_are_read() -> None:
    texts = [f"{n} {_LONG}" for n in range(3)]
    assert read(bytes_of(pd.DataFrame({"text": texts})), "a.parquet").columns["text"] == texts
