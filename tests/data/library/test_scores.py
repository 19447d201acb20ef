"""Numbers are kept by text and version: nothing is measured twice, and nothing is lost of them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from data.library import Library, packing
from tests.data.library.conftest import Many


def numbers(texts: pd.DataFrame) -> pd.DataFrame:
    """Numbers for texts, as a measurement gives them."""
    lengths = texts["text"].str.len().astype("int64")
    rates = np.where(np.arange(len(texts)) % 2 == 0, np.nan, 1 / lengths)
    return pd.DataFrame(
        {"article_id": texts["article_id"], "n_words": lengths, "rate": rates}, index=texts.index
    )


def measure(library: Library, version: str) -> list[str]:
    """Measure what has no numbers of a version; the titles of what was measured."""
    measured: list[str] = []
    for texts in library.unscored(version, 2):
        library.put_scores(version, numbers(texts))
        measured += texts["title"].tolist()
    return measured


def test_each_text_is_measured_once(opened: Library, many: Many) -> None:
    opened.add(many(3))
    assert measure(opened, "one") == ["Headline 0", "Headline 1", "Headline 2"]
    assert measure(opened, "one") == []
    opened.add(many(5))
    assert measure(opened, "one") == ["Headline 3", "Headline 4"]


def test_another_version_is_measured_anew_and_both_are_kept(opened: Library, many: Many) -> None:
    opened.add(many(3))
    measure(opened, "one")
    before = opened.scores("one")
    assert len(measure(opened, "two")) == 3
    assert_frame_equal(opened.scores("one"), before)
    assert opened.info().scored == {"one": 3, "two": 3}


def test_a_text_that_two_outlets_printed_is_measured_once(opened: Library, many: Many) -> None:
    articles = pd.concat([many(1), many(1).assign(outlet="Another", article_id="a" * 16)])
    opened.add(articles)
    assert measure(opened, "one") == ["Headline 0"]
    assert opened.scores("one").index.tolist() == articles["article_id"].tolist()


@pytest.mark.parametrize("column", ["text", "title", "language"])
def test_whatever_a_measurement_reads_tells_texts_apart(
    opened: Library, many: Many, column: str
) -> None:
    opened.add(pd.concat([many(1), many(1).assign(**{column: "other", "article_id": "a" * 16})]))
    assert len(measure(opened, "one")) == 2


def test_numbers_come_back_to_the_last_digit(opened: Library, many: Many) -> None:
    articles = many(5)
    opened.add(articles)
    measure(opened, "one")
    texts = articles.set_index("article_id", drop=False)
    found = opened.scores("one")
    assert found["n_words"].tolist() == texts["text"].str.len().tolist()
    assert found["n_words"].dtype == np.int64
    rates = [np.nan, 1 / found["n_words"].iloc[1]]
    np.testing.assert_array_equal(found["rate"].iloc[:2], rates)


def test_numbers_of_no_article_are_an_empty_frame(opened: Library, many: Many) -> None:
    assert opened.scores("one").empty
    opened.add(many(2))
    assert opened.scores("one").empty


def test_what_is_there_is_not_written_again(opened: Library, many: Many) -> None:
    opened.add(many(2))
    (texts,) = opened.unscored("one")
    assert opened.put_scores("one", numbers(texts)) == 2
    assert opened.put_scores("one", numbers(texts).assign(n_words=0)) == 0
    assert opened.scores("one")["n_words"].min() > 0


def test_a_version_has_one_set_of_columns(opened: Library, many: Many) -> None:
    opened.add(many(2))
    (texts,) = opened.unscored("one")
    opened.put_scores("one", numbers(texts))
    with pytest.raises(ValueError, match="other columns"):
        opened.put_scores("one", numbers(texts).assign(more=1.0))
    with pytest.raises(ValueError, match="int64 or float64"):
        opened.put_scores("two", numbers(texts).assign(more="word"))


def test_room_is_made_by_forgetting_the_oldest_versions(opened: Library, many: Many) -> None:
    opened.add(many(2))
    for version in ("ours", "one", "two", "three", "four"):
        measure(opened, version)
    opened.make_room("ours", 2, "one")
    assert list(opened.info().scored) == ["ours", "one", "three", "four"]


def test_vacuum_forgets_other_versions_only(opened: Library, many: Many) -> None:
    opened.add(many(3))
    measure(opened, "one")
    measure(opened, "two")
    assert opened.vacuum() == 0
    assert opened.vacuum("two") == 3
    assert opened.info().scored == {"two": 3}
    assert len(opened.scores("two")) == len(opened) == 3


@given(
    st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=5),
    st.floats(allow_nan=True, allow_infinity=True),
)
def test_every_number_survives_packing(whole: list[int], broken: float) -> None:
    frame = pd.DataFrame({"whole": whole, "broken": [broken] * len(whole)})
    frame = frame.astype({"whole": "int64", "broken": "float64"})
    columns = packing.from_json(packing.to_json(packing.columns_of(frame)))
    assert_frame_equal(pd.DataFrame(packing.unpack(packing.pack(frame), columns)), frame)
