"""Articles without a title go by their first words."""

import pandas as pd
import pytest

from dashboard import titles
from dashboard.titles import called


def test_what_has_no_title_goes_by_its_first_words() -> None:
    articles = pd.DataFrame({"title": ["Pier", "", " ", ""]}, index=list("abcd"))
    long = "one two three four five six seven eight nine ten"
    texts = pd.DataFrame({"text": ["It rained.", "It rained.", long, ""]}, index=list("abcd"))
    assert titles.titles(articles, texts).to_dict() == {
        "a": "Pier",
        "b": "“It rained.”",
        "c": "“one two three four five six seven eight nine…”",
        "d": "Untitled",
    }
    assert articles["title"].tolist() == ["Pier", "", " ", ""]
    assert titles.titles(articles.iloc[:1], texts).tolist() == ["Pier"]


def test_not_every_text_of_a_large_library_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "MOST_READ", 1)
    articles = pd.DataFrame({"title": ["", ""]}, index=["a", "b"])
    texts = pd.DataFrame({"text": ["It rained."]}, index=["a"])  # of b there is nothing to read
    assert titles.titles(articles, texts).tolist() == ["“It rained.”", "Untitled"]


def test_the_outlet_tells_articles_of_one_name_apart() -> None:
    assert called("Pier", "", "Courier") == "Pier (Courier)"
    assert called("", "", " ") == "Untitled"
