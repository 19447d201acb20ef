"""Cleaning: rules take furniture from a page until none finds any more."""

from dataclasses import dataclass, field, replace
from typing import Final

from data.cleaning import bylines, endings, header, sources, titles
from data.cleaning.controls import CONTROL_RULES
from data.cleaning.invitations import INVITATION_RULES
from data.cleaning.ledger import Removed
from data.cleaning.page import Hit, Page, lines_of, text_of, unwrapped, without, wrapped_again
from data.cleaning.pictures import PICTURE_RULES
from data.cleaning.rule import Rule
from data.plain import safe_text

RULES: Final[tuple[Rule, ...]] = (
    endings.RELATED,
    *CONTROL_RULES,
    *INVITATION_RULES,
    *PICTURE_RULES,
    bylines.GLUED_DATE,
    bylines.BYLINE,
    bylines.DATE,
    sources.DISCLAIMER,
    sources.SOURCE,
    sources.COPYRIGHT,
    endings.TAGS,
    endings.AUTHOR_NOTE,
    endings.PROMOTION,
    endings.AFTER_END,
    titles.SECTION,
    titles.CUT_SHORT,
    titles.REPEATED,
    header.COUNT,
    header.TITLE,
    header.RUNNING,
)
"""Every rule, in the order they are tried. A rule of your own is one more in this tuple."""


# Two or three passes do for any page; only one made to waste time would need many.
_MOST_PASSES: Final = 12


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without furniture. What the page does not state is "".

    `published` is a date, `YYYY-MM-DD`. `ledger` holds what was taken out, in the page's order:
    the lines of `text` and of `ledger` together are all the lines there were.
    """

    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    credit: str = ""
    standfirst: str = ""
    ledger: tuple[Removed, ...] = field(default=())


def clean(raw: str, *, title: str = "") -> Cleaned:
    """`raw` without furniture, and what it says about itself.

    `title` is the article's title where it is known: then only repetitions of it are taken from
    the top, and no line is taken for a title. Cleaning what was cleaned changes nothing. A line
    of the article kept with some furniture is better than one lost, so what is in doubt stays.
    """
    page = Page(lines_of(safe_text(raw)), title=title.strip(), title_given=bool(title.strip()))
    found: dict[str, str] = {"title": title.strip()} if title.strip() else {}
    ledger: list[Removed] = []
    judged: set[str] = set()
    for _ in range(_MOST_PASSES):
        taken = len(ledger)
        page = replace(page, lines=unwrapped(wrapped_again(page.lines)))
        # A rule that judges each line by itself says nothing new of lines it has seen.
        fresh = not judged.issuperset(line.text for line in page.lines)
        judged = {line.text for line in page.lines}
        for rule in RULES:
            hits = {hit.index: hit for hit in rule.find(page)} if fresh or not rule.local else {}
            if hits:
                ledger.extend(_entry(rule, page, hit) for hit in hits.values())
                for hit in hits.values():
                    found = {**hit.found, **found}
                page = _after(page, rule, hits, found)
        if len(ledger) == taken:
            break
    ledger.sort(key=lambda one: one.line)
    return Cleaned(text=text_of(page.lines), ledger=tuple(ledger), **found)


def _entry(rule: Rule, page: Page, hit: Hit) -> Removed:
    line = page.lines[hit.index]
    return Removed(rule.name, line.number, line.text[: hit.cut].strip())


def _after(page: Page, rule: Rule, hits: dict[int, Hit], found: dict[str, str]) -> Page:
    """The page once `hits` of `rule` are gone, knowing what they told."""
    gone = frozenset(page.lines[at].number for at, hit in hits.items() if hit.cut is None)
    running = (page.lines[at].text for at in hits if rule.repeats and len(page.lines[at].text) > 9)
    return replace(
        page,
        lines=without(page.lines, hits),
        title=found.get("title", ""),
        author=found.get("author", ""),
        opened=page.opened | gone if rule.opens else page.opened,
        running=page.running | frozenset(running),
        ends=page.ends | gone if rule.ends else page.ends,
        gone=page.gone | gone,
    )
