"""Nexis Uni downloads: fifty articles in one Word, RTF, PDF or text file."""

from collections.abc import Callable

import pandas as pd
import pytest

import data
from tests.data.making import docx_of, nexis_lines, nexis_title, pdf_of, rtf_of


def in_pdf(lines: list[str]) -> bytes:
    """The lines broken as a page of paper breaks them, fifty to a page."""
    broken = [line[at : at + 90] for line in lines for at in range(0, max(len(line), 1), 90)]
    return pdf_of([broken[at : at + 50] for at in range(0, len(broken), 50)])


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "a.docx": docx_of,
    "a.rtf": rtf_of,
    "a.txt": lambda lines: "\n".join(lines).encode(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_document_is_an_article(name: str, paragraphs: tuple[str, ...]) -> None:
    found = data.read_bytes(name, FORMATS[name](nexis_lines(paragraphs)))
    articles = found.articles
    assert len(articles) == 50
    assert articles["title"].tolist() == [nexis_title(number) for number in range(1, 51)]
    assert articles["outlet"].tolist()[:2] == ["The Elmsley Courier", "New York Times"]
    assert articles["outlet_raw"].tolist()[1] == "The New York Times"
    assert set(articles["author"]) == {"Joris Vandermeer"}
    assert articles["published"].tolist()[0] == pd.Timestamp("2024-07-02", tz="UTC")
    assert set(articles["standfirst"]) == {"The pier stays closed."}
    assert articles["genre"].tolist()[8:10] == ["unknown", "opinion"]
    assert articles["text"].tolist()[6] == "\n\n".join(f"{one} (7)" for one in paragraphs)
    assert found.problems == ()


def test_a_pdf_download_has_its_lines_joined(paragraphs: tuple[str, ...]) -> None:
    plain = tuple(one.replace("“", '"').replace("”", '"') for one in paragraphs)
    articles = data.read_bytes("a.pdf", in_pdf(nexis_lines(plain, 3))).articles
    assert articles["title"].tolist() == [nexis_title(number) for number in (1, 2, 3)]
    joined = " ".join(articles["text"].tolist()[1].split())
    assert "".join(joined.split()) == "".join(" ".join(f"{one} (2)" for one in plain).split())


def test_a_document_without_a_body_is_told_with_its_row(paragraphs: tuple[str, ...]) -> None:
    lines = nexis_lines(paragraphs, 3)
    first = lines.index("Body")
    del lines[first : lines.index("Graphic")]
    found = data.read_bytes("a.docx", docx_of(lines))
    assert len(found.articles) == 2
    (problem,) = found.problems
    assert (problem.rows, problem.column) == ((1,), "text")


def test_an_article_about_a_body_is_one_article(paragraphs: tuple[str, ...]) -> None:
    found = data.read_bytes("a.docx", docx_of([*paragraphs, "Body", *paragraphs[:1]]))
    assert len(found.articles) == 1
