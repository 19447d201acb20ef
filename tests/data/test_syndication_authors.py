import pandas as pd
import pytest

from data.article import as_articles
from data.syndication import bylines, shared_authors, shared_bylines


def frame(*rows: tuple[str, str]) -> pd.DataFrame:
    rows_ = [
        {"outlet": outlet, "author": author, "text": str(n)}
        for n, (outlet, author) in enumerate(rows)
    ]
    return as_articles(pd.DataFrame(rows_, columns=["outlet", "author", "text"]))


def test_one_pen_in_three_of_four_outlets() -> None:
    articles = frame(
        ("A", "Ana Ruiz"), ("B", "By ANA RUIZ"), ("C", "Ana M. Ruíz"), ("D", "Bo Lind")
    )  # fmt: skip
    (found,) = shared_authors(articles)
    assert found.outlets == ("A", "B", "C")
    assert str(found) == "3 of these 4 outlets' articles are by Ana Ruiz"


def test_only_authors_of_several_outlets_have_a_shared_byline() -> None:
    articles = frame(
        ("A", "Ana Ruiz and Bo Lind"), ("B", "By ANA RUIZ"), ("B", "Cy Ode"), ("", "Cy Ode"),
        ("C", "Bo Lind"), ("C", "Staff"), ("D", "Staff"),
    )  # fmt: skip
    found = shared_bylines(articles)
    assert list(found.items()) == [(0, "ana ruiz"), (0, "bo lind"), (1, "ana ruiz"), (4, "bo lind")]
    assert shared_bylines(frame()).empty


def test_a_part_of_the_articles_is_counted() -> None:
    articles = frame(("A", "Ana Ruiz"), ("A", "Bo Lind"), ("B", "Ana Ruiz and Bo Lind"))
    assert [str(each) for each in shared_authors(articles)] == [
        "Ana Ruiz wrote 2 of the 3 articles in these 2 outlets",
        "Bo Lind wrote 2 of the 3 articles in these 2 outlets",
    ]


def test_a_part_of_the_articles_of_some_outlets_is_counted() -> None:
    articles = frame(("A", "Ana Ruiz"), ("A", "Bo Lind"), ("B", "Ana Ruiz"), ("C", "Cy Ode"))
    assert [str(each) for each in shared_authors(articles)] == [
        "Ana Ruiz wrote 2 of the 3 articles in 2 of these 3 outlets"
    ]


def test_one_outlet_and_no_outlet_share_nothing() -> None:
    assert shared_authors(frame(("A", "Ana Ruiz"), ("A", "Ana Ruiz"), ("", "Ana Ruiz"))) == []
    assert shared_authors(frame()) == []


def test_an_author_of_a_small_part_of_an_outlet_need_not_be_told() -> None:
    articles = frame(("A", "Ana Ruiz"), ("B", "Ana Ruiz"), *[("B", "Bo Lind")] * 4)
    assert len(shared_authors(articles, 0.2)) == 1
    assert shared_authors(articles, 0.3) == []


def test_the_list_of_all_who_write_for_a_site_is_no_byline() -> None:
    everybody = "Ana Ruiz, Bo Lind, Cy Ode, Di Moss"
    assert shared_authors(frame(("A", everybody), ("B", everybody))) == []
    assert len(shared_authors(frame(("A", everybody[:-9]), ("B", everybody[:-9])))) == 3


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Ana Ruiz and Bo Lind, Staff Writers", ["Ana Ruiz", "Bo Lind"]),
        ("Ana Ruiz; Bo Lind | Cy Ode", ["Ana Ruiz", "Bo Lind", "Cy Ode"]),
        ("Ruiz, Ana", ["Ana Ruiz"]),
        ("van der Lind, Bo; Ruiz, Ana M.", ["Bo van der Lind", "Ana M Ruiz"]),
        ("Ana Ruiz, Gazette", ["Ana Ruiz"]),
        ("['Ana Ruiz']", ["Ana Ruiz"]),
        ("['Ana Ruiz', \"Bo O'Lind\"]", ["Ana Ruiz", "Bo O'Lind"]),
        ("Associated Press", []),
        ("Reuters", []),
        ("The Editorial Board", []),
        ("Ana Ruiz, Meridian News", ["Ana Ruiz"]),
        ("desk@paper.example", []),
        ("", []),
    ],
)
def test_bylines_name_people(byline: str, people: list[str]) -> None:
    assert bylines(byline) == people
