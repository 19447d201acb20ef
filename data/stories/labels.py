"""A name for a story: the names and words that its articles share and others do not have."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from data.stories.features import Features, terms
from data.stories.similarity import Floats, Ints

PARTS: Final = 3
FEWEST: Final = 2  # parts that say something
SHARED: Final = 2  # articles that have to hold a part of a name, where any two share enough
_TITLES: Final = (
    "President|Sen|Rep|Reps|Sens|Gov|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Sgt|Rev|Hon|Jr|Sr|St|Senator"
    "|Secretary|Judge|Governor|Representative|Chancellor|Minister|Prime Minister|Attorney General"
)
# Before a name: a title, an initial, or a place shortened, as in "Calder, Md. Ana Ruiz said".
_BEFORE: Final = re.compile(rf"^(?:(?:(?:{_TITLES})\.?|[^\W\d_]{{1,4}}\.) )+(?=[^\W\d_a-z])")
# No name by itself: a title, what ends in a full stop, "R-Wis" for a party, "I'd".
_NO_NAME: Final = re.compile(
    rf"^(?:(?:{_TITLES})|[^\W\d_]|.*\.|[RDI]-[A-Z]\w*|(?:I|we|he|she|it|they|you)['’].*)$",
    re.IGNORECASE,
)
NAME: Final = 1.5  # times a word that is no name
IN_FULL: Final = 1.3  # times a name of one word: "Ana Ruiz" rather than "Ruiz"
_CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan feb mar apr aug sept oct nov dec".split()
)


def label_stories(
    groups: Ints,
    each: Sequence[Features],
    rarity: Floats,
    published: pd.Series,
    known: Sequence[str] = (),
) -> list[str]:
    """The name of each article's story, "" for an article on its own.

    Stories that `known` (the story of each of the first articles) names keep their names.
    """
    names = [""] * len(groups)
    stories = _stories(groups)
    owned = _owned(stories, known)
    taken = set(known)
    for number, story in enumerate(stories):
        if number in owned:
            name = owned[number]
        elif len(story) > 1:
            of_these = [each[at].candidates for at in story]
            name = _unused(label(of_these, rarity), published.iloc[story], taken)
        else:
            continue
        taken.add(name)
        for at in story:
            names[at] = name
    return names


def label(candidates: Sequence[Sequence[str]], rarity: Floats) -> str:
    """Up to three telling names and words: those that most of the articles hold, and the rarest."""
    spelled: dict[str, Counter[str]] = {}
    for of_article in candidates:
        for key, text in {text.casefold(): text for text in map(_plain, of_article)}.items():
            spelled.setdefault(key, Counter())[text] += 1
    telling = {
        key: texts
        for key, texts in spelled.items()
        if key not in _CALENDAR and not _NO_NAME.match(key)
    }
    scores = {key: _score(texts, rarity) for key, texts in telling.items()}
    # What they share comes first; what one of them says alone helps out where that is too little.
    order = sorted(telling, key=lambda key: (telling[key].total() < SHARED, -scores[key], key))
    chosen: list[str] = []
    used = set[int]()
    for key in order:
        words = set(terms(key))
        is_shared = telling[key].total() >= SHARED
        if len(chosen) == PARTS or (not is_shared and len(chosen) >= FEWEST):
            break
        if words and not words & used:
            used |= words
            chosen.append(telling[key].most_common(1)[0][0])
    return ", ".join(chosen) or "Untitled story"


def _score(spelled: Counter[str], rarity: Floats) -> float:
    """Twice the articles count four times: what only one of them says is no label for all."""
    text = spelled.most_common(1)[0][0]
    rarest = max((float(rarity[number]) for number in terms(text)), default=0.0)
    kind = (NAME if text[0].isupper() else 1.0) * (IN_FULL if " " in text else 1.0)
    return spelled.total() ** 2 * rarest * kind


def _stories(groups: Ints) -> list[list[int]]:
    """The positions of the articles of each group, those with the first article first."""
    order = np.argsort(groups, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
    return sorted(part.tolist() for part in parts if part.size)


def _owned(stories: Sequence[Sequence[int]], known: Sequence[str]) -> dict[int, str]:
    """The known name of each story that has one: the name stays where most of its articles are."""
    held = [Counter(known[at] for at in story if at < len(known)) for story in stories]
    owner: dict[str, int] = {}
    for number, names in enumerate(held):
        for name, n in names.items():
            if name and (name not in owner or n > held[owner[name]][name]):
                owner[name] = number
    found: dict[int, str] = {}
    for name, number in owner.items():
        if number not in found or held[number][name] > held[number][found[number]]:
            found[number] = name
    return found


def _plain(name: str) -> str:
    return _BEFORE.sub("", name)


def _unused(name: str, published: pd.Series, taken: set[str]) -> str:
    """The name, with its month or a number where another story has the same."""
    if name in taken and published.notna().any():
        name = f"{name} ({published.min():%B %Y})"
    n, found = 2, name
    while found in taken:
        n, found = n + 1, f"{name} {n}"
    return found
