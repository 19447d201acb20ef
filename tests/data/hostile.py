"""Files that are made to do harm, or that disks and networks damaged."""

import csv
import gzip
import io
import json
import random
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from tests.data.making import docx_of, pdf_from, pdf_of, xlsx_of, zip_of
from tests.data.pages import page_of

TEXT: Final = (
    "The harbour board voted on Tuesday to close the east pier, and nobody was surprised by it."
)
_MB: Final = 1_000_000
_WORKBOOK: Final = [["outlet", "text"], ["Courier", TEXT]]
_LAUGHS: Final = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _csv(*texts: str) -> bytes:
    written = io.StringIO()
    rows = [("Courier", f"Title {n}", text) for n, text in enumerate(texts)]
    csv.writer(written).writerows([("outlet", "title", "text"), *rows])
    return written.getvalue().encode("utf-8", "surrogatepass")


def _replaced(archive: bytes, name: str, content: bytes | str) -> bytes:
    """A ZIP with another content for one of its members."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        members: dict[str, bytes | str] = {one: opened.read(one) for one in opened.namelist()}
    return zip_of({**members, name: content})


def _zip_of_zeros(path: Path) -> None:
    """A gigabyte in a megabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("good.txt", TEXT)
        with made.open("bomb.txt", "w") as bomb:
            for _ in range(1000):
                bomb.write(b"a" * _MB)


def _zip_many(path: Path) -> None:
    """A hundred files of ten megabytes each, packed by another method."""
    content = b"word " * (2 * _MB)
    packed = zip_of({"x.csv": b"text\n" + content}, zipfile.ZIP_BZIP2)
    path.write_bytes(zip_of({f"{n}.zip": packed for n in range(100)}, zipfile.ZIP_STORED))


def _xlsx_bomb(path: Path) -> None:
    strings = f'<sst xmlns="{_MAIN}"><si><t>' + "a" * (100 * _MB) + "</t></si></sst>"
    path.write_bytes(xlsx_of(_WORKBOOK, extra={"xl/sharedStrings.xml": strings}))


def _docx_bomb(path: Path) -> None:
    body = f'<w:document xmlns:w="{_WORD}"><w:body>' + "<w:p/>" * (5 * _MB)
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", body))


def _docx_wide(path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
    cell = f"{wide}<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{table}</w:body></w:document>'
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", body))


def _docx_deep(path: Path) -> None:
    body = f'<w:document xmlns:w="{_WORD}"><w:body>' + "<w:tbl><w:tr><w:tc>" * 100_000
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", body))


def _xlsx_entities(path: Path) -> None:
    sheet = (
        f'{_LAUGHS}<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
        "<t>&m;</t></is></c></row></sheetData></worksheet>"
    )
    path.write_bytes(xlsx_of(_WORKBOOK, extra={"xl/worksheets/sheet1.xml": sheet}))


def _docx_entities(path: Path) -> None:
    body = f'{_LAUGHS}<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>&m;</w:t></w:r></w:p>'
    content = (body + "</w:body></w:document>").encode("utf-16")
    path.write_bytes(_replaced(docx_of([TEXT]), "word/document.xml", content))


def _long_line(path: Path) -> None:
    with path.open("wb") as written:
        written.write(b"outlet,title,text\nCourier,One,")
        for _ in range(200):
            written.write(b"word " * (_MB // 5))
        written.write(f'\nCourier,Two,"{TEXT}"\n'.encode())


def _long_line_of_json(path: Path) -> None:
    with path.open("wb") as written:
        written.write(b'{"text": "')
        for _ in range(200):
            written.write(b"word " * (_MB // 5))
        written.write(b'"}\n' + json.dumps({"text": TEXT}).encode() + b"\n")


def _one_line_of_many(path: Path) -> None:
    """200 MB that are an array of articles on one line, as NELA-GT's JSON files are."""
    item = json.dumps({"text": TEXT * 100, "title": "One"}) + ","
    with path.open("w") as written:
        written.write("[")
        for _ in range(200 * _MB // len(item)):
            written.write(item)
        written.write(json.dumps({"text": "Last.", "title": "Two"}) + "]")


def _unpaired_quote(path: Path) -> None:
    with path.open("wb") as written:
        written.write(f'outlet,title,text\nCourier,One,"{TEXT}"\nCourier,"Two,'.encode())
        for _ in range(30):
            written.write(f"{TEXT}\n".encode() * (_MB // len(TEXT)))


def _one_character_rows(path: Path) -> None:
    path.write_bytes(b"text\n" + b"a\n" * (5 * _MB))


def _bad_rows_of_json(path: Path) -> None:
    path.write_bytes(b'{"text": "One."}\n' + b"{\n" * (3 * _MB))


def _commas(path: Path) -> None:
    path.write_bytes(b"text\n" + b"," * (100 * _MB) + b"\nOne.\n")


def _many_columns(path: Path) -> None:
    path.write_bytes(b"a," * (5 * _MB) + b"text\n" + b"b," * 100 + b"One.\n")


def _parquet_of_copies(path: Path) -> None:
    """A million rows that are all the same ten megabytes."""
    import pyarrow
    import pyarrow.parquet

    arrow: Any = pyarrow
    values = arrow.DictionaryArray.from_arrays(
        arrow.array([0] * _MB, arrow.int32()), arrow.array(["word " * (2 * _MB)])
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


def _warc_bomb(path: Path) -> None:
    """A page of 300 MB in a fraction of one."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>"
    with gzip.open(path, "wb") as written:
        written.write(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
            b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
            b"WARC-Date: 2024-07-09T00:00:00Z\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n" % (300 * _MB + len(head))
        )
        written.write(head)
        for _ in range(300):
            written.write(b"a" * _MB)


def _warc_packed_page(path: Path) -> None:
    """A page whose own packing holds 200 MB."""
    body = gzip.compress(b"a" * (200 * _MB))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"WARC-Date: 2024-07-09T00:00:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n" % (len(head) + len(body))
    )
    path.write_bytes(record + head + body + b"\r\n\r\n")


def _pdf_bomb(path: Path) -> None:
    packed = zlib.compress(b"(a) Tj " * (70 * _MB // 7))
    path.write_bytes(
        pdf_from(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
                b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
                % (len(packed), packed),
            ]
        )
    )


def _pdf_of_one_page_often(path: Path) -> None:
    """Five thousand times the same page, of which a thousand are read."""
    once = pdf_of([[TEXT] * 20])
    path.write_bytes(once.replace(b"/Kids [4 0 R]", b"/Kids [" + b"4 0 R " * 5000 + b"]"))


def _pdf_of_forms(path: Path) -> None:
    """Two pages that draw a form 200,000 times, which draws another a thousand times."""
    packed = zlib.compress(b"/F Do " * 200_000)
    shown = b"/F Do " * 1000
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d %b>>\nstream\n%b\nendstream"
    )
    resources = b"/Resources << /XObject << /F %d 0 R >> >> "
    path.write_bytes(
        pdf_from(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [" + b"3 0 R " * 2 + b"] /Count 2 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
                + resources % 5
                + b">>",
                b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
                % (len(packed), packed),
                form % (len(shown), resources % 6, shown),
                form % (0, b"", b""),
            ]
        )
    )


def _page_of_tags(path: Path) -> None:
    path.write_bytes(b"<html><body>" + b"<b>a</b>" * (2 * _MB))


def _noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(5 * _MB))


def _bytes(content: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content())

    return write


def _cut(content: Callable[[], bytes], share: float) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        whole = content()
        path.write_bytes(whole[: int(len(whole) * share)])

    return write


def _xlsx() -> bytes:
    return xlsx_of(_WORKBOOK * 50)


def _docx() -> bytes:
    return docx_of([TEXT] * 50)


def _pdf() -> bytes:
    return pdf_of([[TEXT] * 20] * 5, packed=True)


FILES: Final[dict[str, tuple[str, Callable[[Path], None]]]] = {
    "zip bomb": ("a.zip", _zip_of_zeros),
    "zip of many zips": ("a.zip", _zip_many),
    "zip bomb in a zip": (
        "a.zip",
        _bytes(lambda: zip_of({"b.zip": zip_of({"c.txt": b"a" * (100 * _MB)})})),
    ),
    "workbook bomb": ("a.xlsx", _xlsx_bomb),
    "workbook with entities": ("a.xlsx", _xlsx_entities),
    "workbook cut short": ("a.xlsx", _cut(_xlsx, 0.7)),
    "document bomb": ("a.docx", _docx_bomb),
    "document with entities": ("a.docx", _docx_entities),
    "document with a wide table": ("a.docx", _docx_wide),
    "document nested deep": ("a.docx", _docx_deep),
    "document cut short": ("a.docx", _cut(_docx, 0.7)),
    "line of 200 MB": ("a.csv", _long_line),
    "line of 200 MB in JSON": ("a.jsonl", _long_line_of_json),
    "array of 200 MB on a line": ("a.json", _one_line_of_many),
    "quotation mark without its partner": ("a.csv", _unpaired_quote),
    "rows of one character": ("a.csv", _one_character_rows),
    "lines that are no JSON": ("a.jsonl", _bad_rows_of_json),
    "line of commas": ("a.csv", _commas),
    "five million columns": ("a.csv", _many_columns),
    "brackets": ("a.json", _bytes(lambda: b"[" * (50 * _MB))),
    "objects in objects": ("a.json", _bytes(lambda: b'{"a":' * (10 * _MB))),
    "Parquet of copies": ("a.parquet", _parquet_of_copies),
    "Parquet that packs well": ("a.parquet", _parquet_of_distinct),
    "database with a cell of 100 MB": ("a.db", _sqlite_of_zeros),
    "web archive bomb": ("a.warc.gz", _warc_bomb),
    "web archive with a packed page": ("a.warc", _warc_packed_page),
    "PDF bomb": ("a.pdf", _pdf_bomb),
    "PDF of one page often": ("a.pdf", _pdf_of_one_page_often),
    "PDF cut short": ("a.pdf", _cut(_pdf, 0.6)),
    "page nested deep": ("a.html", _bytes(lambda: b"<div>" * (2 * _MB))),
    "page nested a little too deep": ("a.html", _bytes(lambda: b"<div>" * 2000 + TEXT.encode())),
    "page of tags": ("a.html", _page_of_tags),
    "page with a tag of 300,000 attributes": (
        "a.html",
        _bytes(
            lambda: (
                page_of((TEXT,))
                .replace("<h1", f"<h1 {' '.join(f'a{at}={at}' for at in range(300_000))}")
                .encode()
            )
        ),
    ),
    "page with an attribute of 15 MB": (
        "a.html",
        _bytes(lambda: page_of((TEXT,)).replace("<h1", f'<h1 x="{"y" * 15 * _MB}"').encode()),
    ),
    "RTF of braces": ("a.rtf", _bytes(lambda: b"{\\rtf1 " + b"{" * (10 * _MB))),
    "RTF with a number too large": (
        "a.rtf",
        _bytes(lambda: b"{\\rtf1 \\u99999999999 x \\u-99999999 \\'zz }"),
    ),
    "RTF of links": (
        "a.rtf",
        _bytes(lambda: b"{\\rtf1 " + b'{\\field{\\*\\fldinst{ HYPERLINK "a}}}' * 300_000),
    ),
    "RTF of fonts": (
        "a.rtf",
        _bytes(lambda: b"{\\rtf1{\\fonttbl{" + b"\\f1\\fcharset1 " * 500_000 + b"}}}"),
    ),
    "PDF that draws one form often": ("a.pdf", _pdf_of_forms),
    "mail in mail": (
        "a.mhtml",
        _bytes(lambda: b"Content-Type: message/rfc822\r\n\r\n" * 50_000),
    ),
    "NUL bytes": ("a.txt", _bytes(lambda: b"\x00" * (10 * _MB))),
    "noise": ("a.csv", _noise),
    "one word of 10 MB": ("a.csv", _bytes(lambda: _csv("x" * (10 * _MB), TEXT))),
    "100,000 quotes": ("a.csv", _bytes(lambda: _csv("“No,” he said. " * 100_000, TEXT))),
    "100,000 straight quotes": ("a.csv", _bytes(lambda: _csv('"' * 100_000 + " No", TEXT))),
    "lone surrogates": ("a.csv", _bytes(lambda: _csv("\ud800 said " * 100_000, TEXT))),
    "marks in the middle": ("a.csv", _bytes(lambda: _csv(f"\ufeff{TEXT}\ufeff" * 1000, TEXT))),
    "right to left and zero width": (
        "a.csv",
        _bytes(lambda: _csv("\u202e\u200b\u200fno \u2066on\u2069 " * 50_000, TEXT)),
    ),
    "lines of two letters": ("a.txt", _bytes(lambda: b"ab\n" * (16 * _MB))),
    "white space": ("a.txt", _bytes(lambda: b" \n" * (20 * _MB))),
}
"""For each kind of harm the name of a file, and what writes it."""
