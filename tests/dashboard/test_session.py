"""What a visitor adds or changes is the visitor's own, and can be taken back."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

import data
from dashboard import cache, session


@pytest.fixture(autouse=True)
def own_state(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """A session's state without a running app."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.delenv(cache.ARTICLES_VARIABLE, raising=False)
    yield state


def one_article(text: str = "A reckless plan may fail.") -> pd.DataFrame:
    return data.as_articles(pd.DataFrame({"outlet": ["Mine"], "title": ["T"], "text": [text]}))


def test_until_something_changes_the_served_corpus_is_shown_as_it_is() -> None:
    assert session.current() is cache.served()
    assert session.added() == 0
    assert session.shows_served()


def test_added_articles_stand_beside_the_served_ones_and_leave_them_alone() -> None:
    before = len(cache.served().articles)
    assert session.add(one_article()) == 1
    assert session.added() == 1
    assert len(session.current().articles) == before + 1
    assert len(cache.served().articles) == before


def test_adding_the_same_article_again_adds_nothing() -> None:
    session.add(one_article())
    assert session.add(one_article()) == 0
    assert session.added() == 1


def test_progress_is_told() -> None:
    done: list[int] = []
    session.add(one_article(), done.append)
    assert done[-1] == 1


def test_only_the_visitors_own_articles_can_be_shown() -> None:
    session.add(one_article())
    session.show_served(False)
    assert session.current().outlets() == ["Mine"]
    assert not session.shows_served()
    session.show_served(True)
    assert len(session.current().articles) == len(cache.served().articles) + 1


def test_without_any_article_there_is_an_empty_workspace() -> None:
    session.show_served(False)
    assert session.current().articles.empty


def test_edits_add_up_and_change_the_version() -> None:
    first, second = cache.served().articles.index[:2]
    session.edit({first: {"outlet": "A"}})
    version = session.current().version
    session.edit({first: {"genre": "opinion"}, second: {"outlet": "B"}})
    articles = session.current().articles
    assert list(articles.loc[first, ["outlet", "genre"]]) == ["A", "opinion"]
    assert articles.at[second, "outlet"] == "B"
    assert session.current().version != version
    assert cache.served().articles.at[first, "outlet"] != "A"


def test_a_text_or_a_score_cannot_be_edited() -> None:
    with pytest.raises(ValueError, match="title"):
        session.edit({"x": {"title": "y"}})


def test_starting_over_forgets_everything(own_state: dict[str, object]) -> None:
    session.add(one_article())
    session.start_over()
    assert session.current() is cache.served()
    assert own_state == {}
