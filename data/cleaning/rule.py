"""What a cleaning rule is, and the plainest kind: a line that matches a pattern."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from data.cleaning.page import Hit, Page
from data.cleaning.telling import narrates

Where = Literal["anywhere", "top", "bottom", "edges"]

_DECORATION: Final = " \t*_-–—=|•·>[]()#~"
# English words have five letters and a space; a line with longer ones is still tried.
_CHARACTERS_A_WORD: Final = 9


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture. `reason` is told to people; `find` points at it on a page.

    `repeats`: the same line is furniture wherever it returns. `ends`: what stands below it
    stands behind the end of the article. `opens`: near the top, what stands above it stands
    above the article. `local`: it judges each line by itself alone.
    """

    name: str
    reason: str
    find: Callable[[Page], list[Hit]]
    repeats: bool = False
    ends: bool = False
    opens: bool = False
    local: bool = False


def pattern_rule(
    name: str,
    reason: str,
    patterns: Sequence[str],
    where: Where = "anywhere",
    *,
    words: int,
    sentences: bool = True,
    speech: bool = True,
    ends: bool = False,
    needs: Sequence[str] = (),
) -> Rule:
    """A rule for whole lines of at most `words` words that match one of `patterns`.

    Patterns are tried without regard to case, on the line without the brackets and bullets
    around it. Without `sentences` a line that ends in a full stop is none; without `speech`
    one that reports what somebody said or did. `needs`, lower case, are pieces of which a line that
    can match holds one: looking for them first saves the time of trying.
    """
    matches = whole_line(*patterns)

    def find(page: Page) -> list[Hit]:
        hits: list[Hit] = []
        for at in within(page, where):
            text = page.lines[at].text
            if len(text) > words * _CHARACTERS_A_WORD or "\n" in text:
                continue
            if needs and not holds_one(text.lower(), needs):
                continue
            if len(text.split()) > words or not matches(undecorated(text)):
                continue
            if (sentences or not text.endswith(".")) and (speech or not narrates(text)):
                hits.append(Hit(at))
        return hits

    return Rule(name, reason, find, ends=ends, local=where == "anywhere")


def holds_one(text: str, pieces: Iterable[str]) -> bool:
    """Whether one of `pieces` stands in `text`."""
    return any(piece in text for piece in pieces)


def whole_line(*patterns: str) -> Callable[[str], re.Match[str] | None]:
    """Matches a whole line, the marks at its end aside, with one of `patterns`."""
    return re.compile(rf"(?:{'|'.join(patterns)})\W*", re.IGNORECASE).fullmatch


def undecorated(text: str) -> str:
    """A line without the brackets, bullets and rules around it."""
    return text.strip(_DECORATION)


def within(page: Page, where: Where) -> Iterable[int]:
    """Indices of the lines of `page` that stand where a rule looks."""
    size = len(page.lines)
    if where == "anywhere":
        return range(size)
    if where == "top":
        return range(page.top)
    if where == "bottom":
        return range(page.bottom, size)
    return (*range(page.top), *range(max(page.top, page.bottom), size))
