"""Whose turn it is: every host is asked at a pace, whoever in this process asks it."""

from threading import Lock
from typing import Final


class Turns:
    """The moments at which hosts are asked, by the clock of those who ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: dict[str, float] = {}

    def take(self, host: str, pause: float, now: float) -> float:
        """Take the next turn at a host, `pause` seconds or more after the one before.

        How many seconds it is until then. A turn that is taken is not given again, so that two who
        ask at once do not go at once.
        """
        with self._lock:
            turn = max(now, self._last.get(host, float("-inf")) + pause)
            self._last[host] = turn
        return turn - now


OF_THIS_PROCESS: Final = Turns()
