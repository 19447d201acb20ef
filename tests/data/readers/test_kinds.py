"""A file's reader follows from its name, or from its bytes where the name says nothing."""

import pytest

from data.problem import ArticleError
from data.readers import kinds
from data.readers.kinds import KINDS, Kind, ending, kind_of
from data.readers.source import from_bytes


@pytest.mark.parametrize("suffix", KINDS)
def test_the_ending_tells(suffix: str) -> None:
    assert kind_of(from_bytes(f"Report.v2{suffix.upper()}", b"")) is KINDS[suffix]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PAR1....", kinds.PARQUET),
        (b"SQLite format 3\x00....", kinds.SQLITE),
        (b"%PDF-1.7", kinds.PDF),
        (b"{\\rtf1", kinds.RICH_TEXT),
        (b"WARC/1.0", kinds.WEB_ARCHIVE),
        (b"TY  - NEWS", kinds.REFERENCES),
        (b"\n<!DOCTYPE html><html>", kinds.PAGE),
        (b'{"text": "One."}', kinds.JSON),
        (b'\xef\xbb\xbf [{"text": "One."}]', kinds.JSON),
        (b"outlet,text\nA,One.", kinds.DELIMITED),
        (b"outlet\ttext\nA\tOne.", kinds.DELIMITED),
        (b"title,url\nA,https://courier.example/1", kinds.DELIMITED),
        (b"The pier, it seems, is closed.\nAnd so on.", kinds.TEXT),
        (b"---\noutlet: A\n---\nOne.", kinds.TEXT),
        (b"text", kinds.TEXT),
    ],
)
def test_without_an_ending_the_bytes_tell(content: bytes, kind: Kind) -> None:
    assert kind_of(from_bytes("-", content)) is kind


def test_other_endings_are_an_error() -> None:
    with pytest.raises(ArticleError, match=r"“\.pages” cannot be read"):
        kind_of(from_bytes("a.pages", b""))


def test_the_ending_of_a_packed_web_archive_is_both() -> None:
    assert ending("crawl.2024.warc.gz") == ".warc.gz"
    assert ending("crawl.gz") == ".gz"
