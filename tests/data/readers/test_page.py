"""Web pages saved from a browser."""

import pandas as pd
import pytest

import data
from data.problem import ArticleError
from data.readers.page import article_of, decoded
from tests.data.pages import URL, page_of


def test_the_article_is_read_without_the_website(paragraphs: tuple[str, ...]) -> None:
    row = data.read_bytes("pier.html", page_of(paragraphs).encode()).articles.iloc[0]
    assert row["text"] == "\n\n".join(paragraphs)
    assert row["title"] == "East pier to close & stay closed"
    assert row["outlet"] == "The Elmsley Courier"
    assert row["author"] == "Joris Vandermeer, A. Bruin"
    assert row["published"] == pd.Timestamp("2024-07-09T19:04", tz="UTC")
    assert (row["url"], row["language"], row["genre"]) == (URL, "en", "opinion")


def test_a_page_that_states_nothing_is_read_all_the_same(paragraphs: tuple[str, ...]) -> None:
    comment = "<!-- saved from url=(0034)https://www.nytimes.com/2024/07/pier -->"
    html = page_of(paragraphs, stated=None).replace("<html", comment + "\n<html")
    row = data.read_bytes("pier.htm", html.encode()).articles.iloc[0]
    assert row["text"] == "\n\n".join(paragraphs)
    assert row["title"].startswith("East pier to close")
    assert row["url"] == "https://www.nytimes.com/2024/07/pier"


def test_the_outlet_follows_from_the_address_where_no_other_is_stated() -> None:
    table = "url,text\nhttps://www.nytimes.com/1,One.\nhttps://courier.example/2,Two.\n"
    articles = data.read_bytes("a.csv", table.encode()).articles
    assert articles["outlet"].tolist() == ["New York Times", "courier.example"]
    assert articles["outlet_raw"].tolist() == ["", ""]


def test_text_that_only_a_script_shows_is_read(paragraphs: tuple[str, ...]) -> None:
    body = "\n\n".join(paragraphs)
    stated = {"@type": "NewsArticle", "headline": "Pier", "articleBody": body}
    html = page_of((), stated=stated)
    assert article_of(html.encode(), "a.html")["text"] == body


@pytest.mark.parametrize(
    "stated",
    ["not json", [[[[[[[[{"@type": "NewsArticle"}]]]]]]]], {"@type": "NewsArticle", "author": {}}],
)
def test_what_a_page_states_may_be_nonsense(stated: object, paragraphs: tuple[str, ...]) -> None:
    found = article_of(page_of(paragraphs, stated=stated).encode(), "a.html")
    assert found["text"] == "\n\n".join(paragraphs)


def test_a_publisher_that_names_itself_in_a_circle() -> None:
    node: dict[str, object] = {"@type": "NewsArticle", "publisher": {"@id": "#a"}}
    nodes = [node, {"@id": "#a", "name": {"@id": "#a"}}]
    found = article_of(page_of(("Closed. " * 40,), stated=nodes).encode(), "a.html")
    assert "Closed." in found["text"]


TEXT = "Café owners said it’s “over”."


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("", "utf-8"),
        ("", "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="rot13">', "utf-8"),
        ('<meta charset="klingon">', "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_told(head: str, codec: str) -> None:
    assert TEXT in decoded(f"<html><head>{head}</head><body>{TEXT}".encode(codec)) or (
        codec == "cp1252" and "utf-8" in head
    )


def test_what_the_server_says_counts_before_the_page() -> None:
    html = '<meta charset="utf-8">Совет'.encode("cp1251")
    assert "Совет" in decoded(html, "windows-1251")


def test_scripts_and_handlers_never_reach_the_text(paragraphs: tuple[str, ...]) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    text = article_of(page_of((*paragraphs, hostile)).encode(), "a.html")["text"]
    assert "alert" not in text


@pytest.mark.parametrize("html", ["<p>", "<html></html>", "<!-- -->"])
def test_a_page_without_an_article_is_an_error(html: str) -> None:
    with pytest.raises(ArticleError):
        data.read_bytes("a.html", html.encode())


@pytest.mark.parametrize(
    "before",
    ["", "<!-->", "<!-- --!>", "<? <!-- >", '<b x="<!--">', '<b x="<script>">', "</b x='<!--'>"],
)
def test_a_tag_of_many_attributes_is_found_wherever_it_hides(
    before: str, paragraphs: tuple[str, ...]
) -> None:
    for tag in (
        " ".join(f"a{at}" for at in range(300)),
        " ".join(f"a{at}='>'" for at in range(300)),
        "/".join(f"a{at}" for at in range(300)),
    ):
        page = page_of(paragraphs).replace("<h1", f"{before}<p {tag}>--></script><h1")
        with pytest.raises(ArticleError, match="larger, or nested deeper"):
            data.read_bytes("a.html", page.encode())


def test_a_script_is_no_tag_of_many_attributes(paragraphs: tuple[str, ...]) -> None:
    script = f"<script>if (a <b {'x ' * 300})</script><!-- <b {'x ' * 300} -->"
    page = page_of(paragraphs).replace("<h1", f"{script}<h1")
    assert len(data.read_bytes("a.html", page.encode()).articles) == 1


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "unicode_escape", "rot13"])
def test_a_codec_that_no_page_is_written_in_is_passed_over(charset: str) -> None:
    content = f"<meta charset={charset}><p>{'The café on the pier stays closed. ' * 20}</p>"
    assert "café" in decoded(content.encode())
    assert "café" in decoded(content.encode(), charset)
    assert "café" in data.read_bytes("a.html", content.encode()).articles["text"].iloc[0]
