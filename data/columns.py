"""The names that people's exports give to the columns of an Articles frame."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from data.problem import ArticleError
from data.readers.table import Table

ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    # Article-Bias-Prediction has `content` too, but tokenised; trafilatura's `raw_text` has no
    # paragraphs: the better text stands first.
    "text": (
        "content_original",
        "text",
        "article_text",
        "full_text",
        "fulltext",
        "maintext",
        "main_text",
        "body",
        "article_body",
        "articlebody",
        "body_text",
        "bodytext",
        "content",
        "content_encoded",
        "article_content",
        "article",
        "raw_text",
        "story_text",
        "body_paragraphs",
    ),
    # trafilatura's `source` is an address and `source-hostname` the site's name.
    "outlet": (
        "outlet",
        "publication",
        "newspaper",
        "news_outlet",
        "outlet_name",
        "container_title",
        "publisher_full",
        "publisher",
        "media_name",
        "media_outlet",
        "source_hostname",
        "sitename",
        "site_name",
        "source_name",
        "feed_title",
        "source",
        "media",
        "site",
        "source_domain",
        "hostname",
        "domain",
    ),
    "title": ("title", "headline", "headline_main", "hed", "article_title"),
    "standfirst": (
        "standfirst",
        "subtitle",
        "subheadline",
        "dek",
        "deck",
        "description",
        "excerpt",
        "summary",
        "abstract",
    ),
    "author": ("author", "authors", "byline", "creator", "dc_creator", "writer"),
    "credit": ("credit", "agency", "wire", "original_publisher"),
    "published": (
        "published",
        "published_at",
        "publishedat",
        "date_published",
        "datepublished",
        "date_publish",
        "publish_date",
        "publication_date",
        "pub_date",
        "pubdate",
        "datetime",
        "date",
        "seendate",
        "published_utc",
        "timestamp",
        "issued",
    ),
    "url": ("url", "link", "news_link", "permalink", "canonical_url", "page_url", "source"),
    "genre": ("genre", "news_type", "article_type", "section_type"),
    "language": ("language", "lang"),
    "story": ("story", "story_id", "event", "event_id"),
    "reprint_group": ("reprint_group",),
    "outlet_raw": ("outlet_raw",),
    "text_raw": ("text_raw",),
    "removed": ("removed",),
}
"""For each column of an Articles frame the names it goes by, the preferred one first.

Sources: the exports of All the News (v1, v2), NELA-GT, trafilatura, news-please, AllSides /
Article-Bias-Prediction, Media Cloud, GDELT, the Penn Media Bias Detector, BASIL, Zotero (CSL)
and NewsAPI.
"""

_NAMES_SHOWN: Final = 30
_NUMBERED: Final = re.compile(r" \(\d+\)$")
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def recognise(
    table: Table, *, text_column: str | None = None, outlet_column: str | None = None
) -> dict[str, tuple[str, ...]]:
    """For each column of an Articles frame that `table` has: its columns there, best first.

    A table without "text" may be a list of links, then it has "url", or none of articles at all.
    Raises ArticleError where a column that was asked for is not there.
    """
    asked = {"text": text_column, "outlet": outlet_column}
    found: dict[str, tuple[str, ...]] = {}
    named = {_normal(name): name for name in reversed(table.columns)}
    for name, aliases in ALIASES.items():
        wanted = asked.get(name)
        if wanted is not None:
            found[name] = (_exactly(wanted, name, table),)
        elif matches := tuple(named[alias] for alias in aliases if alias in named):
            found[name] = matches
    if outlet_column is None:
        found["outlet"] = _of_kind(found.get("outlet", ()), table, addresses=False)
    found["url"] = _of_kind(found.get("url", ()), table, addresses=True)
    return found


def holds_text(names: Iterable[str]) -> bool:
    """Whether one of the columns so called would be recognised as the articles' text."""
    return not {_normal(name) for name in names}.isdisjoint(ALIASES["text"])


def is_text(name: str) -> bool:
    """Whether a column so called would be recognised as the articles' text."""
    return _normal(name) in ALIASES["text"]


def holds_links(names: Iterable[str]) -> bool:
    """Whether the columns so called may be those of a list of links."""
    normal = {_normal(name) for name in names}
    return not normal.isdisjoint(ALIASES["url"]) and not normal.isdisjoint(ALIASES["title"])


def is_date(name: str) -> bool:
    """Whether a column so called would be recognised as the day of publication."""
    return _normal(name) in ALIASES["published"]


def repeated(columns: Iterable[str]) -> list[str]:
    """Those columns under a name that would be recognised, had an earlier one not got it.

    Readers number them: a second “text” is “text (2)”.
    """
    known = {alias for aliases in ALIASES.values() for alias in aliases}
    found: list[str] = []
    seen: set[str] = set()
    for name in columns:
        called = _normal(_NUMBERED.sub("", name))
        if called in known & seen:
            found.append(name)
        seen.add(called)
    return found


def is_address(value: str) -> bool:
    """Whether a cell holds a web address."""
    return bool(_ADDRESS.match(value))


def _normal(name: str) -> str:
    return re.sub(r"[\s:.\-]+", "_", name.strip().lower())


def _exactly(wanted: str, meant: str, table: Table) -> str:
    for name in table.columns:
        if name == wanted or _normal(name) == _normal(wanted):
            return name
    raise ArticleError(
        f"There is no such column. The columns are: {_listed(table)}.",
        file=table.file,
        column=wanted,
        advice=f"Name the one that holds the {meant}.",
    )


def _of_kind(names: Iterable[str], table: Table, *, addresses: bool) -> tuple[str, ...]:
    """Those columns whose first value is a web address, or those where it is not."""
    return tuple(
        name
        for name in names
        if bool(_ADDRESS.match(next(filter(None, table.columns[name]), ""))) == addresses
    )


def without_text(table: Table) -> ArticleError:
    """The error for a table that holds neither text nor links."""
    return ArticleError(
        f"No column was recognised as the articles' text. The columns are: {_listed(table)}.",
        file=table.file,
        advice="Name the one that holds the text (--text-column), or rename it to “text”.",
    )


def _listed(table: Table) -> str:
    names = [name if len(name) <= 40 else name[:39] + "…" for name in table.columns]
    more = len(names) - _NAMES_SHOWN
    return ", ".join(names[:_NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
