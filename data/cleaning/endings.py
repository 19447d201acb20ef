"""What stands behind an article: related posts, tags, promotions, who the author is."""

import re
from collections.abc import Sequence
from typing import Final

from data.cleaning.page import HEADLINE_WORDS, Hit, Line, Page, is_headline
from data.cleaning.rule import Rule, undecorated, whole_line

_LONGEST: Final = 200
_LONGEST_TAGS: Final = 2000
_LISTED: Final = r"(?:posts?|articles?|stories|news|content|topics?|coverage|links?|reading|items?)"
_LIST_HEADER: Final = whole_line(
    rf"(?:related|similar|recommended|suggested) {_LISTED}(?: for you)?",
    r"you (?:may|might|will|['’]ll) (?:also )?(?:like|enjoy|love|be interested in)(?: these)?",
    r"recommended(?: for you)?|most (?:read|popular|viewed|shared|commented)(?: (?:stories|now))?",
    r"(?:read|see) also|also read|what to read next|keep reading|more on this story|"
    r"in case you missed it|people (?:are )?also (?:read|like)(?:ing)?",
)
_LIST_HEADER_AT_END: Final = whole_line(
    rf"related|more|more {_LISTED}|more (?:from|on|in|by) .{{2,40}}|trending(?: now)?|{_LISTED}",
    rf"(?:latest|recent|popular|trending|top|other|featured|newest|previous|next) {_LISTED}",
    r"(?:read|up) next|don['’]t miss|editors?['’]?s? (?:picks?|choice)|keep reading",
    r"further reading|around the web|from (?:our|the) (?:partners|web|archives?|network)",
    r"also (?:in|on|from) .{2,40}|see more|latest headlines|in other news|comments|links",
)
_TAGS: Final = whole_line(
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|labels?|hashtags?|"
    r"tagged(?: with| as)?) ?[:|] ?.{2,200}",
    r"(?:theme|region|section): .{2,80}|filed under .{2,100}|posted in [\w &,-]{2,60}",
    r"\w+(?:[\s,]+#\w+)+|tags|topics",
)
_PROMOTION: Final = whole_line(
    r"\d+ (?:courses?|books?|e-?books?|lessons?|months?|classes) (?:in|for|of|free)\b.{0,100}",
    r".{0,100}\b(?:diploma|certificate|masterclass|e-?book|webinar|online course|bundle|discount|"
    r"coupon|promo code|free trial|gift card|casino|betting|\d+ ?% off|(?:special|limited) offer)"
    r"\b.{0,100}",
    r"(?:enroll?|learn|earn|master|become|boost|get your)\b.{3,80}\b(?:courses?|days|hours|online|"
    r"degree|mba|career|income|python|excel|marketing|coding)\b.{0,40}",
    r"(?:best|top) .{0,30}\b(?:vpn|deals?|offers?|brokers?)\b.{0,40}|sponsored ?: .{3,120}",
    r"(?:click|tap) to (?:subscribe|join|donate|buy|order|enroll?)\b.{0,40}",
    r"(?:buy|shop|order|enroll?|learn|start|book|download|apply|register|claim)\b.{0,60}"
    r"\b(?:now|today|here|free)",
)
_TELLS: Final = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|did|does|said|says)\b", re.IGNORECASE
)
_ABOUT_AUTHOR: Final = whole_line(
    r"about (?:the )?(?:authors?|writers?|contributors?)|author bio.{0,20}"
)
_BIO_VERB: Final = (
    r" (?:is|was|has|writes|covers|works|teaches|lives|serves|reports|hosts|can be)\b"
)
_BIO: Final = re.compile(
    r"(?:[A-Z][\w’'.-]+ ){2,4}(?:is|was|writes|covers|works|teaches|lives|reports)\b"
    r"|(?:He|She|They) (?:is|are|has|have|was|writes|lives|covers|can be)\b"
)
_BIO_SURNAME_VERB: Final = r" (?:covers|writes|reports|teaches|can be reached)\b"
_BIO_LINES: Final = 2
_BIO_CHARACTERS: Final = 600


def find_related(page: Page) -> list[Hit]:
    """A header such as "Related posts", and the headlines below it.

    Headlines go where nothing but headlines follows to the end of the page, or where two or more
    stand together; a single one inside the article may be a cross-head of its own.
    """
    found: set[int] = set()
    listed = _listed_from(page.lines)
    for at, line in enumerate(page.lines):
        if at in found or at < page.start or len(line.text) > _LONGEST:
            continue
        bare = undecorated(line.text)
        to_end = False
        if _LIST_HEADER(bare) or _LIST_HEADER_AT_END(bare):
            to_end = listed <= at + (" " not in bare) < len(page.lines)
        if to_end or _LIST_HEADER(bare):
            found |= {at, *_listed_below(page.lines, at, to_end=to_end)}
    return [Hit(at) for at in sorted(found)]


def _listed_from(lines: Sequence[Line]) -> int:
    """Index from which every line could be an item in a list of links."""
    first = len(lines)
    while first and _is_listed(lines[first - 1].text):
        first -= 1
    return first


def _is_listed(text: str) -> bool:
    """Whether a line could be an item in a list of links: it may ask, but says no sentence."""
    words = text.split(maxsplit=HEADLINE_WORDS + 1)
    ends = text.rstrip("\"'”’) ").endswith((".", ":", ";", ","))
    return len(words) <= HEADLINE_WORDS + 1 and not ends and "\n" not in text


def _listed_below(lines: Sequence[Line], at: int, *, to_end: bool) -> range:
    if to_end:
        return range(at + 1, len(lines))
    last = at
    while last + 1 < len(lines) and is_headline(lines[last + 1].text):
        last += 1
    return range(at + 1, last + 1) if last - at >= 2 else range(0)


def find_tags(page: Page) -> list[Hit]:
    """Lists of tags and categories above or behind the article."""
    places = (*range(page.start), *range(max(page.end, page.start), len(page.lines)))
    texts = ((at, page.lines[at].text) for at in places)
    return [
        Hit(at) for at, text in texts if len(text) <= _LONGEST_TAGS and _TAGS(undecorated(text))
    ]


def find_author_notes(page: Page) -> list[Hit]:
    """Behind the end, who the author is: below "About the author", or opening with the byline."""
    size = len(page.lines)
    for at in range(max(page.bottom, size - _BIO_LINES - 1), size):
        if any(page.prose[:at]) and _ABOUT_AUTHOR(undecorated(page.lines[at].text)):
            below = range(at, size)
            return [Hit(one) for one in below if one == at or _is_bio(page, one)]
    last = range(max(1, size - _BIO_LINES - 1), size)
    return [Hit(at) for at in last if page.author and _opens_with(page.author, page.lines[at])]


def _is_bio(page: Page, at: int) -> bool:
    return bool(_BIO.match(page.lines[at].text)) or _opens_with(page.author, page.lines[at])


def _opens_with(author: str, line: Line) -> bool:
    """Whether a short line opens with the author's name and what the author does."""
    if not author or len(line.text) > _BIO_CHARACTERS:
        return False
    full, last = re.escape(author), re.escape(author.split()[-1])
    opening = rf"{full}{_BIO_VERB}|{last}{_BIO_SURNAME_VERB}"
    return bool(re.match(opening, line.text.lstrip("*_([ "), re.IGNORECASE))


def find_promotions(page: Page) -> list[Hit]:
    """Offers behind the last sentence."""
    behind = [(at, page.lines[at].text) for at in range(page.end, len(page.lines))]
    return [
        Hit(at)
        for at, text in behind
        if is_headline(text) and _PROMOTION(undecorated(text)) and not _TELLS.search(text)
    ]


def find_after_end(page: Page) -> list[Hit]:
    """Bare lines behind a disclaimer, a source or a list of links that closed the article."""
    if page.end == 0:
        return []
    last = page.lines[page.end - 1].number
    closed = min((number for number in page.ends if number > last), default=None)
    if closed is None:
        return []
    return [
        Hit(at)
        for at in range(page.end, len(page.lines))
        if page.lines[at].number > closed and _is_listed(page.lines[at].text)
    ]


RELATED: Final = Rule("related posts", "A list of links to other pages.", find_related, ends=True)
TAGS: Final = Rule("tags", "Keywords of the website.", find_tags, ends=True)
AUTHOR_NOTE: Final = Rule("author note", "Who the author is.", find_author_notes, ends=True)
PROMOTION: Final = Rule(
    "advert", "An advertisement, or the label of one.", find_promotions, repeats=True
)
AFTER_END: Final = Rule(
    "after the end", "It stands behind the article.", find_after_end, True, True
)
