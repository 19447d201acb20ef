"""A page as it was pasted: its lines, and where the article's prose begins and ends."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

HEADLINE_WORDS: Final = 20
TOP_LINES: Final = 12

_CLOSERS: Final = "\"'”’»)]*_ "
_SENTENCE_END: Final = (".", "!", "?", "…", ":", ";", ",", "-", "–", "—")
_ABBREVIATION_END: Final = re.compile(r"\b[A-Z]\.[A-Z]\.$|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|No|St)\.$")
# A saying and whose it is, set above an article, is no headline of it.
_EPIGRAPH: Final = re.compile(r"[\"“‘'].*[\"”’'] ?[–—-]")
_BULLET: Final = re.compile(r"[*•·▪‣–—-]\s|\d{1,2}[.)]\s|>")
_SMALL_WORDS: Final = frozenset(
    "a an and as at but by de for from if in into is its nor of off on or over per so than that"
    " the to up via vs with yet".split()
)
_LOWER_START: Final = re.compile(r"[a-z]")
_LABEL_START: Final = re.compile(r"(?:by|via|date|posted|published|updated|tags?|share)\b")
# Shorter lines that break off are lists and labels, not the lines of a paragraph.
_WRAPPED_CHARACTERS: Final = 40
_WRAPPED_SHARE: Final = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the lines of one paragraph where the text was wrapped at a fixed width.

    `number` counts from 1 in the text as it came; `gap` says that a blank line stands before;
    `parts` are the lines that were put together.
    """

    number: int
    text: str
    gap: bool
    parts: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: line `index` of the page goes, or only its first `cut` characters.

    `found` holds what the piece states: title, outlet, author, published, credit, standfirst.
    """

    index: int
    found: Mapping[str, str] = field(default_factory=dict[str, str])
    cut: int | None = None


@dataclass(frozen=True)
class Page:
    """The lines still on the page, and what has been learnt from those taken out.

    `title` and `author` are those of the article where they are given or have been found.
    `opened` holds the numbers of bylines and date lines taken from above the article;
    `running` holds lines taken that are furniture wherever they return, as a running head is;
    `ends` the numbers of lines taken that stand behind an article's end; `gone` all that went.
    """

    lines: tuple[Line, ...]
    title: str = ""
    author: str = ""
    title_given: bool = False
    opened: frozenset[int] = frozenset()
    running: frozenset[str] = frozenset()
    ends: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()

    @cached_property
    def prose(self) -> Sequence[bool]:
        """For each line whether it is a sentence or more of running text."""
        return [is_prose(line.text) for line in self.lines]

    @cached_property
    def start(self) -> int:
        """Index of the first line that is no headline, label or fragment; 0 without prose."""
        return next((at for at, prose in enumerate(self.prose) if prose), 0)

    @cached_property
    def end(self) -> int:
        """Index behind the last line of prose; the number of lines without prose."""
        behind = next((at for at, prose in enumerate(reversed(self.prose)) if prose), 0)
        return len(self.lines) - behind

    @cached_property
    def top(self) -> int:
        """Index behind the lines where bylines and dates stand: at most two of prose first."""
        seen = 0
        for at, prose in enumerate(self.prose[:TOP_LINES]):
            seen += prose
            if seen > 2:
                return at
        return min(TOP_LINES, len(self.lines))

    @cached_property
    def bottom(self) -> int:
        """Index of the first of the lines where sign-offs stand: three of prose at most."""
        seen = 0
        for back, prose in enumerate(reversed(self.prose)):
            seen += prose
            if seen > 3:
                return len(self.lines) - back
        return 0


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank."""
    found: list[Line] = []
    gap = False
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped:
            found.append(Line(number, stripped, gap))
        gap = not stripped
    return tuple(found)


def without(lines: Sequence[Line], hits: Mapping[int, Hit]) -> tuple[Line, ...]:
    """The lines that `hits` leave; a blank line before one that goes stands before the next."""
    kept: list[Line] = []
    gap = False
    for at, line in enumerate(lines):
        gap = gap or line.gap
        hit = hits.get(at)
        if hit is None or hit.cut is not None:
            kept.append(_shortened(line, hit.cut or 0 if hit else 0, gap))
            gap = False
    return tuple(kept)


def _shortened(line: Line, cut: int, gap: bool) -> Line:
    """The line without its first `cut` characters, its parts cut with it."""
    if not cut and gap == line.gap:
        return line
    texts = line.text[cut:].strip().split("\n")
    parts = (line.parts or (line,))[-len(texts) :]
    shorter = [Line(part.number, text, part.gap) for part, text in zip(parts, texts, strict=True)]
    shorter[0] = Line(shorter[0].number, shorter[0].text, gap)
    return _merged(shorter)


def text_of(lines: Iterable[Line]) -> str:
    """The lines as text, paragraphs apart where a blank line stood between them."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append("\n\n" if line.gap else "\n")
        parts.append(line.text)
    return "".join(parts)


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Paragraphs as single lines where `lines` were wrapped at a fixed width, else `lines`.

    Where paragraphs run over several lines, a short line inside one is no furniture.
    """
    pairs = [_continues(one, other) for one, other in pairwise(lines) if not other.gap]
    if not sum(pairs) > _WRAPPED_SHARE * len(pairs):
        return tuple(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and not line.gap:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(_merged(parts) for parts in paragraphs)


def wrapped_again(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines as they were before `unwrapped`."""
    return tuple(part for line in lines for part in line.parts or (line,))


def _merged(parts: Sequence[Line]) -> Line:
    if len(parts) == 1:
        return parts[0]
    text = "\n".join(part.text for part in parts)
    return Line(parts[0].number, text, parts[0].gap, tuple(parts))


def _continues(line: Line, after: Line) -> bool:
    return (
        len(line.text) >= _WRAPPED_CHARACTERS
        and not ends_sentence(line.text)
        and bool(_LOWER_START.match(after.text))
        and not _LABEL_START.match(after.text)
    )


def ends_sentence(text: str) -> bool:
    """Whether `text` ends in a mark that a headline does not end in."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(_SENTENCE_END) and not _ABBREVIATION_END.search(bare)


def is_prose(text: str) -> bool:
    """Whether a line is a sentence or more of running text."""
    spaces = text.count(" ")
    if spaces >= HEADLINE_WORDS:
        return True
    return spaces >= 3 and ends_sentence(text) and not is_headline(text)


def is_headline(text: str) -> bool:
    """Whether a line reads like a headline, a label or a name rather than a sentence."""
    words = text.split()
    if not words or len(words) > HEADLINE_WORDS or "\n" in text or _BULLET.match(text):
        return False
    if _EPIGRAPH.match(text):
        return False
    if not ends_sentence(text):
        return True
    asks = text.rstrip(_CLOSERS).endswith(("?", "!", "…", "..."))
    return asks and is_title_case(words)


def is_listed(text: str) -> bool:
    """Whether a line is an item of a list, by the mark before it."""
    return bool(_BULLET.match(text))


def is_title_case(words: Sequence[str]) -> bool:
    """Whether, of at least three longer words, nearly all begin with a capital."""
    cores = [word.strip("\"'“”‘’()[]«»") for word in words]
    longer = [core for core in cores if core and core.lower() not in _SMALL_WORDS]
    capital = sum(not core[0].islower() for core in longer)
    return len(longer) >= 3 and capital >= 0.8 * len(longer)


def same(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their quotation marks, case and spacing."""
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """`text` with what differs between two printings of one line made alike."""
    return _FOLD_SPACE.sub(" ", text.translate(_FOLD).casefold()).strip(" *#_|")


def place_of(told: str, text: str) -> tuple[int, int]:
    """Where in `text` what is `told`, as folding left it, begins and ends.

    Raises ValueError where it is not there.
    """
    letters = [(at, one) for at, letter in enumerate(text) for one in _letters(letter)]
    kept = [
        (at, one)
        for number, (at, one) in enumerate(letters)
        if one != " " or number == 0 or letters[number - 1][1] != " "
    ]
    begin = "".join(one for _, one in kept).index(told)
    return kept[begin][0], kept[begin + len(told) - 1][0] + 1


def _letters(letter: str) -> str:
    return _FOLD_SPACE.sub(" ", letter.translate(_FOLD).casefold())


_FOLD: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_FOLD_SPACE: Final = re.compile(r"\s+")
