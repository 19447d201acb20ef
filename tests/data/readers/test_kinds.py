"""A file's reader follows from its name, or from its bytes where the name says nothing."""

import pytest

import data
from data.problem import ArticleError
from data.readers import kinds
from data.readers.kinds import KINDS, Kind, ending, is_archive, kind_of
from data.readers.source import from_bytes
from tests.data import damaged
from tests.data.making import docx_of, xlsx_of, zip_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PAGE = b"<!DOCTYPE html><html><body>Sign in.</body></html>"


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


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", PNG, "This is a picture (PNG), not a PDF. Let a program recognise the text"),
        ("a.pdf", JPEG, "This is a picture (JPEG), not a PDF."),
        ("a.pdf", zip_of({"a.txt": "One."}), "This is a ZIP file, not a PDF. Give it a name that"),
        ("a.pdf", PAGE, "This is a web page (HTML), not a PDF. Give it a name that ends in .html."),
        ("a.pdf", docx_of(["One."]), "This is a Word document (DOCX), not a PDF."),
        ("a.docx", b"%PDF-1.7", "This is a PDF, not a Word document (DOCX)."),
        ("a.docx", xlsx_of([["text"], ["One."]]), "This is an Excel workbook (XLSX), not a Word"),
        ("a.docx", b"{\\rtf1 One.}", "This is a rich text (RTF), not a Word document (DOCX)."),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "one with a password, not a Word document"),
        ("a.xlsx", zip_of({"content.xml": ""}), "This is an OpenDocument file, not an Excel"),
        ("a.html", JPEG, "This is a picture (JPEG), not a web page (HTML)."),
        ("a.mhtml", PAGE, "This is a web page (HTML), not a saved web page (MHTML)."),
        ("a.csv", PAGE, "This is a web page (HTML), not a table in plain text (CSV)."),
        ("a.json", b" \n<HTML>", "This is a web page (HTML), not JSON."),
        ("a.parquet", b"SQLite format 3\x00", "This is an SQLite database, not a Parquet table."),
        ("a.db", b"PAR1", "This is a Parquet table, not an SQLite database. Give it a name that"),
        ("a.rtf", b"GIF89a", "This is a picture (GIF), not a rich text (RTF)."),
        ("a.ris", b"RIFF\x00\x00\x00\x00WEBP", "This is a picture (WebP), not a list"),
        ("a.warc", b"\x00\x00\x00\x18ftypmp42", "This is a film or a sound, not a web archive"),
        ("a.zip", PNG, "This is a picture (PNG), not a ZIP file."),
        ("a.zip", docx_of(["One."]), "This is a Word document (DOCX), not a ZIP file."),
        ("a.md", PNG, "This is a picture (PNG), not a text file."),
        ("a.txt", b"7z\xbc\xaf\x27\x1c", "This is a packed file (7z), not a text file. Unpack it"),
    ],
)  # fmt: skip
def test_what_is_not_what_its_name_says_is_told(name: str, content: bytes, told: str) -> None:
    with pytest.raises(ArticleError) as caught:
        data.read_bytes(name, content)
    assert told in str(caught.value)
    assert "damaged" not in str(caught.value)


def test_a_wrong_name_in_a_zip_stops_no_other() -> None:
    members = {"a.pdf": PNG, "b.zip": PNG, "c.txt": "The pier stays closed."}
    found = data.read_bytes("a.zip", zip_of(members))
    assert found.articles["text"].tolist() == ["The pier stays closed."]
    assert {problem.file for problem in found.problems} == {"a.zip/a.pdf", "a.zip/b.zip"}


def test_no_file_that_is_well_is_taken_for_another() -> None:
    for name, content in damaged.files().items():
        file = from_bytes(name, content)
        assert is_archive(file) or kind_of(file)


def test_a_text_may_be_about_pages() -> None:
    assert kind_of(from_bytes("a.txt", PAGE)) is kinds.TEXT
    assert kind_of(from_bytes("a.md", PAGE)) is kinds.TEXT


def test_office_files_without_an_ending_are_told_from_zip_files() -> None:
    assert kind_of(from_bytes("-", docx_of(["One."]))) is kinds.WORD
    assert kind_of(from_bytes("-", xlsx_of([["text"], ["One."]]))) is kinds.SPREADSHEET
    assert not is_archive(from_bytes("-", docx_of(["One."])))
    assert is_archive(from_bytes("-", zip_of({"a.txt": "One."})))
