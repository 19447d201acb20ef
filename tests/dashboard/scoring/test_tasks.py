"""Rows are dealt out the same way each time, in tasks that memory holds."""

import pytest

from dashboard.scoring import tasks as dealing
from dashboard.scoring.tasks import Dealt, tasks
from data import Raw
from data.rows import Row


def raw(rows: int, length: int = 10, file: str = "a.csv") -> Raw:
    return Raw(file, tuple(Row(number, {"text": "x" * length}) for number in range(rows)))


def sizes(*raws: Raw) -> list[int]:
    return [sum(map(len, task.raws)) for task in tasks(raws)]


def test_small_files_are_one_task_and_nothing_is_left_out() -> None:
    assert sizes(*[raw(1, file=f"{n}.txt") for n in range(700)]) == [650, 50]
    assert sizes(raw(200), raw(200), raw(200), raw(200), raw(3)) == [800, 3]
    assert sizes() == []


def test_a_task_of_long_texts_ends_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "CHARACTERS", 100)
    assert sizes(raw(5, 20), raw(1), raw(1)) == [5, 2]


def test_a_file_without_rows_is_in_a_task_too() -> None:
    # Its end says what is wrong with it.
    assert sizes(raw(0)) == [0]


def test_what_is_dealt_is_known_by_its_rows() -> None:
    same = [str(Dealt(tasks([raw(3), raw(2, file="b.csv")]))) for _ in range(2)]
    assert same[0] == same[1]
    others = ([raw(3)], [raw(2), raw(2, file="b.csv")], [raw(3), raw(2, file="c.csv")])
    longer = [raw(3, 11), raw(2, file="b.csv")]
    assert (
        len({same[0], str(Dealt(tasks(longer))), *(str(Dealt(tasks(each))) for each in others)})
        == 5
    )
