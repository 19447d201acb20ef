"""Reading in the background: source by source, then a look over all of it."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import data
from dashboard.adding.background import Clock, Progress, Work
from dashboard.adding.findings import Around, Findings, Traits, nothing, understand
from dashboard.adding.sources import Show, Source
from data import Problem, Reading

READING: Final = "Reading"
STOP: Final = "Stop, and look at what was read"
SKIP: Final = "Skip this"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the readings by the keys of their sources, which of them were ended early,
    and what was found in them."""

    readings: Mapping[str, Reading]
    ended: frozenset[str]
    findings: Findings


def start(
    sources: Sequence[Source],
    readings: Mapping[str, Reading],
    around: Around,
    traits: Traits,
    clock: Clock = time.monotonic,
) -> Work[Outcome]:
    """Begin to read sources, and then to look them over together with what was read before.

    `readings` are those, by key; `around` is what they may be reprints of.
    """
    return Work(
        partial(_read_and_look, sources, readings, around, traits),
        Progress(READING, STOP, clock),
        _broken_down(sources, readings),
    )


def _read_and_look(
    sources: Sequence[Source],
    before: Mapping[str, Reading],
    around: Around,
    traits: Traits,
    progress: Progress,
) -> Outcome:
    read, ended = _read(sources, progress)
    readings = {**before, **read}
    if progress.is_left:
        return Outcome(readings, ended, nothing(()))
    progress.begin("Looking for reprints and stories", SKIP)
    findings = understand(
        list(readings.values()), around, traits, progress.show, progress.is_stopped
    )
    return Outcome(readings, ended, findings)


def _read(
    sources: Sequence[Source], progress: Progress
) -> tuple[dict[str, Reading], frozenset[str]]:
    """What is in each source, and which of them were not read to the end."""
    total = sum(source.seconds for source in sources) or 1.0
    before = 0.0
    readings: dict[str, Reading] = {}
    ended: set[str] = set()
    for source in sources:
        if progress.is_stopped():
            readings[source.key] = _not_begun(source)
        else:
            show = _within(progress.show, before / total, source.seconds / total)
            show(0.0, f"{READING} {source.name}")
            readings[source.key] = source.read(show, progress.is_stopped)
        if progress.is_stopped():
            ended.add(source.key)
        before += source.seconds
    return readings, frozenset(ended)


def _broken_down(sources: Sequence[Source], before: Iterable[str]) -> Outcome:
    what = "Not read, because of a fault in Slantwise; the terminal it runs in tells more."
    advice = "Try the things you put in one by one: without the one that it fails at."
    problems = [Problem("error", what, source.name, advice=advice) for source in sources]
    keys = (*before, *(source.key for source in sources))
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
