"""New articles among stories that are there already, which stay as they are."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.stories.linking import linked, parts_of
from data.stories.similarity import BLOCK, WINDOW, Floats, Ints, Vectors, neighbours

LATEST: Final = 20  # articles of a story that a new one is compared with
NONE: Final = -1  # the story of an article on its own


def joined(of: Vectors, known: Sequence[str], least: float) -> Ints:
    """A number for each article; those of one story have the same.

    The first `known` have their stories, "" for none. The others join the story, or the article on
    its own, that they are most alike on average, or each other. Two stories that are there never
    become one, nor does anything change that no new article comes to.
    """
    numbers = _numbered(known, len(of.days))
    is_new = np.arange(len(numbers)) >= len(known)
    groups = _within_reach(of, numbers, is_new, least)
    if not groups:
        return numbers
    found = numbers.copy()
    parts = _parts(of, groups, least)
    for part in range(parts.max() + 1):
        some = [groups[at] for at in np.flatnonzero(parts == part).tolist()]
        if len(some) > 1:
            _merge(of, some, numbers, found, known, least)
    return found


def _parts(of: Vectors, groups: Sequence[Ints], least: float) -> Ints:
    """A number for each group: groups of different ones are never alike enough to become one.

    Groups that are alike on average have two articles that are, so this leaves nothing out.
    """
    every = np.concatenate(groups)
    group = np.repeat(np.arange(len(groups)), [len(members) for members in groups])
    rows, columns, alike = neighbours(of.some(every), least)
    return parts_of(group[rows], group[columns], alike, len(groups), least)


def _merge(
    of: Vectors,
    groups: Sequence[Ints],
    numbers: Ints,
    found: Ints,
    known: Sequence[str],
    least: float,
) -> None:
    """Make one, in `found`, what belongs together of these groups."""
    heads = np.array([members[0] for members in groups])
    is_named = np.array([at < len(known) and known[at] != "" for at in heads.tolist()])
    story = np.where(is_named, numbers[heads], NONE)
    alike = _on_average(of, groups)
    sizes = np.array([len(members) for members in groups])
    days = [(np.fmin.reduce(of.days[at]), np.fmax.reduce(of.days[at])) for at in groups]
    for kept, gone in _merges(alike, sizes, np.array(days), story, heads >= len(known), least):
        found[found == found[heads[gone]]] = found[heads[kept]]


def _numbered(known: Sequence[str], n_articles: int) -> Ints:
    """The position of the first article of each one's story; its own where it is in none."""
    first: dict[str, int] = {}
    found = np.arange(n_articles)
    for at, story in enumerate(known):
        if story:
            found[at] = first.setdefault(story, at)
    return found


def _within_reach(
    of: Vectors, numbers: Ints, is_new: NDArray[np.bool_], least: float
) -> list[Ints]:
    """The new articles, each other article that one of them is like, and the latest of its story.

    A story that a person put together is more than one group: on average an article of either half
    would be half as alike to it.
    """
    is_near = is_new.copy()
    is_near[neighbours(of, least, np.flatnonzero(is_new))[1]] = True
    members = np.flatnonzero(np.isin(numbers, numbers[is_near]))
    # What has no date counts as oldest.
    members = members[np.argsort(-np.nan_to_num(of.days[members], nan=-np.inf), kind="stable")]
    members = members[np.argsort(numbers[members], kind="stable")]
    if not members.size:
        return []
    parts = np.split(members, np.flatnonzero(np.diff(numbers[members])) + 1)
    found: list[Ints] = []
    for latest in (part[:LATEST] for part in parts):
        groups = linked(of.alike(latest, latest), least)
        found += [latest[groups == group] for group in np.unique(groups)]
    return found


def _on_average(of: Vectors, groups: Sequence[Ints]) -> NDArray[np.float64]:
    """How alike the articles of any two groups are on average."""
    sizes = np.array([len(members) for members in groups])
    begins = np.cumsum(sizes) - sizes
    every = np.concatenate(groups)
    of_rows = [
        np.add.reduceat(of.alike(every[at : at + BLOCK], every), begins, axis=1)
        for at in range(0, len(every), BLOCK)
    ]
    sums = np.add.reduceat(np.concatenate(of_rows), begins, axis=0, dtype=np.float64)
    return sums / (sizes[:, None] * sizes)


def _merges(
    alike: NDArray[np.float64],
    sizes: Ints,
    days: Floats,
    story: Ints,
    has_new: NDArray[np.bool_],
    least: float,
) -> Iterator[tuple[int, int]]:
    """Groups to be made one, the most alike first: which goes on, and which is taken in.

    `days` has the first and the last day of each. More than WINDOW between two groups keeps them
    apart: what has no date is no bridge from one to the other.
    """
    alike, sizes, story, has_new = alike.copy(), sizes.copy(), story.copy(), has_new.copy()
    days = days.copy()
    np.fill_diagonal(alike, 0)
    while True:
        is_story = story != NONE
        two_stories = is_story[:, None] & is_story & (story[:, None] != story)
        is_far = days[:, 0] - days[:, [1]] > WINDOW
        may = (has_new[:, None] | has_new) & ~two_stories & ~(is_far | is_far.T)
        one, two = (int(at) for at in np.unravel_index(np.argmax(alike * may), alike.shape))
        if not may[one, two] or alike[one, two] < least:
            return
        kept, gone = (two, one) if is_story[two] else (one, two)
        mean = (sizes[kept] * alike[kept] + sizes[gone] * alike[gone]) / (sizes[kept] + sizes[gone])
        alike[kept, :] = alike[:, kept] = mean
        alike[gone, :] = alike[:, gone] = alike[kept, kept] = 0
        sizes[kept] += sizes[gone]
        has_new[kept] = True
        days[kept] = np.fmin(days[kept, 0], days[gone, 0]), np.fmax(days[kept, 1], days[gone, 1])
        yield kept, gone
