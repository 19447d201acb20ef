"""Nobody guesses a code or a key: so many wrong ones a minute, and then none is tried at all."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.classroom import going_on
from dashboard.classroom.attempts import WITHIN, Attempts

HERE, THERE = "192.168.1.20", "192.168.1.21"


class Clock:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Lock:
    """What is tried at: how often it was, and what it said."""

    def __init__(self, answer: bool = False) -> None:
        self.answer = answer
        self.tries = 0

    def __call__(self) -> bool:
        self.tries += 1
        return self.answer


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def attempts(clock: Clock) -> Attempts:
    return Attempts(5, 8, clock)


def test_the_sixth_is_refused_without_being_tried(attempts: Attempts) -> None:
    lock = Lock()
    assert [attempts.tried(HERE, lock) for _ in range(5)] == [False] * 5
    right = Lock(True)
    assert attempts.tried(HERE, right) is None
    assert (lock.tries, right.tries) == (5, 0)


def test_a_right_one_does_not_count(attempts: Attempts) -> None:
    assert [attempts.tried(HERE, Lock(True)) for _ in range(20)] == [True] * 20
    for _ in range(5):
        assert attempts.tried(HERE, Lock(True)) is True
        assert attempts.tried(HERE, Lock(False)) is False
    assert attempts.tried(HERE, Lock(True)) is None


def test_a_right_one_forgives_no_wrong_one(attempts: Attempts) -> None:
    for answer in (False, False, True, False, True, False):
        attempts.tried(HERE, Lock(answer))
    assert attempts.tried(HERE, Lock(False)) is False
    assert attempts.tried(HERE, Lock(True)) is None


def test_another_address_is_free_until_there_are_too_many_together(attempts: Attempts) -> None:
    for _ in range(6):
        attempts.tried(HERE, Lock())
    assert [attempts.tried(THERE, Lock()) for _ in range(3)] == [False] * 3
    for address in (HERE, THERE, "10.0.0.1"):
        assert attempts.tried(address, Lock(True)) is None


def test_what_was_refused_does_not_make_the_wait_longer(attempts: Attempts, clock: Clock) -> None:
    for _ in range(5):
        attempts.tried(HERE, Lock())
    for _ in range(50):
        clock.now += 1
        assert attempts.tried(HERE, Lock(True)) is None
    clock.now += WITHIN - 50
    assert attempts.tried(HERE, Lock(True)) is True


def test_each_wrong_one_is_forgotten_a_minute_after_it(attempts: Attempts, clock: Clock) -> None:
    assert WITHIN == 60
    for _ in range(5):
        attempts.tried(HERE, Lock())
        clock.now += 10
    clock.now += 9  # 59 seconds after the first
    assert attempts.tried(HERE, Lock(True)) is None
    clock.now += 1
    assert attempts.tried(HERE, Lock(False)) is False
    assert attempts.tried(HERE, Lock(True)) is None
    clock.now += 10
    assert attempts.tried(HERE, Lock(True)) is True


def test_an_attempt_that_breaks_counts(attempts: Attempts) -> None:
    def broken() -> bool:
        raise OSError("the database does not answer")

    for _ in range(5):
        with pytest.raises(OSError, match="does not answer"):
            attempts.tried(HERE, broken)
    assert attempts.tried(HERE, Lock(True)) is None


@pytest.mark.parametrize(("addresses", "tries"), [(1, 5), (100, 8)])
def test_a_hundred_at_once_are_no_more(addresses: int, tries: int) -> None:
    attempts = Attempts(5, 8)
    lock = Lock()
    ready = threading.Barrier(100)

    def slow() -> bool:
        lock()
        time.sleep(0.05)
        return False

    def attempt(number: int) -> bool | None:
        ready.wait()
        return attempts.tried(f"10.0.0.{number % addresses}", slow)

    with ThreadPoolExecutor(100) as pool:
        told = list(pool.map(attempt, range(100)))
    assert lock.tries == told.count(False) == tries
    assert told.count(None) == 100 - tries


@pytest.mark.parametrize(
    ("tried", "each"),
    [(going_on.key_tried, going_on.KEYS_EACH), (going_on.code_tried, going_on.CODES_EACH)],
)
def test_keys_and_codes_are_counted_each_for_themselves(
    tried: Callable[[Callable[[], bool]], bool | None], each: int
) -> None:
    going_on._attempts.clear()
    try:
        assert (going_on.KEYS_EACH, going_on.CODES_EACH) == (5, 20)
        other = going_on.code_tried if tried is going_on.key_tried else going_on.key_tried
        assert [tried(Lock()) for _ in range(each)] == [False] * each
        assert tried(Lock(True)) is None
        assert other(Lock(True)) is True
    finally:
        going_on._attempts.clear()
