"""Reading in the background: how far it is, how long it may take yet, and a way to end it.

The thread holds the work and nothing else does for long: a visitor who leaves takes the job along,
and the work ends with it.
"""

import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import data
from dashboard.adding.findings import Around, Findings, Traits, nothing, understand
from dashboard.adding.sources import Show, Source
from data import Problem, Reading

READING: Final = "Reading"
STOP: Final = "Stop, and look at what was read"
SKIP: Final = "Skip this"


@dataclass(frozen=True, slots=True)
class Told:
    """How far a job is: the share that is done, what is being done and for how many seconds, and
    what the button that ends it says ("" where it cannot be ended)."""

    share: float
    doing: str
    seconds: float
    way_out: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the readings by the keys of their sources, which of them were ended
    early, and what was found in them."""

    readings: Mapping[str, Reading]
    ended: frozenset[str]
    findings: Findings


@dataclass(slots=True)
class _Work:
    """What the thread does. It is looked at from outside while it runs."""

    sources: Sequence[Source]
    readings: dict[str, Reading]
    around: Around
    traits: Traits
    clock: Callable[[], float]
    stop: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)
    began: float = 0.0
    share: float = 0.0
    doing: str = READING
    is_reading: bool = True
    outcome: Outcome | None = None

    def leave(self) -> None:
        """Nobody waits for this any more."""
        self.left.set()
        self.stop.set()

    def run(self) -> None:
        ended = self._read()
        if self.left.is_set():
            return
        self.stop.clear()
        self._begin("Looking for reprints and stories", is_reading=False)
        findings = understand(
            list(self.readings.values()), self.around, self.traits, self._show, self.stop.is_set
        )
        self.outcome = Outcome(self.readings, ended, findings)

    def _begin(self, doing: str, *, is_reading: bool) -> None:
        self.doing, self.is_reading = doing, is_reading
        self.share, self.began = 0.0, self.clock()

    def _show(self, share: float, doing: str) -> None:
        self.share, self.doing = share, doing

    def _read(self) -> frozenset[str]:
        """Read each source; which of them were not read to the end."""
        self._begin(READING, is_reading=True)
        total = sum(source.seconds for source in self.sources) or 1.0
        before = 0.0
        ended: set[str] = set()
        for source in self.sources:
            if self.stop.is_set():
                self.readings[source.key] = _not_begun(source)
            else:
                show = _within(self._show, before / total, source.seconds / total)
                show(0.0, f"{READING} {source.name}")
                self.readings[source.key] = source.read(show, self.stop.is_set)
            if self.stop.is_set():
                ended.add(source.key)
            before += source.seconds
        return frozenset(ended)


class Job:
    """Sources being read in a thread of their own, then looked over together with what was read
    before. `readings` are those, by key; `around` is what they may be reprints of."""

    def __init__(
        self,
        sources: Sequence[Source],
        readings: Mapping[str, Reading],
        around: Around,
        traits: Traits,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._work = _Work(sources, dict(readings), around, traits, clock)
        self._thread = threading.Thread(target=self._work.run, daemon=True)
        self.keys: Final = frozenset((*readings, *(source.key for source in sources)))
        weakref.finalize(self, self._work.leave)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait a while for the end; whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """End what is being done now. What was read so far stays, and is looked over."""
        self._work.stop.set()

    @property
    def outcome(self) -> Outcome:
        """What came of it, once it has ended."""
        # Without one the thread broke down, and Python has told why on the terminal.
        return self._work.outcome or _broken_down(self._work.sources, self.keys)

    def told(self) -> Told:
        """How far it is."""
        work = self._work
        doing = "Ending" if work.stop.is_set() else work.doing
        way_out = STOP if work.is_reading else SKIP
        return Told(min(work.share, 1.0), doing, self._clock() - work.began, way_out)


def _broken_down(sources: Sequence[Source], keys: Iterable[str]) -> Outcome:
    what = "Not read, because of a fault in Slantwise; the terminal it runs in tells more."
    advice = "Try the things you put in one by one: without the one that it fails at."
    problems = [Problem("error", what, source.name, advice=advice) for source in sources]
    readings = {key: Reading(data.empty()) for key in keys}
    return Outcome(readings, frozenset(), nothing(problems))


def _not_begun(source: Source) -> Reading:
    what = "Not read: you stopped before its turn came."
    advice = "Press “Read the rest” below."
    return Reading(data.empty(), (Problem("error", what, source.name, advice=advice),))


def _within(show: Show, begin: float, part: float) -> Show:
    """`show` as one of several things to be done reports to it."""

    def shown(share: float, doing: str) -> None:
        show(begin + part * share, doing)

    return shown
