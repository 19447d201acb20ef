"""Lexicons: CSV files of terms, read with care.

A file starts with `# key: value` lines (title, version, licence, sources, categories, groups of
words) and then has the columns of `COLUMNS`. Conditions (`prev_is`, `near_not`, …) are words,
`@groups` or the classes of `CLASSES`, separated by spaces; see docs/lexicons.md for the format a
reader can write.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from metrics.arrays import Flags, Ints

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
MOST_BYTES = 20_000_000
MOST_ROWS = 50_000
MOST_CONDITIONS = 3_000  # different ones: each is held against every word of the lists
LONGEST = 200  # characters of a term, category or gloss
DELIMITERS = (",", ";", "\t")
_HEADER = "a header such as term,category,gloss"
_LONGEST_CELL = 100_000
_TOO_LONG = "a cell is far too long; perhaps a quotation mark is opened and not closed"
_GROUP = re.compile(r"group \w+").fullmatch


class LexiconError(ValueError):
    """A lexicon file that cannot be used: names the file, the line and what was expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a lexicon and the conditions under which it counts.

    `literal_in` names topics in which the word is often meant literally: a note for the reader, not
    a condition.
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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A named list of entries with the facts its file states about itself."""

    name: str
    entries: tuple[Entry, ...]
    about: tuple[tuple[str, str], ...] = field(default=())


def load_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file; its name is the file's, without the ending.

    Raises LexiconError as `parse_lexicon` does, OSError when the file cannot be opened.
    """
    return parse_lexicon(path.read_bytes(), path.name)


def parse_lexicon(content: bytes, file: str) -> Lexicon:
    """Read the content of a lexicon file called `file`.

    Commas, semicolons or tabs set the cells apart, whichever the header has; the text is UTF-8, or
    the UTF-16 that spreadsheets write. Raises LexiconError with the file and line for anything
    else: a missing column, a row with more cells than the header, an open quotation mark, a cell
    or file that is too long, an unknown condition class, group or case, an empty term or category,
    a repeated row, or no row at all.
    """
    lines = _lines(content, file)
    about: list[tuple[str, str]] = []
    for line in takewhile(_is_remark, lines):
        key, _, value = _remark(line).partition(":")
        about.append((key.strip(), value.strip()))
    groups = _groups(about)
    entries: dict[Entry, None] = {}
    conditions: set[tuple[str, ...]] = set()
    for number, row in _rows(lines, len(about), file):
        where = f"{file}, line {number}"
        entry = _entry(row, groups, where)
        seen = len(entries)
        entries[entry] = None
        if len(entries) == seen:
            raise LexiconError(f"{where}: the row for {entry.term!r} is given twice")
        conditions.update(words for name in CONDITIONS if (words := getattr(entry, name)))
        if len(entries) > MOST_ROWS:
            raise LexiconError(f"{where}: a list may have {MOST_ROWS:,} rows; this one has more")
        if len(conditions) > MOST_CONDITIONS:
            raise LexiconError(
                f"{where}: a list may have {MOST_CONDITIONS:,} different conditions; this one has"
                " more"
            )
    if not entries:
        raise LexiconError(f"{file}, line {len(about) + 1}: there is no row below the header")
    return Lexicon(Path(file).stem, tuple(entries), tuple(about))


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


def _lines(content: bytes, file: str) -> list[str]:
    """The lines of a file, which is a text of bearable length."""
    if len(content) > MOST_BYTES:
        raise LexiconError(f"{file}, line 1: longer than {MOST_BYTES // 1_000_000} MB")
    text = _decoded(content, file)
    if not text.strip():
        raise LexiconError(f"{file}, line 1: the file is empty; expected {_HEADER}")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decoded(content: bytes, file: str) -> str:
    is_utf16 = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LexiconError(f"{file}, line {line}: not UTF-8; save the file as UTF-8") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise LexiconError(f"{file}, line {line}: a NUL character; this is no text file")
    return text


def _is_remark(line: str) -> bool:
    return line.startswith(("#", '"#'))


def _remark(line: str) -> str:
    """What a line at the head says. A spreadsheet fills it up with empty cells, and quotes it."""
    if line.startswith('"'):
        line = next(csv.reader([line[:100_000]]))[0]
    return line.strip("# ,;\t")


def _rows(lines: list[str], head: int, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that are not blank: their filled cells by column, and the line they begin on."""
    header = lines[head] if head < len(lines) else ""
    delimiter = max(DELIMITERS, key=header.count)
    rows = csv.reader((f"{line}\n" for line in lines[head:]), delimiter=delimiter, strict=True)
    number = head + 1
    columns: list[str] = []
    try:
        for cells in rows:
            if any(len(cell) > _LONGEST_CELL for cell in cells):
                raise LexiconError(f"{file}, line {number}: {_TOO_LONG}")
            if not columns:
                columns = _columns(cells, f"{file}, line {number}")
            elif any(cells) and any(cell.strip() for cell in cells):
                if any(cell.strip() for cell in cells[len(columns) :]):
                    raise LexiconError(
                        f"{file}, line {number}: more cells than the header has; quote a cell that"
                        f' holds {delimiter!r}: "a{delimiter} b"'
                    )
                pairs = zip(columns, map(str.strip, cells), strict=False)
                yield number, {name: cell for name, cell in pairs if cell}
            number = head + rows.line_num + 1
    except csv.Error as error:
        told = _TOO_LONG if "limit" in str(error) else str(error)
        if "unexpected end" in told:
            told = "a quotation mark is opened and never closed"
        raise LexiconError(f"{file}, line {number}: {told}") from error


def _columns(cells: list[str], where: str) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    for name in COLUMNS[:2]:
        if name not in columns:
            raise LexiconError(f"{where}: no column {name!r} in the header; expected {_HEADER}")
    twice = [name for name in COLUMNS if columns.count(name) > 1]
    if twice:
        raise LexiconError(f"{where}: the column {twice[0]!r} is given twice")
    return columns


def _entry(row: Mapping[str, str], groups: Mapping[str, tuple[str, ...]], where: str) -> Entry:
    term, category = row.get("term", "").lower(), row.get("category", "")
    if not term or not category:
        raise LexiconError(f"{where}: a row needs a term and a category")
    for name in COLUMNS[:3]:
        if len(row.get(name, "")) > LONGEST:
            raise LexiconError(f"{where}: the {name} is longer than {LONGEST} characters")
    conditions = {
        name: _condition(name, row[name], groups, where) for name in CONDITIONS if name in row
    }
    if not TERM.fullmatch(term):
        raise LexiconError(
            f"{where}: {term!r} can never match; words begin and end with a letter or digit, stand"
            " one space apart and have straight apostrophes"
        )
    needs, case = row.get("needs", ""), row.get("case", "")
    if needs not in NEEDS:
        raise LexiconError(f"{where}: needs is {needs!r}; known are {', '.join(NEEDS[1:])}")
    if case not in CASES:
        raise LexiconError(f"{where}: case is {case!r}; expected lower, capital or nothing")
    return Entry(
        term,
        category,
        row.get("gloss", ""),
        case=case,
        needs=needs,
        literal_in=tuple(row.get("literal_in", "").lower().split()),
        **conditions,
    )


def _condition(
    name: str, cell: str, groups: Mapping[str, tuple[str, ...]], where: str
) -> tuple[str, ...]:
    """The words of a condition, with those of its groups in the place of their names."""
    known = NEAR_CLASSES if name.startswith("near") else CLASSES
    words: list[str] = []
    for word in cell.lower().split():
        if word.startswith("<") and word not in known:
            raise LexiconError(f"{where}: {name} has {word}; known are {', '.join(known)}")
        if word.startswith("@") and word[1:] not in groups:
            raise LexiconError(f"{where}: {name} has {word}; no line '# group {word[1:]}: …' above")
        words.extend(groups[word[1:]] if word.startswith("@") else [word])
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
