"""Every citation of some articles with the name of who is cited, as far as the text gives one."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Final

import pandas as pd

from metrics.arrays import as_list
from metrics.cues import described, placed
from metrics.method import Method, default_method
from metrics.punctuation import TITLES
from metrics.reading import CITATION, NAMED, SOURCE_KINDS
from metrics.readings import Batch, in_batches

_WORD: Final = re.compile(r"[^\W_](?:[\w.&'’\-]*\w)?")
_ASIDE: Final = re.compile(r"[,;:()\[\]–—]|(?<!\w)-(?!\w)")
_WITHIN: Final = frozenset(
    "al bin da de del della den der di dos du el la le ten ter van von".split()
)
_BEHIND: Final = frozenset("at by for from in of on to who whose with".split())
_STANDS_FOR: Final = frozenset(
    "he her him i it one she they we who two three four five six seven eight nine ten eleven twelve"
    " both few many most others several some".split()
)
_MEMBERS: Final = frozenset("democrat independent republican".split())
_FOLLOWED: Final = 2  # small words that may end a name: "the Hale campaign"


def cited(articles: pd.DataFrame, method: Method | None = None) -> pd.DataFrame:
    """The citations of `cues`, with a column more: `name`, "" where none was found.

    A pronoun or an office has the fullest name under which the same person is cited elsewhere in
    the article. Raises ValueError when there is no `text` column.
    """
    method = method or default_method()
    return pd.concat(list(in_batches(articles, method, _named)), ignore_index=True)


def _named(batches: Mapping[str, Batch]) -> pd.DataFrame:
    batch = batches["text"]
    rows = placed(batch, described(batch, CITATION))
    persons = as_list(batch.reading.sources.person)
    kinds, sources = rows["source_kind"].tolist(), rows["source"].tolist()
    text_of = dict(zip(batch.ids, batch.texts, strict=True))
    texts = [text_of[article_id] for article_id in rows["article_id"]]
    own = [
        _own_name(source, text) if kind == SOURCE_KINDS[NAMED] else ""
        for kind, source, text in zip(kinds, sources, texts, strict=True)
    ]
    fullest: dict[int, str] = {-1: ""}
    for person, name in zip(persons, own, strict=True):
        if person >= 0 and len(name.split()) > len(fullest.get(person, "").split()):
            fullest[person] = name
    names = [name or fullest.get(person, "") for person, name in zip(persons, own, strict=True)]
    return rows.assign(name=pd.Series(names, rows.index, dtype="str"))


def _own_name(source: str, text: str) -> str:
    name = name_in(source) if source.lower() not in _STANDS_FOR else ""
    return name if name and _is_name(name, text) else ""


def name_in(source: str) -> str:
    """The name among the words of a source: "county engineer Luis Ferrant, 52" → "Luis Ferrant".

    It is the last row of capitalised words of the first part between commas that has one; "of" and
    "for" end it, but for "Ministry of Health". Behind "the", small words at the end of a part
    belong to it: "the Hale campaign" → "Hale campaign". "" where no word is capitalised.
    """
    for part in _ASIDE.split(source):
        words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(part)]
        is_the = words[:1] in (["the"], ["The"])
        if name := _name_of(words[is_the:], is_the):
            return name
    return ""


def _name_of(words: list[str], is_the: bool) -> str:
    name: list[str] = []
    small: list[str] = []
    for at, word in enumerate(words):
        if word[0].isupper():
            name = [*name, *small, word] if name and _joins(small, len(name)) else [word]
            small = []
        elif name and word in _BEHIND and not _is_body(name, words[at + 1 :], word):
            return " ".join(name)
        else:
            small.append(word)
    is_whole = is_the and name and len(small) <= _FOLLOWED and not _WITHIN.intersection(small)
    return " ".join([*name, *small] if is_whole else name)


def _joins(small: list[str], length: int) -> bool:
    """Whether words between two capitalised ones are part of a name."""
    body = length == 1 and small[:1] in (["of"], ["for"])
    return body or all(word in _WITHIN for word in small)


def _is_body(name: list[str], after: list[str], word: str) -> bool:
    """Whether what follows goes on with the name of a body: "Ministry | of Health"."""
    follows = [each for each in after[:2] if each != "the"]
    return len(name) == 1 and word in ("of", "for") and bool(follows) and follows[0][0].isupper()


def is_same(one: str, other: str) -> bool:
    """Whether two names may be one person's or body's: the same last word, and no other first name.

    Titles do not count: "Mayor Helena Brandt", "Ms. Brandt" and "H. Brandt" may be one, and
    "Tom Brandt" is another.
    """
    first, second = _without_titles(one), _without_titles(other)
    if first[-1:] != second[-1:] or not first:
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    pairs = product(first[:-1], second[:-1])
    return any(given.startswith(named) or named.startswith(given) for given, named in pairs)


@cache
def _titles() -> frozenset[str]:
    matcher = default_method().matcher
    terms = (matcher.entries[entry].term for entry in as_list(matcher.entries_in("title")))
    return TITLES.union(word for term in terms for word in term.split())


def _without_titles(name: str) -> list[str]:
    words = [word.rstrip(".") for word in name.casefold().split()]
    return [word for word in words[:-1] if word not in _titles() | _WITHIN] + words[-1:]


def _is_name(name: str, text: str) -> bool:
    """Whether it is no office or party alone ("Senator", "Democrat of Ohio"), and no word that
    stands in small letters elsewhere: the text may have it as the first of a sentence."""
    words = re.split(" (?:of|for) ", name.lower())[0].split()
    if all(word.rstrip(".") in _titles() | _MEMBERS for word in words):
        return False
    return len(words) > 1 or not re.search(rf"\b{re.escape(words[0])}\b", text)
