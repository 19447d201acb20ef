"""The title's repetitions: whole, cut short, or with a trail of sections or the outlet's name."""

import re
from typing import Final

from data.cleaning.names import is_outlet, is_the_name
from data.cleaning.page import Hit, Page, folded, is_headline, place_of
from data.cleaning.rule import Rule, undecorated
from data.cleaning.sections import is_section

_NEWSPAPER: Final = re.compile(
    r"The (?:[A-Z][\w’'.&-]* ){0,2}(?:Times|Post|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|"
    r"Mail|Mirror|Express|Chronicle|Observer|Dispatch|Examiner|Courier|Globe|Ledger|Bulletin)"
)
_MARK_AT_END: Final = re.compile(r"[>»/|→:·-]$")
_BEHIND: Final = re.compile(r"[|–—·-]\s+(?P<outlet>\S.{1,39})")
_ELLIPSIS: Final = ("…", "...", "…]", "...]")
_CRUMBS: Final = 6
_FEWEST_CHARACTERS: Final = 20
_FEWEST_WORDS: Final = 3
_TRIM: Final = "*#_| "


def is_newspaper(text: str) -> bool:
    """Whether a line is a name that only newspapers have."""
    return bool(_NEWSPAPER.fullmatch(text))


def find_sections(page: Page) -> list[Hit]:
    """Names of sections, and trails of them, above the article."""
    return [Hit(at) for at in range(page.start) if is_section(undecorated(page.lines[at].text))]


def find_cut_short(page: Page) -> list[Hit]:
    """Near the top, a line that ends in "…" and stands in full elsewhere near the top."""
    near = [(at, line.text) for at, line in enumerate(page.lines[: 2 * page.top])]
    hits: list[Hit] = []
    for at, text in near[: page.top]:
        if text.endswith(_ELLIPSIS):
            stem = folded(text.rstrip("].…[ "))
            others = [folded(other) for place, other in near if place != at]
            if any(_repeats_start(stem, other) for other in (*others, folded(page.title))):
                hits.append(Hit(at))
    return hits


def _repeats_start(stem: str, full: str) -> bool:
    """Whether `stem`, but for a few words before it, is how `full` begins."""
    words = stem.split()
    tails = (" ".join(words[skip:]) for skip in range(min(_CRUMBS, len(words)) + 1))
    return any(
        len(tail) >= _FEWEST_CHARACTERS and len(full) > len(tail) and full.startswith(tail)
        for tail in tails
    )


def find_repeated(page: Page) -> list[Hit]:
    """Lines that say the title again, and the title itself where it is told by being repeated.

    A sentence of the article may equal a title that was given: it stays.
    """
    twice = "" if page.title_given else _said_twice(page)
    return _repetitions(page, page.title) or _repetitions(page, twice)


def _repetitions(page: Page, title: str) -> list[Hit]:
    told = folded(title)
    if len(told.split()) < _FEWEST_WORDS:
        first = page.lines[0].text if page.lines else ""
        return [Hit(0)] if told and folded(first) == told else []
    hits: list[Hit] = []
    for at, line in enumerate(page.lines):
        most = len(told) + (80 if at < page.top else 4)
        if not len(told) - 4 <= len(line.text) <= most or "\n" in line.text:
            continue
        text = folded(line.text)
        if text == told and not (page.title_given and line.text.endswith(".")):
            hits.append(Hit(at, {"title": line.text.strip(_TRIM)}))
        elif told in text and at < page.top and not page.prose[at]:
            around = _around(line.text, told)
            hits.extend([Hit(at, around)] if around is not None else [])
    return hits


def _said_twice(page: Page) -> str:
    """The headline above the first sentence that stands near the top again; "" without one."""
    tops = [line.text for line in page.lines[: page.top]]
    heads = [text for text in tops[: page.start] if is_headline(text) and not is_newspaper(text)]
    for at, head in enumerate(heads):
        for other in (*heads[at + 1 :], *filter(is_headline, tops[page.start :])):
            for whole, part in ((head, other), (other, head)):
                if _says(whole, part):
                    return part.strip(_TRIM)
    return ""


def _says(whole: str, part: str) -> bool:
    """Whether `whole` is `part`, a headline, with no more around it than a page puts there."""
    text, told = folded(whole), folded(part)
    if len(told.split()) < _FEWEST_WORDS or told not in text:
        return False
    return _around(whole, told) is not None


def _around(text: str, told: str) -> dict[str, str] | None:
    """What stands around the folded title in a line: None unless sections before, an outlet behind.

    The line holds the title.
    """
    begin, end = place_of(told, text)
    before, behind = text[:begin].strip(_TRIM), text[end:].strip("*# ")
    if before and not (is_section(before) or _MARK_AT_END.search(before)):
        return None
    if not behind:
        return {}
    outlet = _BEHIND.fullmatch(behind)
    name = outlet["outlet"].strip() if outlet else ""
    if is_outlet(name) or is_the_name(name):
        return {"outlet": name}
    return {} if outlet else None


SECTION: Final = Rule("section", "A section of the website.", find_sections)
CUT_SHORT: Final = Rule(
    "repeated title", "The title, said again, perhaps cut short.", find_cut_short, True
)
REPEATED: Final = Rule(
    "repeated title", "The title, said again, perhaps cut short.", find_repeated, repeats=True
)
