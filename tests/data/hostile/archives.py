"""ZIP files and web archives that are made to do harm, or were damaged."""

import gzip
import zipfile
from pathlib import Path
from typing import Final

from tests.data.hostile.writing import MB, Files, written
from tests.data.making import TEXT, zip_of
from tests.data.pages import page_of


def _zip_of_zeros(path: Path) -> None:
    """A gigabyte in four megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("good.txt", TEXT)
        with made.open("bomb.txt", "w") as bomb:
            for _ in range(1000):
                bomb.write(b"a" * MB)


def _zip_many(path: Path) -> None:
    """A hundred files of ten megabytes each, packed by another method."""
    content = b"word " * (2 * MB)
    packed = zip_of({"x.csv": b"text\n" + content}, zipfile.ZIP_BZIP2)
    path.write_bytes(zip_of({f"{n}.zip": packed for n in range(100)}, zipfile.ZIP_STORED))


def _warc_bomb(path: Path) -> None:
    """A page of 300 MB in a fraction of one."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>"
    with gzip.open(path, "wb") as written:
        written.write(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
            b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
            b"WARC-Date: 2024-07-09T00:00:00Z\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n" % (300 * MB + len(head))
        )
        written.write(head)
        for _ in range(300):
            written.write(b"a" * MB)


def _warc_packed_page(path: Path) -> None:
    """A page whose own packing holds 200 MB."""
    body = gzip.compress(b"a" * (200 * MB))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"WARC-Date: 2024-07-09T00:00:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n" % (len(head) + len(body))
    )
    path.write_bytes(record + head + body + b"\r\n\r\n")


def _record(length: bytes, body: bytes) -> bytes:
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%d\r\n"
        b"WARC-Date: 2024-07-09T00:00:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %b\r\n\r\n%b\r\n\r\n" % (len(body), length, body)
    )


def _warc_of_lengths() -> bytes:
    """Records that state every length but their own, and one that states it."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    page = head + page_of((TEXT, TEXT[::-1])).encode()
    wrong = (b"0", b"-1", b"5", b"", b"no", b"1e9", b"9" * 40, b"%d" % (len(page) + 7))
    return _record(b"%d" % len(page), page) + b"".join(_record(one, page) for one in wrong)


def _warc_of_records() -> bytes:
    return _record(b"4", b"none") * 50_000


FILES: Final[Files] = {
    "zip bomb": ("a.zip", _zip_of_zeros),
    "zip of many zips": ("a.zip", _zip_many),
    "zip bomb in a zip": (
        "a.zip",
        written(lambda: zip_of({"b.zip": zip_of({"c.txt": b"a" * (100 * MB)})})),
    ),
    "web archive bomb": ("a.warc.gz", _warc_bomb),
    "web archive with a packed page": ("a.warc", _warc_packed_page),
    "web archive of wrong lengths": ("a.warc", written(_warc_of_lengths)),
    "web archive of 50,000 records": ("a.warc", written(_warc_of_records)),
    "ZIP of 20,001 files": (
        "a.zip",
        written(lambda: zip_of({f"{n}.txt": "a" for n in range(20_001)}, zipfile.ZIP_STORED)),
    ),
}
