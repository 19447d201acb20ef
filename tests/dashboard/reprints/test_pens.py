"""Authors in several outlets: said where one person wrote much of what they have."""

import pandas as pd

from dashboard.reprints.pens import everywhere, shared_pens, told
from data.syndication import written


def frame(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["outlet", "author"])


def test_three_of_four_outlets_print_one_person() -> None:
    articles = frame(
        ("A", "Ana Ruiz"), ("B", "By Ana Ruiz"), ("C", "Ana Ruiz"), ("D", "Bo Lind")
    )  # fmt: skip
    assert told(shared_pens(written(articles))) == (
        "3 of these 4 outlets' articles are by Ana Ruiz."
        " What these outlets share may be the author's way of writing."
    )


def test_an_author_of_one_article_in_many_does_not_matter() -> None:
    articles = frame(("A", "Ana Ruiz"), ("B", "Ana Ruiz"), *[("B", "Bo Lind")] * 9)
    assert told(shared_pens(written(articles))) == ""
    assert everywhere(articles)["Articles"].tolist() == ["2 of 11"]


def test_more_than_three_authors_are_counted() -> None:
    names = ["Ana Ruiz", "Bo Lind", "Cy Ode", "Di Moss", "Ed Nye"]
    articles = frame(*[(outlet, name) for outlet in "AB" for name in names])
    assert "The same is so of 2 more authors." in told(shared_pens(written(articles)))
