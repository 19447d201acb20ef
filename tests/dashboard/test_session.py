"""What a visitor adds or changes is the visitor's own, and can be taken back."""

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

import data
import metrics
from dashboard import serving, session, workspace
from dashboard.choices import OwnList, own_list
from dashboard.words import worked_out
from dashboard.workspace import Workspace
from metrics.lexicon import parse_lexicon
from metrics.method import Exclusions


@pytest.fixture(autouse=True)
def own_state(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """A session's state without a running app."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.delenv(serving.ARTICLES_VARIABLE, raising=False)
    yield state


def one_article(text: str = "A reckless plan may fail.", outlet: str = "Mine") -> Workspace:
    row = {"outlet": [outlet], "title": ["T"], "text": [text]}
    return workspace.build(data.as_articles(pd.DataFrame(row)))


def test_until_something_changes_the_served_corpus_is_shown_as_it_is() -> None:
    assert session.current() is serving.served()
    assert session.added() == 0
    assert session.shows_served()


def test_added_articles_stand_beside_the_served_ones_and_leave_them_alone() -> None:
    before = len(serving.served().articles)
    session.add(one_article())
    assert session.added() == 1
    assert len(session.current().articles) == before + 1
    assert len(serving.served().articles) == before


def test_adding_the_same_article_again_adds_nothing() -> None:
    session.add(one_article())
    session.add(one_article())
    assert session.added() == 1


def test_the_sample_makes_way_for_outlets_that_can_be_compared() -> None:
    session.add(one_article())
    assert session.shows_served()
    session.add(one_article(outlet="Other"))
    assert not session.shows_served()
    assert session.current().outlets() == ["Mine", "Other"]
    session.show_served(True)
    session.add(one_article(outlet="Third"))
    assert session.shows_served()


def test_articles_of_a_path_stay_beside_those_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "serves_a_path", lambda: True)
    session.add(one_article())
    session.add(one_article(outlet="Other"))
    assert session.shows_served()


def test_ones_own_articles_come_as_they_stand_now() -> None:
    session.add(one_article())
    [name] = session.own_articles().index
    session.edit({name: {"author": "Ada"}})
    own = session.own_articles()
    told = own[["article_id", "author", "text"]].to_numpy().tolist()
    assert told == [[name, "Ada", "A reckless plan may fail."]]
    assert list(own.columns) == list(data.COLUMNS)


def test_only_the_visitors_own_articles_can_be_shown() -> None:
    session.add(one_article())
    session.show_served(False)
    assert session.current().outlets() == ["Mine"]
    assert not session.shows_served()
    session.show_served(True)
    assert len(session.current().articles) == len(serving.served().articles) + 1


def test_without_any_article_there_is_an_empty_workspace() -> None:
    session.show_served(False)
    assert session.current().articles.empty


def test_edits_add_up_and_change_the_version() -> None:
    first, second = serving.served().articles.index[:2]
    session.edit({first: {"outlet": "A"}})
    version = session.current().version
    session.edit({first: {"genre": "opinion"}, second: {"outlet": "B"}})
    articles = session.current().articles
    assert list(articles.loc[first, ["outlet", "genre"]]) == ["A", "opinion"]
    assert articles.at[second, "outlet"] == "B"
    assert session.current().version != version
    assert serving.served().articles.at[first, "outlet"] != "A"


def test_a_text_or_a_score_cannot_be_edited() -> None:
    with pytest.raises(ValueError, match="title"):
        session.edit({"x": {"title": "y"}})


def test_starting_over_forgets_everything(own_state: dict[str, object]) -> None:
    session.add(one_article())
    session.start_over()
    assert session.current() is serving.served()
    assert own_state == {}


RECKLESS = Exclusions(terms=frozenset({("loaded_terms", "reckless")}))
LOADED = "n_loaded_narrator"


def a_list(way: str = "add") -> OwnList:
    content = b"term,category\nplan,label\n"
    lexicon = parse_lexicon(content, "mine.csv")
    return own_list("mine.csv", content, lexicon, "loaded_terms", way)  # pyright: ignore[reportArgumentType]


def assert_as_if_scored_anew(workspace: Workspace) -> None:
    expected = metrics.score(
        workspace.to_measure(workspace.articles.index), method=workspace.choices.method
    )
    pd.testing.assert_frame_equal(workspace.scores, expected[workspace.scores.columns])


def mine(workspace: Workspace) -> int:
    here = workspace.articles["outlet"] == "Mine"
    return int(workspace.scores.loc[here, LOADED].sum())


def test_a_word_left_out_counts_no_more_and_can_be_put_back() -> None:
    session.add(one_article())
    before = session.current()
    session.leave_out(RECKLESS)
    after = session.current()
    assert (mine(before), mine(after)) == (1, 0)
    assert after.version != before.version
    assert after.choices == session.choices()
    assert_as_if_scored_anew(after)
    session.put_back(RECKLESS)
    assert mine(session.current()) == 1
    pd.testing.assert_frame_equal(session.current().scores, before.scores)


def test_what_one_visitor_leaves_out_is_nobody_elses(
    own_state: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    scores, served = serving.served().scores.copy(), serving.served()
    session.leave_out(Exclusions(categories=frozenset({("loaded", "intensifier")})))
    article = served.articles.index[0]
    ours, theirs = worked_out.cues(article, session.current()), worked_out.cues(article, served)
    assert session.current().scores[LOADED].sum() < scores[LOADED].sum()
    assert "intensifier" not in set(ours["category"])
    every = metrics.cues(served.to_measure([article]))
    assert len(theirs) == len(every)
    assert len(worked_out.tally(session.current()).cues) < len(worked_out.tally(served).cues)
    monkeypatch.setattr(st, "session_state", {})
    assert session.current() is served
    pd.testing.assert_frame_equal(served.scores, scores)


@pytest.mark.parametrize(
    "steps",
    [
        [RECKLESS],
        [RECKLESS, Exclusions(categories=frozenset({("loaded", "alarm")}))],
        [Exclusions(terms=frozenset({("reporting_verbs", "said"), ("hedges", "may")}))],
        [Exclusions(categories=frozenset({("citation", "direct")})), RECKLESS],
    ],
)
def test_step_by_step_is_as_if_scored_at_once(steps: list[Exclusions]) -> None:
    for step in steps:
        session.leave_out(step)
        assert_as_if_scored_anew(session.current())
    for step in steps:
        session.put_back(step)
        assert_as_if_scored_anew(session.current())
    assert session.current() is serving.served()


def test_a_single_place_is_left_out_where_it_is_alone() -> None:
    cues = metrics.cues(serving.served().to_measure(serving.served().articles.index))
    row = cues[(cues["family"] == "loaded") & (cues["voice"] == "narrator")].iloc[0]
    session.leave_out(Exclusions(cues=frozenset({(row["article_id"], "loaded", row["start"])})))
    fewer = serving.served().scores[LOADED] - session.current().scores[LOADED]
    assert fewer.sum() == fewer[row["article_id"]] == 1


def test_a_list_of_ones_own_is_used_until_it_is_removed() -> None:
    session.add(one_article())
    session.use_list(a_list())
    assert mine(session.current()) == 2
    session.leave_out(RECKLESS)
    assert mine(session.current()) == 1
    assert_as_if_scored_anew(session.current())
    session.put_everything_back()
    assert mine(session.current()) == 2
    session.use_list(a_list("replace"))
    assert [each.way for each in session.choices().lists] == ["replace"]
    assert mine(session.current()) == 1
    session.remove_list(a_list("replace"))
    assert mine(session.current()) == 1
    assert not session.choices()


def test_a_list_that_comes_later_is_used_everywhere() -> None:
    session.add(one_article())
    session.leave_out(RECKLESS)
    assert mine(session.current()) == 0
    session.use_list(a_list())
    assert mine(session.current()) == 1
    assert_as_if_scored_anew(session.current())


def test_the_words_counted_follow_every_choice() -> None:
    for name in ("alarm", "intensifier", "evaluative"):
        session.leave_out(Exclusions(categories=frozenset({("loaded", name)})))
        workspace = session.current()
        cues = worked_out.tally(workspace).cues
        here = (cues["family"] == "loaded") & (cues["voice"] == "narrator")
        assert here.sum() == workspace.scores[LOADED].sum()


def test_what_is_added_or_edited_later_is_measured_the_same_way() -> None:
    session.leave_out(RECKLESS)
    session.current()
    session.add(one_article())
    assert mine(session.current()) == 0
    first = session.current().articles.index[0]
    session.edit({first: {"outlet": "Elsewhere"}})
    assert session.current().articles.at[first, "outlet"] == "Elsewhere"
    assert_as_if_scored_anew(session.current())
    session.show_served(False)
    assert len(session.current().scores) == 1
    assert_as_if_scored_anew(session.current())


def test_progress_is_told_of_what_is_measured_again() -> None:
    assert session.to_measure() == 0
    session.use_list(a_list())
    assert session.to_measure() == len(serving.served().articles)
    done: list[int] = []
    session.current(done.append)
    assert done[-1] == len(serving.served().articles)
    assert session.to_measure() == 0


def test_starting_over_forgets_what_was_left_out() -> None:
    session.leave_out(RECKLESS)
    session.start_over()
    assert session.current() is serving.served()
    assert not session.choices()
