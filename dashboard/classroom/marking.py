"""A text whose words pupils mark: by touch, by mouse, by keyboard alone, or with a screen reader.

The browser knows words by their numbers only, counted from 0 through the whole text: JavaScript
counts characters otherwise than Python does. What it sends may be made up, and is checked here.
"""

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, cast

from streamlit.components.v2 import component

from data.classroom.parts import MOST_CATEGORIES, MOST_MARKS, Answer, Category, Mark

MOST_REVISION: Final = 2**31 - 1
"""The largest revision: what the smallest kind of number in a database holds."""
LINES: Final = {"loaded": "wavy", "hedge": "dashed", "source": "dotted"}
"""The line under marks of a category that Slantwise marks the same."""
OTHER_LINES: Final = ("double", "solid", "over", "wavy", "dashed", "dotted")
"""The lines of other categories, the first that is free."""
_PARAGRAPH: Final = re.compile(r"[^\r\n]+")
# A dash without spaces parts words as one with spaces does.
_RUN: Final = re.compile(r"[^\s—]+")
# Punctuation to Unicode, but part of what is said: 50%, @name, #topic.
_SAID: Final = frozenset("%‰@#&§")
_FOLDER: Final = Path(__file__).parent

_marking = component(
    "slantwise_marking",
    html='<div class="marking"></div>',
    css=(_FOLDER.parent / "style" / "marking.css").read_text("utf-8"),
    js=(_FOLDER / "marking.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What the browser last said: its marks, and how many changes led to them."""

    revision: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word without the punctuation around it: offsets into the text in characters, `end`
    exclusive, and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int


def marking(
    text: str,
    categories: Sequence[Category],
    saved: Answer,
    *,
    key: str,
    hidden: Sequence[tuple[int, int]] = (),
    locked: bool = False,
) -> Marked | None:
    """Show a text to mark words in; gives the newest marks, None before the browser said any.

    At most `MOST_CATEGORIES` `categories` are offered. `saved` is what is kept already. The browser
    sends its marks again until `saved` has their revision: keep them, then run the page again with
    what was kept. Until then they survive a reload in the browser's own store under the `key`, so
    that this must name the class, the pupil and the text. Words that touch a stretch of `hidden`
    (offsets in characters, end exclusive) never reach the browser; it shows blocks. With `locked`,
    marks are shown and cannot be changed.
    """
    words = words_of(text)
    offered = categories[:MOST_CATEGORIES]
    paragraphs = pieces(text, words, hidden)
    data = {
        "key": key,
        "text": text_id(paragraphs),
        "paragraphs": paragraphs,
        "categories": described(offered),
        "revision": saved.revision,
        "marks": to_words(saved.marks, words, offered),
        "most": MOST_MARKS,
        "locked": locked,
    }
    # A state is kept for names with a callback only.
    result = _marking(key=key, data=data, on_state_change=lambda: None)
    return heard(result.get("state"), text, words, offered, hidden)


def words_of(text: str) -> list[Word]:
    """The words of a text in order: runs without space, without the punctuation around them. A run
    of punctuation alone is none. A line is a paragraph."""
    words = list[Word]()
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        for run in _RUN.finditer(text, *paragraph.span()):
            start, end = run.span()
            while start < end and _is_around(text[start]):
                start += 1
            while start < end and _is_around(text[end - 1]):
                end -= 1
            if start < end:
                words.append(Word(start, end, number))
    return words


def _is_around(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in {"Cc", "Cf"} or (kind.startswith("P") and character not in _SAID)


def pieces(
    text: str, words: Sequence[Word], hidden: Sequence[tuple[int, int]] = ()
) -> list[list[str | None]]:
    """The paragraphs that have words, in pieces: what stands before a word, the word, what stands
    before the next, …, what stands after the last. A hidden word is None."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    return [
        _pieces_of(text, paragraphs[number], list(within), hidden)
        for number, within in groupby(words, attrgetter("paragraph"))
    ]


def _pieces_of(
    text: str, paragraph: re.Match[str], words: Sequence[Word], hidden: Sequence[tuple[int, int]]
) -> list[str | None]:
    edges = [paragraph.start(), *(at for word in words for at in (word.start, word.end))]
    told = list[str | None]()
    for number, (start, end) in enumerate(pairwise([*edges, paragraph.end()])):
        if number % 2 == 0:
            told.append(_without(text, start, end, hidden))
        else:
            is_hidden = any(low < end and start < high for low, high in hidden)
            told.append(None if is_hidden else text[start:end])
    return told


def _without(text: str, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
    """A gap without its hidden punctuation: “Yahoo!” is known by it."""
    return "".join(
        text[at]
        for at in range(start, end)
        if text[at].isspace() or not any(low <= at < high for low, high in hidden)
    )


def described(categories: Sequence[Category]) -> list[dict[str, str]]:
    """What the browser is told of each category, its line among it; no two have the same."""
    taken = {LINES[category.key] for category in categories if category.key in LINES}
    free = iter([line for line in OTHER_LINES if line not in taken])
    return [
        {
            "key": category.key,
            "name": category.name,
            "meaning": category.meaning,
            "line": LINES.get(category.key) or next(free),
        }
        for category in categories
    ]


def text_id(paragraphs: Sequence[Sequence[str | None]]) -> str:
    """A short name for a text, by which marks made in another are told apart from its own.

    Of what is shown alone: with what is hidden in it, whoever guesses that could tell it is right.
    """
    return sha256(json.dumps(paragraphs).encode()).hexdigest()[:16]


def to_words(
    marks: Iterable[Mark], words: Sequence[Word], categories: Sequence[Category]
) -> list[tuple[str, int, int]]:
    """Marks as category, first and last word that they touch; without those that touch none, reach
    into another paragraph or are of no category that is offered."""
    known = {category.key for category in categories}
    starts, ends = [word.start for word in words], [word.end for word in words]
    told = list[tuple[str, int, int]]()
    for mark in marks:
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end) - 1
        if mark.category in known and first <= last and _is_one_paragraph(words, first, last):
            told.append((mark.category, first, last))
    return told


def heard(
    said: object,
    text: str,
    words: Sequence[Word],
    categories: Sequence[Category],
    hidden: Sequence[tuple[int, int]] = (),
) -> Marked | None:
    """What the browser said, which may be anything: None where it makes no sense or is about
    another text. Marks that make no sense are left out; those of one category that overlap are
    made one."""
    if not isinstance(said, Mapping):
        return None
    state = cast("Mapping[object, Any]", said)
    revision, marks = state.get("revision"), state.get("marks")
    shown = text_id(pieces(text, words, hidden))
    if state.get("text") != shown or not isinstance(marks, list):
        return None
    if type(revision) is not int or not 0 <= revision <= MOST_REVISION:
        return None
    known = {category.key for category in categories}
    found = (_mark(each, words, known) for each in cast("list[object]", marks)[:MOST_MARKS])
    return Marked(revision, merged(mark for mark in found if mark is not None))


def _mark(said: object, words: Sequence[Word], known: set[str]) -> Mark | None:
    if not isinstance(said, list):
        return None
    parts = cast("list[object]", said)
    if len(parts) != 3:
        return None
    category, first, last = parts
    if not isinstance(category, str) or category not in known:
        return None
    # type(): True is an int as well.
    if type(first) is not int or type(last) is not int:
        return None
    if not 0 <= first <= last < len(words) or not _is_one_paragraph(words, first, last):
        return None
    return Mark(category, words[first].start, words[last].end)


def _is_one_paragraph(words: Sequence[Word], first: int, last: int) -> bool:
    return words[first].paragraph == words[last].paragraph


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in the order of the text; those of one category that overlap are one."""
    last = dict[str, Mark]()
    done = list[Mark]()
    for mark in sorted(marks, key=attrgetter("start", "end")):
        before = last.get(mark.category)
        if before and mark.start < before.end:
            mark = Mark(mark.category, before.start, max(before.end, mark.end))
            done.remove(before)
        last[mark.category] = mark
        done.append(mark)
    return tuple(sorted(done, key=attrgetter("start", "end", "category")))
