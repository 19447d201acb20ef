"""Reprints: articles that are, for the most part, the same text.

Wire copy, a syndicated column or an updated version would otherwise be counted as several outlets'
own writing. Two articles belong together when at least half of the shorter one's runs of five words
stand in the other too: a quotation both papers print is far below that, a cut and lightly edited
reprint far above.
"""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

RUN: Final = 5  # words
SHARED: Final = 0.5  # of the shorter article's runs
SHORTEST: Final = 40  # runs: shorter texts share too much by chance
COMMONEST: Final = 50  # articles: a run in more of them is house furniture, not a reprint

_WORD: Final = re.compile(r"\w+")
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)

Runs = NDArray[np.uint64]


def reprint_groups(articles: pd.DataFrame) -> pd.Series:
    """The reprint group of each article: the `article_id` of the group's origin, or "".

    Takes an Articles frame and returns a series with its index. The origin is the article of the
    outlet that the others credit; where none is credited, the earliest.
    """
    groups = _connected([str(text) for text in articles["text"]])
    sizes = pd.Series(groups).groupby(groups).transform("size").to_numpy()
    ids = articles["article_id"].to_numpy(dtype=object)
    found = np.full(len(articles), "", dtype=object)
    for group in np.unique(groups[sizes > 1]).tolist():
        members = np.flatnonzero(groups == group)
        found[members] = ids[members[_origin(articles.iloc[members])]]
    return pd.Series(found, index=articles.index, dtype="str", name="reprint_group")


def originals(articles: pd.DataFrame) -> pd.Series:
    """False for each reprint, True for its origin and for every article without reprints.

    Reads the columns `article_id` and `reprint_group`.
    """
    return (articles["reprint_group"] == "") | (articles["reprint_group"] == articles["article_id"])


def _origin(members: pd.DataFrame) -> int:
    """Position of the article the others come from."""
    credited = {str(credit).casefold() for credit in members["credit"] if credit}
    is_credited = np.array([str(name).casefold() in credited for name in members["outlet"]])
    is_candidate = is_credited if is_credited.any() else np.ones(len(members), dtype=bool)
    # NaT, as an integer, is the smallest of all: an undated article must not come first.
    dates = members["published"].fillna(pd.Timestamp.max.tz_localize("UTC")).to_numpy("int64")
    return int(np.flatnonzero(is_candidate)[np.argmin(dates[is_candidate])])


def _connected(texts: Sequence[str]) -> NDArray[np.int64]:
    """A number for each text; texts that share enough, directly or by steps, have the same."""
    runs = _runs_of_words(texts)
    sizes = np.array([len(each) for each in runs], dtype=np.int64)
    groups = np.arange(len(texts))
    for first, second, shared in _shared_runs(runs):
        shorter = min(sizes[first], sizes[second])
        if shorter >= SHORTEST and shared >= SHARED * shorter:
            groups[groups == groups[second]] = groups[first]
    return groups


def _shared_runs(runs: Sequence[Runs]) -> list[tuple[int, int, int]]:
    """Pairs of texts that share runs, and how many; runs that too many texts hold do not count."""
    article = np.repeat(np.arange(len(runs)), [len(each) for each in runs])
    joined = np.concatenate([np.zeros(0, np.uint64), *runs])
    order = np.argsort(joined, kind="stable")
    _, run, holders = np.unique(joined[order], return_inverse=True, return_counts=True)
    telling = (holders[run] > 1) & (holders[run] <= COMMONEST)
    run, article = run[telling], article[order][telling]
    # The holders of a run now stand side by side: neighbours at every distance are all pairs.
    pairs = [np.zeros(0, np.int64)]
    for distance in range(1, COMMONEST):
        same = run[distance:] == run[:-distance]
        if not same.any():
            break
        pairs.append(article[:-distance][same] * len(runs) + article[distance:][same])
    codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return [
        (code // len(runs), code % len(runs), count)
        for code, count in zip(codes.tolist(), counts.tolist(), strict=True)
    ]


def _runs_of_words(texts: Sequence[str]) -> list[Runs]:
    """The distinct runs of five words of each text, as hashes."""
    number_of: dict[str, int] = {}
    found: list[Runs] = []
    for text in texts:
        words = _WORD.findall(text.casefold())
        numbers = np.array(
            [number_of.setdefault(word, len(number_of) + 1) for word in words], dtype=np.uint64
        )
        if numbers.size < RUN:
            found.append(np.zeros(0, np.uint64))
            continue
        windows = np.lib.stride_tricks.sliding_window_view(numbers, RUN)
        hashes = np.zeros(windows.shape[0], dtype=np.uint64)
        for place in range(RUN):
            hashes = (hashes ^ windows[:, place]) * _MULTIPLIER
            hashes ^= hashes >> np.uint64(29)
        found.append(np.unique(hashes))
    return found
