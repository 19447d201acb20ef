"""OneStopEnglish: news articles that teachers rewrote at three reading levels."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from metrics import readability
from metrics.analyse import analyse
from metrics.arrays import Flags, Floats
from metrics.readability import FLESCH_READING_EASE, SPECS, WORDS_PER_SENTENCE
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import text
from metrics.validity.statistics import Statistic, of_counts, ratio

LEVELS = {"Ele": "elementary", "Int": "intermediate", "Adv": "advanced"}  # easiest first


def measure(folder: Path) -> Iterator[Figure]:
    """For each readability column, the share of titles that it puts in the order of the levels."""
    titles = _titles(folder)
    levels = [
        _columns([_read(_path(folder, level, title)) for title in titles]) for level in LEVELS
    ]
    baseline = WORDS_PER_SENTENCE.column
    for spec in SPECS:
        agreement = Agreement(
            corpus=CORPUS.folder,
            metric=spec.column,
            n_units=len(titles),
            n=len(titles),
            counted="titles",
            against="words per sentence",
        )
        yield from agreement.figures(
            {"share": _share(_in_order(levels, spec.column))},
            {"share": _share(_in_order(levels, baseline))} if spec.column != baseline else {},
        )


def left_out(folder: Path) -> Iterator[str]:
    """The titles that are not there at every level."""
    for title, levels in _levels(folder).items():
        lacking = [_path(folder, level, title) for level in LEVELS if level not in levels]
        if lacking:
            names = " or ".join(f"{path.parent.name}/{path.name}" for path in lacking)
            yield f"{title}: there is no {names}, left out"


def _levels(folder: Path) -> dict[str, list[str]]:
    """The levels that each title is there at, titles in order."""
    levels: dict[str, list[str]] = {}
    for level in LEVELS:
        for path in (folder / f"{level}-Txt").glob(f"*{_ending(level)}"):
            levels.setdefault(path.name.removesuffix(_ending(level)), []).append(level)
    return dict(sorted(levels.items()))


def _titles(folder: Path) -> list[str]:
    """The titles that are there at every level."""
    titles = [title for title, levels in _levels(folder).items() if len(levels) == len(LEVELS)]
    if not titles:
        wanted = ", ".join(f"{level}-Txt/*{_ending(level)}" for level in LEVELS)
        raise CorpusError(f"{folder.name}: no title has all of {wanted}")
    return titles


def _ending(level: str) -> str:
    return f"-{level.lower()}.txt"


def _path(folder: Path, level: str, title: str) -> Path:
    return folder / f"{level}-Txt" / f"{title}{_ending(level)}"


def _read(path: Path) -> str:
    """The text, without a first line that only names the level."""
    written = text(path)
    first, _, rest = written.lstrip().partition("\n")
    written = rest if first.strip().lower() in LEVELS.values() else written
    if not written.strip():
        raise CorpusError(f"{path.name}, line 1: expected a text, found none")
    return written


def _columns(texts: list[str]) -> dict[str, Floats]:
    """Every readability column of the texts."""
    counts = readability.count(analyse(texts))
    return {spec.column: spec.values(counts) for spec in SPECS}


def _in_order(levels: Sequence[Mapping[str, Floats]], column: str) -> Flags:
    """Which titles get strictly harder from level to level."""
    sign = -1 if column == FLESCH_READING_EASE.column else 1
    values = [sign * columns[column] for columns in levels]
    return np.all([easier < harder for easier, harder in pairwise(values)], axis=0)


def _share(flags: Flags) -> Statistic:
    return of_counts(ratio, flags, np.ones_like(flags))


CORPUS = AnnotatedCorpus(
    folder="onestopenglish",
    title="OneStopEnglish",
    citation="Vajjala and Lučić 2018, Proceedings of the 13th BEA Workshop",
    measure=measure,
    left_out=left_out,
    files="Ele-Txt/*-ele.txt, Int-Txt/*-int.txt and Adv-Txt/*-adv.txt",
    plainly=(
        "[share] of the articles that teachers rewrote at three levels come out in the right order."
    ),
    verdict="It puts [share] of the articles that teachers rewrote in the right order.",
)
