"""Where a library is served, what visitors change is kept in it, and all of them see it."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

import data
import data.stories
from dashboard import serving, session
from data import library
from data.library import Library
from metrics.method import Exclusions

HEDGES = "n_hedges_narrator"


def article(text: str) -> pd.DataFrame:
    return data.as_articles(pd.DataFrame({"outlet": ["Mine"], "title": ["T"], "text": [text]}))


@pytest.fixture(autouse=True)
def own_state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A session's state without a running app."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


@pytest.fixture(autouse=True)
def kept(served_place: str) -> Iterator[Library]:
    """A library with two articles in it, which is served."""
    with library.open(served_place) as opened:
        opened.add(article("A reckless plan may fail."))
        opened.add(article("Officials may act soon."))
        yield opened


def test_edits_are_kept(kept: Library, own_state: dict[str, object]) -> None:
    first, second = session.current().articles.index
    session.edit({first: {"outlet": "Echo", "published": "2026-03-02"}, second: {"author": "Ada"}})
    assert session.edited() == 2
    own_state.clear()  # another visitor, or the same on another day
    shown = session.current().articles
    assert shown["outlet"].tolist() == ["Echo", "Mine"]
    assert shown["author"].tolist() == ["", "Ada"]
    assert shown.at[first, "published"] == pd.Timestamp("2026-03-02", tz="UTC")
    assert kept.edits()[second] == {"author": "Ada"}
    with pytest.raises(ValueError, match="title"):
        session.edit({first: {"title": "Another"}})


def test_what_is_added_meanwhile_is_seen_with_ones_own_choice_of_words(kept: Library) -> None:
    session.leave_out(Exclusions(terms=frozenset({("hedges", "may")})))
    assert session.to_measure() == 2
    assert session.current().scores[HEDGES].tolist() == [0, 0]
    assert session.to_measure() == 0
    kept.add(article("It may rain, and perhaps it may snow."))
    assert session.to_measure() == 3
    assert session.current().scores[HEDGES].tolist() == [0, 0, 1]
    session.put_everything_back()
    assert session.current() is serving.served()


def test_no_text_is_read_until_an_article_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    session.current()
    served = serving.library_served()
    monkeypatch.setattr(served, "texts", lambda ids: pytest.fail("a text was read"))
    first = session.current().articles.index[0]
    session.edit({first: {"story": "bridge"}})
    assert session.current().articles["story"].tolist() == ["bridge", ""]
    with pytest.raises(pytest.fail.Exception):
        session.current().text(first)


def test_corrected_stories_stay_when_articles_arrive(kept: Library) -> None:
    first, second = session.current().articles.index
    library.correct_stories(kept, data.stories.Merge((first, second)))
    library.correct_stories(kept, data.stories.Rename((first,), "The plan"))
    assert session.current().articles["story"].tolist() == ["The plan", "The plan"]
    kept.add(article("A gull stole a sandwich in Elmsley on Tuesday."))
    library.group_stories(kept)
    assert session.current().articles["story"].tolist()[:2] == ["The plan", "The plan"]
    library.correct_stories(kept, data.stories.Split((second,), (first,)))
    stories = session.current().articles["story"].tolist()
    assert stories[0] != stories[1]


def test_an_outlet_goes_by_another_name_for_everybody(kept: Library) -> None:
    kept.name_outlet("mine", "Ours")
    assert session.current().outlets() == ["Ours"]
    kept.name_outlet("mine", "")
    assert session.current().outlets() == ["Mine"]
