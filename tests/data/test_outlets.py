"""One name for the many that an outlet goes by."""

from pathlib import Path

import pytest

import data
from data import outlets
from data.problem import ArticleError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nyt", "New York Times"),
        ("NYT", "New York Times"),
        ("New York Times - News", "New York Times"),
        ("The New York Times", "New York Times"),
        ("new  york times (Opinion)", "New York Times"),
        ("www.nytimes.com", "New York Times"),
        ("https://nytimes.com/", "New York Times"),
        ("CNN (Web News)", "CNN"),
        ("Newsmax – Opinion", "Newsmax"),
        ("BBC", "BBC News"),
        ("ABC News", "ABC News"),
        ("Harbour News", "Harbour News"),
        (" The  Elmsley Courier - News ", "The Elmsley Courier"),
        ("ELMSLEY courier", "ELMSLEY courier"),
        ("NA", "NA"),
        ("- News", "- News"),
        ("News", "News"),
        ("Elmsley Courier - Letters", "Elmsley Courier - Letters"),
        ("courier.example", "courier.example"),
        ("", ""),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ],
)
def test_a_name(name: str, expected: str) -> None:
    assert outlets.normalise(name, outlets.known()) == expected


def test_each_name_in_the_table_is_its_own() -> None:
    table = outlets.known()
    for name in set(table.values()):
        assert outlets.normalise(name, table) == name


@pytest.mark.parametrize(
    ("stated", "outlet", "genre"),
    [
        ("Op-Ed", "", "opinion"),
        ("", "Courier - Opinion", "opinion"),
        ("news", "Courier - Opinion", "news"),
        ("", "Courier (News)", "news"),
        ("sports", "Courier", "unknown"),
        ("", "Fox News", "unknown"),
    ],
)
def test_the_genre_may_stand_in_the_name(stated: str, outlet: str, genre: str) -> None:
    assert outlets.genre(stated, outlet) == genre


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://edition.cnn.com/2024/07/09/pier", "CNN"),
        ("http://www.bbc.co.uk/news/1", "BBC News"),
        ("https://blog.courier.example/1", "blog.courier.example"),
        ("http://[::1", ""),
        ("http://127.0.0.1\n/x", "127.0.0.1"),
        ("mailto:a@b", ""),
        ("", ""),
    ],
)
def test_an_address_has_an_outlet(url: str, outlet: str) -> None:
    assert outlets.of_address(url, outlets.known()) == outlet


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "outlets.csv"
    path.write_text("# ours\n\nname,alias\nThe Elmsley Courier,elm\nThe Elmsley Courier,nyt\n")
    table = outlets.read_table(path)
    found = data.read_bytes("a.csv", b"outlet,text\nELM,One.\nNYT - News,Two.\n", aliases=table)
    assert found.articles["outlet"].tolist() == ["The Elmsley Courier"] * 2
    assert found.articles["outlet_raw"].tolist() == ["ELM", "NYT - News"]
    assert found.articles["genre"].tolist() == ["unknown", "news"]


@pytest.mark.parametrize(
    ("content", "told", "row"),
    [
        ("outlet,alias\nA,b\n", "needs the columns", ()),
        ("", "needs the columns", ()),
        ("name,alias\nA,x\nB,The B\nC,the b\n", "stands for two outlets: B and C", (4,)),
        ("name,alias\nA,b\n,c\n", "needs a name and an alias", (3,)),
        ("name,alias\nA\n", "needs a name and an alias", (2,)),
    ],
)
def test_a_bad_table_is_told(content: str, told: str, row: tuple[int, ...], tmp_path: Path) -> None:
    path = tmp_path / "outlets.csv"
    path.write_text(content)
    with pytest.raises(ArticleError, match=told) as caught:
        outlets.read_table(path)
    assert caught.value.problem.rows == row


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="could not be opened"):
        outlets.read_table(tmp_path / "none.csv")


def test_what_was_kept_comes_back_with_the_name_as_it_came(tmp_path: Path) -> None:
    articles = data.read_bytes("a.csv", b"outlet,text\nnyt,One.\n").articles
    articles.to_parquet(tmp_path / "a.parquet")
    again = data.read(tmp_path / "a.parquet")
    assert again[["outlet", "outlet_raw"]].iloc[0].tolist() == ["New York Times", "nyt"]
