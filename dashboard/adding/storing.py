"""Keeping in the background, some articles at a time: whoever ends it loses nothing."""

import time
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import pandas as pd

import metrics
from dashboard import library_workspace, workspace
from dashboard.adding.background import Clock, Progress, Work
from dashboard.adding.findings import Traits, keys
from dashboard.workspace import Workspace
from data.library import Library, LibraryError, keep_traits

AT_A_TIME: Final = 100
KEEPING: Final = "Measuring and keeping"
BROKEN: Final = (
    "Not all of it could be kept, because of a fault in Slantwise; the terminal it runs in tells"
    " more."
)
STOP: Final = "Stop, and leave the rest here"


@dataclass(slots=True)
class Stored:
    """What came of it: the index of the articles that are kept, how many of them the library had
    not, or else a workspace of them, and why the library took no more ("" where it took all)."""

    ids: set[str] = field(default_factory=set[str])
    new: int = 0
    workspace: Workspace | None = None
    fault: str = ""


def start(
    chosen: pd.DataFrame,
    traits: Traits,
    library: Library | None,
    clock: Clock = time.monotonic,
) -> Work[Stored]:
    """Begin to keep the articles of a review: in a library, or as a workspace for this visit.

    `traits` need not be made again.
    """
    stored = Stored(fault=BROKEN)
    return Work(
        partial(_store, chosen, traits, library, stored),
        Progress(KEEPING, STOP, clock),
        broken=stored,  # what is kept by then is kept
        # What goes into a library is wanted also when the visitor has left.
        wanted_anyway=library is not None,
    )


def _store(
    chosen: pd.DataFrame,
    traits: Traits,
    library: Library | None,
    stored: Stored,
    progress: Progress,
) -> Stored:
    scores: list[pd.DataFrame] = []
    try:
        for begin in range(0, len(chosen), AT_A_TIME):
            if progress.is_stopped():
                break
            part = chosen.iloc[begin : begin + AT_A_TIME]
            if library is None:
                scores.append(metrics.score(part))
            else:
                stored.new += library.add(part).new
                _measure(library, part, traits)
            stored.ids.update(map(str, part.index))
            progress.show((begin + AT_A_TIME) / len(chosen), KEEPING)
        if library is not None:
            library_workspace.bring_up(library, partial(_tell, progress))
        elif scores:
            progress.begin("Looking for reprints")
            stored.workspace = _workspace(chosen.iloc[: len(stored.ids)], scores, traits)
        stored.fault = ""
    except LibraryError as error:
        stored.fault = str(error)
    return stored


def _measure(library: Library, part: pd.DataFrame, traits: Traits) -> None:
    """Give the library the numbers of articles it has, and their traits as far as they are made."""
    made = zip(part["article_id"].tolist(), map(traits.get, keys(part)), strict=True)
    keep_traits(library, {name: one for name, one in made if one is not None})
    library_workspace.measure(library)


def _tell(progress: Progress, doing: str, share: float) -> None:
    """What comes after the keeping, each step with its own time and none with a way out."""
    if doing != progress.told().doing:
        progress.begin(doing)
    progress.show(share, doing)


def _workspace(kept: pd.DataFrame, scores: list[pd.DataFrame], traits: Traits) -> Workspace:
    found = zip(kept["article_id"], map(traits.get, keys(kept)), strict=True)
    signatures = {str(name): one[0] for name, one in found if one is not None}
    return workspace.build(kept, scores=pd.concat(scores), signatures=signatures)
