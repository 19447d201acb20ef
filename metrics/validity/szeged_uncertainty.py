"""Szeged Uncertainty Corpus: sentences of news and of Wikipedia with their uncertainty cues."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags, Ints
from metrics.hedging import HEDGE
from metrics.uncertainty import FAMILY as UNCERTAINTY
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import elements
from metrics.validity.statistics import Statistic, f1, of_counts, precision, recall

FILES = ("factbank.xml", "wiki.xml")
# Hedges of doubt about whether something is so. The others are no uncertainty in this corpus: a
# number made approximate, how far something holds, and an unnamed source (a weasel, to its makers).
DOUBT = frozenset({"modal", "epistemic_verb", "adverb", "adjective_noun", "allegation", "phrase"})


def measure(folder: Path) -> Iterator[Figure]:
    """Precision, recall and F1 of uncertain sentences, for each file that is there.

    The corpus marks more than hedges (conditions, beliefs, what is being investigated) and less
    (no approximators, no unnamed sources). So a sentence counts as marked when it holds a hedge of
    `DOUBT`, chosen by what the categories mean, or a cue of the uncertainty family, in or outside
    quotation marks. The baseline is the hedges of the headline figure, all categories.
    """
    for path in (folder / name for name in FILES):
        if path.exists():
            yield from _measure_file(path)


def _measure_file(path: Path) -> Iterator[Figure]:
    texts, uncertain, document = _read(path)
    reading = analyse(texts)
    hedged = reading.count_cues(HEDGE) > 0
    doubted = reading.count_cues(HEDGE, categories=DOUBT) > 0
    marked = doubted | (reading.count_cues(UNCERTAINTY) > 0)
    agreement = Agreement(
        corpus=CORPUS.folder,
        metric="hedging_ratio",
        n_units=int(document[-1]) + 1,
        n=len(texts),
        counted="sentences",
        against="the hedges of the headline figure alone",
    )
    yield from agreement.figures(
        _statistics(path.stem, marked, uncertain, document),
        _statistics(path.stem, hedged, uncertain, document),
    )


def _read(path: Path) -> tuple[list[str], Flags, Ints]:
    """The sentences, whether each holds a cue, and the document of each."""
    texts: list[str] = []
    uncertain: list[bool] = []
    document: list[int] = []
    for number, part in enumerate(elements(path, "Document")):
        for sentence in part.iter("Sentence"):
            texts.append("".join(sentence.itertext()))
            uncertain.append(sentence.find(".//ccue") is not None)
            document.append(number)
    if not texts:
        raise CorpusError(f"{path.name}, line 1: no <Sentence> inside a <Document>")
    return texts, np.array(uncertain, dtype=bool), np.array(document, dtype=np.int64)


def _statistics(name: str, marked: Flags, gold: Flags, unit: Ints) -> dict[str, Statistic]:
    def per_unit(items: Flags) -> Ints:
        return np.bincount(unit, items).astype(np.int64)

    hits, false, missed = (
        per_unit(items) for items in (marked & gold, marked & ~gold, ~marked & gold)
    )
    return {
        f"precision:{name}": of_counts(precision, hits, false),
        f"recall:{name}": of_counts(recall, hits, missed),
        f"f1:{name}": of_counts(f1, hits, false, missed),
    }


CORPUS = AnnotatedCorpus(
    folder="szeged_uncertainty",
    title="Szeged Uncertainty Corpus",
    citation="Szarvas, Vincze, Farkas, Móra and Gurevych 2012, Computational Linguistics 38(2)",
    measure=measure,
    also_in=("all",),
    files=" or ".join(FILES),
    plainly=(
        "With conditions, beliefs and open questions beside the hedges, it finds [recall:factbank]"
        " of the news sentences that annotators marked as uncertain ([recall:wiki] in Wikipedia);"
        " of those it marks, they marked [precision:factbank] ([precision:wiki])."
    ),
    verdict=(
        "With conditions, beliefs and open questions, it finds about [recall:factbank] of the"
        " sentences that annotators marked as uncertain. Of those it marks itself, they had left"
        " [not precision:factbank] unmarked."
    ),
)
