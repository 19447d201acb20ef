"""Tables that are made to do harm, or were damaged."""

import json
import random
import sqlite3
from pathlib import Path
from typing import Any, Final

from data.readers.table import MOST_ROWS
from tests.data.hostile.writing import MB, Files, written
from tests.data.making import TEXT


def _long_line(path: Path) -> None:
    with path.open("wb") as written:
        written.write(b"outlet,title,text\nCourier,One,")
        for _ in range(200):
            written.write(b"word " * (MB // 5))
        written.write(f'\nCourier,Two,"{TEXT}"\n'.encode())


def _long_line_of_json(path: Path) -> None:
    with path.open("wb") as written:
        written.write(b'{"text": "')
        for _ in range(200):
            written.write(b"word " * (MB // 5))
        written.write(b'"}\n' + json.dumps({"text": TEXT}).encode() + b"\n")


def _one_line_of_many(path: Path) -> None:
    """200 MB that are an array of articles on one line, as NELA-GT's JSON files are."""
    item = json.dumps({"text": TEXT * 100, "title": "One"}) + ","
    with path.open("w") as written:
        written.write("[")
        for _ in range(200 * MB // len(item)):
            written.write(item)
        written.write(json.dumps({"text": "Last.", "title": "Two"}) + "]")


def _unpaired_quote(path: Path) -> None:
    with path.open("wb") as written:
        written.write(f'outlet,title,text\nCourier,One,"{TEXT}"\nCourier,"Two,'.encode())
        for _ in range(30):
            written.write(f"{TEXT}\n".encode() * (MB // len(TEXT)))


def _one_character_rows(path: Path) -> None:
    path.write_bytes(b"text\n" + b"a\n" * (MOST_ROWS + 1000))


def _bad_rows_of_json(path: Path) -> None:
    path.write_bytes(b'{"text": "One."}\n' + b"{\n" * (MOST_ROWS + 1000))


def _commas(path: Path) -> None:
    path.write_bytes(b"text\n" + b"," * (100 * MB) + b"\nOne.\n")


def _many_columns(path: Path) -> None:
    path.write_bytes(b"a," * (5 * MB) + b"text\n" + b"b," * 100 + b"One.\n")


def _parquet_of_copies(path: Path) -> None:
    """Ten thousand rows that are all the same ten megabytes."""
    import pyarrow
    import pyarrow.parquet

    arrow: Any = pyarrow
    values = arrow.DictionaryArray.from_arrays(
        arrow.array([0] * 10_000, arrow.int32()), arrow.array(["word " * (2 * MB)])
    )
    arrow.parquet.write_table(arrow.table({"text": values}), path)


def _parquet_of_distinct(path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    arrow: Any = pyarrow
    texts = [f"{n} " + TEXT * 100 for n in range(20_000)]
    arrow.parquet.write_table(
        arrow.table({"text": texts}), path, compression="zstd", use_dictionary=False
    )


def _sqlite_of_zeros(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE newsdata (source TEXT, content TEXT)")
        connection.execute(
            "INSERT INTO newsdata VALUES ('a', CAST(zeroblob(100000000) AS TEXT)), ('b', ?)",
            (TEXT,),
        )
    connection.close()


def _keys_of_their_own(path: Path) -> None:
    """Lines that share no key: a table of them has a million columns."""
    with path.open("w") as made:
        for n in range(100):
            keys = {f"{n}-{at}": "" for at in range(10_000)}
            made.write(json.dumps({**keys, "text": f"{n} {TEXT}"}) + "\n")


def _sqlite_damaged(path: Path) -> None:
    """A database whose middle was written over with noise."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE newsdata (source TEXT, content TEXT)")
        rows = [("Courier", f"{n} {TEXT * 30}") for n in range(2_000)]
        connection.executemany("INSERT INTO newsdata VALUES (?, ?)", rows)
    connection.close()
    content = bytearray(path.read_bytes())
    begin = len(content) // 2
    content[begin : begin + MB // 10] = random.Random(7).randbytes(MB // 10)
    path.write_bytes(content)


def _sqlite_of_tables(path: Path) -> None:
    columns = ", ".join(f"c{n}" for n in range(500))
    with sqlite3.connect(path) as connection:
        connection.execute("BEGIN")  # as one transaction: each waits for the disk
        for n in range(1000):
            connection.execute(f"CREATE TABLE t{n} ({columns})")
        connection.execute("CREATE TABLE newsdata (content TEXT)")
        connection.execute("INSERT INTO newsdata VALUES (?)", (TEXT,))
    connection.close()


def _parquet_cut(path: Path) -> None:
    _parquet_of_distinct(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _parquet_of_columns(path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    arrow: Any = pyarrow
    columns = {f"c{n}": ["a"] for n in range(50_000)}
    arrow.parquet.write_table(arrow.table({**columns, "text": [TEXT]}), path)


FILES: Final[Files] = {
    "line of 200 MB": ("a.csv", _long_line),
    "line of 200 MB in JSON": ("a.jsonl", _long_line_of_json),
    "array of 200 MB on a line": ("a.json", _one_line_of_many),
    "quotation mark without its partner": ("a.csv", _unpaired_quote),
    "rows of one character": ("a.csv", _one_character_rows),
    "lines that are no JSON": ("a.jsonl", _bad_rows_of_json),
    "line of commas": ("a.csv", _commas),
    "five million columns": ("a.csv", _many_columns),
    "brackets": ("a.json", written(lambda: b"[" * (50 * MB))),
    "objects in objects": ("a.json", written(lambda: b'{"a":' * (10 * MB))),
    "Parquet of copies": ("a.parquet", _parquet_of_copies),
    "Parquet that packs well": ("a.parquet", _parquet_of_distinct),
    "database with a cell of 100 MB": ("a.db", _sqlite_of_zeros),
    "lines of JSON with keys of their own": ("a.jsonl", _keys_of_their_own),
    "number of ten million digits": (
        "a.jsonl",
        written(lambda: b'{"text": ' + b"9" * (10 * MB) + b'}\n{"text": "One."}'),
    ),
    "database that is damaged": ("a.db", _sqlite_damaged),
    "database of a thousand tables": ("a.db", _sqlite_of_tables),
    "Parquet cut short": ("a.parquet", _parquet_cut),
    "Parquet of 50,000 columns": ("a.parquet", _parquet_of_columns),
    "references without end": ("a.ris", written(lambda: b"TY  - NEWS\nER  - \n" * (2 * MB))),
    "reference of authors": (
        "a.ris",
        written(lambda: b"TY  - NEWS\n" + b"AU  - A\nL1  - a\n" * (2 * MB)),
    ),
}
