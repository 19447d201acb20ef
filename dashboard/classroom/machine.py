"""The words that Slantwise marks in a text, as passages that a class can be held against."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from dashboard.classroom.together import Words, covered
from metrics.arrays import Ints, as_list
from metrics.cues import described
from metrics.method import default_method
from metrics.offsets import token_spans
from metrics.reading import CITATION
from metrics.readings import Batch, in_batches

FAMILY_OF: Final[Mapping[str, str]] = {"loaded": "loaded", "hedge": "hedge", "source": CITATION}
"""The family of cues that Slantwise marks for a category's key."""

Passage = list[tuple[int, int]]
"""The words of one cue, in stretches: the first of each, and the first word after its last."""


def machine_passages(text: str, words: Words, family: str) -> list[Passage]:
    """The words of every cue of a family, those of a citation with the words of its source.

    Asked who says so, some pupils mark the source, some the verb and some both. So a citation is
    one passage that holds both, and is met by either. Where bare quotation marks are all there is
    to a citation, the cue is the words inside: they say what was said and not who said it, and so
    count only if a source was found, with the words of that.
    """
    frame = pd.DataFrame({"article_id": [""], "text": [text]})
    passages: list[Passage] = []
    for spans in in_batches(frame, default_method(), lambda of: _spans(of["text"], text, family)):
        start, end = spans[:, :, 0], spans[:, :, 1]
        first, stop = covered(words, start.ravel(), end.ravel())
        pairs = list(zip(as_list(first), as_list(stop), strict=True))
        both = zip(pairs[::2], pairs[1::2], strict=True)
        passages += [_joined(cue, source) for cue, source in both]
    return sorted(filter(None, passages))


def _spans(batch: Batch, text: str, family: str) -> Ints:
    """Of every cue, the characters of the cue and of its source: cues × 2 × start and end, which
    are the same where there is none."""
    table = described(batch, family)
    tokens = table[["first", "last", "from", "to"]].to_numpy(copy=True)
    if family == CITATION:
        tokens[batch.reading.is_quoted(family), :2] = -1
    # Of no token, -1, the span is that of the last token, which has no characters.
    start, end = token_spans(text)
    return np.stack((start[tokens[:, ::2]], end[tokens[:, 1::2]]), axis=2)


def _joined(*spans: tuple[int, int]) -> Passage:
    """Stretches of words in order, those that touch or overlap made one; empty ones left out."""
    found: Passage = []
    for first, stop in sorted(spans):
        if found and first <= found[-1][1] and first < stop:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        elif first < stop:
            found.append((first, stop))
    return found
