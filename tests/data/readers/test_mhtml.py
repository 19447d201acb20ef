"""Pages saved in one file."""

import quopri

import pytest

import data
from data.problem import ArticleError
from tests.data.pages import URL, page_of


def mhtml_of(html: str, kind: str = "text/html") -> bytes:
    body = quopri.encodestring(html.encode()).decode("ascii")
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: Pier\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--x"'
        f"\r\n\r\n----x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {URL}\r\n\r\n{body}\r\n----x\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x--\r\n"
    ).encode()


def test_the_page_is_read(paragraphs: tuple[str, ...]) -> None:
    row = data.read_bytes("a.mhtml", mhtml_of(page_of(paragraphs))).articles.iloc[0]
    assert row["text"] == "\n\n".join(paragraphs)
    assert (row["url"], row["outlet"]) == (URL, "The Elmsley Courier")


@pytest.mark.parametrize(
    "content", [b"The pier is closed.", mhtml_of("x", "text/plain"), b"\x00\xff" * 1000]
)
def test_without_a_page_it_is_an_error(content: bytes) -> None:
    with pytest.raises(ArticleError, match="no web page"):
        data.read_bytes("a.mht", content)


def test_parts_in_parts_without_end_are_an_error() -> None:
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(5000)
    )
    with pytest.raises(ArticleError, match="no web page"):
        data.read_bytes("a.mhtml", nested.encode())
