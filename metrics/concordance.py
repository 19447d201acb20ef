"""Words in their place: every use of a term, with the text to its left and right."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from metrics.analyse import analyse, new_vocabulary
from metrics.arrays import Ints, as_list
from metrics.cues import COLUMNS as CUE_COLUMNS
from metrics.method import Method, default_method, without_cues
from metrics.offsets import token_spans
from metrics.reading import Reading
from metrics.score import BATCH, english_texts, ids_of
from metrics.tally import terms_of

AROUND = 60  # characters either side
COLUMNS = (*CUE_COLUMNS, "term", "left", "right")


def concordance(
    articles: pd.DataFrame, family: str, term: str, category: str, method: Method | None = None
) -> pd.DataFrame:
    """Every cue of a family with this term and category in the articles.

    Takes a frame with a `text` column; returns the columns of `metrics.cues`, the `term` and the
    text to the `left` and `right`, in reading order. A term of "" stands for what a rule found.
    Raises ValueError when there is no `text` column.
    """
    method = method or default_method()
    texts, ids = english_texts(articles), [str(name) for name in ids_of(articles)]
    vocabulary = new_vocabulary(method)
    parts = [pd.DataFrame(columns=list(COLUMNS))]
    for begin in range(0, len(texts), BATCH):
        batch, names = texts[begin : begin + BATCH], ids[begin : begin + BATCH]
        reading = analyse(batch, vocabulary, method)
        reading = without_cues(reading, batch, names, method.exclusions)
        cues, terms = reading.cues[family], terms_of(reading, family, method.matcher)
        wanted = np.array([label == category for label, _ in cues.labels] or [False], dtype=bool)
        same = np.fromiter(map(term.__eq__, terms), np.bool_)
        at = np.flatnonzero(wanted[cues.label] & same)
        parts.append(rows_at(reading, batch, names, family, at, [term] * at.size))
    return pd.concat(parts[1:] or parts, ignore_index=True)


def rows_at(
    reading: Reading,
    texts: Sequence[str],
    ids: Sequence[str],
    family: str,
    at: Ints,
    terms: Sequence[str],
) -> pd.DataFrame:
    """Rows for the cues of a family that have the numbers `at`, whose terms are given."""
    corpus, cues, quoted = reading.corpus, reading.cues[family], reading.is_quoted(family)
    articles = corpus.article_of(cues.first[at])
    spans: dict[int, tuple[Ints, Ints]] = {}
    rows: list[tuple[object, ...]] = []
    for number, cue, term in zip(as_list(articles), as_list(at), terms, strict=True):
        text = texts[number]
        if number not in spans:
            spans[number] = token_spans(text)
        starts, ends = spans[number]
        opening, first = int(corpus.begins[number]), int(cues.first[cue])
        start, end = int(starts[first - opening]), int(ends[cues.last[cue] - opening])
        category, gloss = cues.labels[int(cues.label[cue])]
        voice = "quoted" if quoted[cue] else "narrator"
        sentence = int(corpus.sentence[first] - corpus.sentence[opening])
        place = (ids[number], start, end, text[start:end], family, category, voice, sentence)
        rows.append((*place, gloss, term, *in_context(text, start, end)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def in_context(text: str, start: int, end: int, around: int = AROUND) -> tuple[str, str]:
    """The text before and after a span, up to `around` characters of whole words on one line.

    "…" stands where text was cut; white space at the span is kept as one space.
    """
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = "…" + (before.partition(" ")[2] or before)
    if end + around < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    before, after = f"{before}|".split(), f"|{after}".split()
    return " ".join(before)[:-1], " ".join(after)[1:]
