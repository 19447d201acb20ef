"""How time and memory grow with the articles: one process and two, thousands and ten thousands.

The articles are made of those at hand (`benchmark.corpus`). Two things are measured. The engine:
the steps of a run taken one after another over the same articles in one process, with `str.split`
in turn with them, so that whatever else the machine does falls on all; and then textstat's
formulas, which are faster when nothing comes between. And the command, as somebody would run it:
files of several sizes, by one process and by two.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import metrics
from dashboard.benchmark import corpus, speed, tree
from dashboard.scoring.tasks import tasks
from data import Problem, finished, frame_of, raw_readings
from metrics.analyse import new_vocabulary

SIZES: Final = (3_700, 37_000, 150_000)
"""Articles: a tenth of the middle one, the middle one, and many."""
STEPS: Final = ("read", "clean", "score", "split", "textstat")
TEXTSTAT_EVERY: Final = 185
"""Textstat is so slow that it is given one article in so many."""

Say = Callable[[str], None]


@dataclass(slots=True)
class Engine:
    """Seconds that each step took over the same articles. `textstat` had fewer of them."""

    articles: int = 0
    words: int = 0
    types: int = 0
    textstat_articles: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STEPS, 0.0))

    def per_second(self, *steps: str) -> float:
        """Articles a second by some steps together."""
        articles = self.textstat_articles if steps == ("textstat",) else self.articles
        return articles / sum(self.seconds[step] for step in steps)


@dataclass(frozen=True, slots=True)
class Run:
    """A whole command: a file of so many articles, scored by so many processes."""

    articles: int
    jobs: int
    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Bar:
    """What is asked for, and what was measured: at least or at most."""

    what: str
    measured: float
    first: float
    goal: float
    at_least: bool
    unit: str = "×"

    @property
    def is_reached(self) -> bool:
        """Whether it reaches the first bar."""
        return self.measured >= self.first if self.at_least else self.measured <= self.first


@dataclass(frozen=True, slots=True)
class Scale:
    """The engine's figures and those of the runs."""

    engine: Engine
    runs: tuple[Run, ...]

    def bars(self) -> list[Bar]:
        """What is asked for, beside what was measured."""
        small, middle, _ = sorted({run.articles for run in self.runs})
        engine, one, two = self.engine, self._seconds(middle, 1), self._seconds(middle, 2)
        score, split = engine.per_second("score"), engine.per_second("split")
        peaks = {run.articles: run.peak_mb for run in self.runs if run.jobs > 1}
        most, least = max(peaks.values()), min(peaks.values())
        return [
            Bar(
                "Every metric, beside textstat's four formulas",
                score / engine.per_second("textstat"), 12, 20, at_least=True,
            ),
            Bar("Every metric, beside str.split", score / split, 1 / 14, 1 / 8, at_least=True),
            Bar("Two processes beside one", one / two, 1.6, 1.8, at_least=True),
            Bar(
                f"{middle:,} articles beside {small:,}",
                one / self._seconds(small, 1), 10.5, 9.5, at_least=False,
            ),
            Bar("Most memory of all processes", most, 900, 600, at_least=False, unit="MB"),
            Bar("Most of it beside the least", most / least, 1.1, 1.1, at_least=False),
        ]  # fmt: skip

    def _seconds(self, articles: int, jobs: int) -> float:
        """The middle of the runs of a kind."""
        found = sorted(
            run.seconds for run in self.runs if (run.articles, run.jobs) == (articles, jobs)
        )
        return found[len(found) // 2]

    def as_json(self) -> str:
        """Everything as one JSON object."""
        told = {
            "engine": asdict(self.engine),
            "runs": [asdict(run) for run in self.runs],
            "bars": [{**asdict(bar), "is_reached": bar.is_reached} for bar in self.bars()],
        }
        return json.dumps(told, indent=2)


def measure(texts: Sequence[str], sizes: Sequence[int], say: Say) -> Scale:
    """Make articles of `texts`, in three sizes that grow, and measure.

    Raises ValueError where a command fails, OSError where the disk has no room.
    """
    small, middle, big = sizes
    with tempfile.TemporaryDirectory(prefix="slantwise-bench-") as folder:
        files = dict[int, Path]()
        for size in sizes:
            say(f"Making {size:,} articles")
            files[size] = Path(folder, f"{size}.csv")
            corpus.write(texts, size, files[size])
        say(f"Taking the steps apart, with {middle:,} articles")
        engine = engine_of(files[middle])
        runs: list[Run] = []
        for size, jobs in ((small, 1), (middle, 1), (small, 1), (middle, 2), (small, 1), (big, 2)):
            say(f"Scoring {size:,} articles with {jobs} process{'es' if jobs > 1 else ''}")
            output = Path(folder, "numbers.parquet")
            spent = tree.run(
                ["score", str(files[size]), "-o", str(output), "--jobs", str(jobs), "--force"]
            )
            runs.append(Run(size, jobs, spent.seconds, spent.peak_mb))
    return Scale(engine, tuple(runs))


def engine_of(path: Path) -> Engine:
    """The steps of a run over a file, each timed alone, in one process."""
    found, problems = Engine(), list[Problem]()
    vocabulary = new_vocabulary()
    types, chosen = set[str](), list[str]()
    speed.forget("metrics.")
    given = tasks(raw_readings([path], problems))
    while True:
        with _timed(found, "read"):
            task = next(given, None)
        if task is None:
            break
        with _timed(found, "clean"):
            articles = frame_of([finished(raw)[0] for raw in task.raws])
        texts = articles["text"].tolist()
        with _timed(found, "score"):
            scores = metrics.score(articles, vocabulary=vocabulary)
        with _timed(found, "split"):
            for text in texts:
                text.split()
        chosen += texts[:: max(1, min(TEXTSTAT_EVERY, len(texts) - 1))]
        found.articles += len(texts)
        found.words += int(scores["n_words"].sum())
        types.update(word for text in texts for word in text.split())
    found.types = len(types)
    speed.run_textstat(chosen[:1])
    found.seconds["textstat"] = speed.run_textstat(chosen)
    found.textstat_articles = len(chosen)
    return found


@contextmanager
def _timed(engine: Engine, step: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    engine.seconds[step] += time.perf_counter() - begin
