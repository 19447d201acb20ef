"""The sample corpus is what its ground-truth file says it is."""

import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import data

FOLDER = Path(data.__file__).parent / "sample"
TRUTH: dict[str, Any] = tomllib.loads((FOLDER / "ground-truth.toml").read_text(encoding="utf-8"))
KEYS = (
    "outlet", "title", "standfirst", "author", "credit", "published", "genre", "language", "story",
    "fictional",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    return data.sample()


def front_matter(path: Path) -> dict[str, str]:
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    return {
        key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())
    }


def test_six_outlets_on_eight_stories(sample: pd.DataFrame) -> None:
    paths = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.md")}
    corpus = TRUTH["corpus"]
    assert paths == {f"{o}/{s}.md" for o in corpus["outlets"] for s in corpus["stories"]}
    assert len(sample) == corpus["articles"] == 48
    assert sample.groupby("outlet")["story"].nunique().tolist() == [8] * 6


def test_every_file_has_the_same_keys_and_says_that_it_is_fictional() -> None:
    for path in FOLDER.glob("*/*.md"):
        found = front_matter(path)
        assert tuple(found) == KEYS, path
        assert found["fictional"] == "yes", path


def test_articles_are_350_to_700_words_long(sample: pd.DataFrame) -> None:
    words = pd.Series([len(str(text).split()) for text in sample["text"]])
    assert words.between(350, 700).all(), words[~words.between(350, 700)]


def test_dates_run_over_three_weeks(sample: pd.DataFrame) -> None:
    days = sample["published"].dt.date
    assert TRUTH["corpus"]["first_day"] <= days.min()
    assert days.max() <= TRUTH["corpus"]["last_day"]
    assert (days.max() - days.min()).days >= 18


def test_the_opinion_pieces_are_those_planted(sample: pd.DataFrame) -> None:
    planted = set(TRUTH["opinion"]["articles"])
    found = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.glob("*/*.md")
        if front_matter(path)["genre"] == "opinion"
    }
    assert found == planted
    assert (sample["genre"] == "opinion").sum() == 6


def test_reprints_credit_the_wire_and_are_edited() -> None:
    assert len(TRUTH["reprint"]) == 4
    for pair in TRUTH["reprint"]:
        original, reprint = FOLDER / pair["original"], FOLDER / pair["reprint"]
        assert front_matter(reprint)["credit"] == front_matter(original)["outlet"]
        assert front_matter(reprint)["title"] != front_matter(original)["title"]
        assert reprint.read_text("utf-8") != original.read_text("utf-8")


def test_cleaning_takes_nothing_out_of_the_sample(sample: pd.DataFrame) -> None:
    assert (sample["removed"] == "[]").all()
