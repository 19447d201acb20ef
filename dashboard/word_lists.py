"""The lexicons as a reader browses them: what a list is, its terms, and when each one counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.families import in_words
from metrics.lexicon import FOLDER, Entry, Lexicon, load_lexicon

FIRST: Final = ("loaded_terms", "hedges", "boosters", "reporting_verbs")
COLUMNS: Final = ("Term", "Category", "In plain words", "Counts")

_CLASSES: Final = {
    "<number>": "a number",
    "<capital>": "a word with a capital",
    "<start>": "the start of a sentence",
    "<end>": "a stop or the end of a line",
    "<quote>": "a quotation mark",
}
_CONDITIONS: Final = (
    ("prev_is", "after"),
    ("prev_not", "not after"),
    ("next_is", "before"),
    ("next_not", "not before"),
)
_CASES: Final = {"lower": "in small letters, not as a name", "capital": "with a capital, as a name"}
_NEEDS: Final = {"content": "with what was said beside it"}


@dataclass(frozen=True, slots=True)
class WordList:
    """One lexicon file: what it says about itself, and its entries."""

    name: str
    title: str
    version: str
    licence: str
    sources: tuple[str, ...]
    categories: dict[str, str]
    entries: tuple[Entry, ...]
    path: Path


def load_all(folder: Path = FOLDER) -> tuple[WordList, ...]:
    """Every lexicon in a folder, those people ask for first. Raises LexiconError."""
    paths = sorted(folder.glob("*.csv"), key=lambda path: (_place(path.stem), path.stem))
    return tuple(_load(path) for path in paths)


def _place(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _load(path: Path) -> WordList:
    lexicon = load_lexicon(path)

    def told(key: str) -> tuple[str, ...]:
        return tuple(value for name, value in lexicon.about if name.lower() == key and value)

    used = dict.fromkeys(entry.category for entry in lexicon.entries)
    return WordList(
        name=lexicon.name,
        title=next(iter(told("title")), in_words(lexicon.name).capitalize()),
        version=", ".join(told("version")),
        licence=", ".join((*told("licence"), *told("license"))),
        sources=told("sources"),
        categories={
            **{name: "" for name in sorted(used)},
            **{name: meaning for name, meaning in meanings(lexicon).items() if name in used},
        },
        entries=lexicon.entries,
        path=path,
    )


def meanings(lexicon: Lexicon) -> dict[str, str]:
    """The categories that the head of a file explains: "categories: label = a charged name; …"."""
    lines = (value for key, value in lexicon.about if key.lower() == "categories")
    pairs = (part.partition("=") for line in lines for part in line.split(";"))
    return {name.strip(): meaning.strip() for name, _, meaning in pairs}


def table(words: WordList, search: str = "", categories: Iterable[str] = ()) -> pd.DataFrame:
    """The entries whose term or plain word holds `search`, of some categories or all."""
    sought = " ".join(search.casefold().replace("’", "'").split())
    wanted = frozenset(categories)
    rows = [
        (entry.term, in_words(entry.category), entry.gloss, condition(entry))
        for entry in words.entries
        if (sought in entry.term.casefold() or sought in entry.gloss.casefold())
        and (not wanted or entry.category in wanted)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def condition(entry: Entry) -> str:
    """When a term counts, in words."""
    parts = [
        f"{relation} {_either(getattr(entry, name))}"
        for name, relation in _CONDITIONS
        if getattr(entry, name)
    ]
    parts += [told for told in (_CASES.get(entry.case), _NEEDS.get(entry.needs)) if told]
    return "; ".join(parts) or "always"


def _either(words: tuple[str, ...]) -> str:
    told = [_CLASSES.get(word, f"“{word}”") for word in words]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"
