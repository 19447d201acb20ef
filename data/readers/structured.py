"""What a page states about its article for machines: schema.org's NewsArticle as JSON-LD."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Final, cast

from data.plain import one_line, safe_text
from data.readers.html_tree import Element

_ARTICLES: Final = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle"
    " BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting"
    " SatiricalArticle".split()
)
_OPINION: Final = re.compile(r"\b(?:opinions?|op-?eds?|editorials?|commentary)\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_MOST_CHARACTERS: Final = 2_000_000
_DEEPEST: Final = 6

Node = dict[str, object]


def article_in(tree: Element) -> dict[str, str]:
    """What the page's JSON-LD says of its article, by column; {} where it says nothing."""
    scripts = tree.xpath('//script[@type="application/ld+json"]')
    nodes = [node for script in scripts for node in _nodes(_loads(script.text or ""), 0)]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    about = next((node for node in nodes if _types(node) & _ARTICLES), None)
    return {} if about is None else _columns(about, by_id)


def _columns(node: Node, by_id: dict[str, Node]) -> dict[str, str]:
    section = _text(node.get("articleSection"), by_id)
    is_opinion = "OpinionNewsArticle" in _types(node) or bool(_OPINION.search(section))
    found = {
        "title": _text(node.get("headline") or node.get("name"), by_id),
        "outlet": _text(node.get("publisher"), by_id),
        "author": _text(node.get("author") or node.get("creator"), by_id),
        "published": _text(node.get("datePublished"), by_id),
        "standfirst": _text(node.get("description"), by_id),
        "url": _address(node),
        "language": _text(node.get("inLanguage"), by_id),
        "genre": "opinion" if is_opinion else "",
        "text": _body(node.get("articleBody")),
    }
    return {name: value for name, value in found.items() if value}


def _loads(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->")
    try:
        return json.loads(text, strict=False) if len(text) <= _MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    """The objects in what a script holds: one, a list, or a graph of them."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in cast("list[object]", value):
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        node = cast("Node", value)
        yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(node.get(name), depth + 1)


def _types(node: Node) -> frozenset[str]:
    stated = node.get("@type")
    return frozenset(
        map(str, cast("list[object]", stated) if isinstance(stated, list) else [stated])
    )


def _text(value: object, by_id: dict[str, Node], depth: int = 0) -> str:
    """A value as one line: a thing by its name, several with commas between them."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        parts = (_text(one, by_id, depth + 1) for one in cast("list[object]", value))
        return ", ".join(dict.fromkeys(part for part in parts if part))
    if isinstance(value, dict):
        node = cast("Node", value)
        known = node if "name" in node else by_id.get(str(node.get("@id")), {})
        return _text(known.get("name"), by_id, depth + 1)
    return one_line(unescape(value)) if isinstance(value, str) else ""


def _address(node: Node) -> str:
    page = node.get("mainEntityOfPage")
    stated = cast("Node", page).get("@id") if isinstance(page, dict) else page
    for value in (node.get("url"), stated):
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return one_line(value)
    return ""


def _body(value: object) -> str:
    return safe_text(unescape(_TAG.sub(" ", value))).strip() if isinstance(value, str) else ""
