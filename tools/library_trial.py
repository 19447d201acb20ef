"""Measures a library of many articles: opening it scored, filtering it, opening one article.

``python -m tools.library_trial [ARTICLES] [--postgres]`` makes a library of invented articles in a
temporary folder (or in a PostgreSQL that it starts) and prints seconds on the clock, and those that
the processor worked: on a busy machine only these can be compared.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

import metrics
from dashboard.library_workspace import metric_version, workspace_of
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from data import as_articles, library
from tools import postgres

WORDS = 970  # of an article, as in the corpora at hand
PART = 5000
ROUNDS = 3


def invented(begin: int, count: int, words: int = WORDS) -> pd.DataFrame:
    """Articles that nobody wrote: 40 outlets, 9,000 stories, three years."""
    draw = np.random.default_rng(begin)
    vocabulary = np.array([f"word{number}" for number in range(5000)])
    texts = [" ".join(vocabulary[draw.integers(0, 5000, words)]) + "." for _ in range(count)]
    at = np.arange(begin, begin + count)
    days = pd.to_timedelta(draw.integers(0, 1000, count), unit="D")
    return as_articles(
        pd.DataFrame(
            {
                "outlet": [f"Outlet {number}" for number in draw.integers(0, 40, count)],
                "title": [f"A headline of about nine words, number {number}" for number in at],
                "text": texts,
                "standfirst": "A standfirst that says in some twenty words what the article tells.",
                "author": [f"Author {number}" for number in draw.integers(0, 900, count)],
                "published": pd.Timestamp("2022-01-01", tz="UTC") + days,
                "url": [f"https://example.org/news/2022/an-article-{number}" for number in at],
                "genre": np.where(draw.random(count) < 0.2, "opinion", "news"),
                "language": "en",
                "story": [f"story {number}" for number in draw.integers(0, 9000, count)],
                "source_file": "articles.csv",
            }
        )
    )


def numbers_like(scores: pd.DataFrame, digests: pd.Index) -> pd.DataFrame:
    """Numbers for texts, of the columns that a measurement has; measuring is not on trial here."""
    draw = np.random.default_rng(len(digests))
    columns = {
        name: draw.integers(1, 900, len(digests))
        if dtype == np.int64
        else draw.random(len(digests))
        for name, dtype in scores.dtypes.items()
        if name not in ("article_id", "outlet")
    }
    return pd.DataFrame(columns, index=digests)


def fill(kept: library.Library, count: int, words: int) -> None:
    """Add articles and numbers for them."""
    few = invented(0, 3, words)
    like = metrics.score(few)
    for begin in range(0, count, PART):
        kept.add(invented(begin, min(PART, count - begin), words))
    version = metric_version()
    for texts in kept.unscored(version, PART):
        kept.put_scores(version, numbers_like(like, texts.index))


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[tuple[float, float]]:
    """How long each of several rounds takes: on the clock, and of the processor's time."""
    found: list[tuple[float, float]] = []
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - clock, time.process_time() - processor))
    return found


@contextmanager
def place(in_postgres: bool) -> Iterator[str]:
    """Where a library can be while the block lasts."""
    if not in_postgres:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "library.db")
        return
    programs = postgres.find()
    if programs is None:
        raise SystemExit(postgres.ADVICE)
    with postgres.server(programs) as address:
        yield f"{address}/postgres"


def told(what: str, measured: list[tuple[float, float]]) -> None:
    """Print the best of the rounds."""
    clock, processor = (min(column) for column in zip(*measured, strict=True))
    print(f"{what:<45} {clock:8.3f} s on the clock {processor:8.3f} s of work", flush=True)


def main() -> None:
    """Fill, open, filter."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles", nargs="?", type=int, default=100_000)
    options.add_argument("--words", type=int, default=WORDS)
    options.add_argument("--postgres", action="store_true")
    asked = options.parse_args()
    with place(asked.postgres) as where:
        with library.open(where) as kept:
            told("fill", seconds(lambda: fill(kept, asked.articles, asked.words), 1))
            print(kept.info())
        workspace_of(library.open(where))  # what is imported once is not on trial

        def opened() -> None:
            with library.open(where) as again:
                workspace_of(again)

        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told("open with numbers", seconds(opened))
        with library.open(where) as kept:
            told("  articles alone", seconds(kept.articles))
            told("  numbers alone", seconds(lambda: kept.scores(metric_version())))
            told("  has it changed", seconds(kept.stamp))
            workspace = workspace_of(kept)
            selection = Selection(
                outlets=("Outlet 3", "Outlet 7"), first_day=date(2022, 6, 1), genre="news"
            )
            rows = selection.rows(workspace.articles)
            print(f"selected: {int(rows.sum()):,} of {len(rows):,}")
            told("filter", seconds(lambda: selection.rows(workspace.articles)))
            told(
                "filter and compare every headline metric",
                seconds(lambda: compared(workspace, selection)),
            )
            some = workspace.articles.index[:: max(1, len(rows) // 20)]
            told("open 20 articles", seconds(lambda: [kept.text(one) for one in some]))
            told("search every text for a word", seconds(lambda: kept.containing("word77"), 1))
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"peak memory: {before / 1024:,.0f} MB after filling, {after / 1024:,.0f} MB now")


def compared(workspace: Workspace, selection: Selection) -> pd.DataFrame:
    """What a view shows for a selection."""
    rows = selection.rows(workspace.articles)
    return metrics.compare(
        workspace.scores[rows],
        by=workspace.articles.loc[rows, "outlet"],
        metrics=list(metrics.HEADLINES),
    )


if __name__ == "__main__":
    main()
