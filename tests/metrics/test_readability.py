from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

import data
from metrics import score
from metrics.readability import SPECS, prepare

TEXTSTAT = [spec.column for spec in SPECS]


def assert_equal_to_textstat(texts: list[str]) -> None:
    scores = score(pd.DataFrame({"text": texts}))
    for row, text in enumerate(texts):
        prepared = prepare(text)
        for column in TEXTSTAT:
            ours = scores[column].iloc[row]
            if scores["n_words"].iloc[row] == 0:
                assert np.isnan(ours)
            else:
                assert ours == pytest.approx(getattr(textstat, column)(prepared), abs=1e-9), column


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("It’s Dr. Finn’s.", "It's Dr\u2024 Finn's."),
        ("death—and taxes", "death — and taxes"),
        (
            "It rose 3.5 percent in the U.S. today.",
            "It rose 3\u20245 percent in the U\u2024S\u2024 today.",
        ),
        ("“Why?” she asked.", "“Why\u2024” she asked."),
        ("One.\n\nTwo\u200b three.", "One.\n\nTwo three."),
        ("", ""),
    ],
)
def test_prepare(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


def test_sample_equals_textstat() -> None:
    assert_equal_to_textstat(data.sample()["text"].tolist())


def test_seeds_equal_textstat(shared: Path) -> None:
    articles = data.read(shared / "seeds")
    assert len(articles) == 5
    assert_equal_to_textstat(articles["text"].tolist())


@pytest.mark.parametrize("part", range(4))
def test_real_articles_equal_textstat(part: int, shared: Path) -> None:
    """All 1,300, in four parts that can run side by side."""
    path = shared / "validity" / "allsides" / "articles.csv"
    texts = pd.read_csv(path, keep_default_na=False)["content_original"].tolist()
    assert len(texts) == 1300
    assert_equal_to_textstat(texts[part::4])


@given(st.text("ab AB.!?'’‘“”—-…\n0,_é½\u200b&", max_size=120))
def test_any_text_equals_textstat(text: str) -> None:
    assert_equal_to_textstat([text])


@given(st.text(max_size=60))
def test_any_characters_equal_textstat(text: str) -> None:
    assert_equal_to_textstat([text])


def test_no_words_is_undefined_not_zero() -> None:
    scores = score(pd.DataFrame({"text": ["", "— … !"]}))
    assert scores[TEXTSTAT].isna().all().all()
