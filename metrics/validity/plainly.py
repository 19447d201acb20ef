"""Agreement in words: what a figure is called, and what it means to someone who reads news."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from metrics.validity.agreement import Recorded, recorded
from metrics.validity.corpora import CORPORA
from metrics.validity.figure import AnnotatedCorpus, Figure

NOT_MEASURED = "Not held against human readers yet."
NAMES = {
    "auc": "ROC AUC",
    "f1": "F1",
    "macro_f1": "macro-F1",
    "mcc": "MCC",
    "precision": "precision",
    "recall": "recall",
    "pearson": "Pearson r",
    "spearman": "Spearman ρ",
    "share": "share",
}
OF_TEN = 0.025  # how far "6 in 10" may be from the figure; otherwise it is "57 in 100"
_PLACE = re.compile(r"\[([\w:]+)\]")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well one metric agrees with the annotators of one corpus: in words, and the figures."""

    corpus: AnnotatedCorpus
    told: str
    figures: tuple[Recorded, ...]


def agreements(metric: str, figures: Iterable[Recorded] | None = None) -> list[Agreement]:
    """What is on record for a metric, corpus by corpus; none where nothing was measured."""
    on_record = recorded() if figures is None else tuple(figures)
    found: list[Agreement] = []
    for corpus in CORPORA:
        of_corpus = tuple(
            each for each in on_record if each.corpus == corpus.folder and each.metric == metric
        )
        if of_corpus:
            found.append(Agreement(corpus, told(corpus.plainly, of_corpus), of_corpus))
    return found


def told(sentence: str, figures: Iterable[Recorded]) -> str:
    """A sentence with the values of its figures in their places.

    Raises KeyError for a figure in the sentence that is not on record.
    """
    values = {each.figure: each for each in figures}
    return _PLACE.sub(lambda place: in_words(values[place[1]]), sentence)


def in_words(figure: Figure) -> str:
    """A value as it is said: a share as "6 in 10" or "57 in 100", a coefficient as a number."""
    kind = figure.figure.partition(":")[0]
    if kind in ("pearson", "spearman", "mcc", "macro_f1"):
        return f"{figure.value:.2f}"
    if kind == "auc":
        return f"{figure.value * 100:.0f} times in 100"
    tenths = round(figure.value * 10)
    if 0 < tenths < 10 and abs(figure.value - tenths / 10) <= OF_TEN:
        return f"{tenths} in 10"
    return f"{figure.value * 100:.0f} in 100"


def name(figure: Figure) -> str:
    """What a figure is called: "F1 (word)" for "f1:word"."""
    kind, _, over = figure.figure.partition(":")
    return f"{NAMES[kind]} ({over})" if over else NAMES[kind]


def range_of(figure: Figure) -> str:
    """The value with its 95 % interval: "0.37 (0.35 to 0.39)"."""
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"
