"""A measured agreement: one figure of one metric on one annotated corpus, and how sure it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from metrics.arrays import Floats
from metrics.spec import Whose
from metrics.validity.statistics import Statistic

if TYPE_CHECKING:  # lists are read with CorpusError, of this file
    from metrics.validity.word_list import WordList

RESAMPLES = 1000
AT_ONCE = 100  # resamples held in memory together, fewer where there are many units
MOST_WEIGHTS = 10_000_000
SEED = 20210


class CorpusError(ValueError):
    """An annotated corpus that cannot be read: names the file, the line and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How well a metric agrees with the annotators of a corpus.

    Where the annotators looked for more than the metric counts, the families beside it are
    counted with it; the corpus's `measure` says which. `corpus` is the name of its folder,
    `metric` a column of the scores, `figure` the statistic (auc, f1, macro_f1, mcc, precision,
    recall, pearson, spearman or share; what it is taken over may follow a colon: "f1:word").
    `value` has a 95 % bootstrap interval from `low` to `high` over `n` `counted` things
    (sentences, articles, …). `baseline` is the same statistic for a simpler measurement, which
    `against` names; NaN where there is none.
    """

    corpus: str
    metric: str
    figure: str
    value: float
    low: float
    high: float
    n: int
    counted: str
    baseline: float
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedCorpus:
    """A corpus that people annotated: the folder it is looked for in, who made it, and the
    function that measures it. `measure` raises CorpusError for a file it cannot read.

    `files` says which files it is made of, within the folder; `left_out` says, one line each, which
    files of the folder are not measured. `plainly` says what its figures mean, in words a
    fifteen-year-old knows; a figure's name in square brackets stands for its value: "finds
    [recall:word] of the words that experts marked"; [not recall:word] is the rest. `verdict` says
    in one such sentence how far to trust a number; "" where another corpus says more of it.
    `also_in` are the voices beside its metric's own in which the corpus was measured.
    `measure_against` measures with a given word list as the baseline; None where the corpus says
    nothing of single words.
    """

    folder: str
    title: str
    citation: str
    measure: Callable[[Path], Iterable[Figure]]
    files: str
    left_out: Callable[[Path], Iterable[str]] = lambda _: ()
    plainly: str = ""
    verdict: str = ""
    also_in: tuple[Whose, ...] = ()
    measure_against: "Callable[[Path, WordList], Iterable[Figure]] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Figures of one metric on one corpus whose `n_units` units are resampled together.

    A unit is what the annotators read as one: an article where the corpus has articles, else a
    sentence. `n` counts what the figures are over.
    """

    corpus: str
    metric: str
    n_units: int
    n: int
    counted: str
    against: str

    def figures(
        self, statistics: Mapping[str, Statistic], baselines: Mapping[str, Statistic]
    ) -> Iterator[Figure]:
        """One figure a statistic, with the baseline of the same name."""
        for name, statistic in statistics.items():
            value, low, high = interval(statistic, self.n_units)
            baseline = baselines.get(name)
            yield Figure(
                corpus=self.corpus,
                metric=self.metric,
                figure=name,
                value=value,
                low=low,
                high=high,
                n=self.n,
                counted=self.counted,
                baseline=float("nan") if baseline is None else plain(baseline, self.n_units),
                against=self.against if baseline is not None else "",
            )


def plain(statistic: Statistic, n_units: int) -> float:
    """The statistic over every unit once."""
    return float(statistic(np.ones((1, n_units)))[0])


def interval(statistic: Statistic, n_units: int) -> tuple[float, float, float]:
    """The statistic and its 95 % percentile interval over units drawn with replacement.

    NaN bounds where no resample has a value.
    """
    values: list[Floats] = []
    random = np.random.default_rng(SEED)
    at_once = max(1, min(AT_ONCE, MOST_WEIGHTS // n_units))
    for begin in range(0, RESAMPLES, at_once):
        size = min(at_once, RESAMPLES - begin)
        drawn = random.multinomial(n_units, np.full(n_units, 1 / n_units), size=size)
        values.append(statistic(drawn.astype(np.float64)))
    every = np.concatenate(values)
    every = every[~np.isnan(every)]
    low, high = np.quantile(every, (0.025, 0.975)) if every.size else (np.nan, np.nan)
    return plain(statistic, n_units), float(low), float(high)
