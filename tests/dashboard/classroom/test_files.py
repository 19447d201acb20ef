"""The tables a teacher keeps: every answer, no names, and columns that never change."""

from io import BytesIO

import pandas as pd

from dashboard.classroom.files import answers_table, marks_table
from dashboard.export import csv_bytes
from data.classroom.categories import HEDGE, LOADED
from data.classroom.parts import Answer, Category, Given, Mark, Plan, Scale, Session
from tests.dashboard.classroom.hand_made import FORMULA, TEXT, readers, session, text

MARKS = ["text", "title", "outlet", "reader", "category", "start", "end", "words"]
ANSWERS = ["text", "title", "outlet", "reader", "rating_told", "guess", "guessed_right",
           "finished", "marks_loaded", "marks_own"]  # fmt: skip


def test_a_mark_is_a_row_by_text_reader_and_place() -> None:
    two = session(text(), text("Other", "Wire", "One two three."))
    given = [
        Given(300, Answer(1, 1, (Mark("own", 4, 7), Mark("loaded", 0, 3)))),
        Given(200, Answer(0, 1, (Mark("loaded", 4, 12),))),
        Given(100, Answer(1, 1, (Mark("loaded", 8, 13),))),
    ]
    table = marks_table(two, given)
    assert list(table.columns) == MARKS
    assert table.to_numpy().tolist() == [
        [1, "A title", "Blaze", 200, "loaded", 4, 12, "reckless"],
        [2, "Other", "Wire", 100, "loaded", 8, 13, "three"],
        [2, "Other", "Wire", 300, "loaded", 0, 3, "One"],
        [2, "Other", "Wire", 300, "own", 4, 7, "two"],
    ]


def test_an_answer_is_a_row_with_empties_where_nothing_was_said() -> None:
    given = [
        *readers(1, "reckless"),
        *readers(1, "", rating=0, guess="", finished=False, first=200),
        *readers(1, "", guess="Wire", first=300),
    ]
    table = answers_table(session(), given)
    assert list(table.columns) == ANSWERS
    assert table["reader"].tolist() == [100, 200, 300]
    assert table["rating_told"].tolist() == [4, pd.NA, 4]
    assert table["guess"].tolist() == ["Blaze", "", "Wire"]
    assert table["guessed_right"].tolist() == [True, pd.NA, False]
    assert table["finished"].tolist() == [True, False, True]
    assert table["marks_loaded"].tolist() == [6, 0, 0]
    assert table["marks_own"].tolist() == [0, 0, 0]


def test_of_an_unknown_outlet_no_guess_is_right_or_wrong() -> None:
    table = answers_table(session(text(outlet="")), readers(1))
    assert table["guessed_right"].isna().all()


def test_without_answers_there_are_the_same_columns_of_the_same_kinds() -> None:
    for made in (marks_table, answers_table):
        empty, full = made(session(), []), made(session(), readers(2))
        assert list(empty.columns) == list(full.columns)
        assert empty.dtypes.tolist() == full.dtypes.tolist()
        assert len(empty) == 0


def test_keys_that_are_called_like_columns_do_not_clash() -> None:
    keys = ("text", "guess", "reader")
    plan = Plan(
        "A class",
        (text(),),
        tuple(Category(key, key, "x") for key in keys),
        tuple(Scale(key, key, "low", "high") for key in keys),
    )
    table = answers_table(Session("ABC234", plan, "marking", 0.0, 0), [])
    assert table.columns.is_unique
    assert {"rating_guess", "marks_guess", "guess"} <= set(table.columns)


def test_files_hold_the_numbers_and_nothing_that_a_spreadsheet_runs() -> None:
    hostile = session(text(FORMULA, FORMULA, FORMULA), categories=(LOADED, HEDGE))
    given = [Given(417, Answer(0, 1, (Mark("loaded", 0, len(FORMULA)),), {}, FORMULA, True))]
    for table in (marks_table(hostile, given), answers_table(hostile, given)):
        kept = pd.read_csv(BytesIO(csv_bytes(table)))
        assert kept["reader"].tolist() == [417]
        cells = kept.select_dtypes("str").to_numpy().ravel().tolist()
        assert f"'{FORMULA}" in cells
        assert not any(str(cell).startswith("=") for cell in cells)


def test_an_empty_rating_is_an_empty_cell() -> None:
    table = answers_table(session(), readers(1, "", rating=0, guess=""))
    assert b"100,,,,True,0,0\r\n" in csv_bytes(table)


def test_nothing_is_changed() -> None:
    given = readers(3)
    before = list(given)
    marks_table(session(), given)
    assert given == before
    assert TEXT == session().plan.texts[0].text
