"""What crawlers keep."""

import gzip
import io
import subprocess
import sys
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import data
from data.problem import ArticleError
from tests.data.pages import page_of

_LOGS = """
import logging
from data.readers import web_archive
logging.getLogger("warcio.recordloader").warning("bytes of a page")
"""


def warc_of(
    pages: dict[str, bytes], *, kind: str = "text/html; charset=utf-8", gzip: bool = True
) -> bytes:
    return b"".join(records_of(pages, kind=kind, gzip=gzip))


def records_of(
    pages: dict[str, bytes], *, kind: str = "text/html; charset=utf-8", gzip: bool = True
) -> list[bytes]:
    """The records of an archive: one of the archive itself, then the pages."""
    written = io.BytesIO()
    writer: Any = WARCWriter(written, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    ends = [0, written.tell()]
    for url, content in pages.items():
        headers: Any = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(content), http_headers=headers
        )
        writer.write_record(record)
        ends.append(written.tell())
    return [written.getvalue()[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize("gzip", [True, False])
def test_a_page_is_an_article(gzip: bool, paragraphs: tuple[str, ...]) -> None:
    urls = [f"https://courier.example/{n}" for n in range(3)]
    pages = {url: page_of((f"Number {at}.", *paragraphs)).encode() for at, url in enumerate(urls)}
    name = "a.warc.gz" if gzip else "a.warc"
    found = data.read_bytes(name, warc_of(pages, gzip=gzip))
    assert found.articles["url"].tolist() == urls
    assert found.articles["text"].tolist()[2].startswith("Number 2.")
    assert [problem.severity for problem in found.problems] == ["notice"]


def test_a_page_without_an_article_is_told_and_the_rest_goes_on(
    paragraphs: tuple[str, ...],
) -> None:
    pages = {
        "https://courier.example/deep": b"<div>" * 5000,
        "https://courier.example/1": page_of(paragraphs).encode(),
    }
    found = data.read_bytes("a.warc.gz", warc_of(pages))
    assert found.articles["url"].tolist() == ["https://courier.example/1"]
    assert any("courier.example/deep" in problem.what for problem in found.problems)


@pytest.mark.parametrize("gzip", [True, False])
@pytest.mark.parametrize("share", [0.5, 0.8])
def test_an_archive_cut_short(gzip: bool, share: float, paragraphs: tuple[str, ...]) -> None:
    pages = {f"https://a.example/{n}": page_of((f"{n}", *paragraphs)).encode() for n in range(9)}
    whole = warc_of(pages, gzip=gzip)
    found = data.read_bytes("a.warc", whole[: int(len(whole) * share)])
    assert 1 <= len(found.articles) < 9


def _records(paragraphs: tuple[str, ...], *, gzip: bool) -> list[bytes]:
    """A record of the archive itself, and two pages."""
    pages = {
        f"https://a.example/{n}": page_of((f"Number {n}.", *paragraphs)).encode() for n in range(2)
    }
    return records_of(pages, gzip=gzip)


def _cut(content: bytes, name: str, record: int) -> list[str]:
    """The addresses of what is read of an archive that ends in the middle of `record`."""
    found = data.read_bytes(name, content)
    told = [one for one in found.problems if one.severity != "notice"]
    what = f"The file ends in the middle of record {record}."
    assert [(one.severity, one.file, one.what) for one in told] == [("warning", name, what)]
    return found.articles["url"].tolist()


@pytest.mark.parametrize("gzip", [True, False])
def test_an_archive_that_ends_within_a_page_names_it_and_leaves_it_out(
    gzip: bool, paragraphs: tuple[str, ...]
) -> None:
    none, one, two = _records(paragraphs, gzip=gzip)
    http = two.find(b"HTTP/1.1")
    begun = (5,) if gzip else (http - 3, http, http + 30)
    for kept in (*begun, len(two) // 2, len(two) - 60):
        assert _cut(none + one + two[:kept], "a.warc", 3) == ["https://a.example/0"]


def test_an_archive_that_ends_within_a_record_that_is_no_page_names_it(
    paragraphs: tuple[str, ...],
) -> None:
    for packed in (True, False):
        none, one, _ = _records(paragraphs, gzip=packed)
        assert _cut(one + none[:-20], "a.warc", 2) == ["https://a.example/0"]


def test_a_page_is_kept_where_only_its_checksum_is_cut_off(paragraphs: tuple[str, ...]) -> None:
    archive = b"".join(_records(paragraphs, gzip=True))
    assert len(_cut(archive[:-4], "a.warc.gz", 3)) == 2


def test_an_archive_of_nothing_but_a_cut_page_is_an_error(paragraphs: tuple[str, ...]) -> None:
    _, one, _ = _records(paragraphs, gzip=False)
    with pytest.raises(ArticleError, match="cut short"):
        data.read_bytes("a.warc", one[:-100])


def test_without_pages_it_is_an_error() -> None:
    pictures = warc_of({"https://a.example/a.png": b"PNG"}, kind="image/png")
    with pytest.raises(ArticleError, match="no page in this archive; other records: 2"):
        data.read_bytes("a.warc.gz", pictures)
    with pytest.raises(ArticleError, match="none at all"):
        data.read_bytes("a.warc", b"The pier is closed.\n" * 100)


def test_nothing_of_a_page_is_logged_to_the_terminal() -> None:
    # A program without handlers of its own is what the handler of last resort speaks in.
    told = subprocess.run([sys.executable, "-c", _LOGS], capture_output=True, text=True, check=True)
    assert told.stderr == ""


def test_a_record_without_an_address_ends_an_archive_and_is_told(
    paragraphs: tuple[str, ...],
) -> None:
    pages = {f"https://courier.example/{n}": page_of(paragraphs).encode() for n in range(2)}
    content = warc_of(pages, gzip=False)
    at = content.rindex(b"WARC-Target-URI")
    found = data.read_bytes("a.warc", content[:at] + b"X" + content[at:])
    assert found.articles["url"].tolist() == ["https://courier.example/0"]
    assert any("damaged or cut short after page 1" in str(problem) for problem in found.problems)


def test_a_record_of_a_wrong_length_prints_nothing(
    paragraphs: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    pages = {f"https://courier.example/{n}": page_of(paragraphs).encode() for n in range(2)}
    data.read_bytes("a.warc", warc_of(pages, gzip=False).replace(b"<p>", b"<p>x", 1))
    assert capfd.readouterr() == ("", "")


# Beside an article, so that damage can lie past the first bytes that are unpacked together.
_NOISE = f"<!--{Random(7).randbytes(30_000).hex()}-->".encode()


def _damaged_at(packed: bytes, at: int) -> bytes:
    return packed[:at] + b"\xff" * 20 + packed[at + 20 :]


def test_a_damaged_archive_prints_nothing_and_is_told(
    paragraphs: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    content = page_of(paragraphs).encode()
    one = warc_of({"https://courier.example/0": content})
    two = warc_of({"https://courier.example/1": _NOISE + content})
    found = data.read_bytes("a.warc.gz", one + _damaged_at(two, 25_000) + one)
    assert found.articles["url"].tolist() == ["https://courier.example/0"]
    assert any("damaged or cut short after page 2" in one.what for one in found.problems)
    assert capfd.readouterr() == ("", "")


def test_a_page_whose_packing_is_damaged_is_left_out_and_the_rest_goes_on(
    paragraphs: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    packed = _damaged_at(gzip.compress(_NOISE + page_of(paragraphs).encode()), 20_000)
    written = io.BytesIO()
    for number, body in enumerate((packed, page_of(paragraphs).encode())):
        coding = [("Content-Encoding", "gzip")] if not number else []
        headers: Any = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *coding])
        headers.protocol = "HTTP/1.1"
        writer: Any = WARCWriter(written, gzip=False)
        url = f"https://courier.example/{number}"
        payload = io.BytesIO(body)
        record = writer.create_warc_record(url, "response", payload=payload, http_headers=headers)
        writer.write_record(record)
    found = data.read_bytes("a.warc", written.getvalue())
    assert found.articles["url"].tolist() == ["https://courier.example/1"]
    assert "courier.example/0" in found.problems[0].what
    assert capfd.readouterr() == ("", "")
