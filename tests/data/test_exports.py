"""The files that people have, each made with the exact columns of what writes it."""

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pytest

import data
from tests.data.making import xlsx_of

TEXT: Final = (
    "The harbour board voted on Tuesday to close the east pier, and nobody was surprised by it."
)
TITLE: Final = "East pier to close"
LINK: Final = "https://reader.example/pier"  # which does not tell whose article it is
DAY: Final = "2024-07-09"

# Columns as the file has them, and what stands in them.
NELA: Final = {
    "id": "nyt--2024-07-09--East pier", "date": DAY, "source": "nyt", "title": TITLE,
    "content": TEXT, "author": "Anneke Bruin", "published": "Tue, 09 Jul 2024 10:00:00 +0000",
    "published_utc": 1720519200, "collection_utc": 1720522800, "url": LINK,
}  # fmt: skip
ALL_THE_NEWS_1: Final = {
    "": "0", "id": "17283", "title": TITLE, "publication": "New York Times",
    "author": "Anneke Bruin", "date": DAY, "year": "2024.0", "month": "7.0", "url": "",
    "content": TEXT,
}  # fmt: skip
ALL_THE_NEWS_2: Final = {
    "date": "2024-07-09 10:00:00", "year": "2024", "month": "7.0", "day": "9",
    "author": "Anneke Bruin", "title": TITLE, "article": TEXT, "url": LINK, "section": "Harbours",
    "publication": "The New York Times",
}  # fmt: skip
TRAFILATURA: Final = {
    "title": TITLE, "author": "Anneke Bruin", "hostname": "reader.example", "date": DAY,
    "fingerprint": "7c5f", "id": None, "license": None, "comments": "",
    "raw_text": TEXT.replace(",", ""), "text": TEXT, "language": "en", "image": None,
    "pagetype": "article", "filedate": "2024-07-10", "source": LINK,
    "source-hostname": "The New York Times", "excerpt": "The pier closes.", "categories": "",
    "tags": "",
}  # fmt: skip
NEWS_PLEASE: Final = {
    "authors": ["Anneke Bruin"], "date_download": "2024-07-10 08:00:00", "date_modify": None,
    "date_publish": "2024-07-09 10:00:00", "description": "The pier closes.", "filename": "x",
    "image_url": None, "language": "en", "localpath": None, "maintext": TEXT,
    "source_domain": "www.nytimes.com", "title": TITLE, "title_page": None, "url": LINK,
}  # fmt: skip
ALLSIDES: Final = {
    "topic": "harbours", "source": "New York Times - News", "bias": 0, "url": LINK, "title": TITLE,
    "date": DAY, "authors": "Anneke Bruin", "content": TEXT.lower().replace(",", " ,"),
    "content_original": TEXT, "source_url": "www.nytimes.com", "bias_text": "left", "ID": "x1",
}  # fmt: skip
BASIL: Final = {
    "uuid": "1", "main-event": "pier", "title": TITLE, "source": "nyt", "url": LINK, "date": DAY,
    "author": "Anneke Bruin", "body-paragraphs": [[TEXT]],
}  # fmt: skip
MEDIA_CLOUD: Final = {
    "id": "9f", "indexed_date": "2024-07-10 03:04:05.678901", "language": "en",
    "media_name": "nytimes.com", "media_url": "reader.example", "publish_date": DAY, "title": TITLE,
    "url": LINK,
}  # fmt: skip
GDELT: Final = {
    "url": LINK, "title": TITLE, "seendate": "20240709T100000Z", "domain": "nytimes.com",
    "language": "English", "sourcecountry": "United States",
}  # fmt: skip
PENN: Final = {
    "article_id": "a1", "url": LINK, "publisher": "paper 7", "publisher_full": "New York Times",
    "datetime": "2024-07-09 10:00:00", "news_type": "news report",
}  # fmt: skip


def csv_of(row: Mapping[str, object], delimiter: str = ",", codec: str = "utf-8") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows([list(row), list(row.values())])
    return written.getvalue().encode(codec)


def json_of(row: Mapping[str, object]) -> bytes:
    return json.dumps(row).encode()


def parquet_of(row: Mapping[str, object]) -> bytes:
    return pd.DataFrame([row]).to_parquet()


def newsdata_of(row: Mapping[str, object], tmp_path: Path) -> bytes:
    path = tmp_path / "made.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE newsdata ({', '.join(row)})")
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO newsdata VALUES ({marks})", list(row.values()))
    connection.close()
    return path.read_bytes()


ARTICLES: Final[dict[str, tuple[str, bytes]]] = {
    "NELA-GT, CSV": ("nela.csv", csv_of(NELA)),
    "NELA-GT, JSON": ("nyt.json", b"[" + json_of(NELA) + b"]"),
    "All the News v1": ("articles1.csv", csv_of(ALL_THE_NEWS_1)),
    "All the News v2": ("all-the-news-2-1.csv", csv_of(ALL_THE_NEWS_2, codec="utf-8-sig")),
    "trafilatura": ("page.json", json_of(TRAFILATURA)),
    "trafilatura, lines": ("pages.jsonl", json_of(TRAFILATURA) + b"\n"),
    "news-please": ("1.json", json_of(NEWS_PLEASE)),
    "AllSides, JSON": ("x1.json", json_of(ALLSIDES)),
    "AllSides, CSV": ("articles.csv", csv_of(ALLSIDES)),
    "AllSides, TSV": ("articles.tsv", csv_of(ALLSIDES, "\t")),
    "AllSides, Parquet": ("articles.parquet", parquet_of(ALLSIDES)),
    "AllSides, Excel": ("articles.xlsx", xlsx_of([list(ALLSIDES), list(ALLSIDES.values())])),
    "BASIL": ("0_nyt.json", json_of(BASIL)),
}
LINKS: Final[dict[str, tuple[str, bytes]]] = {
    "Media Cloud": ("mc-onlinenews.csv", csv_of(MEDIA_CLOUD)),
    "GDELT, CSV": ("gdelt.csv", csv_of(GDELT, codec="utf-8-sig")),
    "GDELT, JSON": ("gdelt.json", b'{"articles": [' + json_of(GDELT) + b"]}"),
    "Penn Media Bias Detector": ("articles.csv", csv_of(PENN)),
}


def check(found: data.Reading) -> dict[Any, Any]:
    """The one article, with what every export states of it."""
    (row,) = found.articles.to_dict("records")
    assert (row["text"], row["title"], row["outlet"]) == (TEXT, TITLE, "New York Times")
    assert row["author"] == "Anneke Bruin"
    assert row["published"].strftime("%Y-%m-%d") == DAY
    assert found.problems == found.links == ()
    return row


@pytest.mark.parametrize("export", ARTICLES)
def test_an_export_is_read(export: str) -> None:
    name, content = ARTICLES[export]
    row = check(data.read_bytes(name, content))
    assert row["url"] == ("" if export == "All the News v1" else LINK)


def test_newsdata_is_read(tmp_path: Path) -> None:
    row = check(data.read_bytes("nela-gt-2022.db", newsdata_of(NELA, tmp_path)))
    assert str(row["published"]) == "2024-07-09 10:00:00+00:00"


@pytest.mark.parametrize("export", LINKS)
def test_a_list_without_texts_is_a_list_of_links(export: str) -> None:
    name, content = LINKS[export]
    found = data.read_bytes(name, content)
    (link,) = found.links
    assert (link.url, link.outlet) == (LINK, "New York Times")
    assert link.title == ("" if export.startswith("Penn") else TITLE)
    assert link.published is not None and link.published.strftime("%Y-%m-%d") == DAY
    assert found.articles.empty
    assert [problem.severity for problem in found.problems] == ["warning"]


@pytest.mark.parametrize("kind", ["csv", "json", "db"])
def test_masked_words_are_said_whatever_the_file(kind: str, tmp_path: Path) -> None:
    words = (TEXT + " ") * 6
    masked = " ".join("@" if at % 14 == 7 else word for at, word in enumerate(words.split()))
    row = {**NELA, "content": masked}
    content = {"csv": csv_of, "json": json_of}.get(kind, lambda row: newsdata_of(row, tmp_path))
    found = data.read_bytes(f"nela.{kind}", content(row))
    assert found.articles["text"].tolist() == [masked]
    assert ["masked" in problem.what for problem in found.problems] == [True]


def test_one_outlet_under_several_names_is_one_outlet() -> None:
    names = ["nyt", "NYT", "New York Times - News", "New York Times (Opinion)", "nytimes.com"]
    rows = [{**ALLSIDES, "source": name, "title": name} for name in names]
    found = data.read_bytes("a.jsonl", b"\n".join(map(json_of, rows)))
    assert set(found.articles["outlet"]) == {"New York Times"}
    assert found.articles["outlet_raw"].tolist() == names
    assert found.articles["genre"].tolist() == ["unknown", "unknown", "news", "opinion", "unknown"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_each_encoding_is_read(codec: str) -> None:
    text = TEXT + " “It’s a café,” said Zoë Müller."
    found = data.read_bytes("a.csv", csv_of({**ALLSIDES, "content_original": text}, codec=codec))
    assert found.articles["text"].tolist() == [text]
