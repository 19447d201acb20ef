"""Lexicons: CSV files of terms, read with care.

A file starts with `# key: value` lines (title, version, licence, sources, categories, groups of
words) and then has the columns of `COLUMNS`. Conditions (`prev_is`, `near_not`, …) are words,
`@groups` or the classes of `CLASSES`, separated by spaces; see docs/lexicons.md for the format a
reader can write.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from metrics.arrays import Flags, Ints
from metrics.lexicon_rows import LexiconError, Row, head_of, lines_of, rows_of, shown

FOLDER = Path(__file__).parent / "lexicons"
CONDITIONS = ("prev_is", "prev_not", "next_is", "next_not", "near_is", "near_not")
COLUMNS = ("term", "category", "gloss", *CONDITIONS, "case", "needs", "literal_in")
CLASSES = ("<number>", "<capital>", "<start>", "<end>", "<quote>")
NEAR_CLASSES = CLASSES[:2]  # the others speak of what touches the term
CASES = ("", "lower", "capital")
NEEDS = (
    "", "content", "speaker", "bracketed", "owned", "subject", "subjects", "verb", "active",
    "predicate", "participle", "gerund", "modifier", "infinitive",
)  # fmt: skip
TERM = re.compile(r"\w(?:[^\s’]*\w)?(?: \w(?:[^\s’]*\w)?)*")
MOST_ROWS = 50_000
MOST_CONDITIONS = 3_000  # different ones: each is held against every word of the lists
MOST_ERRORS = 100  # told of one file
LONGEST = 200  # characters of a term, category or gloss
_TOO_MANY = (
    f"a list may have {MOST_ROWS:,} rows and {MOST_CONDITIONS:,} different conditions; this one has"
    " more"
)
_GROUP = re.compile(r"group \w+").fullmatch


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a lexicon and the conditions under which it counts.

    `literal_in` names topics in which the word is often meant literally: a note for the reader, not
    a condition. `line` is where the file has the entry.
    """

    term: str
    category: str
    gloss: str = ""
    prev_is: tuple[str, ...] = ()
    prev_not: tuple[str, ...] = ()
    next_is: tuple[str, ...] = ()
    next_not: tuple[str, ...] = ()
    near_is: tuple[str, ...] = ()
    near_not: tuple[str, ...] = ()
    case: str = ""
    needs: str = ""
    literal_in: tuple[str, ...] = ()
    line: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list of entries with the facts its file states about itself."""

    name: str
    entries: tuple[Entry, ...]
    about: tuple[tuple[str, str], ...] = field(default=())


class UnusableRows(LexiconError):
    """Mistakes in the rows of a list; `rest` has the rows without any."""

    def __init__(self, errors: Iterable[str], rest: Lexicon) -> None:
        super().__init__(*errors)
        self.rest = rest


def load_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file; its name is the file's, without the ending.

    Raises LexiconError as `parse_lexicon` does, OSError when the file cannot be opened.
    """
    return parse_lexicon(path.read_bytes(), path.name)


def parse_lexicon(content: bytes, file: str) -> Lexicon:
    """Read the content of a lexicon file called `file`.

    Commas, semicolons or tabs set the cells apart, whichever the header has; the text is UTF-8, or
    the UTF-16 that spreadsheets write. Raises LexiconError with the file and line of each mistake
    (at most `MOST_ERRORS`): a missing column, a row with more cells than the header, an open
    quotation mark, a cell or file that is too long, an unknown condition class, group or case, an
    empty term or category, a repeated row, or no row at all.
    """
    lines = lines_of(content, file)
    about = head_of(lines)
    rows = rows_of(lines, len(about), file, COLUMNS)
    entries: list[Entry] = []
    errors: list[str] = []
    for each in chain(_mistakes_in_groups(about, file), _entries(rows, _groups(about), file)):
        if isinstance(each, Entry):
            entries.append(each)
        elif len(errors) < MOST_ERRORS:
            errors.extend(each.args)
        else:
            errors.append(f"{file}: the rest was not read; mend these first")
            break
    if not entries and not errors:
        errors.append(f"{file}, line {len(about) + 1}: there is no row below the header")
    lexicon = Lexicon(Path(file).stem, tuple(entries), tuple(about))
    if errors:
        raise UnusableRows(errors, lexicon)
    return lexicon


def _entries(
    rows: Iterable[Row | LexiconError], groups: Mapping[str, tuple[str, ...]], file: str
) -> Iterator[Entry | LexiconError]:
    """The entry of each row, or what is wrong with it."""
    seen: set[Entry] = set()
    conditions: set[tuple[str, ...]] = set()
    for row in rows:
        if isinstance(row, LexiconError):
            yield row
            continue
        number, cells = row
        where = f"{file}, line {number}"
        try:
            entry = _entry(cells, groups, number, where)
        except LexiconError as error:
            yield error
            continue
        if entry in seen:
            yield LexiconError(f"{where}: the row for {entry.term!r} is given twice")
            continue
        seen.add(entry)
        conditions.update(words for name in CONDITIONS if (words := getattr(entry, name)))
        if len(seen) > MOST_ROWS or len(conditions) > MOST_CONDITIONS:
            yield LexiconError(f"{where}: {_TOO_MANY}")
            return
        yield entry


def groups_of(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The groups of words that the file of a lexicon declares, by name."""
    return _groups(lexicon.about)


def _groups(about: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for key, words in about:
        if _GROUP(key):
            name = key.split()[1].lower()
            groups[name] = (*groups.get(name, ()), *words.lower().split())
    return groups


def _mistakes_in_groups(about: Sequence[tuple[str, str]], file: str) -> Iterator[LexiconError]:
    """What stands in a group and is neither a word nor a class."""
    for number, (key, words) in enumerate(about, start=1):
        for word in words.lower().split() if _GROUP(key) else ():
            if word.startswith("@"):
                told = "a group cannot hold another"
            elif word.startswith("<") and word not in CLASSES:
                told = f"known are {', '.join(CLASSES)}"
            else:
                continue
            yield LexiconError(f"{file}, line {number}: the {shown(key)} has {shown(word)}; {told}")


def _entry(
    row: Mapping[str, str], groups: Mapping[str, tuple[str, ...]], number: int, where: str
) -> Entry:
    term, category = row.get("term", "").lower(), row.get("category", "")
    if not term or not category:
        raise LexiconError(f"{where}: a row needs a term and a category")
    for name in COLUMNS[:3]:
        if len(row.get(name, "")) > LONGEST:
            raise LexiconError(f"{where}: the {name} is longer than {LONGEST} characters")
    if not category.isprintable():
        raise LexiconError(f"{where}: {shown(category)} has a character that cannot be seen")
    conditions = {
        name: _condition(name, cell, groups, where)
        for name in CONDITIONS
        if (cell := row.get(name))
    }
    if not (TERM.fullmatch(term) and term.isprintable()):
        raise LexiconError(
            f"{where}: {shown(term)} can never match; words begin and end with a letter or digit,"
            " stand one space apart and have straight apostrophes"
        )
    needs, case = row.get("needs", ""), row.get("case", "")
    if needs not in NEEDS:
        raise LexiconError(f"{where}: needs is {shown(needs)}; known are {', '.join(NEEDS[1:])}")
    if case not in CASES:
        raise LexiconError(f"{where}: case is {shown(case)}; expected lower, capital or nothing")
    return Entry(
        term,
        category,
        row.get("gloss", ""),
        case=case,
        needs=needs,
        literal_in=tuple(row.get("literal_in", "").lower().split()),
        line=number,
        **conditions,
    )


def _condition(
    name: str, cell: str, groups: Mapping[str, tuple[str, ...]], where: str
) -> tuple[str, ...]:
    """The words of a condition, with those of its groups in the place of their names."""
    known = NEAR_CLASSES if name.startswith("near") else CLASSES
    words: list[str] = []
    for word in cell.lower().split():
        if word.startswith("@") and word[1:] not in groups:
            raise LexiconError(f"{where}: {name} has {shown(word)}; no such group at the head")
        words.extend(groups[word[1:]] if word.startswith("@") else [word])
    for word in words:
        if word.startswith("<") and word not in known:
            raise LexiconError(f"{where}: {name} has {shown(word)}; known are {', '.join(known)}")
    return tuple(words)


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
