"""What a person does to stories, as corrections and as edits."""

import pandas as pd
import pytest

from dashboard.stories.correcting import Change, before, merged, renamed, split, taken_back
from dashboard.workspace import Edits
from data.stories import Merge, Rename, Split

ARTICLES = pd.DataFrame({"story": ["ferry", "ferry", "bakery", "ferry", ""]}, index=list("abcde"))


def stories(edits: Edits) -> dict[str, str]:
    known = dict(zip(ARTICLES.index.astype(str), ARTICLES["story"].astype(str), strict=True))
    return known | {article_id: edit["story"] for article_id, edit in edits.items()}


def test_a_new_name_is_for_all_of_its_articles() -> None:
    change = renamed(ARTICLES, "ferry", "The ferry")
    assert change.corrections[-1] == Rename(("a", "b", "d"), "The ferry")
    assert stories(change.edits) == {
        "a": "The ferry", "b": "The ferry", "c": "bakery", "d": "The ferry", "e": ""
    }  # fmt: skip


def test_a_name_that_a_story_has_already_makes_them_one() -> None:
    change = renamed(ARTICLES, "ferry", "bakery")
    assert change.corrections[0] == Merge(("a", "b", "d", "c"))
    assert set(stories(change.edits).values()) == {"bakery", ""}


def test_one_story_is_taken_into_another_and_takes_its_name() -> None:
    change = merged(ARTICLES, "bakery", "ferry")
    assert change.corrections == (
        Merge(("c", "a", "b", "d")),
        Rename(("c", "a", "b", "d"), "bakery"),
    )
    assert set(stories(change.edits).values()) == {"bakery", ""}


def test_what_is_taken_out_has_a_name_and_the_rest_keeps_its_own() -> None:
    change = split(ARTICLES, "ferry", ["b", "c"], "Lost at sea")
    assert change.corrections == (
        Split(("b",), ("a", "d")),
        Rename(("a", "d"), "ferry"),
        Rename(("b",), "Lost at sea"),
    )
    assert change.edits == {"b": {"story": "Lost at sea"}}


@pytest.mark.parametrize(
    "change",
    [
        renamed(ARTICLES, "ferry", "The ferry"),
        renamed(ARTICLES, "ferry", "bakery"),
        merged(ARTICLES, "bakery", "ferry"),
        split(ARTICLES, "ferry", ["b"], "Lost at sea"),
    ],
)
def test_what_was_done_is_taken_back(change: Change) -> None:
    edits = {"a": {"story": "ferry", "genre": "news"}, "b": {"outlet": "Courier"}}
    known = before(edits, change)
    changed = {
        **edits,
        **{name: {**edits.get(name, {}), **new} for name, new in change.edits.items()},
    }
    assert changed != edits
    assert taken_back(changed, known) == edits


def test_what_was_changed_meanwhile_stays() -> None:
    change = renamed(ARTICLES, "ferry", "The ferry")
    meanwhile = {**change.edits, "a": {"story": "The ferry", "genre": "opinion"}}
    assert taken_back(meanwhile, before({}, change)) == {"a": {"genre": "opinion"}}
