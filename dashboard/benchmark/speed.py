"""How fast Slantwise is, beside textstat and the bare `str.split`, measured in one run.

Each of the three is timed in turn, several rounds over, and its best round counts: other programs
only ever make a round slower. Dictionaries are loaded before the clock starts, but no word has
been seen: whatever remembers words or texts is emptied before every round, and for textstat, which
remembers whole texts, before every article.
"""

import functools
import gc
import inspect
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from textstat import textstat
from textstat.backend.utils import get_pyphen

import metrics
from data import reading, sample
from data.language import is_english
from metrics.textstat_parts import LANGUAGE

ROUNDS = 5
TEXTSTAT_ARTICLES = 200
FORMULAS: tuple[Callable[[str], float], ...] = (
    textstat.flesch_reading_ease,
    textstat.flesch_kincaid_grade,
    textstat.gunning_fog,
    textstat.smog_index,
)
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Measurement:
    """Articles per second of the three, and the memory of a process that scores the articles."""

    articles: int
    words: int
    textstat_articles: int
    rounds: int
    slantwise_articles_per_s: float
    textstat_articles_per_s: float
    split_articles_per_s: float
    peak_mb: float | None

    @property
    def ratio_textstat(self) -> float:
        """How many times as fast as textstat's four formulas Slantwise is."""
        return self.slantwise_articles_per_s / self.textstat_articles_per_s

    @property
    def ratio_split(self) -> float:
        """Slantwise's speed as a share of that of `str.split`."""
        return self.slantwise_articles_per_s / self.split_articles_per_s

    def as_json(self) -> str:
        """The figures as one JSON object."""
        figures = {
            "articles": self.articles,
            "words": self.words,
            "slantwise_articles_per_s": round(self.slantwise_articles_per_s, 1),
            "textstat_articles_per_s": round(self.textstat_articles_per_s, 1),
            "split_articles_per_s": round(self.split_articles_per_s, 1),
            "ratio_textstat": round(self.ratio_textstat, 3),
            "ratio_split": round(self.ratio_split, 4),
            "peak_mb": None if self.peak_mb is None else round(self.peak_mb, 1),
        }
        return json.dumps(figures, indent=2)


def load(path: Path | None, place: str | None = None) -> pd.DataFrame:
    """The articles to measure with: those at `path` or in a library, or the sample; only those in
    English.

    Raises ValueError when there are none, or when they cannot be read.
    """
    articles = _all_of(place) if place else sample() if path is None else reading(path).articles
    english = articles["language"].map(is_english).astype(bool)
    if not english.any():
        raise ValueError(f"{path or place}: There are no articles in English to measure with.")
    return articles.loc[english].reset_index(drop=True)


def _all_of(place: str) -> pd.DataFrame:
    from data import library

    with library.open(place, create=False) as kept:
        listed = kept.articles()
        return listed.join(kept.texts(listed.index.tolist())).reset_index(drop=True)


def measure(
    articles: pd.DataFrame, path: Path | None, rounds: int, place: str | None = None
) -> Measurement:
    """Time the three in turn, `rounds` times over; a child process reads the articles again from
    `path` or the library."""
    texts = articles["text"].tolist()
    chosen = texts[:: max(1, len(texts) // TEXTSTAT_ARTICLES)]
    words = int(metrics.score(articles)["n_words"].sum())
    run_textstat(chosen[:1])
    slantwise: list[float] = []
    formulas: list[float] = []
    split: list[float] = []
    for _ in range(rounds):
        slantwise.append(_run_slantwise(articles))
        formulas.append(run_textstat(chosen))
        split.append(_run_split(texts))
    return Measurement(
        articles=len(texts),
        words=words,
        textstat_articles=len(chosen),
        rounds=rounds,
        slantwise_articles_per_s=len(texts) / min(slantwise),
        textstat_articles_per_s=len(chosen) / min(formulas),
        split_articles_per_s=len(texts) / min(split),
        peak_mb=_peak_of_child(path, place),
    )


def _run_slantwise(articles: pd.DataFrame) -> float:
    """Seconds that scoring takes with an empty vocabulary."""
    forget("metrics.")
    forget("textstat.")
    begin = time.perf_counter()
    metrics.score(articles)
    return time.perf_counter() - begin


def run_textstat(texts: Sequence[str]) -> float:
    """Seconds that textstat's four formulas take, without those for emptying its caches."""
    get_pyphen(LANGUAGE).hd.cache.clear()
    caches = _caches("textstat.")
    seconds = 0.0
    for text in texts:
        for cache in caches:
            cache.cache_clear()
        begin = time.perf_counter()
        for formula in FORMULAS:
            formula(text)
        seconds += time.perf_counter() - begin
    return seconds


def _run_split(texts: Sequence[str]) -> float:
    begin = time.perf_counter()
    for text in texts:
        text.split()
    return time.perf_counter() - begin


def _caches(package: str) -> list["functools._lru_cache_wrapper[object]"]:
    """The package's caches of words and texts; those of its dictionaries are not among them."""
    found = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    return [
        each
        for each in found
        if each.__module__.startswith(package)
        and not each.__module__.startswith("textstat.backend.utils")
        and inspect.signature(each).parameters
    ]


def forget(package: str) -> None:
    """Empty what a package remembers of words and texts."""
    for cache in _caches(package):
        cache.cache_clear()


def _peak_of_child(path: Path | None, place: str | None) -> float | None:
    """Peak memory, in MB, of a process of its own that reads the articles and scores them."""
    command = [
        sys.executable,
        "-P",
        "-m",
        "dashboard.benchmark.speed",
        str(path or ""),
        place or "",
    ]
    search = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": search}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _peak_of_this_process() -> float | None:
    """Peak memory of this process in MB; None where the system does not tell (Windows)."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would give the parent's peak where that was higher
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    if sys.platform == "win32":
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2  # macOS counts bytes


def _child() -> None:
    path, place = sys.argv[1:]
    metrics.score(load(Path(path) if path else None, place or None))
    print(json.dumps(_peak_of_this_process()))


if __name__ == "__main__":
    _child()
