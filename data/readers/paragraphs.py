"""Lines as a page of paper breaks them, made paragraphs again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import Final

_ENDS: Final = re.compile(r"[.?!:][\"”’')\]]*$")
_HYPHEN: Final = re.compile(r"(?<!\w)(\w+)[-\u00ad\u2010]$")
_CONTINUES: Final = re.compile(r"([a-zß-öø-ÿ][\w’']*)")
_PAGE_NUMBER: Final = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?", re.IGNORECASE)
_SHORT: Final = 0.8  # of a full line: where a sentence ends there, its paragraph does
_REPEATS: Final = 3  # pages: a first or last line on so many is the page's, not the article's


def joined(pages: Sequence[str]) -> list[str]:
    """The paragraphs on `pages`, with words that a line's end cut in two made whole.

    Lines that stand at the top or foot of three pages or more, and page numbers, are left out.
    """
    lines = [[line.strip() for line in page.splitlines()] for page in _without_running_lines(pages)]
    lengths = [len(line) for page in lines for line in page if len(line) > 20]
    full = _SHORT * median(lengths) if lengths else 0
    words = frozenset(
        re.findall(r"\w+(?:-\w+)*", " ".join(line for page in lines for line in page))
    )
    return [
        _mended(paragraph, words) for paragraph in _paragraphs(chain.from_iterable(lines), full)
    ]


def _paragraphs(lines: Iterable[str], full: float) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        if paragraph and (not line or (len(line) < full and _ENDS.search(line))):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _mended(lines: Sequence[str], words: frozenset[str]) -> str:
    parts = [lines[0]]
    for before, line in pairwise(lines):
        cut, rest = _HYPHEN.search(before), _CONTINUES.match(line)
        if not cut or not rest:
            parts.append(" ")
        elif f"{cut[1]}-{rest[1]}" not in words:  # “well-known” stands whole elsewhere
            parts[-1] = parts[-1][:-1]
        parts.append(line)
    return "".join(parts)


def _without_running_lines(pages: Sequence[str]) -> list[str]:
    split = [page.strip().splitlines() for page in pages]
    edges = Counter(
        re.sub(r"\d+", "#", line.strip()) for page in split for line in {*page[:1], *page[-1:]}
    )
    return ["\n".join(_inner(page, edges)) for page in split]


def _inner(page: list[str], edges: Counter[str]) -> list[str]:
    def is_running(line: str) -> bool:
        line = line.strip()
        return bool(_PAGE_NUMBER.fullmatch(line)) or edges[re.sub(r"\d+", "#", line)] >= _REPEATS

    start = 1 if page and is_running(page[0]) else 0
    end = len(page) - 1 if len(page) > start and is_running(page[-1]) else len(page)
    return page[start:end]
