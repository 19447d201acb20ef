"""Pages that keep a processor busy are made by turns. No streamlit."""

from threading import BoundedSemaphore, local
from types import TracebackType
from typing import Final


class Turns:
    """Lets so many threads at once into a block; who is in may enter again."""

    def __init__(self, at_once: int) -> None:
        self._free = BoundedSemaphore(at_once)
        self._of_thread = local()

    def __enter__(self) -> None:
        depth = getattr(self._of_thread, "depth", 0)
        if not depth:
            self._free.acquire()
        self._of_thread.depth = depth + 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._of_thread.depth -= 1
        if not self._of_thread.depth:
            self._free.release()


TURNS: Final = Turns(2)
"""Held while such a page is made. Only one thread at a time runs Python, and each waits for all
others whenever it comes back from NumPy or from a database: with more than a few at once, all of
them are late."""
