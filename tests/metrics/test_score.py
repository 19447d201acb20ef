import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from metrics import METRICS, score
from metrics.cues import cues
from metrics.families import FAMILIES

RATES = [spec.column for spec in METRICS if spec.is_rate]
COUNT_OF = {
    "uncertainty": "n_uncertainty",
    "stance": "n_stances",
    "loaded": "n_loaded",
    "hedge": "n_hedges",
    "booster": "n_boosters",
}


def assert_counts_equal_cues(articles: pd.DataFrame) -> None:
    """The counts of every article and family are the rows of its cues."""
    articles = articles.reset_index(drop=True).assign(article_id=range(len(articles)))
    scores, found = score(articles), cues(articles)
    for family, count in COUNT_OF.items():
        for voice in ("narrator", "quoted"):
            rows = found[(found["family"] == family) & (found["voice"] == voice)]
            expected = rows["article_id"].value_counts().reindex(articles.index, fill_value=0)
            assert scores[f"{count}_{voice}"].tolist() == expected.tolist(), (family, voice)
    citations = found[found["family"] == "citation"].groupby("article_id").size()
    assert scores["n_citations"].tolist() == [
        citations.get(number, 0) for number in range(len(articles))
    ]
    hedged = found[(found["family"] == "hedge") & (found["voice"] == "narrator")]
    sentences = hedged.groupby("article_id")["sentence"].nunique()
    assert scores["n_sentences_hedged"].tolist() == [
        sentences.get(number, 0) for number in range(len(articles))
    ]


def test_counts_equal_cues_for_the_sample() -> None:
    assert set(COUNT_OF) | {"citation"} == set(FAMILIES)
    assert_counts_equal_cues(data.sample())


def test_counts_equal_cues_for_real_articles(shared: Path) -> None:
    assert_counts_equal_cues(data.read(shared / "seeds"))
    assert_counts_equal_cues(data.read(shared / "validity" / "allsides" / "articles.csv"))


WORDS = ["may", "slammed", "“", "”", '"', "said", "clearly", "officials", "that", ".", ",", "\n",
         "According", "to", "Brandt", "the", "reportedly", "—", "http://x.y"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_counts_equal_cues_for_any_text(texts: list[str]) -> None:
    assert_counts_equal_cues(pd.DataFrame({"text": texts}))


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms())
def test_scores_do_not_depend_on_company_or_order(
    texts: list[str], random: "np.random.RandomState"
) -> None:
    frame = pd.DataFrame({"text": texts})
    whole = score(frame)
    order = list(range(len(texts)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(score(frame.iloc[order]).sort_index(), whole)
    pd.testing.assert_frame_equal(score(frame.iloc[[0]]), whole.iloc[[0]])


def test_scores_do_not_depend_on_batch_size(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = data.sample()
    whole = score(articles)
    monkeypatch.setattr(sys.modules["metrics.readings"], "BATCH", 7)
    pd.testing.assert_frame_equal(score(articles), whole)


def test_an_article_followed_by_itself_keeps_every_rate() -> None:
    articles = data.sample()
    twice = articles.assign(text=articles["text"] + "\n\n" + articles["text"])
    # A pronoun in the second copy may find its name in the first.
    rates = [name for name in RATES if name != "named_source_share"]
    pd.testing.assert_frame_equal(score(twice)[rates], score(articles)[rates])


def test_a_loaded_word_inside_a_quotation_leaves_narrator_rates() -> None:
    articles = data.sample()
    wire = articles[articles["text"].str.contains('" ?said', regex=True)]
    assert len(wire) > 3
    louder = wire.assign(text=wire["text"].str.replace('," said', ', you thug," said', n=1))
    before, after = score(wire), score(louder)
    narrator = ["loaded_terms_rate", "hedging_ratio", "hedges_rate", "boosters_rate"]
    pd.testing.assert_frame_equal(before[narrator], after[narrator])


def test_renaming_outlets_changes_only_labels() -> None:
    articles = data.sample()
    renamed = articles.assign(outlet="Another name")
    pd.testing.assert_frame_equal(
        score(articles).drop(columns="outlet"), score(renamed).drop(columns="outlet")
    )


def test_frame_contract() -> None:
    articles = pd.DataFrame({"text": ["It may rain.", ""], "outlet": ["NA", ""]}, index=[7, 3])
    before = articles.copy(deep=True)
    scores = score(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert scores.index.tolist() == [7, 3]
    assert scores["outlet"].tolist() == ["NA", ""]
    assert [str(scores[spec.column].dtype) for spec in METRICS] == ["float64"] * len(METRICS)
    assert all(scores[name].dtype == np.int64 for name in map(str, scores) if name.startswith("n_"))
    assert scores.loc[3, "n_words"] == 0


def test_empty_frame_and_missing_column() -> None:
    assert list(score(pd.DataFrame({"text": []})).columns) == list(
        score(pd.DataFrame({"text": ["One."]})).columns
    )
    with pytest.raises(ValueError, match="columns found are: body"):
        score(pd.DataFrame({"body": ["x"]}))


def test_other_languages_are_not_scored() -> None:
    frame = pd.DataFrame({"text": ["It may rain."] * 4, "language": ["en_US", "", "English", "pl"]})
    scores = score(frame)
    assert scores["n_words"].tolist() == [3, 3, 3, 0]
    assert np.isnan(scores["hedging_ratio"].iloc[3])
    assert cues(frame)["article_id"].tolist() == [0, 1, 2]


def test_hostile_texts_are_survived() -> None:
    texts = [
        "x" * 10_000_000,
        '"' * 100_000,
        "\ud800 \x00 said",
        "\u202eabc\u200b",
        "\ufeff",
        "'" * 9,
    ]
    frame = pd.DataFrame({"text": pd.Series(texts, dtype=object)})
    assert score(frame)["n_words"].tolist() == [0, 0, 1, 1, 0, 0]


def test_progress_reaches_the_number_of_articles() -> None:
    seen: list[int] = []
    score(pd.DataFrame({"text": ["One."] * 3}), progress=seen.append)
    assert seen == [3]
