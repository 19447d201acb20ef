"""Articles go in once and come out as they were."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.article import COLUMNS, empty
from data.library import Added, Library
from data.library.rows import TEXTS
from tests.data.library.conftest import Many


def whole(library: Library) -> pd.DataFrame:
    """Everything in a library, as an Articles frame."""
    listed = library.articles(as_they_came=True)
    texts = library.texts(listed.index.tolist())
    return listed.join(texts)[list(COLUMNS)].reset_index(drop=True)


def test_what_goes_in_comes_out(opened: Library, many: Many) -> None:
    articles = many(7)
    assert opened.add(articles) == Added(7, 0)
    assert_frame_equal(whole(opened), articles)


def test_the_texts_are_not_part_of_a_listing(opened: Library, many: Many) -> None:
    opened.add(many(2))
    assert set(opened.articles().columns) == set(COLUMNS) - set(TEXTS)
    assert opened.articles(["title", "published"]).columns.tolist() == ["title", "published"]


def test_adding_again_adds_nothing(opened: Library, many: Many) -> None:
    opened.add(many(5))
    before = whole(opened)
    assert opened.add(many(8)) == Added(3, 5)
    assert opened.add(pd.concat([many(2, 20), many(2, 20)])) == Added(2, 2)
    assert_frame_equal(whole(opened).head(5), before)
    assert len(opened) == 10


def test_nothing_can_be_added(opened: Library) -> None:
    assert opened.add(empty()) == Added(0, 0)
    assert_frame_equal(whole(opened), empty())


def test_more_than_one_transaction_and_its_progress(opened: Library, many: Many) -> None:
    told: list[int] = []
    assert opened.add(many(1201), told.append) == Added(1201, 0)
    assert told == [500, 1000, 1201]
    assert_frame_equal(whole(opened), many(1201))


@pytest.mark.parametrize(
    "text", ["‘’ “é” 日本 🗞️", "' ; DROP TABLE articles; --", "a\\b%c_d", "x" * 100_000]
)
def test_any_text_survives(opened: Library, many: Many, text: str) -> None:
    articles = many(1).assign(text=text, text_raw=text, title=text[:100], outlet=text[:100])
    opened.add(articles)
    assert_frame_equal(whole(opened), articles)
    assert opened.text(articles["article_id"][0]) == text


def test_texts_come_in_the_order_asked_for(opened: Library, many: Many) -> None:
    articles = many(1500)
    opened.add(articles)
    ids = articles["article_id"].tolist()[::-1]
    assert opened.texts(ids)["text"].tolist() == articles["text"].tolist()[::-1]
    assert opened.known([*ids[:3], "nobody"]) == set(ids[:3])


def test_an_article_that_is_not_there(opened: Library, many: Many) -> None:
    opened.add(many(1))
    with pytest.raises(KeyError, match="nobody"):
        opened.text("nobody")
    with pytest.raises(KeyError, match="colour"):
        opened.articles(["colour"])


def test_a_search_finds_words_in_any_case(opened: Library, many: Many) -> None:
    articles = many(3)
    articles["text"] = ["The ÉLITE met.", "100 % of it_all", "nothing"]
    opened.add(articles)
    ids = articles["article_id"]
    assert opened.containing("élite") == {ids[0]}
    assert opened.containing("THE") == {ids[0]}
    assert opened.containing("0 % o") == {ids[1]}
    assert opened.containing("t_a") == {ids[1]}
    assert opened.containing("t%a") == set()
