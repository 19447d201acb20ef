"""Tables that a person keeps: CSV, Excel with a data dictionary, and Parquet with its origin."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd

from dashboard.export import defused
from dashboard.exports.dictionary import dictionary

LONGEST_CELL: Final = 32_000  # characters; Excel has room for 32,767
WIDEST: Final = 48
MOST_ROWS: Final = 1_000_000  # of a sheet; Excel has 1,048,576
_NO_DATE: Final = datetime(2000, 1, 1)  # a file of the same content is the same file
_AS_WRITTEN: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def xlsx_bytes(frame: pd.DataFrame) -> bytes:
    """`frame` as an Excel file: numbers as numbers, nothing that runs, what is undefined left
    empty, and a second sheet that says what each column means."""
    # Loaded here, as pyarrow is: pages offer files long before one is made.
    import xlsxwriter

    written = BytesIO()
    with xlsxwriter.Workbook(written, _AS_WRITTEN) as book:
        book.set_properties({"created": _NO_DATE, "comments": "Made by Slantwise."})
        bold = book.add_format({"bold": True, "bottom": 1})
        dates = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for name, table in (("Data", frame), ("Columns", dictionary(map(str, frame.columns)))):
            _fill(book.add_worksheet(name), table.head(MOST_ROWS), bold, dates)
    return written.getvalue()


def _fill(sheet: Any, table: pd.DataFrame, bold: Any, dates: Any) -> None:  # noqa: ANN401 untyped
    sheet.freeze_panes(1, 1)
    for place, name in enumerate(table.columns):
        values = table[name]
        sheet.write_string(0, place, _text(name), bold)
        longest = max((len(str(value)) for value in values.head(200)), default=0)
        sheet.set_column(place, place, min(WIDEST, max(len(str(name)), longest) + 2))
        if pd.api.types.is_datetime64_any_dtype(values):
            values = values.dt.tz_localize(None)
        for row, value in enumerate(values.tolist(), start=1):
            _write(sheet, row, place, value, dates)


def _write(sheet: Any, row: int, place: int, value: object, dates: Any) -> None:  # noqa: ANN401 untyped
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, str):
        sheet.write_string(row, place, _text(value))
    elif value is None or value != value or value is pd.NaT:
        return
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value, dates)
    elif isinstance(value, (int, float)) and abs(value) != float("inf"):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, _text(value))


def _text(value: object) -> str:
    """A cell of text that nothing runs and every reader can read."""
    plain = str(value).encode("utf-8", "replace").decode("utf-8")
    return str(defused(plain))[:LONGEST_CELL]


def parquet_bytes(frame: pd.DataFrame, origin: Mapping[str, str]) -> bytes:
    """`frame` as Parquet, as it is; `origin` (where the numbers are from) is in its metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, preserve_index=False)
    own = {f"slantwise.{name}": value for name, value in origin.items()}
    units = dictionary(map(str, frame.columns)).to_json(orient="records", force_ascii=False)
    metadata = {**(table.schema.metadata or {}), **_encoded({**own, "slantwise.columns": units})}
    written = BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), written)
    return written.getvalue()


def _encoded(texts: Mapping[str, str]) -> dict[bytes, bytes]:
    return {key.encode(): value.encode("utf-8", "replace") for key, value in texts.items()}
