"""Workspaces: scored once, combined without scoring again, never changed."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import data
import metrics
from dashboard import workspace
from dashboard.workspace import Workspace

LONG = " ".join(f"word{number}" for number in range(80))


def articles(*rows: dict[str, str]) -> pd.DataFrame:
    return data.as_articles(pd.DataFrame(list(rows)))


@pytest.fixture(scope="module")
def two() -> Workspace:
    return workspace.build(
        articles(
            {"outlet": "Wire", "title": "One", "text": "A reckless plan."},
            {"outlet": "", "title": "Two", "text": "Officials may act.", "story": "bridge"},
        )
    )


def test_articles_scores_and_texts_share_one_index(two: Workspace) -> None:
    assert list(two.articles.index) == list(two.articles["article_id"])
    assert two.articles.index.equals(two.scores.index)
    assert two.articles.index.equals(two.texts.index)


def test_long_texts_are_kept_apart(two: Workspace) -> None:
    assert not set(workspace.TEXTS) & set(two.articles.columns)
    assert two.text(two.articles.index[0]) == "A reckless plan."
    with pytest.raises(KeyError):
        two.text("no such article")


def test_scores_are_those_of_the_engine(two: Workspace) -> None:
    frame = articles({"outlet": "Wire", "title": "One", "text": "A reckless plan."})
    expected = metrics.score(frame).drop(columns=["article_id", "outlet"])
    assert_frame_equal(two.scores.iloc[[0]].reset_index(drop=True), expected)


def test_names_are_sorted_and_what_is_not_stated_comes_last(two: Workspace) -> None:
    assert two.outlets() == ["Wire", ""]
    assert two.stories() == ["bridge", ""]


def test_a_name_fits_into_a_sentence() -> None:
    assert workspace.outlet_label("The Echo") == "The Echo"
    assert workspace.outlet_label("x" * 10_000) == f"{'x' * 80}…"
    assert workspace.outlet_label("\u05de\u05e2") == "\u2068\u05de\u05e2\u2069"
    assert workspace.story_label("a-" * 500) == f"{('A ' * 1 + 'a ' * 500)[:80].rstrip()}…"


def test_reprints_and_articles_by_a_shared_author_are_drawn_together() -> None:
    other = " ".join(f"term{number}" for number in range(80))
    found = workspace.build(
        articles(
            {"outlet": "A", "author": "Ana Ruiz", "text": LONG},
            {"outlet": "B", "author": "By Ana Ruiz", "text": "One thing."},
            {"outlet": "C", "author": "Bo Lind", "text": f"{LONG} More."},
            {"outlet": "C", "author": "Bo Lind", "text": other},
        )
    )
    clusters = found.articles[workspace.CLUSTER].tolist()
    assert clusters[0] == clusters[1] == clusters[2] != clusters[3]


def test_one_part_without_edits_is_itself(two: Workspace) -> None:
    assert workspace.combine((two,), {}) is two


def test_an_article_that_comes_twice_counts_once(two: Workspace) -> None:
    assert len(workspace.combine((two, two), {}).articles) == 2


def test_edits_change_labels_alone_and_leave_the_parts_as_they_were(two: Workspace) -> None:
    before = two.articles.copy()
    article_id = two.articles.index[1]
    edited = workspace.combine((two,), {article_id: {"outlet": "Lantern"}, "gone": {"outlet": "x"}})
    assert edited.articles.at[article_id, "outlet"] == "Lantern"
    dated = workspace.combine((two,), {article_id: {"published": "2026-03-02", "author": "Ada"}})
    assert dated.articles.at[article_id, "published"] == pd.Timestamp("2026-03-02", tz="UTC")
    assert dated.articles.at[article_id, "author"] == "Ada"
    assert dated.articles["published"].dtype == two.articles["published"].dtype
    assert edited.version != two.version
    assert_frame_equal(edited.scores, two.scores)
    assert_frame_equal(two.articles, before)


def test_a_reprint_is_known_across_parts() -> None:
    wire = workspace.build(articles({"outlet": "Wire", "title": "A", "text": LONG}))
    paper = workspace.build(
        articles({"outlet": "Paper", "title": "B", "text": LONG, "credit": "Wire"})
    )
    both = workspace.combine((paper, wire), {})
    assert both.articles.set_index("outlet")["is_counted"].to_dict() == {
        "Paper": False,
        "Wire": True,
    }


def test_an_empty_workspace_has_every_column(two: Workspace) -> None:
    nothing = workspace.empty()
    assert len(nothing.articles) == 0
    assert list(nothing.articles.columns) == list(two.articles.columns)
    assert list(nothing.scores.columns) == list(two.scores.columns)
    assert nothing.outlets() == []


def test_nothing_and_something_combine(two: Workspace) -> None:
    both = workspace.combine((workspace.empty(), two), {})
    assert len(both.articles) == 2
    assert both.scores.dtypes.equals(two.scores.dtypes)


@pytest.mark.parametrize(
    ("story", "shown"),
    [
        ("bridge-closure", "Bridge closure"),
        ("Bridge closure", "Bridge closure"),
        ("G7-summit", "G7-summit"),
        ("", "no story given"),
    ],
)
def test_stories_are_named_for_readers(story: str, shown: str) -> None:
    assert workspace.story_label(story) == shown
