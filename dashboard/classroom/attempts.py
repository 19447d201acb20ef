"""How often somebody may be wrong: nobody guesses a code or a key in a lesson.

Addresses are held in memory for a minute and nowhere else.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

WITHIN: Final = 60.0
"""Seconds for which a wrong try is remembered."""


class Attempts:
    """Wrong tries of the last minute: up to `each` from one address, up to `all_together`."""

    def __init__(
        self, each: int, all_together: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._each = each
        self._all = all_together
        self._clock = clock
        self._wrong = deque[tuple[float, str]]()
        self._lock = threading.Lock()

    def tried(self, address: str, attempt: Callable[[], bool]) -> bool | None:
        """Whether an attempt was right; None, without making it, after too many wrong ones."""
        now = self._clock()
        with self._lock:
            while self._wrong and self._wrong[0][0] <= now - WITHIN:
                self._wrong.popleft()
            from_there = sum(where == address for _, where in self._wrong)
            if from_there >= self._each or len(self._wrong) >= self._all:
                return None
            # Counted before it is made, or many at the same moment would all be let through.
            counted = (now, address)
            self._wrong.append(counted)
        if is_right := attempt():
            with self._lock:
                if counted in self._wrong:
                    self._wrong.remove(counted)
        return is_right
