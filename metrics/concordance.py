"""Words in their place: every use of a term, with the text to its left and right."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from metrics.arrays import Ints, as_list
from metrics.cues import COLUMNS as CUE_COLUMNS
from metrics.cues import described, placed, terms_of
from metrics.method import Method, default_method
from metrics.readings import Batch, in_batches

AROUND = 60  # characters either side
COLUMNS = (*CUE_COLUMNS, "left", "right")


def concordance(
    articles: pd.DataFrame, family: str, term: str, category: str, method: Method | None = None
) -> pd.DataFrame:
    """Every cue of a family with this term and category in the articles.

    Takes a frame with a `text` column; returns the columns of `metrics.cues` and the text to the
    `left` and `right`, in reading order. A term of "" stands for what a rule found. Raises
    ValueError when there is no `text` column.
    """
    method = method or default_method()

    def measure(batches: Mapping[str, Batch]) -> pd.DataFrame:
        batch = batches["text"]
        cues, terms = batch.reading.cues[family], terms_of(batch.reading, family, method.matcher)
        wanted = np.array([label == category for label, _ in cues.labels] or [False], dtype=bool)
        same = np.fromiter(map(term.__eq__, terms), np.bool_)
        return rows_at(batch, family, np.flatnonzero(wanted[cues.label] & same))

    return pd.concat(list(in_batches(articles, method, measure)), ignore_index=True)


def rows_at(batch: Batch, family: str, at: Ints) -> pd.DataFrame:
    """The rows of the cues of a family that have the numbers `at`."""
    rows = placed(batch, described(batch, family, at))
    articles = batch.reading.corpus.article_of(batch.reading.cues[family].first[at])
    spans = zip(as_list(articles), rows["start"].tolist(), rows["end"].tolist(), strict=True)
    around = [in_context(batch.texts[number], start, end) for number, start, end in spans]
    sides = pd.DataFrame(around, columns=["left", "right"], dtype="str")
    return rows.join(sides)


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
