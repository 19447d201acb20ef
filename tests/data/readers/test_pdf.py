"""PDF with a text layer, without one, damaged and hostile."""

import pytest

import data
from data.problem import ArticleError
from data.readers import pdf
from data.readers.paragraphs import joined
from tests.data.making import pdf_from, pdf_of

LINES = [
    "The harbour board of Port Elmsley voted on Tuesday evening to close the east",
    "pier until the spring, after divers found that two of its iron legs had rust-",
    "ed through below the waterline.",
    "A well-known engineer, who asked for a well-",
    "known rule, said that a repair would take about four months, and may cost as",
    "much as $1.2 million.",
]


@pytest.mark.parametrize("packed", [True, False])
def test_lines_are_joined_and_words_made_whole(packed: bool) -> None:
    text = data.read_bytes("a.pdf", pdf_of([LINES], packed=packed)).articles["text"].iloc[0]
    assert text == (
        "The harbour board of Port Elmsley voted on Tuesday evening to close the east pier until"
        " the spring, after divers found that two of its iron legs had rusted through below the"
        " waterline.\n\nA well-known engineer, who asked for a well-known rule, said that a repair"
        " would take about four months, and may cost as much as $1.2 million."
    )


def test_a_sentence_goes_on_over_the_page() -> None:
    assert joined(["The board of the harbour voted to\nclose the east", "pier on Tuesday."]) == [
        "The board of the harbour voted to close the east pier on Tuesday."
    ]


def test_what_stands_on_every_page_is_left_out() -> None:
    pages = [
        f"The Courier, page {n}\nIn the part numbered {n} the board voted.\n{n} of 3"
        for n in (1, 2, 3)
    ]
    voted = [f"In the part numbered {n} the board voted." for n in (1, 2, 3)]
    assert " ".join(joined(pages)) == " ".join(voted)


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(ArticleError, match="it was scanned") as caught:
        data.read_bytes("a.pdf", pdf_of([[], [], []]))
    assert "OCR" in caught.value.problem.advice


def test_a_password_is_asked_for() -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([LINES]))))
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    with pytest.raises(ArticleError, match="password"):
        data.read_bytes("a.pdf", written.getvalue())


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00" * 5000, b"x" * 5000])
def test_what_is_no_pdf_is_an_error(content: bytes) -> None:
    with pytest.raises(ArticleError, match="damaged"):
        data.read_bytes("a.pdf", content)


def test_a_tree_of_pages_that_holds_itself() -> None:
    looped = pdf_from(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>",
        ]
    )
    with pytest.raises(ArticleError):
        data.read_bytes("a.pdf", looped)


def test_arrays_in_arrays_without_end() -> None:
    deep = pdf_from([b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 100_000])
    with pytest.raises(ArticleError):
        data.read_bytes("a.pdf", deep)


def test_a_form_that_shows_itself() -> None:
    stream = b"/F Do"
    looped = pdf_from(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources"
            b" << /XObject << /F 5 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n" + stream + b"\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 /Resources << /XObject"
            b" << /F 5 0 R >> >> >>\nstream\n" + stream + b"\nendstream",
        ]
    )
    with pytest.raises(ArticleError):
        data.read_bytes("a.pdf", looped)


def test_pages_that_take_too_long_are_not_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PATIENCE", 0)
    found = data.read_bytes("a.pdf", pdf_of([LINES] * 5))
    assert len(found.articles) == 1
    assert found.problems[0].what == "Only the first 1 of 5 pages were read."
