"""A library as a workspace: the same frames, and no text before it is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_series_equal

import data
from dashboard import articles_table, serving, workspace
from dashboard.library_workspace import measure, metric_version, version_with, workspace_of
from data import library
from data.library import Library
from metrics.method import Exclusions, default_method


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return data.sample()


@pytest.fixture
def kept(tmp_path: Path, articles: pd.DataFrame) -> Iterator[Library]:
    """A library with the sample in it."""
    with library.open(tmp_path / "a.db") as opened:
        opened.add(articles)
        library.group_reprints(opened)
        yield opened


def test_it_is_what_the_articles_alone_would_give(kept: Library, articles: pd.DataFrame) -> None:
    found, wanted = workspace_of(kept), workspace.build(articles)
    assert_frame_equal(found.articles, wanted.articles, check_names=False)
    assert_frame_equal(found.scores, wanted.scores, check_names=False)
    assert found.outlets() == wanted.outlets()
    assert found.version != workspace_of(kept).version


def test_texts_are_fetched_when_they_are_asked_for(
    kept: Library, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure(kept)
    asked: list[str] = []
    fetch = kept.texts
    monkeypatch.setattr(kept, "texts", lambda ids: asked.extend(ids) or fetch(ids))
    found = workspace_of(kept)
    assert asked == []
    first, second = found.articles.index[:2]
    assert found.text(first) == articles["text"][0]
    assert found.texts.at[first, "text_raw"] == articles["text_raw"][0]
    assert found.texts.at[first, "removed"] == articles["removed"][0]
    assert asked == [first]
    assert found.texts.loc[[second, first], "text"].tolist() == articles["text"][[1, 0]].tolist()
    with pytest.raises(KeyError):
        found.text("nobody")


def test_a_search_finds_what_it_finds_in_memory(
    kept: Library, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, wanted = workspace_of(kept), workspace.build(articles)
    monkeypatch.setattr(kept, "texts", lambda ids: pytest.fail("a text was fetched"))
    for query in ("bridge", "Police said", "nothing-like-this"):
        assert_series_equal(
            articles_table.search(found, query),
            articles_table.search(wanted, query),
            check_names=False,
        )
    monkeypatch.setattr(kept, "containing", lambda words: pytest.fail("it looked twice"))
    assert articles_table.search(found, "said bridge").sum() >= 0
    with pytest.raises(KeyError):
        found.texts["removed"]


def test_only_what_is_new_is_measured(kept: Library, articles: pd.DataFrame) -> None:
    assert measure(kept) == len(articles)
    told: list[int] = []
    assert measure(kept, told.append) == 0
    kept.add(articles.head(1).assign(title="Another", article_id="a" * 16))
    assert measure(kept, told.append) == 1
    assert told == [1]


def test_an_article_that_is_not_measured_yet_waits(kept: Library) -> None:
    measure(kept)
    numbers = kept.scores_by_text(metric_version())

    class Meanwhile(Library):
        """Somebody adds an article after the listing was read, and it is not measured."""

        def unscored(self, version: str, size: int = 650) -> Iterator[pd.DataFrame]:
            return iter(())

    kept.vacuum("none")
    kept.put_scores(metric_version(), numbers.iloc[5:])
    kept.__class__ = Meanwhile
    found = workspace_of(kept)
    assert len(found.articles) == len(found.scores) == len(numbers) - 5
    assert found.articles.index.equals(found.scores.index)


def test_the_version_changes_with_whatever_makes_the_numbers() -> None:
    method = default_method()
    lexicon = method.lexicons[0]
    shorter = type(lexicon)(lexicon.name, lexicon.entries[1:], lexicon.about)
    excluded = Exclusions(terms=frozenset({(lexicon.name, lexicon.entries[0].term)}))
    versions = {
        metric_version(),
        version_with(method.with_lexicon(shorter, "replace")),
        version_with(method.without(excluded)),
    }
    assert len(versions) == 3
    assert version_with(default_method()) == metric_version()


def test_the_dashboard_serves_a_library_and_sees_what_is_added(
    tmp_path: Path, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "served.db"
    monkeypatch.setenv(serving.LIBRARY_VARIABLE, str(place))
    with library.open(place) as opened:
        opened.add(articles.head(3))
        first = serving.served()
        assert len(first.articles) == 3
        assert serving.served() is first
        assert serving.serves_a_path()
        assert serving.served_problems() == ()
        opened.add(articles.head(5))
        assert len(serving.served().articles) == 5
    serving.open_library(str(place)).close()
    serving.open_library.clear()
    serving.read_library.clear()
