"""Whom each outlet of a story alone cites, as it is read. No streamlit."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from dashboard.figures.wording import counted
from dashboard.links import link
from dashboard.stories import only_here
from dashboard.stories.only_here import Cited, Source
from dashboard.workspace import outlet_label

MOST_ARTICLES: Final = 200
MOST_OUTLETS: Final = 40
MOST_SOURCES: Final = 12  # of one outlet; more are counted
LONGEST_NAME: Final = 80  # characters


def told(found: Sequence[Cited], n_articles: int) -> str:
    """What the lists below are, and what they cannot know."""
    if len(found) < 2:
        return "With one outlet on a story there is no other that might quote somebody else."
    first = (
        "People and bodies whom one outlet quotes or cites, and no other on this story. A name is"
        " told by its last word; “she” and “he” count for whoever was cited before, which may be"
        " wrong."
    )
    if n_articles > MOST_ARTICLES:
        first += f" Only the first {MOST_ARTICLES} of {n_articles:,} articles were looked at."
    more = len(found) - MOST_OUTLETS
    return first + (f" {counted(more, 'more outlet')} are not listed." if more > 0 else "")


def html(found: Sequence[Cited], text_of: Callable[[str], str]) -> str:
    """A list for each outlet, safe to show; a name is a link to where it is cited first."""
    return "".join(_outlet(one, text_of) for one in found[:MOST_OUTLETS])


def _outlet(one: Cited, text_of: Callable[[str], str]) -> str:
    items = "".join(_source(each, text_of) for each in one.alone[:MOST_SOURCES])
    more = len(one.alone) - MOST_SOURCES
    items += f"<li>{more:,} more</li>" if more > 0 else ""
    nobody = "" if items else "<p>Nobody with a name whom no other outlet cites.</p>"
    return (
        f'<section class="only"><h4><bdi>{escape(outlet_label(one.outlet))}</bdi></h4>'
        f'<p class="told">{escape(only_here.told(one))}</p>'
        f"{nobody}{f'<ul>{items}</ul>' if items else ''}</section>"
    )


def _source(source: Source, text_of: Callable[[str], str]) -> str:
    before, cue, behind = only_here.words_around(text_of(source.article_id), source)
    name = source.name[:LONGEST_NAME]
    where = {"article": source.article_id, "at": str(source.start)}
    opens = link("article", where, f"<bdi>{escape(name)}</bdi>")
    times = f" ({source.n_citations:,} times)" if source.n_citations > 1 else ""
    context = f"{escape(before)}<strong>{escape(cue)}</strong>{escape(behind)}"
    return f'<li>{opens}{times}<span class="told context" dir="auto">{context}</span></li>'
