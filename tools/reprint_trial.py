"""Reprints made on purpose, found again: ``python -m tools.reprint_trial articles.csv``.

The first table says how many of 400 reprints are found among the articles of a file, for each way
of altering a text and for all of them at once. The second says how time and memory grow with the
number of articles: invented ones, put together from sentences of the file with words replaced, so
that they read like news to a machine and are no reprints.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from multiprocessing import get_context
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage

import pandas as pd

import data
from data.article import as_articles
from data.syndication import reprint_groups, signatures

SEED = 20260
REPRINTS = 400
SIZES = (1_000, 10_000, 37_000)
WORDS = 970
REPLACED = 0.3  # of an invented article's words
ADDED = 100  # articles, to a library of the largest size

Alter = Callable[[list[str], Random, "Pool"], list[str]]


class Pool:
    """Sentences and words to draw from."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.sentences = [each for text in texts for each in re.split(r"(?<=[.!?])\s+", text)]
        self.words = [word for text in texts for word in text.split()]


def cut(paragraphs: list[str], random: Random, pool: Pool) -> list[str]:
    """Without the last third."""
    return paragraphs[: max(1, round(len(paragraphs) * 2 / 3))]


def reword(paragraphs: list[str], random: Random, pool: Pool, share: float = 0.1) -> list[str]:
    """With a tenth of the words replaced."""
    return [
        " ".join(
            random.choice(pool.words) if random.random() < share else word for word in text.split()
        )
        for text in paragraphs
    ]


def move(paragraphs: list[str], random: Random, pool: Pool) -> list[str]:
    """With two paragraphs moved."""
    moved = list(paragraphs)
    for _ in range(2):
        moved.insert(random.randrange(len(moved)), moved.pop(random.randrange(len(moved))))
    return moved


def new_intro(paragraphs: list[str], random: Random, pool: Pool) -> list[str]:
    """With another beginning of the same length."""
    return [" ".join(random.sample(pool.sentences, 3)), *paragraphs[1:]]


def credit(paragraphs: list[str], random: Random, pool: Pool) -> list[str]:
    """With a line that says where it is from."""
    return [*paragraphs, "This article was originally published by the Meridian Wire."]


# In this order: a third of the article is cut, not of what was added to it.
ALTERATIONS: dict[str, Alter] = {
    "last third cut": cut,
    "two paragraphs moved": move,
    "intro rewritten": new_intro,
    "credit line added": credit,
    "10 % of words changed": reword,
}


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs, or sixty words at a time where a text has none."""
    parts = [part for part in text.split("\n") if part.strip()]
    if len(parts) > 4:
        return parts
    words = text.split()
    return [" ".join(words[at : at + 60]) for at in range(0, len(words), 60)]


def reprint(text: str, names: Sequence[str], random: Random, pool: Pool) -> dict[str, str]:
    """The text as another outlet prints it, altered in the given ways, under its own headline."""
    parts = paragraphs_of(text)
    for name in names:
        parts = ALTERATIONS[name](parts, random, pool)
    title = " ".join(random.sample(pool.words, 9))
    return {"outlet": "The Lantern", "title": title, "text": "\n\n".join(parts)}


def some_of(random: Random) -> list[str]:
    """Some of the ways to alter a text, each as likely as not, and at least one."""
    names = [name for name in ALTERATIONS if random.random() < 0.5]
    return names or [random.choice(list(ALTERATIONS))]


def trial(articles: pd.DataFrame, choose: Callable[[Random], list[str]]) -> dict[str, int]:
    """Pairs that were made, found, and found wrongly, for one way of making reprints.

    A wrong pair has at least one made reprint in it. Pairs of articles as they came are counted
    apart: nobody knows how many of those are reprints.
    """
    random, pool = Random(SEED), Pool(articles["text"].tolist())
    chosen = random.sample(range(len(articles)), REPRINTS)
    made = [reprint(articles["text"].iloc[at], choose(random), random, pool) for at in chosen]
    every = as_articles(pd.concat([articles, pd.DataFrame(made)], ignore_index=True))
    groups = reprint_groups(every)
    wanted = {(at, len(articles) + n) for n, at in enumerate(chosen)}
    found = set[tuple[int, int]]()
    for _, members in groups[groups != ""].groupby(groups):
        found.update(combinations(sorted(members.index), 2))
    apart = {pair for pair in found if pair[1] < len(articles)}
    # Where two articles as they came are reprints of each other, so is whatever is made of one.
    joined = groups[groups != ""]
    natural = {at for pair in apart for at in pair}
    through = {p for p in found - wanted - apart if joined[p[0]] in set(joined[list(natural)])}
    return {
        "found": len(found & wanted),
        "wrong": len(found - wanted - apart - through),
        "through": len(through),
        "apart": len(apart),
    }


def invented(pool: Pool, n_articles: int) -> Iterator[str]:
    """Articles of some 970 words that are no reprints of each other."""
    random = Random(SEED)
    for _ in range(n_articles):
        words: list[str] = []
        while len(words) < WORDS:
            words += random.choice(pool.sentences).split()
        kept = (random.choice(pool.words) if random.random() < REPLACED else w for w in words)
        yield " ".join(kept)


def growth(path: Path, n_articles: int) -> str:
    """Seconds and memory for so many articles, in a process of its own."""
    pool = Pool(data.reading(path).articles["text"].tolist())
    texts = list(islice(invented(pool, n_articles + ADDED), n_articles + ADDED))
    ids = [str(at) for at in range(len(texts))]
    frame = pd.DataFrame({"article_id": ids, "outlet": "", "author": "", "credit": ""})
    frame["outlet"] = [f"Outlet {at % 60}" for at in range(len(texts))]
    frame["published"] = pd.Series(pd.NaT, frame.index, dtype="datetime64[ns, UTC]")
    before = getrusage(RUSAGE_SELF).ru_maxrss
    begun, busy = time.perf_counter(), time.process_time()
    kept = signatures(texts[:n_articles])
    signed = time.perf_counter() - begun
    groups = reprint_groups(frame[:n_articles], kept)
    whole, busy = time.perf_counter() - begun, time.process_time() - busy
    begun = time.perf_counter()
    frame["reprint_group"] = groups.reindex(frame.index, fill_value="")
    reprint_groups(frame, [*kept, *signatures(texts[n_articles:])], n_articles)
    added = time.perf_counter() - begun
    peak = getrusage(RUSAGE_SELF).ru_maxrss
    size = sum(len(each.to_bytes()) for each in kept) / n_articles
    return (
        f"{n_articles:>7,} {whole:7.1f} s ({busy:.1f} busy; {signed:.1f} of it signatures)"
        f" {added:6.1f} s {peak / 1024:8,.0f} MB ({before / 1024:,.0f} before) {size:8,.0f} B"
        f" {int((groups != '').sum()):>6}"
    )


def main() -> None:
    """Entry point: the file of articles is the only argument."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit("Name a file of articles: python -m tools.reprint_trial articles.csv")
    path = Path(sys.argv[1])
    articles = data.reading(path).articles
    ways: dict[str, Callable[[Random], list[str]]] = {
        **{name: (lambda _, name=name: [name]) for name in ALTERATIONS},
        "some of these": some_of,
        "all of these": lambda _: list(ALTERATIONS),
    }
    print(f"{REPRINTS} reprints among {len(articles):,} articles, each with a new headline")
    for name, choose in ways.items():
        n = trial(articles, choose)
        precision = n["found"] / max(1, n["found"] + n["wrong"])
        print(
            f"  {name:24} recall {n['found'] / REPRINTS:.4f}  precision {precision:.4f}"
            f"  ({n['wrong']} wrong pairs; {n['apart']} pairs among the articles as they came,"
            f" {n['through']} more through these)"
        )
    print(f"articles, all of them, {ADDED} more, peak memory, signature, in groups")
    for size in SIZES:
        with get_context("spawn").Pool(1) as process:
            print(process.apply(growth, (path, size)), flush=True)


if __name__ == "__main__":
    main()
