"""The exports that people have are recognised by the names of their columns."""

import pytest

import data
from data.columns import recognise, repeated, without_text
from data.readers.table import from_records

LINK = "https://courier.example/1"
EXPORTS = {
    "All the News v1": (
        ",id,title,publication,author,date,year,month,url,content",
        {"text": "content", "outlet": "publication", "published": "date"},
    ),
    "All the News v2": (
        "date,year,month,day,author,title,article,url,section,publication",
        {"text": "article", "outlet": "publication", "published": "date"},
    ),
    "NELA-GT": (
        "id,date,source,title,content,author,published,published_utc,collection_utc,url",
        {"text": "content", "outlet": "source", "published": "published"},
    ),
    "trafilatura": (
        "title,author,hostname,date,raw_text,text,language,source,source-hostname,excerpt",
        {"text": "text", "outlet": "source-hostname", "url": "source", "standfirst": "excerpt"},
    ),
    "news-please": (
        "authors,date_publish,description,language,maintext,source_domain,title,url",
        {"text": "maintext", "outlet": "source_domain", "published": "date_publish"},
    ),
    "AllSides": (
        "topic,source,bias,url,title,date,authors,content,content_original,source_url,bias_text,ID",
        {"text": "content_original", "outlet": "source", "author": "authors"},
    ),
    "BASIL": (
        "uuid,main-event,title,source,url,date,body-paragraphs",
        {"text": "body-paragraphs", "outlet": "source", "published": "date"},
    ),
    "Zotero": (
        "id,type,title,container-title,issued,URL,abstract,fulltext",
        {"text": "fulltext", "outlet": "container-title", "published": "issued"},
    ),
    "capitals and spaces": (
        "Article Text,News Outlet,Headline,Publication Date",
        {"text": "Article Text", "outlet": "News Outlet", "title": "Headline"},
    ),
}


def record(header: str) -> dict[str, str]:
    addresses = {"url", "link", "URL"} | ({"source"} if "source-hostname" in header else set())
    return {name: LINK if name in addresses else "something" for name in header.split(",")}


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_is_recognised(export: str) -> None:
    header, expected = EXPORTS[export]
    found = recognise(from_records([record(header)], [2], "a.csv"))
    assert {name: found[name][0] for name in expected} == expected


@pytest.mark.parametrize(
    "header",
    [
        "id,indexed_date,language,media_name,media_url,publish_date,title,url",
        "url,title,seendate,domain,language,sourcecountry",
        "article_id,url,publisher,publisher_full,datetime,news_type",
    ],
)
def test_a_list_of_links_is_told_from_articles(header: str) -> None:
    found = recognise(from_records([record(header)], [2], "a.csv"))
    assert "text" not in found
    assert found["url"] == ("url",)
    assert found["outlet"] and found["published"]


def test_a_second_column_of_one_name_is_left_out_and_said() -> None:
    found = data.read_bytes("a.csv", b"text,text,note,note\nThe pier is shut.,Another text.,a,b\n")
    assert found.articles["text"].tolist() == ["The pier is shut."]
    (told,) = [str(one) for one in found.problems if "one name for several" in one.what]
    assert "left out: “text (2)”." in told
    assert repeated(["Text", "text", "body", "column 4"]) == ["text"]


def test_many_columns_are_not_all_listed() -> None:
    wide = {f"c{number}": "x" for number in range(500)}
    assert "c29 and 470 more" in str(without_text(from_records([wide], [2], "a.csv")))
