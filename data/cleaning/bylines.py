"""Who wrote it and when: bylines and date lines, and what they state."""

import re
from collections.abc import Iterable
from typing import Final

from data.cleaning.page import Hit, Page, is_prose
from data.cleaning.rule import Rule, undecorated
from data.dates import MONTH_AND_DAY, WRITTEN, parse

_LONGEST: Final = 200
_LONGEST_DATE: Final = 40

_PART: Final = r"(?:[^\W\d_a-z][\w’'.-]*|al-\w+|el-\w+)"
_PARTICLE: Final = r"(?:de|del|della|van|von|der|den|al|el|bin|ibn|da|di|dos|la|le|du|ter)"
_NAME: Final = rf"{_PART}(?: (?:{_PARTICLE} )*{_PART}){{1,4}}"
_NAMES: Final = rf"{_NAME}(?:(?:, | and |, and | & | with ){_NAME}){{0,5}}"
_DESK: Final = (
    r"(?:(?:AFP|AP|Reuters|UPI|ANI|PTI|TASS|DPA|Xinhua|Bloomberg|Staff|[Aa]dmin|Editor|Agencies)"
    r"(?: (?:Staff|Writers?|Reporters?|Editors?|Desk|Team))?|(?:The )?Associated Press|"
    r"(?:[\w’'.-]+ ){0,3}(?:Staff|Desk|Team|Correspondents?|Reporters?|Editors?|Newsroom|Bureau)"
    r"(?: (?:Writers?|Reporters?|Reports?))?)"
)
_ROLE: Final = r"(?: ?[,|/·•–—-] ?| (?:in|for|at|of|via|from) )(?:[\w’'.&-]+(?:,? |$)){1,8}"
_SAYS_BY: Final = (
    r"(?:(?:(?:written|authored|posted|published|submitted|reported|story|words|text|analysis|"
    r"opinion|commentary|article|review|column|essay|interview|report) )?by|authors?:?|byline:)"
)
_OPENING: Final = re.compile(rf"{_SAYS_BY}[:\s]", re.IGNORECASE)
_BYLINE: Final = re.compile(
    rf"(?i:{_SAYS_BY})[:\s]+(?P<name>{_NAMES}|{_DESK})(?:{_ROLE})?(?:,? (?i:via) .{{2,40}})?"
    r"(?:[ (]*@\w+[ )]*)?"
)
_ALONE: Final = re.compile(r"(?:written )?by:?", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r" (?:FOR|Fox|FOX|BBC|CNN|ABC|NBC|CBS|Associated|Reuters|AFP|AP|Senior|Staff|Special)\b.*"
    r"|,[^,]*\b(?:Correspondents?|Reporters?|Editors?|Writers?|Columnists?|Analysts?|Staff|Bureau|"
    r"News|Press|Desk|Times|Post|Reuters|Professor|Director|Fellow)\b.*"
)
# Words that follow "By" in headlines and sentences, and are in no one's name.
_NO_NAME: Final = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|"
    r"June|July|August|September|October|November|December|The|This|That|These|Those|All|Any|Some|"
    r"Every|Most|Popular|Contrast|Comparison|Then|Now|Design|Land|Sea|Air|Order|Law|Numbers|Note)\b"
)

_TIME: Final = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?\(?(?:[A-Z]{2,4}|local time|[+-]\d{2}:?\d{2})\)?)?"
)
_WEEKDAY: Final = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_LABEL: Final = (
    r"(?:(?:(?:first|originally|last) )?(?:published|posted|updated?|modified|edited|created|"
    r"revised)(?: (?:on|at))?|date(?: published| posted)?|publication date|release date|as of)"
)
_DATE: Final = re.compile(WRITTEN, re.IGNORECASE)
_TRIMMINGS: Final = re.compile(
    rf"{_TIME}|{_WEEKDAY}|(?<![a-z]){_LABEL}\b|\b(?:on|at|from|in|by)\b"
    r"|\d+ (?:comments?|views|shares)|\d+[ -]min(?:ute)?s?[ -]read"
    r"|\d+ (?:hour|minute|day|week)s? ago",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    rf"(?:{_LABEL}:? )?(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago", re.IGNORECASE
)
_LABELLED: Final = re.compile(rf"{_LABEL}\b", re.IGNORECASE)
_YEARLESS: Final = re.compile(rf"{MONTH_AND_DAY}|\b\d{{1,2}}/\d{{1,2}}\b", re.IGNORECASE)
_GLUED: Final = re.compile(
    rf"(?:(?i:{_LABEL})[:\s]+(?P<labelled>(?i:{WRITTEN}))(?:,? (?i:at )?{_TIME})?|"
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?)"
    r"[\s|:–—-]+(?=[^\W\d_a-z][\w’'-]*\s|[\"“‘'])"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"\d")


def find_bylines(page: Page) -> list[Hit]:
    """Lines near the top that say "By" and a name, with or without a role and a date."""
    hits: list[Hit] = []
    for at, bare in _short(page, range(page.top)):
        if not _OPENING.match(bare):
            continue
        found = _BYLINE.fullmatch(_without_date(bare) if _DATE.search(bare) else bare)
        if found and not _NO_NAME.search(found["name"]):
            hits.append(Hit(at, {"author": _person(found["name"]), **_stated_date(bare)}))
    return hits or _over_two_lines(page)


def _person(name: str) -> str:
    """A name without the paper or the post behind it."""
    bare = _OFFICE.sub("", name).strip(" ,")
    return bare if " " in bare else name


def _over_two_lines(page: Page) -> list[Hit]:
    """A line that says "By" and nothing else, and the name in the line below it."""
    for at in range(min(page.top, len(page.lines) - 1)):
        name = page.lines[at + 1].text
        if _ALONE.fullmatch(page.lines[at].text) and re.fullmatch(_NAMES, name):
            return [Hit(at), Hit(at + 1, {"author": name})]
    return []


def find_dates(page: Page) -> list[Hit]:
    """Lines near the top, or behind the end, that hold a date and no more than its trimmings."""
    series = _dates_in_series(page)
    places = (*range(page.top), *range(max(page.end, page.top), len(page.lines)))
    hits: list[Hit] = []
    for at, bare in _short(page, places):
        if series and _DATE.fullmatch(bare):
            continue
        stated = _date_line(bare)
        if stated is not None:
            hits.append(Hit(at, stated))
    return hits


def find_glued_dates(page: Page) -> list[Hit]:
    """A date header that runs into the first sentence: only the header goes."""
    hits: list[Hit] = []
    for at, line in enumerate(page.lines):
        found = _GLUED.match(line.text)
        if not found or not (at < page.top or found["labelled"]):
            continue
        if is_prose(line.text[found.end() :]):
            hits.append(Hit(at, _stated_date(found[0]), cut=found.end()))
    return hits


def _short(page: Page, places: Iterable[int]) -> Iterable[tuple[int, str]]:
    for at in places:
        text = page.lines[at].text
        if len(text) <= _LONGEST and "\n" not in text:
            yield at, undecorated(text)


def _date_line(bare: str) -> dict[str, str] | None:
    """What a line states that is a date and its trimmings; None for any other line."""
    if _AGO.fullmatch(bare):
        return {}
    if not _DIGIT.search(bare):
        return None
    dated, labelled = _DATE.search(bare), _LABELLED.match(bare)
    if not dated and not labelled:
        return None
    left = _without_date(bare)
    if not dated:
        return None if _LETTER.search(_YEARLESS.sub(" ", left)) else {}
    if not _LETTER.search(left):
        return _stated_date(bare)
    name = re.escape(left)
    apart = re.search(rf"{name} ?[|·•,–—-]|[|·•–—-] ?{name}|\bby {name}", bare, re.IGNORECASE)
    if apart and re.fullmatch(_DESK, left):
        return _stated_date(bare)
    if apart and re.fullmatch(_NAME, left) and not _NO_NAME.search(left):
        return {"author": left, **_stated_date(bare)}
    return None


def _without_date(text: str) -> str:
    bare = _TRIMMINGS.sub(" ", _DATE.sub(" ", text))
    if _OPENING.match(text):
        bare = f"by {bare}"
    return " ".join(bare.split()).strip(" ,.|·•/:;–—-()")


def _stated_date(text: str) -> dict[str, str]:
    found = _DATE.search(text)
    moment = parse(found[0]) if found else None
    return {"published": moment.date().isoformat()} if moment else {}


def _dates_in_series(page: Page) -> bool:
    """Whether lines further down are dates too: then they head the parts of a chronology."""
    return any(is_date(line.text) for line in page.lines[page.top : page.end])


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(text) < _LONGEST_DATE and bool(_DATE.fullmatch(undecorated(text)))


BYLINE: Final = Rule("byline", "Who wrote the article.", find_bylines, repeats=True, opens=True)
DATE: Final = Rule("date", "When the article was published or changed.", find_dates, opens=True)
GLUED_DATE: Final = Rule("date", DATE.reason, find_glued_dates)
