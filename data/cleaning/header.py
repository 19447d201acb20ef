"""What stands between the top of a page and the first sentence: outlet, title, standfirst."""

import re
from collections.abc import Sequence
from typing import Final

from data.cleaning.bylines import is_date
from data.cleaning.names import is_outlet, is_the_name
from data.cleaning.page import HEADLINE_WORDS, Hit, Line, Page, is_headline, is_listed, is_prose
from data.cleaning.rule import Rule
from data.cleaning.titles import is_newspaper

_DATELINE: Final = re.compile(r".*\((?:AP|AFP|Reuters|REUTERS|UPI|CNN|TASS|Xinhua|[A-Z]{2,5})\)")
_NUMBER: Final = re.compile(r"\d{1,4}|\d{1,3}(?:,\d{3})+")
_MOST_COUNTS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset("the of and for a an in on".split())
_FEWEST_TITLE_WORDS: Final = 3
_MOST_OUTLET_WORDS: Final = 5
_FEWEST_PROSE_WORDS: Final = 6


def find_title(page: Page) -> list[Hit]:
    """The bare lines above the article: the outlet's name, the title, a standfirst.

    They are those above the byline or the date; where there is neither, those above the first
    sentence, as long as they are few. None where the title is known from elsewhere.
    """
    return [] if page.title_given else _above_byline(page) or _above_prose(page)


def _above_byline(page: Page) -> list[Hit]:
    said = [at for at, line in enumerate(page.lines) if _is_statement(line.text)][:2]
    body = said[0] if said else 0
    if not body or len(page.lines[body].text.split()) < _FEWEST_PROSE_WORDS:
        return []
    # One sentence may stand above a byline: it is the standfirst, and stays.
    opened = max((n for n in page.opened if n < page.lines[said[-1]].number), default=0)
    heads = [line.text.strip("*#_ ") for line in page.lines[:body] if line.number < opened]
    title = next((at for at, text in enumerate(heads) if len(text.split()) > 3), None)
    if title is None:
        return []
    roles = dict.fromkeys(range(len(heads)), "kicker") | {title: "title"}
    if title and _is_masthead(heads[0], page.lines[body:]):
        roles[0] = "outlet"
    if title + 1 < len(heads) and len(heads[title + 1].split()) > 3:
        roles[title + 1] = "standfirst"
    return [Hit(at, _stated(role, heads[at])) for at, role in roles.items()]


def _is_statement(text: str) -> bool:
    """Whether a line says something, as an article does; a headline may ask or shout."""
    long = len(text.split(maxsplit=HEADLINE_WORDS)) > HEADLINE_WORDS
    asks = text.rstrip("\"'”’) ").endswith(("?", "!"))
    return long or (is_prose(text) and not asks) or is_listed(text)


def _above_prose(page: Page) -> list[Hit]:
    if page.start == 0:
        return []
    heads, body = page.lines[: page.start], page.lines[page.start :]
    if len(body[0].text.split(maxsplit=_FEWEST_PROSE_WORDS)) < _FEWEST_PROSE_WORDS:
        return []
    if not all(is_headline(line.text) for line in heads) or any(_is_place(line) for line in heads):
        return []
    texts = [line.text.strip("*#_ ") for line in heads]
    if page.title and len(texts) == 1 and _is_masthead(texts[0], body):
        return [Hit(0, {"outlet": texts[0]})]
    if len(texts) == 1 and is_newspaper(texts[0]):
        return [Hit(0, {"outlet": texts[0]})]
    roles = _roles(texts, body)
    if page.title:  # what stands between a title and the article is no masthead
        roles = {at: role.replace("outlet", "kicker") for at, role in roles.items()}
    return [Hit(at, _stated(role, texts[at])) for at, role in roles.items()]


def _is_place(line: Line) -> bool:
    """Whether a line says where or when, as a dateline or the head of a chronology does."""
    return is_date(line.text) or bool(_DATELINE.fullmatch(line.text))


def _roles(texts: Sequence[str], body: Sequence[Line]) -> dict[int, str]:
    """What each line is, by index: "outlet", "kicker", "title" or "standfirst".

    Empty where the lines are none of these; a line left out is left alone.
    """
    above = _above_title(texts, body)
    first = len(above)
    long = [at for at in range(first, len(texts)) if _is_long(texts[at])]
    if not long or long[0] != first or len(long) > 2 or len(texts) - first > 3:
        return {}
    names = dict(zip(long, ("title", "standfirst"), strict=False))
    return dict(enumerate(above)) | names


def _is_long(text: str) -> bool:
    return len(text.split()) >= _FEWEST_TITLE_WORDS


def _above_title(texts: Sequence[str], body: Sequence[Line]) -> list[str]:
    """Whether the first line is a masthead or a kicker: shorter than the title below it."""
    if len(texts) < 2:
        return []
    first, second = texts[0].split(), texts[1].split()
    if len(first) > _MOST_OUTLET_WORDS or len(second) <= max(len(first), _FEWEST_TITLE_WORDS):
        return []
    return ["outlet" if _is_masthead(texts[0], body) else "kicker"]


def _is_masthead(text: str, body: Sequence[Line]) -> bool:
    """Whether a short line names an outlet rather than what the article is about."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    if is_outlet(text):
        return True
    if not is_the_name(text):
        return False
    about = {word.lower() for line in body for word in _WORD.findall(line.text)}
    return any(word.lower() not in about for word in words)


def _stated(role: str, text: str) -> dict[str, str]:
    if role == "kicker":
        return {}
    title, mark, outlet = text.rpartition(" | ")
    if role == "title" and mark and _is_long(title) and is_outlet(outlet.strip()):
        return {"title": title.strip(), "outlet": outlet.strip()}
    return {role: text}


def find_counts(page: Page) -> list[Hit]:
    """A bare number by the title or behind the end: how many comments there are."""
    bare = {at: line.text for at, line in enumerate(page.lines) if _NUMBER.fullmatch(line.text)}
    inside = {text for at, text in bare.items() if page.start <= at < page.end}
    if len(bare) > _MOST_COUNTS or (inside and len(set(bare.values())) > 1):
        return []  # they number the parts of the article, or belong to a table
    return [
        Hit(at) for at in bare if at < page.start or at >= page.end or _stood_below_gone(page, at)
    ]


def _stood_below_gone(page: Page, at: int) -> bool:
    """Whether the line just above was taken out."""
    above = page.lines[at - 1].number if at else 0
    return not page.gone.isdisjoint(range(above + 1, page.lines[at].number))


def find_running(page: Page) -> list[Hit]:
    """Lines that stood at the top or the end and return elsewhere, as a running head does."""
    if not page.running:
        return []
    return [Hit(at) for at, line in enumerate(page.lines) if line.text in page.running]


TITLE: Final = Rule("title", "The title and what stands around it.", find_title, repeats=True)
COUNT: Final = Rule(
    "comment count", "The number of readers' comments, or the way to them.", find_counts
)
RUNNING: Final = Rule("running head", "A line from the top or end of the page again.", find_running)
