"""Classes that are kept for a day, in a file and in PostgreSQL: begun, joined, marked, over."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from data.classroom import codes, store
from data.classroom.animals import ANIMALS
from data.classroom.categories import CATEGORIES, HEDGE, LOADED, SCALES
from data.classroom.parts import (
    MOST_MARKS,
    MOST_PUPILS,
    Answer,
    ClassroomError,
    ClassText,
    Mark,
    Plan,
    Pupil,
    Stage,
)
from data.classroom.schema import tables
from data.classroom.store import CLOSED, LASTS, MOST_CLASSES, OVER, Classroom, Seat, Started
from data.library.connecting import Connector
from data.library.place import place_of

ROOT = Path(__file__).parents[3]
HOUR = 3600.0
TEXT = "The reckless plan might fail, officials said on Monday. " * 4
PLAN = Plan(
    "Read blind",
    (
        ClassText("One", TEXT, "Velvet Gazette", "Zora Quill", "3 March 2026", (("B", "Two"),)),
        ClassText("Two", TEXT, "Meridian"),
    ),
    CATEGORIES,
    SCALES,
    ("Velvet Gazette", "Meridian"),
)
HOSTILE = "<img src=x onerror=alert(1)> $\\href{javascript:alert(1)}{x}$ ' \" \\ ; DROP TABLE --"
ODD = (
    "a\tb\r\n\u202eright to left\u2066"
    " \U0001d518\U0001d52b \U0001f469\u200d\U0001f680 \u0301 \ufeff"
)
LOADED_WORD = Mark("loaded", 4, 12)
HEDGED = Mark("hedge", 18, 23)


class Clock:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def connector(place: str) -> Connector:
    return Connector(place_of(place))


@pytest.fixture
def kept(connector: Connector, clock: Clock) -> Iterator[Classroom]:
    with Classroom(connector, clock) as opened:
        yield opened


@pytest.fixture
def begun(kept: Classroom) -> Started:
    return kept.start(PLAN)


@pytest.fixture
def seat(kept: Classroom, begun: Started) -> Seat:
    return kept.join(begun.code)


def rows(connector: Connector) -> dict[str, int]:
    """How many rows each table has."""

    def counted(connection: Connection) -> dict[str, int]:
        return {
            name: connection.execute(text(f"SELECT COUNT(*) FROM {name}")).scalar_one()
            for name in tables.tables
        }

    return connector.read(counted)


def everything(connector: Connector) -> str:
    """All that the tables hold."""

    def read(connection: Connection) -> str:
        return "\n".join(
            str(row)
            for name in tables.tables
            for row in connection.execute(text(f"SELECT * FROM {name}"))
        )

    return connector.read(read)


def on_disk(place: str) -> bytes:
    """What is in the file and in those that SQLite keeps beside it."""
    file = Path(place)
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))


def marked(revision: int, *marks: Mark, number: int = 0) -> Answer:
    return Answer(number, revision, marks)


# Begun


def test_a_class_is_what_was_planned(kept: Classroom, clock: Clock) -> None:
    begun = kept.start(PLAN)
    session = kept.session(begun.code)
    assert session.plan == PLAN
    assert (session.code, session.stage, session.changes) == (begun.code, "marking", 0)
    assert session.ends == clock.now + LASTS == clock.now + 24 * HOUR
    assert (kept.joined(begun.code), kept.answers(begun.code)) == (0, [])


@pytest.mark.parametrize(
    "said",
    [HOSTILE, ODD, "\x00", "\ud800", "\x1b[31m\u2028\u0085"],
    ids=["hostile", "odd", "NUL", "half a character", "controls"],
)
def test_a_plan_comes_back_as_it_was_whatever_it_says(kept: Classroom, said: str) -> None:
    texts = (ClassText(said, f"{said} word", said, said, said, ((said, said), ("", ""))),)
    category = LOADED.__class__(said, said, said)
    scale = SCALES[0].__class__(said, said, said, said)
    plan = Plan(said, texts, (category, HEDGE), (scale,), (said, "B"))
    assert kept.session(kept.start(plan).code).plan == plan


def test_a_plan_that_cannot_be_is_not_begun(kept: Classroom, connector: Connector) -> None:
    with pytest.raises(ClassroomError, match="1 to 6 texts"):
        kept.start(Plan("None", (), CATEGORIES))
    assert rows(connector)["class_sessions"] == 0


def test_so_many_classes_at_once_and_no_more(
    kept: Classroom, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_CLASSES == 50
    monkeypatch.setattr(store, "MOST_CLASSES", 3)
    every = {kept.start(PLAN).code for _ in range(3)}
    assert len(every) == 3
    with pytest.raises(ClassroomError, match="3 classes are going on: end one first"):
        kept.start(PLAN)
    clock.now += LASTS  # those of yesterday are not in the way
    kept.start(PLAN)


def test_a_code_that_is_taken_is_drawn_again(
    kept: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(("AAAAAA", "AAAAAA", "BBBBBB"))
    monkeypatch.setattr(codes, "new_code", lambda: next(drawn))
    assert [kept.start(PLAN).code, kept.start(PLAN).code] == ["AAAAAA", "BBBBBB"]


# Who gets in


def test_only_the_key_of_a_class_is_its_teachers(kept: Classroom, begun: Started) -> None:
    other = kept.start(PLAN)
    plain = begun.key.replace("-", "")
    for key in (begun.key, begun.key.lower(), plain, f" {begun.key} ", begun.key.replace("-", " ")):
        assert kept.is_teacher(begun.code, key)
    for code, key in (
        (other.code, begun.key),
        (begun.code, other.key),
        (begun.code, begun.key[:-1]),
        (begun.code, f"{begun.key}A"),
        (begun.code, ""),
        (begun.code, codes.digest(plain)),
        ("NOBODY", begun.key),
        ("NOBODY", ""),
        ("", ""),
    ):
        assert not kept.is_teacher(code, key)


def test_neither_key_nor_token_is_kept(
    kept: Classroom, begun: Started, seat: Seat, connector: Connector, place: str
) -> None:
    held = everything(connector)
    assert codes.digest(seat.token) in held and codes.digest(codes.typed(begun.key)) in held
    secrets = (begun.key, codes.typed(begun.key), begun.key.lower(), seat.token)
    for secret in secrets:
        assert secret not in held
    if connector.place.path:
        held_on_disk = on_disk(place)
        assert codes.digest(seat.token).encode() in held_on_disk
        assert not [secret for secret in secrets if secret.encode() in held_on_disk]


def test_a_token_leads_to_its_own_class_alone(kept: Classroom, seat: Seat) -> None:
    other = kept.start(PLAN)
    assert kept.pupil(seat.token) == seat.pupil
    kept.save_marks(seat.pupil, marked(1, LOADED_WORD))
    assert kept.answers(other.code) == []
    same_number = Pupil(other.code, seat.pupil.number, seat.pupil.name)
    assert kept.mine(same_number) == {}
    for nobody in ("", seat.token[:-1], seat.token.swapcase(), codes.digest(seat.token), "\ud800"):
        assert kept.pupil(nobody) is None


# Joined


def test_pupils_are_animals_of_the_list_each_once(kept: Classroom, begun: Started) -> None:
    assert len(set(ANIMALS)) == len(ANIMALS) > MOST_PUPILS
    seats = [kept.join(begun.code) for _ in range(40)]
    names = [each.pupil.name for each in seats]
    assert len(set(names)) == 40 and set(names) <= set(ANIMALS)
    assert len({each.token for each in seats}) == 40
    assert {each.pupil.code for each in seats} == {begun.code}
    assert kept.joined(begun.code) == 40
    numbers = [each.pupil.number for each in seats]
    assert len(set(numbers)) == 40 and all(100 <= number < 1000 for number in numbers)
    # By chance alone one in 40! is in order, or all in the order of the list.
    assert numbers not in (sorted(numbers), sorted(numbers, reverse=True))
    assert names != sorted(names)


def test_a_class_is_full(kept: Classroom, begun: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_PUPILS", 3)
    for _ in range(3):
        kept.join(begun.code)
    with pytest.raises(ClassroomError, match="This class is full: 3 have joined"):
        kept.join(begun.code)
    assert kept.joined(begun.code) == 3
    kept.join(kept.start(PLAN).code)  # another one is not


def test_nobody_joins_what_is_not_there(kept: Classroom, connector: Connector) -> None:
    with pytest.raises(ClassroomError, match="over"):
        kept.join("NOBODY")
    assert rows(connector)["class_pupils"] == 0


def test_a_class_of_a_hundred_joins_at_once(kept: Classroom, begun: Started) -> None:
    with ThreadPoolExecutor(8) as pool:
        seats = list(pool.map(lambda _: kept.join(begun.code), range(MOST_PUPILS)))
    assert len({each.pupil.name for each in seats}) == MOST_PUPILS
    assert len({each.pupil.number for each in seats}) == MOST_PUPILS
    with pytest.raises(ClassroomError, match="full"):
        kept.join(begun.code)


# Marked


def test_an_answer_is_kept_piece_by_piece(kept: Classroom, begun: Started, seat: Seat) -> None:
    pupil = seat.pupil
    assert kept.mine(pupil) == {}
    assert kept.save_marks(pupil, marked(1, LOADED_WORD, HEDGED)) == 1
    kept.save_replies(pupil, 0, {"told": 5, "known": 1}, "Meridian", finished=True)
    kept.save_replies(pupil, 1, {}, "", finished=False)
    whole = Answer(0, 1, (LOADED_WORD, HEDGED), {"told": 5, "known": 1}, "Meridian", True)
    assert kept.mine(pupil) == {0: whole, 1: Answer(1)}
    assert kept.save_marks(pupil, marked(2)) == 2
    assert kept.mine(pupil)[0] == Answer(0, 2, (), whole.ratings, "Meridian", True)
    other = kept.join(begun.code).pupil
    assert kept.mine(other) == {}
    assert [(one.reader, one.answer.text) for one in kept.answers(begun.code)] == [
        (pupil.number, 0),
        (pupil.number, 1),
    ]


def test_what_comes_late_does_not_undo_what_came_after(kept: Classroom, seat: Seat) -> None:
    assert kept.save_marks(seat.pupil, marked(5, LOADED_WORD)) == 5
    before = kept.stamp(seat.pupil.code)
    assert kept.save_marks(seat.pupil, marked(4, HEDGED)) == 5
    assert kept.save_marks(seat.pupil, marked(5, HEDGED)) == 5
    assert kept.save_marks(seat.pupil, marked(0, HEDGED)) == 5
    assert kept.mine(seat.pupil)[0].marks == (LOADED_WORD,)
    assert kept.stamp(seat.pupil.code) == before  # nothing changed
    kept.save_replies(seat.pupil, 0, {"told": 1}, "", finished=False)
    assert kept.save_marks(seat.pupil, marked(6, HEDGED)) == 6
    assert kept.mine(seat.pupil)[0] == Answer(0, 6, (HEDGED,), {"told": 1})


def test_every_change_counts(kept: Classroom, begun: Started) -> None:
    seen = [kept.stamp(begun.code)]
    pupil = kept.join(begun.code).pupil
    seen.append(kept.stamp(begun.code))
    kept.save_marks(pupil, marked(1))
    seen.append(kept.stamp(begun.code))
    kept.save_replies(pupil, 1, {}, "", finished=True)
    seen.append(kept.stamp(begun.code))
    kept.move(begun.code, "shared")
    seen.append(kept.stamp(begun.code))
    assert seen == [(at, "marking") for at in range(4)] + [(4, "shared")]
    assert kept.session(begun.code).changes == 4
    assert kept.stamp("NOBODY") is None


def test_thirty_pupils_at_once_lose_nothing(kept: Classroom, begun: Started) -> None:
    saves = 6
    pupils = [kept.join(begun.code).pupil for _ in range(30)]
    before = kept.session(begun.code).changes

    def mark(pupil: Pupil) -> None:
        for revision in range(1, saves + 1):
            kept.save_marks(pupil, marked(revision, *[LOADED_WORD] * revision))
        kept.save_replies(pupil, 1, {"told": 1 + pupil.number % 5}, "", finished=True)

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(mark, pupils))
    assert kept.session(begun.code).changes == before + 30 * (saves + 1)
    for pupil in pupils:
        assert kept.mine(pupil) == {
            0: marked(saves, *[LOADED_WORD] * saves),
            1: Answer(1, ratings={"told": 1 + pupil.number % 5}, finished=True),
        }
    assert len(kept.answers(begun.code)) == 60


def test_of_two_revisions_at_once_the_newer_stays(kept: Classroom, seat: Seat) -> None:
    with ThreadPoolExecutor(8) as pool:
        for first in range(0, 40, 8):
            asked = [
                marked(first + at, *[HEDGED] * (first + at)) for at in (8, 3, 1, 7, 2, 6, 5, 4)
            ]
            told = list(pool.map(lambda answer: kept.save_marks(seat.pupil, answer), asked))
            assert all(said >= each.revision for said, each in zip(told, asked, strict=True))
            assert kept.mine(seat.pupil)[0] == marked(first + 8, *[HEDGED] * (first + 8))


@pytest.mark.parametrize("stage", ["shared", "revealed"])
def test_nothing_is_kept_once_marking_is_closed(kept: Classroom, seat: Seat, stage: Stage) -> None:
    kept.save_marks(seat.pupil, marked(1, LOADED_WORD))
    code = seat.pupil.code
    kept.move(code, stage)
    before = (kept.stamp(code), kept.mine(seat.pupil))
    with pytest.raises(ClassroomError, match=CLOSED):
        kept.save_marks(seat.pupil, marked(2, HEDGED))
    with pytest.raises(ClassroomError, match=CLOSED):
        kept.save_replies(seat.pupil, 0, {"told": 1}, "", finished=True)
    assert (kept.stamp(code), kept.mine(seat.pupil)) == before
    kept.move(code, "marking")
    assert kept.save_marks(seat.pupil, marked(2, HEDGED)) == 2


def test_a_save_that_was_on_its_way_when_marking_closed_is_not_kept(
    kept: Classroom, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = store.check_marks

    def check_while_the_teacher_shares(*said: object) -> None:
        check(*said)  # type: ignore[arg-type]
        kept.move(seat.pupil.code, "shared")

    monkeypatch.setattr(store, "check_marks", check_while_the_teacher_shares)
    with pytest.raises(ClassroomError, match=CLOSED):
        kept.save_marks(seat.pupil, marked(1, LOADED_WORD))
    assert kept.mine(seat.pupil) == {}


def test_what_cannot_be_is_not_kept(kept: Classroom, seat: Seat) -> None:
    for answer in (
        marked(1, Mark("loaded", 0, len(TEXT) + 1)),
        marked(1, Mark("own", 0, 1)),
        marked(1, *[LOADED_WORD] * (MOST_MARKS + 1)),
        marked(1, number=2),
        marked(1, number=-1),
    ):
        with pytest.raises(ClassroomError):
            kept.save_marks(seat.pupil, answer)
    for number, ratings, guess in ((0, {"told": 6}, ""), (0, {}, "Nobody"), (2, {}, "")):
        with pytest.raises(ClassroomError):
            kept.save_replies(seat.pupil, number, ratings, guess, finished=False)
    assert kept.mine(seat.pupil) == {}
    assert kept.stamp(seat.pupil.code) == (1, "marking")


# Over


def test_a_class_that_ended_is_nowhere(
    kept: Classroom, begun: Started, seat: Seat, connector: Connector
) -> None:
    kept.save_marks(seat.pupil, marked(1, LOADED_WORD))
    stays = kept.join(kept.start(PLAN).code)
    kept.save_marks(stays.pupil, marked(1, HEDGED))
    kept.end(begun.code)
    with pytest.raises(ClassroomError, match=OVER):
        kept.session(begun.code)
    assert kept.stamp(begun.code) is None
    assert kept.pupil(seat.token) is None
    assert not kept.is_teacher(begun.code, begun.key)
    for act in (
        lambda: kept.save_marks(seat.pupil, marked(2)),
        lambda: kept.save_replies(seat.pupil, 0, {}, "", finished=True),
        lambda: kept.join(begun.code),
        lambda: kept.move(begun.code, "revealed"),
    ):
        with pytest.raises(ClassroomError, match=OVER):
            act()
    assert set(rows(connector).values()) == {1}  # of the other class
    assert kept.mine(stays.pupil)[0].marks == (HEDGED,)
    kept.end(begun.code)  # twice is no harm


def test_nothing_of_an_ended_class_is_left_on_disk(tmp_path: Path) -> None:
    place = str(tmp_path / "classes.db")
    words = "An unmistakable xylophone quartet rehearsed. "
    plan = Plan("Quokka quarterly", (ClassText("Headline zyx", words * 300, "Velvet Gazette"),),
                CATEGORIES, SCALES, ("Velvet Gazette", "Ochre Post"))  # fmt: skip
    with Classroom(Connector(place_of(place))) as kept:
        stays = kept.start(PLAN)
        begun = kept.start(plan)
        seats = [kept.join(begun.code) for _ in range(20)]
        for at, one in enumerate(seats):
            kept.save_marks(one.pupil, Answer(0, 77_000 + at, (Mark("source", 4_321, 4_444),)))
            kept.save_replies(one.pupil, 0, {"told": 4}, "Ochre Post", finished=True)
        names = {one.pupil.name for one in seats}
        digests = {codes.digest(one.token) for one in seats}
        secret = [b"xylophone", b"Quokka quarterly", b"zyx", b"Ochre Post", b"4321, 4444"]
        secret += [begun.code.encode(), *(each.encode() for each in names | digests)]
        assert not [each for each in secret if each not in on_disk(place)]
        kept.end(begun.code)
        assert not [each for each in secret if each in on_disk(place)]
        assert stays.code.encode() in on_disk(place)
    assert not [each for each in secret if each in on_disk(place)]


def test_nothing_is_left_on_disk_while_others_read(tmp_path: Path) -> None:
    place = str(tmp_path / "classes.db")
    with Classroom(Connector(place_of(place))) as kept:
        code = kept.start(Plan("A", (ClassText("T", "xylophone " * 900, "O"),), CATEGORIES)).code
        stays = kept.start(PLAN).code
        is_over: list[bool] = []

        def look() -> None:
            while not is_over:
                kept.session(stays)

        with ThreadPoolExecutor(4) as pool:
            for _ in range(4):
                pool.submit(look)
            kept.end(code)
            is_over.append(True)
        assert b"xylophone" not in on_disk(place)


def test_a_class_is_over_after_a_day(
    kept: Classroom, begun: Started, seat: Seat, clock: Clock, connector: Connector
) -> None:
    clock.now += 24 * HOUR - 1
    assert kept.session(begun.code).plan == PLAN
    kept.save_marks(seat.pupil, marked(1, LOADED_WORD))
    assert kept.pupil(seat.token) == seat.pupil
    assert kept.stamp(begun.code) is not None
    assert kept.purge() == 0
    clock.now += 1
    with pytest.raises(ClassroomError, match=OVER):
        kept.session(begun.code)
    assert kept.stamp(begun.code) is None
    for act in (
        lambda: kept.save_marks(seat.pupil, marked(2)),
        lambda: kept.save_replies(seat.pupil, 0, {}, "", finished=True),
        lambda: kept.join(begun.code),
    ):
        with pytest.raises(ClassroomError, match=OVER):
            act()
    assert rows(connector)["class_answers"] == 1  # not purged yet


def test_whoever_is_of_a_class_of_yesterday_is_nobody(
    kept: Classroom, begun: Started, seat: Seat, clock: Clock
) -> None:
    clock.now += LASTS
    assert kept.pupil(seat.token) is None
    assert not kept.is_teacher(begun.code, begun.key)
    with pytest.raises(ClassroomError, match=OVER):
        kept.move(begun.code, "revealed")


def test_only_what_is_over_is_purged(kept: Classroom, clock: Clock, connector: Connector) -> None:
    old = kept.start(PLAN)
    kept.save_marks(kept.join(old.code).pupil, marked(1, LOADED_WORD))
    clock.now += 12 * HOUR
    new = kept.start(PLAN)
    seat = kept.join(new.code)
    kept.save_marks(seat.pupil, marked(1, HEDGED))
    clock.now += 12 * HOUR
    assert kept.purge() == 1
    assert set(rows(connector).values()) == {1}
    assert kept.mine(seat.pupil)[0].marks == (HEDGED,)
    assert kept.purge() == 0
    assert kept.purge(everything=True) == 1
    assert set(rows(connector).values()) == {0}
    assert kept.purge(everything=True) == 0


def test_a_new_class_purges_those_of_yesterday(
    kept: Classroom, begun: Started, clock: Clock, connector: Connector
) -> None:
    clock.now += LASTS
    kept.start(PLAN)
    assert rows(connector)["class_sessions"] == 1


def test_several_may_open_the_same_classes(
    kept: Classroom, begun: Started, seat: Seat, place: str, clock: Clock
) -> None:
    with Classroom(Connector(place_of(place)), clock) as other:
        assert other.pupil(seat.token) == seat.pupil
        other.save_marks(seat.pupil, marked(1, LOADED_WORD))
        assert kept.mine(seat.pupil) == other.mine(seat.pupil) != {}
        kept.end(begun.code)
        assert other.stamp(begun.code) is None


# Killed

SAVES = """
import sys
from data.classroom.opening import open_classroom
from data.classroom.parts import Answer, Mark

kept = open_classroom(sys.argv[1])
pupil = kept.pupil(sys.argv[2])
for revision in range(1, 1_000_000):
    kept.save_marks(pupil, Answer(0, revision, (Mark("loaded", 0, revision % 99 + 1),)))
    print(revision, flush=True)
"""
ACKNOWLEDGED = 20


def killed_in_the_middle(place: str, token: str) -> int:
    """The last revision that a process said it had kept, which was killed while it kept more."""
    command = [sys.executable, "-c", SAVES, place, token]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as saving:
        bound = threading.Timer(60, saving.kill)
        bound.start()
        try:
            assert saving.stdout is not None
            said = [saving.stdout.readline() for _ in range(ACKNOWLEDGED)]
            saving.kill()
            said += saving.stdout.readlines()
        finally:
            saving.kill()
            bound.cancel()
    # The last line may have been cut in the middle.
    return [int(line) for line in said if line.endswith("\n")][-1]


def test_what_was_acknowledged_outlives_a_kill(place: str) -> None:
    with Classroom(Connector(place_of(place))) as kept:
        seat = kept.join(kept.start(PLAN).code)
        told = killed_in_the_middle(place, seat.token)
        assert told >= ACKNOWLEDGED
        answer = kept.mine(seat.pupil)[0]
        # A line that was cut, and a save that nobody heard of any more.
        assert told <= answer.revision <= told + 2
        assert answer.marks == (Mark("loaded", 0, answer.revision % 99 + 1),)
        kept.save_marks(seat.pupil, marked(answer.revision + 1, LOADED_WORD))
        assert kept.mine(seat.pupil)[0].marks == (LOADED_WORD,)
