from functools import partial

import pandas as pd
import pytest

import data
import metrics
from metrics.keyness import keyness
from metrics.vocabulary import Vocabulary
from metrics.word_counts import word_contexts, word_counts

ARTICLES = pd.DataFrame(
    {
        "outlet": ["A", "B", "A"],
        "text": [
            "The mayor slammed the plan. “A plan,” she said, “is slammed in 2026.”",
            "The 12 towns Slammed it.\n\nThe plan's plan.",
            "The plan.",
        ],
    },
    index=["x", "y", "z"],
)


def test_words_are_counted_by_outlet_and_by_article() -> None:
    of = word_counts(ARTICLES, least_articles=1)
    found = {
        term: (counts.tolist(), articles.tolist())
        for term, counts, articles in zip(of.terms, of.counts, of.articles, strict=True)
    }
    assert of.groups == ("A", "B")
    assert found["the"] == ([3, 2], [2, 1])
    assert found["slammed"] == ([1, 1], [1, 1])
    assert found["plan"] == ([2, 1], [2, 1])
    assert "is" not in found and "12" not in found
    assert of.totals.tolist() == [9, 8]


def test_either_voice_and_the_quoted_one() -> None:
    both = word_counts(ARTICLES, voice=None, least_articles=1)
    quoted = word_counts(ARTICLES, voice="quoted", least_articles=1)
    assert both.counts[both.terms.index("slammed")].tolist() == [2, 1]
    assert quoted.counts[quoted.terms.index("slammed")].tolist() == [1, 0]
    assert "mayor" not in quoted.terms


def test_totals_are_those_of_score_and_batches_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = data.sample()
    whole = word_counts(articles)
    scores = metrics.score(articles)
    assert whole.totals.tolist() == scores.groupby("outlet")["n_words_narrator"].sum().tolist()
    monkeypatch.setattr("metrics.readings.BATCH", 7)
    parts = word_counts(articles)
    assert parts.terms == whole.terms
    assert (parts.counts == whole.counts).all() and (parts.articles == whole.articles).all()


def test_words_of_few_articles_are_left_out_but_count_in_the_totals() -> None:
    of = word_counts(ARTICLES, least_articles=3)
    assert set(of.terms) == {"the", "plan"}
    assert of.totals.tolist() == [9, 8]


def test_every_count_has_its_places() -> None:
    articles = data.sample()
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    table = keyness(word_counts(articles))
    for _, row in table.groupby("group").head(2).iterrows():
        places = word_contexts(articles, row["term"])
        here = places[places["article_id"].map(outlets) == row["group"]]
        assert len(here) == row["count"]
        assert here["article_id"].nunique() == row["n_articles"]
        for place in places.itertuples():
            assert texts[place.article_id][place.start : place.end] == place.text


def test_contexts_have_both_sides() -> None:
    rows = word_contexts(ARTICLES, "slammed").to_dict("records")
    assert [row["text"] for row in rows] == ["slammed", "Slammed"]
    assert rows[0]["article_id"] == "x"
    assert (rows[0]["left"], rows[1]["right"]) == ("The mayor ", " it. The plan's plan.")
    assert len(word_contexts(ARTICLES, "slammed", voice=None)) == 3
    assert word_contexts(ARTICLES, "nowhere").empty


def test_no_articles_and_no_text() -> None:
    assert word_counts(ARTICLES[:0]).terms == ()
    with pytest.raises(ValueError, match="text"):
        word_counts(ARTICLES.drop(columns="text"))


def test_words_that_are_forgotten_between_batches_are_counted_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = data.sample().head(12)
    expected = word_counts(articles, least_articles=1)
    monkeypatch.setattr("metrics.readings.BATCH", 2)
    monkeypatch.setattr("metrics.analyse.Vocabulary", partial(Vocabulary, most=50))
    found = word_counts(articles, least_articles=1)
    assert dict(zip(found.terms, found.counts.tolist(), strict=True)) == dict(
        zip(expected.terms, expected.counts.tolist(), strict=True)
    )
