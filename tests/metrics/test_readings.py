"""The loop that every measurement shares."""

import sys

import pandas as pd
import pytest

from metrics.method import Exclusions, default_method
from metrics.readings import Batch, in_batches

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "text": ["It may rain.", "Es may regnen.", "It may."],
        "title": ["A", "B", "C"],
        "language": ["en", "de", ""],
    }
)


def parts(articles: pd.DataFrame, **what: frozenset[tuple[str, str, int]]) -> list[list[object]]:
    method = default_method().without(Exclusions(**what))  # pyright: ignore[reportArgumentType]

    def measure(batches: dict[str, Batch]) -> list[object]:
        body, title = batches["text"], batches["title"]
        hedges = body.reading.count_cues("hedge").tolist()
        return [body.begin, list(body.ids), list(body.texts), list(title.texts), hedges]

    return list(in_batches(articles, method, measure, ("text", "title")))


def test_each_batch_has_its_articles_and_their_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["metrics.readings"], "BATCH", 2)
    assert parts(ARTICLES) == [
        [0, ["a", "b"], ["It may rain.", ""], ["A", ""], [1, 0]],
        [2, ["c"], ["It may."], ["C"], [1]],
    ]


def test_a_place_that_is_left_out_is_not_counted() -> None:
    [[*_, hedges]] = parts(ARTICLES, cues=frozenset({("a", "hedge", 3)}))
    assert hedges == [0, 0, 1]


def test_no_articles_are_one_empty_text() -> None:
    assert parts(ARTICLES.iloc[:0]) == [[0, [""], [""], [""], [0]]]


def test_a_frame_without_texts_is_an_error() -> None:
    with pytest.raises(ValueError, match="columns found are: body"):
        parts(pd.DataFrame({"body": ["It may."]}))
