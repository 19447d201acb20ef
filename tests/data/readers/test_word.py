"""Word and RTF files that are one article."""

import io
import zipfile
from pathlib import Path

import pytest

import data
from data.problem import ArticleError
from tests.data.making import docx_of, rtf_of, zip_of


def test_a_document_is_an_article(paragraphs: tuple[str, ...]) -> None:
    content = docx_of(paragraphs, title="East pier to close until the spring")
    row = data.read_bytes("a.docx", content).articles.iloc[0]
    assert row["title"] == "East pier to close until the spring"
    assert row["text"] == "\n\n".join(paragraphs)


def test_the_text_in_a_table_is_read_once(paragraphs: tuple[str, ...]) -> None:
    content = docx_of(paragraphs[:2], table=[[paragraphs[2], paragraphs[3]]])
    text = data.read_bytes("a.docx", content).articles["text"].iloc[0]
    assert text == "\n\n".join(paragraphs)


def test_a_rich_text_is_an_article(paragraphs: tuple[str, ...]) -> None:
    text = data.read_bytes("a.rtf", rtf_of(paragraphs)).articles["text"].iloc[0]
    assert text == "\n\n".join(paragraphs)


def test_a_file_that_only_says_it_is_rich_text() -> None:
    with pytest.raises(ArticleError, match="no rich text"):
        data.read_bytes("a.rtf", b"The pier is closed.")


@pytest.mark.parametrize("written", ["\\uc Pier", "\\u99999999999 x", "{" * 2000])
def test_a_damaged_rich_text(written: str) -> None:
    with pytest.raises(ArticleError, match="damaged"):
        data.read_bytes("a.rtf", f"{{\\rtf1 {written}}}".encode())


def test_letters_are_read_by_the_code_page_of_their_font_and_links_without_address() -> None:
    fonts = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}"
    link = '{\\field{\\*\\fldinst{HYPERLINK "https://a.example/"}}{\\fldrslt pier}}'
    content = f"{{\\rtf1{fonts}\\f1 \\'cf\\'e8\\'f0\\'f1: \\f0 the {link} is closed.}}"
    text = data.read_bytes("a.rtf", content.encode()).articles["text"].iloc[0]
    assert text == "Пирс: the pier is closed."


def test_a_document_without_a_body_is_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of(["One."]))) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members["word/document.xml"] = f'<w:document xmlns:w="{space}"/>'.encode()
    (tmp_path / "a.docx").write_bytes(zip_of(members))
    (tmp_path / "b.txt").write_text("The pier stays closed.")
    found = data.read_all([tmp_path])
    assert found.articles["text"].tolist() == ["The pier stays closed."]
    assert [one.file for one in found.problems] == [str(tmp_path / "a.docx")]
