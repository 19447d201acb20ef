"""How long stories take as a library grows: ``python -m tools.story_trial articles.csv``.

The articles of the file are varied until there are enough: half of the words replaced, dates spread
over two years, a quarter without one, as in the files people have. The last line has no dates at
all, which is the worst that can come: every article is then held against every other.
"""

import sys
import time
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import numpy as np
import pandas as pd

import data
from data.stories import features, group_stories
from tools.reprint_trial import ADDED, SEED, SIZES

REPLACED = 0.5
DAYS = 730
UNDATED = 0.25


def varied(articles: pd.DataFrame, n_articles: int, undated: float) -> pd.DataFrame:
    """So many articles made of these."""
    random = np.random.default_rng(SEED)
    originals = [np.array(text.split(), dtype=object) for text in articles["text"]]
    pool = np.concatenate(originals)
    texts: list[str] = []
    for which in random.integers(len(originals), size=n_articles):
        words = originals[which].copy()
        at = np.flatnonzero(random.random(len(words)) < REPLACED)
        words[at] = random.choice(pool, len(at))
        texts.append(" ".join(words))
    days = pd.Series(random.integers(DAYS, size=n_articles).astype(float))
    days[random.random(n_articles) < undated] = np.nan
    published = pd.Timestamp("2024-01-01", tz="UTC") + pd.to_timedelta(days, unit="D")
    return pd.DataFrame(
        {
            "article_id": [str(at) for at in range(n_articles)],
            "title": [" ".join(text.split()[:9]) for text in texts],
            "text": texts,
            "published": published.astype("datetime64[ns, UTC]"),
            "story": "",
        }
    )


def growth(path: Path, n_articles: int, undated: float) -> str:
    """Seconds and memory for so many articles, in a process of its own."""
    every = varied(data.reading(path).articles, n_articles + ADDED, undated)
    articles = every[:n_articles]
    before = getrusage(RUSAGE_SELF).ru_maxrss
    begun, busy = time.perf_counter(), time.process_time()
    kept = features(articles["title"], articles["text"])
    read = time.perf_counter() - begun
    stories = group_stories(articles, kept)
    whole, busy = time.perf_counter() - begun, time.process_time() - busy
    begun, late_busy = time.perf_counter(), time.process_time()
    late = every[n_articles:]
    more = [*kept, *features(late["title"], late["text"])]
    known = every.assign(story=stories.reindex(every.index, fill_value=""))
    group_stories(known, more, start=n_articles)
    added, late_busy = time.perf_counter() - begun, time.process_time() - late_busy
    peak = getrusage(RUSAGE_SELF).ru_maxrss
    size = sum(len(each.to_bytes()) for each in kept) / n_articles
    return (
        f"{n_articles:>7,} {whole:7.1f} s ({busy:.1f} busy; {read:.1f} of it reading the texts)"
        f" {added:6.1f} s ({late_busy:.1f} busy)"
        f" {peak / 1024:8,.0f} MB ({before / 1024:,.0f} before)"
        f" {size:8,.0f} B {stories[stories != ''].nunique():>6,} stories"
    )


def main() -> None:
    """Entry point: the file of articles is the only argument."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit("Name a file of articles: python -m tools.story_trial articles.csv")
    print(f"articles, all of them, {ADDED} more, peak memory, features, stories")
    for size, undated in [*((size, UNDATED) for size in SIZES), (SIZES[-1], 1.0)]:
        with get_context("spawn").Pool(1) as process:
            print(process.apply(growth, (Path(sys.argv[1]), size, undated)), flush=True)


if __name__ == "__main__":
    main()
