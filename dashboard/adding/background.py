"""Work in the background: how far it is, how long it may take yet, and a way to end it."""

import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

Result = TypeVar("Result")
Clock = Callable[[], float]

ENDING: Final = "Ending"


@dataclass(frozen=True, slots=True)
class Told:
    """How far some work is: the share that is done, what is being done and for how many seconds,
    and what the button that ends it says ("" where it cannot be ended)."""

    share: float
    doing: str
    seconds: float
    way_out: str


class Progress:
    """How far some work is, as it says itself, and whether it is to end, as others say.

    `doing` is what its first part does, and `way_out` what the button that ends that part says.
    """

    def __init__(self, doing: str, way_out: str = "", clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._stop = threading.Event()
        self._left = threading.Event()
        self._part(doing, way_out)

    def _part(self, doing: str, way_out: str) -> None:
        self._share, self._doing, self._way_out = 0.0, doing, way_out
        self._began = self._clock()

    def begin(self, doing: str, way_out: str = "") -> None:
        """Begin another part, with a time and an end of its own."""
        if not self.is_left:
            self._stop.clear()
        self._part(doing, way_out)

    def show(self, share: float, doing: str) -> None:
        """Say how far this part is."""
        self._share, self._doing = share, doing

    def is_stopped(self) -> bool:
        """Whether this part is to end."""
        return self._stop.is_set()

    @property
    def is_left(self) -> bool:
        """Whether nobody waits for any of it any more."""
        return self._left.is_set()

    def stop(self) -> None:
        """End this part."""
        self._stop.set()

    def leave(self) -> None:
        """End everything: nobody waits for it any more."""
        self._left.set()
        self._stop.set()

    def told(self) -> Told:
        """How far it is, for who watches."""
        ends = self.is_stopped() and self._way_out
        doing, way_out = (ENDING, "") if ends else (self._doing, self._way_out)
        return Told(min(self._share, 1.0), doing, self._clock() - self._began, way_out)


class Work(Generic[Result]):
    """`do`, done in a thread of its own.

    The thread holds the work and nothing else does for long: a visitor who leaves takes this along,
    and the work ends with it, unless it is `wanted_anyway`. `outcome` is what came of it once it
    has ended: what `do` gives, or `broken` where it broke down (Python tells why on the terminal).
    """

    def __init__(
        self,
        do: Callable[[Progress], Result],
        progress: Progress,
        broken: Result,
        *,
        wanted_anyway: bool = False,
    ) -> None:
        self._progress = progress
        self._outcome = [broken]
        self._thread = threading.Thread(target=_do, args=(do, progress, self._outcome), daemon=True)
        if not wanted_anyway:
            weakref.finalize(self, progress.leave)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait a while for the end; whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """End what is being done now. What is done so far stays."""
        self._progress.stop()

    def told(self) -> Told:
        """How far it is."""
        return self._progress.told()

    @property
    def outcome(self) -> Result:
        """What came of it, once it has ended."""
        return self._outcome[0]


def _do(do: Callable[[Progress], Result], progress: Progress, outcome: list[Result]) -> None:
    outcome[0] = do(progress)
