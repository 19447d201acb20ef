"""Reprints and stories in a library: only what is new is read, and corrections stay."""

import pandas as pd
import pytest
from pandas.testing import assert_series_equal

import data
from data import library, stories, syndication
from data.library import Library, LibraryError
from data.library.grouping import FORM_SAMPLE, story_corrections
from data.library.kept import Overtaken
from data.stories import Merge, Rename, Split


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    """The sample, without the stories that it states."""
    return data.sample().assign(story="", reprint_group="")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The article_id of every text that is fetched."""
    asked: list[str] = []
    fetch = Library.texts

    def noted(self: Library, ids: list[str]) -> pd.DataFrame:
        asked.extend(ids)
        return fetch(self, ids)

    monkeypatch.setattr(Library, "texts", noted)
    return asked


def found(opened: Library, column: str, articles: pd.DataFrame) -> pd.Series:
    return opened.articles()[column].set_axis(articles.index[: len(opened)], axis=0)


def test_reprints_are_those_of_the_articles_alone(
    opened: Library, articles: pd.DataFrame, read: list[str]
) -> None:
    opened.add(articles)
    library.group_reprints(opened)
    wanted = data.reprint_groups(articles)
    assert (wanted != "").any()
    assert_series_equal(found(opened, "reprint_group", articles), wanted, check_names=False)
    assert sorted(read) == sorted(articles["article_id"])


def test_what_was_looked_at_is_not_read_again(
    opened: Library, articles: pd.DataFrame, read: list[str]
) -> None:
    opened.add(articles.head(40))
    for group in (library.group_reprints, library.group_stories):
        group(opened)
    read.clear()
    told: list[int] = []
    opened.add(articles)
    for group in (library.group_reprints, library.group_stories):
        group(opened, told.append)
    assert sorted(read) == sorted([*articles["article_id"][40:]] * 2)
    assert told == [8, 8]
    stamp = opened.stamp()
    for group in (library.group_reprints, library.group_stories):
        group(opened)
    assert opened.stamp() == stamp
    assert found(opened, "reprint_group", articles).nunique() > 1


def test_stories_are_those_of_the_articles_alone(opened: Library, articles: pd.DataFrame) -> None:
    opened.add(articles)
    library.group_stories(opened)
    wanted = stories.group_stories(articles)
    assert_series_equal(found(opened, "story", articles), wanted, check_names=False)
    assert wanted.nunique() > 3


def test_a_correction_stays_when_articles_arrive(opened: Library, articles: pd.DataFrame) -> None:
    opened.add(articles.head(40))
    library.group_stories(opened)
    named = opened.articles()["story"]
    first, second = [name for name in named.unique() if name][:2]
    one, other = (named.index[named == name].tolist() for name in (first, second))
    library.correct_stories(opened, Merge((one[0], other[0])))
    library.correct_stories(opened, Rename((one[0],), "Both together"))
    library.correct_stories(opened, Split((other[0],), (one[0],)))
    assert len(story_corrections(opened)) == 3
    assert isinstance(story_corrections(opened)[2], Split)
    opened.add(articles)
    library.group_stories(opened)
    after = opened.articles()["story"]
    assert after[one[0]] == "Both together"
    assert after[other[0]] != "Both together"


def contents(opened: Library) -> list[object]:
    """What corrections of stories may change in a library."""
    numbers = opened.info()
    return [
        opened.articles()["story"].tolist(), opened.groups_found().to_dict(), opened.edits(),
        story_corrections(opened), numbers.corrections, numbers.edits, numbers.stories,
    ]  # fmt: skip


@pytest.mark.parametrize("stated", ["", "As the file says"])
def test_a_correction_that_is_taken_back_leaves_the_library_as_it_was(
    opened: Library, articles: pd.DataFrame, stated: str
) -> None:
    some = articles.head(40)
    opened.add(some.assign(story=[stated, *some["story"].iloc[1:]]))
    library.group_stories(opened)
    named = opened.articles()["story"]
    first, second, third = [name for name in named.unique() if name][:3]
    one, other, last = (tuple(named.index[named == name]) for name in (first, second, third))
    opened.edit({one[0]: {"story": "By hand"}, one[1]: {"author": "Ann"}} if len(one) > 1 else {})
    library.correct_stories(opened, Rename(last, "Another"))
    for corrections in (
        (Merge((*one, *other)), Rename((*one, *other), first)),
        (Split(other[:1], other[1:]), Rename(other[:1], "Apart")),
    ):
        known = contents(opened)
        before = library.correct_stories(opened, *corrections)
        assert contents(opened) != known
        opened.take_back(before)
        assert contents(opened) == known
        library.group_stories(opened)
        assert contents(opened) == known


def test_only_its_own_corrections_are_taken_back(opened: Library, articles: pd.DataFrame) -> None:
    opened.add(articles.head(40))
    library.group_stories(opened)
    named = opened.articles()["story"]
    first, second = [name for name in named.unique() if name][:2]
    one, other = (tuple(named.index[named == name]) for name in (first, second))
    before = library.correct_stories(opened, Rename(one, "Mine"))
    library.correct_stories(opened, Rename(other, "Somebody else's"))
    opened.take_back(before)
    assert story_corrections(opened) == (Rename(other, "Somebody else's"),)
    assert opened.articles()["story"][[one[0], other[0]]].tolist() == [first, "Somebody else's"]


def test_corrected_stories_are_not_grouped_again_where_nothing_is_new(
    opened: Library, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.add(articles.head(40))
    library.group_stories(opened)
    named = opened.articles()["story"]
    first, second = [name for name in named.unique() if name][:2]
    one, other = (tuple(named.index[named == name]) for name in (first, second))
    library.correct_stories(opened, Rename(one, "First name"))
    library.correct_stories(opened, Rename(one, "Second name"))
    library.correct_stories(opened, Split(one[:1], one[1:]), Rename(one[:1], "Apart"))
    stamp, shown = opened.stamp(), opened.articles()["story"]
    monkeypatch.setattr(Library, "traits", lambda *_: pytest.fail("grouped again"))
    library.group_stories(opened)
    assert opened.stamp() == stamp
    monkeypatch.undo()
    opened.correct("story.rename", "", {"articles": list(other), "name": "Noted elsewhere"})
    library.group_stories(opened)
    assert opened.articles().at[other[0], "story"] != shown[other[0]]


def test_a_story_that_a_file_stated_is_put_right_too_and_grows_on_under_its_name(
    opened: Library,
) -> None:
    stated = data.sample()
    strike = stated.index[stated["story"] == "bus-strike"].tolist()
    early = stated.drop(index=strike[-2:])
    opened.add(early)
    library.group_stories(opened)
    opened.add(stated.loc[strike[-2:-1]].assign(story=""))
    library.group_stories(opened)
    ids = stated.loc[strike[:-1], "article_id"].tolist()
    assert set(opened.articles().loc[ids, "story"]) == {"bus-strike"}
    library.correct_stories(opened, Rename(tuple(ids), "The strike"))
    assert set(opened.articles().loc[ids, "story"]) == {"The strike"}
    opened.add(stated.loc[strike[-1:]].assign(story=""))
    library.group_stories(opened)
    after = opened.articles()["story"]
    assert after[str(stated.at[strike[-1], "article_id"])] == "The strike"
    apart = Split((ids[0],), tuple(ids[1:]))
    library.correct_stories(opened, apart, Rename((ids[0],), "Another"))
    after = opened.articles()["story"]
    assert after[ids[0]] == "Another"
    assert set(after[ids[1:]]) == {"The strike"}


@pytest.mark.parametrize("column", ["reprint_group", "story"])
def test_what_another_program_grouped_meanwhile_is_not_written_over(
    opened: Library, place: str, articles: pd.DataFrame, column: str
) -> None:
    ours, alone = {
        "reprint_group": (library.group_reprints, data.reprint_groups),
        "story": (library.group_stories, stories.group_stories),
    }[column]
    groups = alone(articles)
    opened.add(articles[(groups == "") | ~groups.duplicated()])  # one of each group
    with library.open(place) as other:

        def meanwhile(_: int) -> None:
            if len(other) < len(articles):
                other.add(articles)
                ours(other)

        ours(opened, meanwhile)
    every = opened.articles().join(opened.texts(opened.articles().index.tolist()))
    wanted = alone(every.assign(story="", reprint_group=""))
    assert_series_equal(opened.groups_found()[column], wanted, check_names=False)


def test_others_who_never_stop_adding_are_told_of(
    opened: Library, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*found: object) -> None:
        raise Overtaken

    opened.add(articles)
    monkeypatch.setattr(Library, "put_stories", overtaken)
    with pytest.raises(LibraryError, match="keep adding"):
        library.group_stories(opened)


@pytest.mark.parametrize("kind", ["reprint", "story"])
def test_what_was_kept_in_another_form_is_made_anew(
    opened: Library, place: str, articles: pd.DataFrame, read: list[str], kind: str
) -> None:
    group = {"reprint": library.group_reprints, "story": library.group_stories}[kind]
    opened.add(articles.head(40))
    older = dict.fromkeys(articles["article_id"].head(40), b"\1\0\0\0 of an older Slantwise")
    opened.put_traits(kind, "older", older)
    group(opened)
    found = opened.groups_found()
    assert sorted(read) == sorted(older)
    read.clear()
    opened.put_traits(kind, "older", dict(list(older.items())[:3]))
    opened.add(articles)
    group(opened)
    assert sorted(read) == sorted([*list(older)[:3], *articles["article_id"].iloc[40:]])
    assert opened.groups_found().head(40).notna().equals(found.notna())


def test_the_form_of_signatures_and_features_tells_of_all_that_they_hold() -> None:
    [signature] = syndication.signatures([FORM_SAMPLE])
    assert len(signature.runs) and len(signature.quoted) and len(signature.numbers)
    assert len(signature.quoted) < len(signature.runs)
    [features] = stories.features(["Mayor Stern in Elmsley"], [FORM_SAMPLE])
    assert {"Élan’s Road", "elmsley"} <= set(features.candidates)
