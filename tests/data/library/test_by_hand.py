"""What people set is laid over what was read, and stays."""

import pandas as pd
import pytest

from data import Problem
from data.library import Library
from tests.data.library.conftest import Many


def test_an_edit_is_shown_and_what_came_is_kept(opened: Library, many: Many) -> None:
    opened.add(many(3))
    first, second, _ = opened.articles().index
    opened.edit({first: {"outlet": "Echo", "story": "thaw"}, second: {"genre": "opinion"}})
    opened.edit({first: {"outlet": "Echo Weekly"}})
    shown = opened.articles()
    assert shown["outlet"].tolist() == ["Echo Weekly", "Paper 1", "Paper 2"]
    assert shown["story"].tolist() == ["thaw", "", ""]
    assert shown["genre"].tolist() == ["unknown", "opinion", "unknown"]
    assert opened.articles(as_they_came=True)["outlet"].tolist()[0] == "Paper 0"
    assert opened.articles(["title"]).columns.tolist() == ["title"]
    assert opened.edits()[second] == {"genre": "opinion"}


def test_an_edit_survives_adding_the_article_again(opened: Library, many: Many) -> None:
    opened.add(many(1))
    opened.edit({opened.articles().index[0]: {"story": "thaw"}})
    opened.add(many(2))
    assert opened.articles()["story"].tolist() == ["thaw", ""]


def test_a_date_is_set_and_taken_away(opened: Library, many: Many) -> None:
    opened.add(many(3))
    _, second, third = opened.articles().index
    opened.edit({second: {"published": "2026-03-02"}, third: {"published": ""}})
    shown, came = opened.articles(), opened.articles(as_they_came=True)
    assert shown["published"].dtype == came["published"].dtype
    assert shown.at[second, "published"] == pd.Timestamp("2026-03-02", tz="UTC")
    assert shown["published"].isna().tolist() == [True, False, True]
    assert came["published"].isna().tolist() == [True, False, False]


def test_only_what_enters_no_number_can_be_edited(opened: Library, many: Many) -> None:
    opened.add(many(1))
    with pytest.raises(ValueError, match="title"):
        opened.edit({opened.articles().index[0]: {"title": "Another"}})
    with pytest.raises(KeyError, match="nobody"):
        opened.edit({"nobody": {"story": "thaw"}})
    assert opened.edits() == {}


def test_one_name_for_an_outlet(opened: Library, many: Many) -> None:
    opened.add(many(3))
    opened.name_outlet("PAPER 0", "The Paper")
    opened.name_outlet("paper  1", "The Paper")
    assert opened.articles()["outlet"].tolist() == ["The Paper", "The Paper", "Paper 2"]
    assert opened.info().outlets == 2
    opened.name_outlet("Paper 1", "")
    assert opened.articles()["outlet"].tolist() == ["The Paper", "Paper 1", "Paper 2"]
    assert opened.aliases() == {"paper 0": "The Paper"}


def test_a_group_that_was_found_does_not_hide_one_that_was_stated(
    opened: Library, many: Many
) -> None:
    opened.add(many(3))
    assert opened.groups_found()["story"].isna().all()
    ids = opened.articles().index
    stories = opened.articles()["story"].mask(lambda column: column == "", "found")
    opened.put_stories(stories.iloc[:2].where(lambda column: column == "found", "another"))
    opened.put_reprint_groups(opened.articles()["article_id"].iloc[:1])
    shown = opened.articles()
    assert shown["story"].tolist() == ["frost", "found", ""]
    assert shown["reprint_group"].tolist() == [ids[0], "", ""]
    assert opened.groups_found()["reprint_group"].isna().tolist() == [False, True, True]
    assert (opened.info().stories, opened.info().reprint_groups) == (2, 1)


def test_corrections_are_kept_in_order(opened: Library) -> None:
    opened.correct("story.rename", "frost", {"to": "Das große Eis"})
    opened.correct("story.merge", "frost", {"with": ["thaw", "ice"]})
    opened.correct("story.rename", "thaw", {"to": "Melt"})
    assert [one.kind for one in opened.corrections()] == [
        "story.rename",
        "story.merge",
        "story.rename",
    ]
    renamed = opened.corrections("story.rename")
    assert [(one.subject, one.detail) for one in renamed] == [
        ("frost", {"to": "Das große Eis"}),
        ("thaw", {"to": "Melt"}),
    ]


def test_saved_views(opened: Library) -> None:
    opened.save_view("Frost", "story=frost")
    opened.save_view("All", "")
    opened.save_view("Frost", "story=frost&genre=news")
    assert opened.views() == {"All": "", "Frost": "story=frost&genre=news"}
    opened.forget_view("All")
    assert list(opened.views()) == ["Frost"]
    with pytest.raises(ValueError, match="name"):
        opened.save_view(" ", "")


def test_inputs_that_failed(opened: Library) -> None:
    opened.put_failed(
        [
            Problem("error", "The file is empty.", "a.csv", (4, 5), "body", "Save it again."),
            Problem("warning", "Masked.", "b.csv"),
            Problem("error", "Nothing was named."),
        ]
    )
    opened.put_failed([Problem("error", "No such file.", "a.csv"), Problem("error", "?", "c.csv")])
    failed = opened.failed().set_index("source")
    assert failed["what"].to_dict() == {"a.csv": "No such file.", "c.csv": "?"}
    opened.forget_failed(["a.csv"])
    assert opened.info().failed == 1


def test_where_in_a_file_it_failed(opened: Library) -> None:
    opened.put_failed([Problem("error", "No.", "a.csv", (4, 5), "body", "Save it again.")])
    (found,) = opened.failed().to_dict("records")
    assert found["where_in_it"] == "rows 4 and 5, body"
    assert found["advice"] == "Save it again."


def test_a_stamp_tells_a_change_from_numbers(opened: Library, many: Many) -> None:
    stamps = [opened.stamp()]
    opened.add(many(2))
    stamps.append(opened.stamp())
    opened.name_outlet("Paper 1", "Echo")
    stamps.append(opened.stamp())
    (texts,) = opened.unscored("one")
    opened.put_scores("one", texts[[]].assign(n_words=1))
    opened.articles()
    assert stamps == sorted(set(stamps))
    assert opened.stamp() == stamps[-1]


def test_what_changes_nothing_does_not_move_the_stamp(opened: Library, many: Many) -> None:
    opened.add(many(2))
    first, second = opened.articles().index
    opened.name_outlet("Paper 1", "Echo")
    opened.edit({first: {"author": "Ada"}})
    opened.put_stories(pd.Series({first: "Frost", second: ""}))
    stamp = opened.stamp()
    assert opened.add(many(2)).new == 0
    opened.name_outlet("Paper 1", "Echo")
    opened.name_outlet("Nobody", "")
    opened.edit({first: {"author": "Ada"}})
    opened.put_stories(pd.Series({first: "Frost", second: ""}))
    opened.put_failed([])
    opened.put_failed([Problem("error", "No.", "a.csv")])
    opened.forget_failed(["a.csv"])
    opened.save_view("Frost", "story=frost")
    opened.forget_view("Frost")
    opened.vacuum("none")
    assert opened.stamp() == stamp
    opened.edit({first: {"author": "Bo"}})
    opened.put_stories(pd.Series({first: "Ice"}))
    opened.name_outlet("Paper 1", "")
    assert opened.stamp() == stamp + 3
    assert opened.articles().at[first, "author"] == "Bo"
    assert opened.groups_found().at[first, "story"] == "Ice"


def test_what_no_database_takes_is_left_out_of_what_is_set(opened: Library, many: Many) -> None:
    opened.add(many(1))
    [article_id] = opened.articles().index
    opened.edit({article_id: {"author": "Ann\0 \ud800Ruiz"}})
    opened.name_outlet("paper 0", "The\0 Echo")
    opened.save_view("My\0 view", "outlet=a\0b")
    assert opened.edits() == {article_id: {"author": "Ann \ufffdRuiz"}}
    assert opened.articles()["outlet"].tolist() == ["The Echo"]
    assert opened.views() == {"My view": "outlet=ab"}
    assert opened.containing("the harbour\0 froze") == {article_id}
