"""The classes that go on: made, joined, answered, ended; gone after a day in any case."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from data.classroom import animals, codes
from data.classroom.checking import check_marks, check_plan, check_replies
from data.classroom.packing import marks_of, packed_marks, packed_plan, plan_of
from data.classroom.parts import (
    MOST_PUPILS,
    Answer,
    ClassroomError,
    Given,
    Plan,
    Pupil,
    Session,
    Stage,
)
from data.classroom.schema import answers, classes, pupils, tables
from data.closing import Closing
from data.library.connecting import Connector
from data.library.fault import LibraryError

LASTS: Final = 24 * 3600
"""Seconds after which a class deletes itself."""
MOST_CLASSES: Final = 50
MARKING: Final[Stage] = "marking"
_NUMBERS: Final = range(100, 1000)
_RANDOM: Final = SystemRandom()
OVER: Final = "This class is over. What was marked in it has been deleted."
LEFT: Final = (
    "What was deleted is still in the file beside the store, because another program is reading it."
    " Close that program and run slantwise class purge."
)
CLOSED: Final = "Your teacher has closed the marking."


@dataclass(frozen=True, slots=True)
class Started:
    """A new class: the code that pupils type and the key that only its teacher has."""

    code: str
    key: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A pupil and the token by which the pupil's browser is known again."""

    pupil: Pupil
    token: str


class Classroom(Closing):
    """An open store of classes. Any number of threads and processes may use it at the same time."""

    def __init__(self, connector: Connector, clock: Callable[[], float] = time.time) -> None:
        self._connector = connector
        self._clock = clock
        # A plan is the same as long as its class goes on, which is until then.
        self._plans: dict[str, tuple[float, Plan]] = {}
        if connector.place.path:
            connector.alone("PRAGMA journal_mode = WAL")
        connector.write(tables.create_all)

    def close(self) -> None:
        """Let go of the database."""
        self._connector.close()

    # The teacher's

    def start(self, plan: Plan) -> Started:
        """Begin a class. Raises ClassroomError for a plan that cannot be one."""
        check_plan(plan)
        self.purge()
        key, packed = codes.new_key(), packed_plan(plan)

        def begun(connection: Connection) -> str:
            taken = set(connection.scalars(select(classes.c.code)))
            if len(taken) >= MOST_CLASSES:
                raise ClassroomError(f"{MOST_CLASSES} classes are going on: end one first.")
            code = next(new for new in iter(codes.new_code, "") if new not in taken)
            row = {
                "code": code,
                "key_digest": codes.digest(codes.typed(key)),
                "plan": packed,
                "stage": MARKING,
                "ends": self._clock() + LASTS,
                "changes": 0,
            }
            connection.execute(insert(classes), row)
            return code

        return Started(self._connector.write(begun), key)

    def is_teacher(self, code: str, key: str) -> bool:
        """Whether a key is that of a class; takes as long for a wrong one."""
        asked = select(classes.c.key_digest).where(self._is_on(code))
        kept = self._connector.read(lambda connection: connection.scalar(asked))
        return codes.is_same(kept or codes.digest(""), codes.typed(key)) and kept is not None

    def move(self, code: str, stage: Stage) -> None:
        """Turn to a stage: marking, shared or revealed. Raises ClassroomError for no class."""
        self._change(code, {"stage": stage})

    def answers(self, code: str) -> list[Given]:
        """Every answer of a class, in order of readers and texts."""
        asked = select(answers).where(answers.c.code == code).order_by("number", "text")
        rows = self._connector.read(lambda connection: connection.execute(asked).all())
        return [Given(row.number, _answer(row)) for row in rows]

    def joined(self, code: str) -> int:
        """How many pupils have joined a class."""
        asked = select(func.count()).select_from(pupils).where(pupils.c.code == code)
        return self._connector.read(lambda connection: connection.scalar(asked)) or 0

    def end(self, code: str) -> None:
        """Delete a class and everything in it."""
        self._delete([code])

    def purge(self, *, everything: bool = False) -> int:
        """Delete the classes whose day is over, or `everything`. How many that were."""
        over = classes.c.ends <= self._clock()
        asked = select(classes.c.code) if everything else select(classes.c.code).where(over)
        found = self._connector.read(lambda connection: connection.scalars(asked).all())
        self._forget_over()
        if found:
            self._delete(found)
        else:
            self._tidy()
        return len(found)

    # Everybody's

    def session(self, code: str) -> Session:
        """A class as it stands. Raises ClassroomError where there is none, or no longer."""
        plan = self._known(code)
        columns = [classes.c.stage, classes.c.ends, classes.c.changes]
        asked = select(*columns, *([] if plan else [classes.c.plan])).where(self._is_on(code))
        row = self._connector.read(lambda connection: connection.execute(asked).one_or_none())
        if row is None:
            self._plans.pop(code, None)
            raise ClassroomError(OVER)
        if plan is None:
            plan = plan_of(row.plan)
            self._forget_over()
            self._plans[code] = row.ends, plan
        return Session(code, plan, row.stage, row.ends, row.changes)

    def stamp(self, code: str) -> tuple[int, Stage] | None:
        """How often a class has changed, and its stage; None where there is none, or no longer."""
        asked = select(classes.c.changes, classes.c.stage).where(self._is_on(code))
        row = self._connector.read(lambda connection: connection.execute(asked).one_or_none())
        return None if row is None else (row.changes, row.stage)

    # A pupil's

    def join(self, code: str) -> Seat:
        """A seat in a class. Raises ClassroomError where there is none, or it is full."""
        self.session(code)
        token = codes.new_token()

        def seated(connection: Connection) -> Pupil:
            there = connection.execute(
                select(pupils.c.number, pupils.c.name).where(pupils.c.code == code)
            ).all()
            if len(there) >= MOST_PUPILS:
                raise ClassroomError(f"This class is full: {MOST_PUPILS} have joined.")
            numbers = {row.number for row in there}
            # Numbers in no order: who is known to have come first is not reader 1 in the file.
            number = _RANDOM.choice([number for number in _NUMBERS if number not in numbers])
            pupil = Pupil(code, number, animals.a_name({row.name for row in there}))
            row = {"code": code, "number": number, "name": pupil.name}
            if not _count(connection, self._is_on(code)):
                raise ClassroomError(OVER)
            connection.execute(insert(pupils), {**row, "token_digest": codes.digest(token)})
            return pupil

        return Seat(self._connector.write(seated), token)

    def pupil(self, token: str) -> Pupil | None:
        """Who holds a token; None where that is nobody, or the class is over."""
        asked = select(pupils).join(classes, self._is_on(pupils.c.code))
        asked = asked.where(pupils.c.token_digest == codes.digest(token))
        row = self._connector.read(lambda connection: connection.execute(asked).one_or_none())
        return None if row is None else Pupil(row.code, row.number, row.name)

    def mine(self, pupil: Pupil) -> dict[int, Answer]:
        """A pupil's answers, by text."""
        asked = select(answers).where(
            answers.c.code == pupil.code, answers.c.number == pupil.number
        )
        rows = self._connector.read(lambda connection: connection.execute(asked).all())
        return {row.text: _answer(row) for row in rows}

    def save_marks(self, pupil: Pupil, answer: Answer) -> int:
        """Keep the marks of an answer, unless newer ones are kept. The revision that is kept.

        Raises ClassroomError for marks that cannot be, and when marking is closed.
        """
        check_marks(self._plan(pupil.code), answer.text, answer.marks)
        new = {"revision": answer.revision, "marks": packed_marks(answer)}
        return self._save(pupil, answer.text, lambda kept: new if answer.revision > kept else {})

    def save_replies(
        self, pupil: Pupil, text: int, ratings: Mapping[str, int], guess: str, *, finished: bool
    ) -> None:
        """Keep what else was said of a text. Raises ClassroomError as `save_marks` does."""
        check_replies(self._plan(pupil.code), text, ratings, guess)
        new = {"ratings": json.dumps(dict(ratings)), "guess": guess, "finished": int(finished)}
        self._save(pupil, text, lambda _: new)

    def _plan(self, code: str) -> Plan:
        return self._known(code) or self.session(code).plan

    def _known(self, code: str) -> Plan | None:
        ends, plan = self._plans.get(code, (0.0, None))
        return plan if ends > self._clock() else None

    def _forget_over(self) -> None:
        now = self._clock()
        for code, (ends, _) in list(self._plans.items()):
            if ends <= now:
                self._plans.pop(code, None)

    def _save(self, pupil: Pupil, text: int, changed: Callable[[int], Mapping[str, object]]) -> int:
        place = {"code": pupil.code, "number": pupil.number, "text": text}
        here = [answers.c[name] == value for name, value in place.items()]

        def saved(connection: Connection) -> int:
            kept = connection.scalar(select(answers.c.revision).where(*here))
            new = changed(kept or 0)
            if not new:
                return kept or 0
            is_on = self._is_on(pupil.code)
            if not _count(connection, is_on & (classes.c.stage == MARKING)):
                raise ClassroomError(CLOSED if _count(connection, is_on) else OVER)
            if kept is None:
                connection.execute(insert(answers), {**_NOTHING, **place, **new})
            else:
                connection.execute(update(answers).where(*here).values(**new))
            revision = new.get("revision", kept or 0)
            return revision if isinstance(revision, int) else 0

        return self._connector.write(saved)

    def _change(self, code: str, values: Mapping[str, object]) -> None:
        def changed(connection: Connection) -> int:
            connection.execute(update(classes).where(self._is_on(code)).values(**values))
            return _count(connection, self._is_on(code))

        if not self._connector.write(changed):
            raise ClassroomError(OVER)

    def _is_on(self, code: str | ColumnElement[str]) -> ColumnElement[bool]:
        """That a row is of the class with a code, whose day is not over."""
        return (classes.c.code == code) & (classes.c.ends > self._clock())

    def _delete(self, every: Sequence[str]) -> None:
        def deleted(connection: Connection) -> None:
            if self._connector.place.path:
                # As some builds of SQLite do unasked.
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            for table in (answers, pupils, classes):
                connection.execute(delete(table).where(table.c.code.in_(every)))

        self._connector.write(deleted)
        for code in every:
            self._plans.pop(code, None)
        self._tidy()

    def _tidy(self) -> None:
        """Have nothing of what was deleted stay in the file, also of a time before, when that was
        stopped halfway. Raises LibraryError where another program that reads it is in the way."""
        if self._connector.place.path is None:
            return
        ask = self._connector.ask_alone
        # A deleted row stays in the file until its place is needed: this writes the file anew.
        if ask("PRAGMA freelist_count")[0]:
            self._connector.alone("VACUUM")
        is_busy, frames, _ = ask("PRAGMA wal_checkpoint(TRUNCATE)")
        if is_busy and frames:
            raise LibraryError(LEFT)


_NOTHING: Final = {"revision": 0, "marks": "[]", "ratings": "{}", "guess": "", "finished": 0}


def _count(connection: Connection, which: ColumnElement[bool]) -> int:
    """Say that a class has changed. 0 where there is none."""
    statement = update(classes).where(which)
    return connection.execute(statement.values(changes=classes.c.changes + 1)).rowcount


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        row.text,
        row.revision,
        marks_of(row.marks),
        json.loads(row.ratings),
        row.guess,
        bool(row.finished),
    )
