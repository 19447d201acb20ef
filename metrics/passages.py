"""Where a text is quoted, and where its sentences begin: character offsets of any text."""

from metrics.arrays import as_list
from metrics.corpus import Corpus, encode
from metrics.offsets import token_spans


def quoted_passages(text: str) -> list[tuple[int, int]]:
    """Start and end (exclusive) of every quotation, in reading order and apart.

    The marks around a quotation are not part of it. What counts as one is what `voice` says of
    every cue: marks that nest within are part of the outer quotation.
    """
    corpus = encode([text])
    starts, ends = token_spans(text)
    first, last = corpus.quotations.first, corpus.quotations.last
    spans = zip(as_list(starts[first]), as_list(ends[last]), strict=True)
    return [(start, end) for start, end in spans if start < end]


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin, with the marks that stand before their first word."""
    corpus: Corpus = encode([text])
    starts, _ = token_spans(text)
    return [_with_marks(text, start) for start in as_list(starts[corpus.sentence_begins])]


def _with_marks(text: str, start: int) -> int:
    while start and not text[start - 1].isspace():
        start -= 1
    return start
