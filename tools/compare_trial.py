"""Measures how long many outlets take to compare, and the memory, against a slow loop.

``python -m tools.compare_trial [--articles 100000] [--outlets 50] [--metrics 20]`` invents numbers
of articles and prints seconds on the clock, those that the processors worked, and peak memory; the
loop draws a few resamples, and what all would take is told from that.
"""

import argparse
import resource
import time
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

import metrics
from metrics.inference.differences import against_rest, between
from metrics.inference.ranks import ranks
from metrics.inference.resampling import DRAWS, resample
from metrics.inference.sample import sample_of

LOOPED = 20  # resamples of the slow loop


def invented(articles: int, outlets: int, specs: Sequence[metrics.MetricSpec]) -> pd.DataFrame:
    """Scores that nobody measured."""
    draw = np.random.default_rng(1)
    words = draw.integers(200, 1500, articles)
    columns: dict[str, object] = {
        "outlet": np.array([f"Outlet {n}" for n in range(outlets)])[
            draw.integers(0, outlets, articles)
        ],
        "n_words": words,
    }
    for spec in specs:
        if spec.is_rate:
            above, below = spec.parts
            columns.setdefault(below, words // 2 if below != "n_words_narrator" else words)
            columns[above] = draw.poisson(8, articles)
        else:
            columns[spec.column] = draw.normal(50, 10, articles)
    return pd.DataFrame(columns, index=pd.Index([f"{n:016x}" for n in range(articles)]))


def slow_loop(scores: pd.DataFrame, specs: Sequence[metrics.MetricSpec], draws: int) -> None:
    """The same bootstrap, outlet by outlet, metric by metric, resample by resample."""
    draw = np.random.default_rng(1)
    for _, part in scores.groupby("outlet"):
        for spec in specs:
            above, below = spec.parts if spec.is_rate else (spec.column, "")
            numerator = part[above].to_numpy(float)
            denominator = part[below].to_numpy(float) if below else np.ones(len(part))
            for _ in range(draws):
                at = draw.integers(0, len(part), len(part))
                _ = numerator[at].sum() / denominator[at].sum()


def timed(name: str, work: Callable[[], object]) -> float:
    """Print the seconds that some work takes, and return those on the clock."""
    clock, worked = time.perf_counter(), time.process_time()
    work()
    seconds, worked = time.perf_counter() - clock, time.process_time() - worked
    print(f"{name:40} {seconds:8.2f} s   processors {worked:8.2f} s   peak {peak():6.0f} MB")
    return seconds


def peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--outlets", type=int, default=50)
    parser.add_argument("--metrics", type=int, default=20)
    given = parser.parse_args(arguments)
    specs = metrics.METRICS[: given.metrics]
    scores = invented(given.articles, given.outlets, specs)
    print(f"{given.articles:,} articles, {given.outlets} outlets, {len(specs)} metrics, {DRAWS:,}")
    print(f"{'before':40} {'':41} peak {peak():6.0f} MB")
    timed("compare, the first time", lambda: metrics.compare(scores, metrics=specs))
    ours = timed("compare, again", lambda: metrics.compare(scores, metrics=specs))
    sample = sample_of(scores, "outlet", specs)
    draws = resample(sample)
    timed("ranks, of resamples at hand", lambda: ranks(sample, draws))
    timed("all pairs, of resamples at hand", lambda: between(sample, draws))
    timed("each against the rest, likewise", lambda: against_rest(sample, draws))
    loop = timed(f"slow loop, {LOOPED} resamples", lambda: slow_loop(scores, specs, LOOPED))
    print(f"slow loop, all resamples: some {loop / LOOPED * DRAWS:,.0f} s,", end=" ")
    print(f"{loop / LOOPED * DRAWS / ours:,.0f} times as long as compare")


if __name__ == "__main__":
    main()
