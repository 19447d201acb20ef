"""Lexicons: CSV files of terms, read with care.

A file starts with `# key: value` lines (title, version, licence, sources, categories) and then has
the columns of `COLUMNS`. Conditions (`prev_is`, `next_not`, …) are words or the classes of
`CLASSES`, separated by spaces; see docs/lexicons.md for the format a reader can write.
"""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from metrics.arrays import Flags, Ints

FOLDER = Path(__file__).parent / "lexicons"
CONDITIONS = ("prev_is", "prev_not", "next_is", "next_not")
COLUMNS = ("term", "category", "gloss", *CONDITIONS, "case", "needs")
CLASSES = ("<number>", "<capital>", "<start>", "<end>", "<quote>")
CASES = ("", "lower", "capital")
NEEDS = ("", "content")
TERM = re.compile(r"\w(?:[^\s’]*\w)?(?: \w(?:[^\s’]*\w)?)*")


class LexiconError(ValueError):
    """A lexicon file that cannot be used: names the file, the line and what was expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a lexicon and the conditions under which it counts."""

    term: str
    category: str
    gloss: str = ""
    prev_is: tuple[str, ...] = ()
    prev_not: tuple[str, ...] = ()
    next_is: tuple[str, ...] = ()
    next_not: tuple[str, ...] = ()
    case: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list of entries with the facts its file states about itself."""

    name: str
    entries: tuple[Entry, ...]
    about: tuple[tuple[str, str], ...] = field(default=())


def load_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file.

    Raises LexiconError with the file and line for a missing column, an unknown condition class or
    case, an empty term or category, or a repeated row.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    about: list[tuple[str, str]] = []
    body = 0
    while body < len(lines) and lines[body].startswith("#"):
        key, _, value = lines[body].lstrip("# ").partition(":")
        about.append((key.strip(), value.strip()))
        body += 1
    reader = csv.DictReader(lines[body:])
    missing = [name for name in COLUMNS[:2] if name not in (reader.fieldnames or ())]
    if missing:
        raise LexiconError(f"{path.name}, line {body + 1}: no column {missing[0]!r} in the header")
    entries: dict[Entry, None] = {}
    for row in reader:
        where = f"{path.name}, line {body + reader.line_num}"
        entry = _entry(row, where)
        if entry in entries:
            raise LexiconError(f"{where}: the row for {entry.term!r} is given twice")
        entries[entry] = None
    return Lexicon(path.stem, tuple(entries), tuple(about))


def _entry(row: dict[str, str | None], where: str) -> Entry:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    term, category = cell("term").lower(), cell("category")
    if not term or not category:
        raise LexiconError(f"{where}: a row needs a term and a category")
    conditions = {name: tuple(cell(name).lower().split()) for name in CONDITIONS}
    for name, words in conditions.items():
        for word in words:
            if word.startswith("<") and word not in CLASSES:
                raise LexiconError(f"{where}: {name} has {word}; known are {', '.join(CLASSES)}")
    if not TERM.fullmatch(term):
        raise LexiconError(
            f"{where}: {term!r} can never match; words begin and end with a letter or digit, stand"
            " one space apart and have straight apostrophes"
        )
    if cell("needs") not in NEEDS:
        raise LexiconError(f"{where}: needs is {cell('needs')!r}; expected content or nothing")
    if cell("case") not in CASES:
        raise LexiconError(f"{where}: case is {cell('case')!r}; expected lower, capital or nothing")
    return Entry(
        term, category, cell("gloss"), case=cell("case"), needs=cell("needs"), **conditions
    )


@dataclass(frozen=True, slots=True)
class Hits:
    """Where terms stand, in reading order: first token, number of tokens, number of the entry."""

    start: Ints
    length: Ints
    entry: Ints

    @property
    def last(self) -> Ints:
        """Position of the last token of each hit."""
        return self.start + self.length - 1

    def take(self, chosen: Flags | Ints) -> "Hits":
        """Only the chosen hits."""
        return Hits(self.start[chosen], self.length[chosen], self.entry[chosen])
