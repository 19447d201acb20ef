"""Selections: which articles a set of filters keeps."""

from datetime import date

import pandas as pd
import pytest

from dashboard.filters import undated
from dashboard.selection import Reprints, Selection, in_words

ARTICLES = pd.DataFrame(
    {
        "outlet": ["Blaze", "Wire", "Wire", ""],
        "story": ["bridge", "bridge", "strike", ""],
        "published": [
            pd.Timestamp("2026-03-02T00:00:00Z"),
            pd.Timestamp("2026-03-03T23:59:59Z"),
            pd.Timestamp("2026-03-04T12:00:00Z"),
            pd.NaT,
        ],
        "genre": ["opinion", "news", "news", "unknown"],
        "is_counted": [True, False, True, True],
        "counted_for": ["Blaze", "Blaze", "Agency", ""],
        "is_shared": [True, True, True, False],
    },
    index=["a", "b", "c", "d"],
)


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), "acd"),
        (Selection(reprints="each"), "abcd"),
        (Selection(outlets=("Wire",), reprints="each"), "bc"),
        (Selection(outlets=("",)), "d"),
        (Selection(stories=("bridge",), reprints="each"), "ab"),
        (Selection(outlets=("Agency",), stories=("strike",)), "c"),
        (Selection(outlets=("Wire",)), ""),
        (Selection(genre="news", reprints="each"), "bc"),
        (Selection(genre="opinion"), "a"),
        (Selection(first_day=date(2026, 3, 3), reprints="each"), "bc"),
        (Selection(last_day=date(2026, 3, 3), reprints="each"), "ab"),
        (Selection(first_day=date(2026, 3, 2), last_day=date(2026, 3, 2)), "a"),
        (Selection(outlets=("Nobody",)), ""),
        (Selection(reprints="out"), "d"),
        (Selection(outlets=("Blaze", ""), reprints="out"), "d"),
    ],
)
def test_keeps(selection: Selection, kept: str) -> None:
    rows = selection.rows(ARTICLES)
    assert "".join(rows.index[rows]) == kept


def test_a_selection_is_a_key_for_a_cache() -> None:
    assert hash(Selection(outlets=("Wire",))) == hash(Selection(outlets=("Wire",)))
    assert Selection(outlets=("Wire",)) != Selection(outlets=("Blaze",))


def test_the_articles_are_not_changed() -> None:
    before = ARTICLES.copy()
    Selection(genre="news").rows(ARTICLES)
    pd.testing.assert_frame_equal(ARTICLES, before)


def test_a_selection_is_told_in_words() -> None:
    assert in_words(Selection()) == "reprints counted once"
    assert in_words(Selection(reprints="out")) == "reprinted texts left out"
    five = in_words(Selection(outlets=("", "A", "B", "C", "D", "E")))
    assert five == "5 outlets, outlet not stated; reprints counted once"
    selection = Selection(
        outlets=("",),
        stories=("bridge-closure", "data-leak"),
        first_day=date(2026, 3, 2),
        genre="news",
        reprints="each",
    )
    assert in_words(selection) == (
        "news only; Bridge closure, Data leak; outlet not stated; from 02 March 2026;"
        " reprints counted each"
    )


def test_versions_of_one_outlet_count_once_where_reprints_are_left_out() -> None:
    versions = ARTICLES.assign(
        outlet=["Blaze", "Blaze", "Wire", "Wire"],
        counted_for=["Blaze", "Blaze", "Wire", "Wire"],
        is_shared=[False, False, False, True],
    )
    selection = Selection(reprints="out")
    kept = selection.rows(versions)
    assert "".join(kept.index[kept]) == "ac"
    assert selection.outlet_of(versions).tolist() == ["Blaze", "Blaze", "Wire", "Wire"]


@pytest.mark.parametrize(("way", "other"), [("once", "each"), ("each", "once"), ("out", "once")])
def test_each_way_of_counting_is_held_against_another(way: Reprints, other: str) -> None:
    assert Selection(reprints=way).with_other_count().reprints == other


def test_how_many_articles_have_a_day_is_told_where_not_all_have() -> None:
    assert undated(5, 5) is None
    assert undated(1, 5) == "1 of 5 articles are dated. The others are on no day."
