"""Agreement in words: what a figure is called, and what it means to someone who reads news."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from metrics.validity.agreement import Recorded, recorded
from metrics.validity.corpora import CORPORA
from metrics.validity.figure import AnnotatedCorpus, Figure
from metrics.voices import DERIVED_FROM, WHERE

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
PLAIN = {
    "auc": "right order, of two texts that readers told apart",
    "f1": "finding what readers marked, and no more",
    "macro_f1": "telling marked from unmarked, both alike",
    "mcc": "agreement beyond chance, where 1 is full",
    "precision": "of its marks, those that readers made too",
    "recall": "of the readers' marks, those it finds",
    "pearson": "rising and falling with the readers' marks, where 1 is always",
    "spearman": "ordering texts as readers do, where 1 is always",
    "share": "share that is right",
}
UNDEFINED = {
    "auc": "only one kind of {one} here",
    "mcc": "only one kind of {one} here",
    "macro_f1": "only one kind of {one} here",
    "f1": "no marks to compare here",
    "precision": "it marks nothing here",
    "recall": "readers marked nothing here",
    "pearson": "no two {many} differ here",
    "spearman": "no two {many} differ here",
    "share": "nothing to count here",
}
"""Why a figure has no value."""
_PLACE = re.compile(r"\[(not )?([\w:]+)\]")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well one metric agrees with the annotators of one corpus: in words, and the figures."""

    corpus: AnnotatedCorpus
    told: str
    figures: tuple[Recorded, ...]


def agreements(metric: str, figures: Iterable[Recorded] | None = None) -> list[Agreement]:
    """What is on record for a metric, corpus by corpus; none where nothing was measured, or not in
    its voice."""
    on_record = recorded() if figures is None else tuple(figures)
    own, voice = DERIVED_FROM.get(metric, (metric, None))
    found: list[Agreement] = []
    for corpus in CORPORA:
        of_corpus = tuple(
            each for each in on_record if each.corpus == corpus.folder and each.metric == own
        )
        if of_corpus and (voice is None or voice in corpus.also_in):
            found.append(Agreement(corpus, told(corpus.plainly, of_corpus), of_corpus))
    return found


def verdict(metric: str, figures: Iterable[Recorded] | None = None) -> str:
    """How far to trust a metric, in one sentence; `not_measured` where nothing is on record."""
    for each in agreements(metric, figures):
        if each.corpus.verdict:
            return told(each.corpus.verdict, each.figures)
    return not_measured(metric, figures)


def not_measured(metric: str, figures: Iterable[Recorded] | None = None) -> str:
    """What is said of a metric that nothing is on record for, or only in another voice."""
    own, voice = DERIVED_FROM.get(metric, (metric, None))
    if voice is None or not agreements(own, figures):
        return NOT_MEASURED
    return f"Not held against human readers as it is counted here, {WHERE[voice]}."


def told(sentence: str, figures: Iterable[Recorded]) -> str:
    """A sentence with the values of its figures in their places.

    Raises KeyError for a figure in the sentence that is not on record.
    """
    values = {each.figure: each for each in figures}

    def said(place: re.Match[str]) -> str:
        figure = values[place[2]]
        return in_words(replace(figure, value=1 - figure.value) if place[1] else figure)

    return _PLACE.sub(said, sentence)


def in_words(figure: Figure) -> str:
    """A value as it is said: a share as "57 in 100", a coefficient as a number."""
    kind = figure.figure.partition(":")[0]
    if kind in ("pearson", "spearman", "mcc", "macro_f1"):
        return f"{figure.value:.2f}"
    times = " times" if kind == "auc" else ""
    return f"{figure.value * 100:.0f}{times} in 100"


def name(figure: Figure) -> str:
    """What a figure is called: "F1 (word)" for "f1:word"."""
    kind, _, over = figure.figure.partition(":")
    return f"{NAMES[kind]} ({over})" if over else NAMES[kind]


def plain_name(figure: Figure) -> str:
    """What a figure says, then what it is called: "of its marks, … (precision, word)"."""
    kind, _, over = figure.figure.partition(":")
    return f"{PLAIN[kind]} ({', '.join(filter(None, (NAMES[kind], over)))})"


def undefined(figure: Figure) -> str:
    """Why a figure has no value: "only one kind of sentence here"."""
    reason = UNDEFINED[figure.figure.partition(":")[0]]
    return reason.format(one=figure.counted.removesuffix("s"), many=figure.counted)


def range_of(figure: Figure) -> str:
    """The value with its 95 % interval: "0.37 (0.35 to 0.39)"."""
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"
