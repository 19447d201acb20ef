"""Files of every kind that are well, and what disks, networks and ill will make of them."""

import csv
import io
import json
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, Final

import pandas as pd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.data.conftest import PARAGRAPHS
from tests.data.making import docx_of, nexis_lines, pdf_from, pdf_of, rtf_of, xlsx_of, zip_of
from tests.data.pages import URL, page_of

_TEXT: Final = "\n\n".join(PARAGRAPHS)
_ROWS: Final = [
    {"outlet": f"Courier {n % 3}", "title": f"Pier {n}", "date": f"2024-07-{n + 1:02}", "text": one}
    for n, one in enumerate(PARAGRAPHS * 3)
]
_FRONT: Final = "---\ntitle: Pier\noutlet: Courier\npublished: 2024-07-09\n---\n"


def files() -> dict[str, bytes]:
    """A small file of every kind that is read, by a name that tells the kind."""
    nexis = nexis_lines(PARAGRAPHS, 3)
    page = page_of(PARAGRAPHS).encode()
    return {
        "a.txt": _TEXT.encode(),
        "nexis.txt": "\n".join(nexis).encode(),
        "a.md": (_FRONT + _TEXT).encode(),
        "a.csv": _delimited(","),
        "a.tsv": _delimited("\t"),
        "wide.csv": _delimited(",").decode().encode("utf-16"),
        "a.jsonl": "\n".join(map(json.dumps, _ROWS)).encode(),
        "a.json": json.dumps({"articles": _ROWS}).encode(),
        "csl.json": json.dumps(_REFERENCES).encode(),
        "a.parquet": pd.DataFrame(_ROWS).to_parquet(),
        "a.xlsx": xlsx_of([list(_ROWS[0]), *(list(row.values()) for row in _ROWS)]),
        "a.db": _database(),
        "a.html": page,
        "a.mhtml": _MAIL + page.replace(b"=", b"=3D"),
        "a.warc": _web_archive(page, packed=False),
        "a.warc.gz": _web_archive(page, packed=True),
        "a.pdf": pdf_of([PARAGRAPHS] * 2),
        "packed.pdf": pdf_of([PARAGRAPHS] * 2, packed=True),
        "form.pdf": _pdf_with_a_form(),
        "a.docx": docx_of(PARAGRAPHS, title="Pier", table=[["one", "two"]]),
        "nexis.docx": docx_of(nexis),
        "a.rtf": rtf_of(PARAGRAPHS),
        "a.ris": "\n".join(_RIS).encode(),
        "a.zip": zip_of(
            {"a.csv": _delimited(","), "b/a.html": page, "c.zip": zip_of({"d.md": ""})}
        ),
        "no-ending": _TEXT.encode(),
    }


_REFERENCES: Final = [
    {
        "title": "Pier",
        "container-title": "Courier",
        "author": [{"given": "A.", "family": "Bruin"}],
        "issued": {"date-parts": [[2024, 7, 9]]},
        "URL": URL,
    }
]
_RIS: Final = (
    "TY  - NEWS",
    "TI  - Pier",
    "T2  - Courier",
    f"UR  - {URL}",
    "L1  - a.html",
    "ER  - ",
)
_MAIL: Final = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
)


def _delimited(delimiter: str) -> bytes:
    written = io.StringIO()
    rows = csv.DictWriter(written, list(_ROWS[0]), delimiter=delimiter)
    rows.writeheader()
    rows.writerows(_ROWS)
    return written.getvalue().encode()


def _database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.db")
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE newsdata (id PRIMARY KEY, source, date, content)")
            connection.executemany(
                "INSERT INTO newsdata VALUES (?, ?, ?, ?)",
                [(n, row["outlet"], row["date"], row["text"]) for n, row in enumerate(_ROWS * 5)],
            )
        return path.read_bytes()


def _web_archive(page: bytes, *, packed: bool) -> bytes:
    written = io.BytesIO()
    writer: Any = WARCWriter(written, gzip=packed)
    headers: Any = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for n in range(2):
        record = writer.create_warc_record(
            f"{URL}/{n}", "response", payload=io.BytesIO(page), http_headers=headers
        )
        writer.write_record(record)
    return written.getvalue()


def _pdf_with_a_form() -> bytes:
    shown = zlib.compress(f"BT /T 9 Tf ({PARAGRAPHS[2]}) Tj ET".encode())
    return pdf_from(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources 6 0 R >>",
            b"<< /Length 5 >>\nstream\n/F Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 6 0 R /Length %d"
            b" /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(shown), shown),
            b"<< /XObject << /F 5 0 R >> /Font << /T 7 0 R >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


Damage = Callable[[bytes, Random], bytes]


def _flipped(content: bytes, random: Random) -> bytes:
    """A few bits, anywhere."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 3, 10, 50))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    """The beginning of it, or the end."""
    at = random.randrange(1, len(content))
    return content[:at] if random.random() < 0.7 else content[at:]


def _joined(content: bytes, random: Random) -> bytes:
    """Some of it, once more and somewhere else: what was cut and pasted wrongly."""
    begin, end = sorted(random.sample(range(len(content)), 2))
    at = random.randrange(len(content))
    return content[:at] + content[begin:end] * random.choice((1, 2, 20)) + content[at:]


def _numbered(content: bytes, random: Random) -> bytes:
    """Bytes that lengths and places are likely to be, put to an extreme."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 2, 5))):
        at = random.randrange(len(changed))
        size = random.choice((1, 2, 4, 8))
        changed[at : at + size] = random.choice((b"\x00", b"\xff", b"\x7f", b"9")) * size
    return bytes(changed)


DAMAGES: Final[Mapping[str, Damage]] = {
    "flipped": _flipped,
    "cut": _cut,
    "joined": _joined,
    "numbered": _numbered,
}


def damaged(content: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged copies for each kind of damage, the same for the same seed."""
    random = Random(seed)
    for name, damage in DAMAGES.items():
        for number in range(count):
            yield f"{name} {number}", damage(content, random)
