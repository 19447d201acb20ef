"""Two articles on one event beside each other, in rows that begin where both quote the same.

No streamlit. Whatever comes out as HTML is escaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.article.highlight import Options, escape, highlight
from dashboard.figures.wording import counted
from dashboard.stories.aligning import Row, Shared, Span, in_order, rows, shared_quotations
from metrics.passages import quoted_passages, sentence_starts

LONG_PARAGRAPH: Final = 600  # characters: a longer one may be cut at its sentences


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, its text, language and cues."""

    name: str
    text: str
    language: str
    cues: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Aligned:
    """What two texts quote alike, and the rows that set it side by side."""

    shared: tuple[Shared, ...]
    chain: tuple[Shared, ...]
    rows: tuple[Row, ...]


def align(first: str, second: str) -> Aligned:
    """Two texts in rows."""
    texts = (first, second)
    quoted = (quoted_passages(first), quoted_passages(second))
    shared = shared_quotations(texts, quoted)
    chain = in_order(shared)
    found = rows((len(first), len(second)), chain, (cuts(first), cuts(second)))
    return Aligned(tuple(shared), tuple(chain), tuple(found))


def cuts(text: str) -> list[int]:
    """Where a text may be cut: before its paragraphs, and before the sentences of a long one."""
    found: list[int] = []
    end = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(end)
            if len(line) > LONG_PARAGRAPH:
                found += [end + start for start in sentence_starts(line) if start]
        end += len(line)
    return found


def told(found: Aligned) -> str:
    """How much the two quote alike, in words."""
    if not found.shared:
        return (
            "These two share no quotation of four words or more, so nothing can be set beside its"
            " like: they stand as they are."
        )
    n_words = sum(one.n_words for one in found.shared)
    share = f"Both have {counted(len(found.shared), 'quotation')} in common, {n_words:,} words."
    apart = len(found.shared) - len(found.chain)
    told = f"{share} A line above a row says where it begins with one; they have a frame."
    if not apart:
        return told
    stand = "1 stands" if apart == 1 else f"{apart:,} stand"
    return f"{told} {stand} in another order in the two, and not side by side."


def html(found: Aligned, sides: tuple[Side, Side], options: Options) -> str:
    """The rows, safe to show: side by side where there is room, else one below the other."""
    spans = ([one.first for one in found.shared], [one.second for one in found.shared])
    body = "".join(
        f'<div class="row">{_line(row)}{_stretch(sides[0], row.first, spans[0], options)}'
        f"{_stretch(sides[1], row.second, spans[1], options)}</div>"
        for row in found.rows
    )
    return f'<div class="slantwise-aligned">{body}</div>'


def _line(row: Row) -> str:
    if not row.n_words:
        return ""
    return f'<p class="both">Both quote {counted(row.n_words, "word")}</p>'


def _stretch(side: Side, span: Span, shared: Sequence[Span], options: Options) -> str:
    """One side of a row. Its name is seen where the two stand one below the other."""
    if not side.text[slice(*span)].strip():
        return "<div></div>"
    text = highlight(
        side.text,
        side.cues,
        replace(options, language=side.language),
        shared=shared,
        part=span,
    )
    return f'<div><p class="whose"><bdi>{escape(side.name)}</bdi></p>{text}</div>'
