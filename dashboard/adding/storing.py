"""Keeping in the background, some articles at a time: whoever ends it loses nothing."""

import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

import metrics
from dashboard import library_workspace, workspace
from dashboard.adding.findings import Traits, keys
from dashboard.adding.job import Told
from dashboard.workspace import Workspace
from data.library import Library, LibraryError, keep_traits

AT_A_TIME: Final = 100
STOP: Final = "Stop, and leave the rest here"


@dataclass(slots=True)
class Stored:
    """What came of it: the index of the articles that are kept, how many of them the library had
    not, or else a workspace of them, and why the library took no more ("" where it took all)."""

    ids: set[str] = field(default_factory=set[str])
    new: int = 0
    workspace: Workspace | None = None
    fault: str = ""


@dataclass(slots=True)
class _Work:
    chosen: pd.DataFrame
    traits: Traits
    library: Library | None
    clock: Callable[[], float]
    stop: threading.Event = field(default_factory=threading.Event)
    told: Told = field(default_factory=lambda: Told(0.0, "Measuring and keeping", 0.0, STOP))
    began: float = 0.0
    scores: list[pd.DataFrame] = field(default_factory=list[pd.DataFrame])
    stored: Stored = field(default_factory=Stored)

    def run(self) -> None:
        self.began = self.clock()
        try:
            for begin in range(0, len(self.chosen), AT_A_TIME):
                if self.stop.is_set():
                    break
                self._keep(self.chosen.iloc[begin : begin + AT_A_TIME])
                self.show("Measuring and keeping", (begin + AT_A_TIME) / len(self.chosen), STOP)
            self._end()
        except LibraryError as error:
            self.stored.fault = str(error)

    def show(self, doing: str, share: float, way_out: str = "") -> None:
        if doing != self.told.doing:
            self.began = self.clock()
        self.told = Told(min(share, 1.0), doing, 0.0, way_out)

    def _keep(self, part: pd.DataFrame) -> None:
        if self.library is None:
            self.scores.append(metrics.score(part))
        else:
            self.stored.new += self.library.add(part).new
            ids = part["article_id"].tolist()
            made = zip(ids, map(self.traits.get, keys(part)), strict=True)
            keep_traits(self.library, {name: one for name, one in made if one is not None})
            library_workspace.measure(self.library)
        self.stored.ids.update(map(str, part.index))

    def _end(self) -> None:
        """What is done with all that was kept: reprints and stories."""
        if self.library is not None:
            library_workspace.bring_up(self.library, self.show)
            return
        kept = self.chosen.iloc[: len(self.stored.ids)]
        if self.scores:
            self.show("Looking for reprints", 0.0)
            found = zip(kept["article_id"], map(self.traits.get, keys(kept)), strict=True)
            signatures = {str(name): one[0] for name, one in found if one is not None}
            scores = pd.concat(self.scores)
            self.stored.workspace = workspace.build(kept, scores=scores, signatures=signatures)


class Storing:
    """The articles of a review being kept in a thread of their own: in a library, or as a workspace
    for this visit. `traits` need not be made again."""

    def __init__(
        self,
        chosen: pd.DataFrame,
        traits: Traits,
        library: Library | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._work = _Work(chosen, traits, library, clock)
        self._thread = threading.Thread(target=self._work.run, daemon=True)
        if library is None:  # what goes into a library is wanted also when the visitor has left
            weakref.finalize(self, self._work.stop.set)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait a while for the end; whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """End it. What was kept so far stays kept."""
        self._work.stop.set()

    def told(self) -> Told:
        """How far it is."""
        told = self._work.told
        is_ending = self._work.stop.is_set() and told.way_out
        doing, way_out = ("Ending", "") if is_ending else (told.doing, told.way_out)
        return Told(told.share, doing, self._clock() - self._work.began, way_out)

    @property
    def stored(self) -> Stored:
        """What came of it, once it has ended."""
        return self._work.stored
