"""A file that comes in parts is one file: rows, dates and problems are told of it as a whole."""

import json

import pytest

import data
from data import raw
from data.readers import table

LINK = "https://courier.example/1"


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "PART_ROWS", 3)


def lines(*records: dict[str, str]) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def test_a_day_that_says_which_comes_first_counts_for_all_parts() -> None:
    rows = [f"{n}/3/2024,Text {n}." for n in range(1, 8)] + ["25/3/2024,Last."]
    found = data.read_bytes("a.csv", "\n".join(["date,text", *rows]).encode())
    assert [moment.day for moment in found.articles["published"]] == [*range(1, 8), 25]


def test_rows_that_repeat_one_of_an_earlier_part_are_told_together() -> None:
    rows = ["Courier,One."] * 5 + ["Courier,Two."] + ["Courier,One."] * 2
    found = data.read_bytes("a.csv", "\n".join(["outlet,text", *rows]).encode())
    assert found.articles["text"].tolist() == ["One.", "Two."]
    (problem,) = found.problems
    assert problem.rows == (3, 4, 5, 6, 8, 9)


def test_records_need_not_all_have_the_same_fields() -> None:
    without = [{"title": "x", "colour": str(n)} for n in range(5)]
    found = data.read_bytes("a.jsonl", lines(*without, {"text": "One."}, *without))
    assert found.articles["text"].tolist() == ["One."]
    assert found.problems[0].rows == (*range(1, 6), *range(7, 12))


def test_a_row_with_an_address_and_no_text_is_a_link_among_articles() -> None:
    records = [{"text": "One.", "url": LINK}, {"text": "", "url": LINK + "2", "title": "Two"}]
    found = data.read_bytes("a.jsonl", lines(*records))
    assert found.articles["text"].tolist() == ["One."]
    assert [(link.url, link.title) for link in found.links] == [(LINK + "2", "Two")]


def test_links_are_kept_once_and_only_where_they_are_addresses() -> None:
    rows = [f"Courier,{LINK}", f"Courier,{LINK}", "Courier,javascript:alert(1)", "Courier,"]
    found = data.read_bytes("a.csv", "\n".join(["outlet,url", *rows]).encode())
    assert [link.url for link in found.links] == [LINK]
    assert any(problem.rows == (4, 5) for problem in found.problems)


def test_links_of_several_files_stand_together() -> None:
    one = data.read_bytes("a.csv", f"title,url\nOne,{LINK}".encode())
    two = data.read_bytes("b.csv", f"title,url\nTwo,{LINK}\nTwo,{LINK}2".encode())
    assert [link.title for link in data.together([one, two]).links] == ["One", "Two"]


def test_a_file_of_too_many_articles_is_read_as_far_as_memory_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(raw, "MOST_ARTICLES", 5)
    rows = [f"Text {n}." for n in range(50)]
    found = data.read_bytes("a.csv", "\n".join(["text", *rows]).encode())
    assert 5 <= len(found.articles) < 10
    assert "Only the first" in found.problems[0].what


def test_the_share_that_is_read_is_told() -> None:
    rows = [f"Text {n}. " * 1000 for n in range(50)]
    shares: list[float] = []
    data.read_bytes("a.csv", "\n".join(["text", *rows]).encode(), progress=shares.append)
    assert shares == sorted(shares)
    assert len(set(shares)) > 3
    assert shares[-1] == 1.0
