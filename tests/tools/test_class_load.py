"""The class that measures a server: its pupils are served, and what is lost is noticed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from data.classroom.opening import open_classroom
from data.classroom.parts import Answer, Given, Mark
from tools import class_load
from tools.class_crowd import Board, Said, expected, lost, with_mark
from tools.class_load import Asked, Found

TEXT = "A reckless plan was praised.\nNobody knows why."
FIRST, SECOND = ("loaded", 1, 1), ("feeling", 4, 4)
NUMBERS: Mapping[str, int] = {"a token": 417}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("class") / "classes.db"


@pytest.fixture(scope="module")
def found(place: Path) -> Found:
    asked = Asked(pupils=6, minutes=0.1, within=0.5, every=0.4)
    return class_load.held(str(place), asked, place.parent, with_browser=False)


def test_pupils_join_and_mark_and_outlive_a_server_that_is_killed(found: Found) -> None:
    assert len(found.server.processor) == 2
    assert len(found.met.waits.door) == len(found.met.waits.joined) == 6
    assert len(found.met.waits.back) == 7  # the teacher as well
    assert len({name for each in found.met.pupils for name in each.tab.names}) == 6
    assert {each.text for each in found.met.pupils} == {0, 1}
    assert all(each.paper and each.paper.is_saved for each in found.met.pupils)
    assert found.met.waits.saved


def test_nothing_is_lost_and_nobody_sees_another_ones_name(found: Found) -> None:
    assert found.lost == []
    assert found.strangers == []
    assert [tab.errors for tab in found.met.tabs] == [[]] * 7
    told = {line.what: line.measured for line in class_load.table(found)}
    assert told["marks or states lost"] == 0
    assert told["errors on pages"] == 0


def test_a_mark_that_is_gone_from_the_store_is_noticed(found: Found, place: Path) -> None:
    said, code = found.met.said(), found.server.code
    assert class_load.missing(str(place), code, said) == []
    with open_classroom(str(place)) as kept:
        pupil = kept.pupil(said[0].pupil)
        assert pupil is not None
        answer = kept.mine(pupil)[said[0].text]
        assert answer.marks
        fewer = replace(answer, revision=answer.revision + 1, marks=answer.marks[1:])
        kept.save_marks(pupil, fewer)
    (told,) = class_load.missing(str(place), code, said)
    assert "never sent" in told


def stored(revision: int, *marks: tuple[str, int, int]) -> list[Given]:
    return [Given(417, Answer(0, revision, expected(TEXT, marks)))]


def said(kept: int) -> list[Said]:
    return [Said("a token", 0, {0: [], 1: [FIRST], 2: [FIRST, SECOND]}, kept)]


def test_what_the_server_said_it_keeps_must_be_there_as_it_was_sent() -> None:
    both = stored(2, FIRST, SECOND)
    assert lost(said(2), both, NUMBERS, [TEXT]) == []
    # Kept, and killed before it could say so.
    assert lost(said(1), both, NUMBERS, [TEXT]) == []
    assert "others" in lost(said(2), stored(2, FIRST), NUMBERS, [TEXT])[0]
    assert "1 is in the store" in lost(said(2), stored(1, FIRST), NUMBERS, [TEXT])[0]
    assert "0 is in the store" in lost(said(2), [], NUMBERS, [TEXT])[0]
    assert "0 is in the store" in lost(said(2), both, {}, [TEXT])[0]
    assert lost(said(0), [], NUMBERS, [TEXT]) == []


def test_words_are_counted_as_the_page_counts_them() -> None:
    assert expected(TEXT, [FIRST, SECOND]) == (Mark("loaded", 2, 10), Mark("feeling", 20, 27))


def test_a_mark_that_touches_one_of_its_category_becomes_one_with_it() -> None:
    marks = with_mark(with_mark([], ("loaded", 3, 4)), ("feeling", 4, 4))
    assert with_mark(marks, ("loaded", 4, 6)) == [("loaded", 3, 6), ("feeling", 4, 4)]
    assert with_mark([("loaded", 3, 4)], ("loaded", 5, 5)) == [("loaded", 3, 4), ("loaded", 5, 5)]


def test_the_teachers_map_is_read_word_by_word() -> None:
    board = Board()
    board.expect("reckless")
    board.look('<div class="slantwise-heat">reckless</div>')
    assert board.fresh == []
    heat = '<mark class="heat heat-2" data-tip="1 of 6" tabindex="-1">a reckless</mark> plan'
    board.look(f'<div class="slantwise-heat">{heat}</div>')
    assert len(board.fresh) == 1
    assert board.shown == {"a", "reckless"}
    board.expect("plan")
    board.close()
    assert board.unseen == 1
