"""What is found in articles before they are kept: the same as a library finds after."""

from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pytest

import data
from dashboard import serving
from dashboard.adding.findings import Around, understand, worth_holding_against
from data import Reading, library
from data.stories import Rename

PEOPLE = "Ada Quill", "Bo Marsh", "Cy Stone", "Di Fenn", "Ed Wick"


def read(folder: Path, own_words: int) -> list[Reading]:
    """Files, read one by one as they are dropped: on one event, with words of their own."""
    found: list[Reading] = []
    for n, name in enumerate(PEOPLE):
        path = folder / f"{n}.txt"
        own = " ".join(f"word{n}{at}" for at in range(own_words))
        path.write_text(
            f"{name} on the ferry\n\nThe council of Elmsley met the ferry union again, said {name}."
            f" A strike of the ferry union would close the port of Elmsley, Mayor Stern said."
            f" {own}.\n",
            encoding="utf-8",
        )
        found.append(data.reading(path))
    return found


def proposed(readings: list[Reading], around: Around) -> pd.Series:
    found = understand(readings, around, {}, lambda share, doing: None, lambda: False)
    assert found.is_grouped
    return found.proposed["story"].sort_index()


def kept(place: Path, readings: list[Reading]) -> pd.Series:
    with library.open(place) as opened:
        opened.add(data.together(readings).articles)
        library.group_reprints(opened)
        library.group_stories(opened)
        return opened.articles()["story"].sort_index()


def test_what_is_here_already_has_no_origin(tmp_path: Path) -> None:
    readings = read(tmp_path, 2)
    around = Around(frozenset(data.together(readings).articles["article_id"]))
    found = understand(readings, around, {}, lambda share, doing: None, lambda: False)
    assert found.proposed["is_known"].all()
    assert set(found.proposed["origin"]) == set(found.proposed["reprint_of"]) == {""}


@pytest.mark.parametrize(("own_words", "n_stories"), [(0, 1), (12, 0)])
def test_beside_the_sample_stories_are_those_that_a_library_finds(
    tmp_path: Path, own_words: int, n_stories: int
) -> None:
    readings = read(tmp_path, own_words)
    served = serving.load_corpus("").workspace
    here = served.articles, served.texts["text"]
    around = worth_holding_against(*here, {}, served.articles.index)
    assert around.ids == set(served.articles.index)
    wanted = kept(tmp_path / "kept.db", readings)
    assert len(set(wanted) - {""}) == n_stories
    assert proposed(readings, around).tolist() == wanted.tolist()


def test_in_a_library_stories_are_those_that_it_finds_with_what_was_put_right(
    tmp_path: Path,
) -> None:
    readings = read(tmp_path, own_words=0)
    place = tmp_path / "kept.db"
    first = kept(place, readings[:3])
    with library.open(place) as opened:
        named = Rename(tuple(first.index), "The ferry")
        opened.correct("story.rename", "", asdict(named))  # noted, and applied with the next ones
        found = proposed(readings[3:], Around(frozenset(first.index), library=opened))
        opened.add(data.together(readings).articles)
        library.group_stories(opened)
        assert found.tolist() == opened.articles().loc[found.index, "story"].tolist()
        assert (found == "The ferry").any()
