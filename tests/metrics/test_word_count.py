"""Words counted alone are those that the scores count."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
import metrics
from metrics.word_count import count_words


def scored(texts: list[str]) -> list[int]:
    return metrics.score(pd.DataFrame({"text": texts}))["n_words"].tolist()


def test_the_sample_has_the_words_that_the_scores_say() -> None:
    texts = data.sample()["text"].tolist()
    assert count_words(texts) == scored(texts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Two words.", 2),
        ("A plan—a joke—fails.", 5),
        ('He said,"now" and – as ever … 3.5% _ ’tis', 9),
        ("\u200b \u200d word\u00ad", 1),
        (f"{'x' * 256} {'x' * 257}", 1),
        ("one\n\ntwo & three", 3),
        ("\u02bc don\u02bct \u02bc\u02bc", 1),
    ],
)
def test_what_is_a_word(text: str, words: int) -> None:
    assert count_words([text]) == [words] == scored([text])


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_has_the_words_that_the_scores_say(texts: list[str]) -> None:
    assert count_words(texts) == scored(texts)
