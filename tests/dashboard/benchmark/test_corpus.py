"""Articles made to measure with: as many as are asked for, as long and with as many distinct words
as real ones."""

from collections import Counter
from pathlib import Path

import pytest

import data
from dashboard.benchmark import corpus


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return data.sample()["text"].tolist()


def test_the_same_articles_make_the_same_file(texts: list[str], tmp_path: Path) -> None:
    corpus.write(texts, 60, tmp_path / "a.csv")
    corpus.write(texts, 60, tmp_path / "b.csv")
    corpus.write(texts, 20, tmp_path / "few.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert (tmp_path / "a.csv").read_bytes().startswith((tmp_path / "few.csv").read_bytes())
    read = data.read(tmp_path / "a.csv")
    assert len(read) == 60 and read["outlet"].nunique() == corpus.OUTLETS


def test_articles_are_about_as_long_as_those_they_are_made_of(texts: list[str]) -> None:
    made = list(corpus.variants(texts, 400))
    assert 0.9 < (sum(map(len, made)) / 400) / (sum(map(len, texts)) / len(texts)) < 1.2


def test_distinct_words_grow_as_among_real_articles(texts: list[str]) -> None:
    seen = Counter[str]()
    missed = 0.0
    for number, text in enumerate(corpus.variants(texts, 3000), start=1):
        seen.update(text.split())
        # Sixty new words an article at most: the sample's words are few, and it takes a while.
        if number >= 2000 and number % 500 == 0:
            missed = max(missed, abs(len(seen) / corpus.types_among(number) - 1))
    assert missed < 0.1


def test_types_among_are_those_that_were_counted() -> None:
    for articles, counted in (
        (1000, 75_000),
        (5000, 197_000),
        (20_000, 437_000),
        (37_000, 629_000),
    ):
        assert corpus.types_among(articles) == pytest.approx(counted, rel=0.05)
