"""NewsSD-ENG: news sentences, subjective by their author or not. Quoted opinion is objective."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags
from metrics.loaded_terms import FAMILY
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.statistics import auc
from metrics.validity.tokens import rate, words_in_cues

COLUMNS = ("Sentence", "Label")
LABELS = {"SUBJ": True, "OBJ": False}


def measure(folder: Path) -> Iterator[Figure]:
    """Whether subjective sentences have the higher rate in the outlet's own voice."""
    texts, subjective = _read(sorted(folder.glob("*.csv")))
    if not texts:
        return
    reading = analyse(texts)
    corpus, marked = reading.corpus, words_in_cues(reading, FAMILY)
    agreement = Agreement(
        corpus=CORPUS.folder,
        metric="loaded_terms_rate",
        n_units=len(texts),
        n=len(texts),
        counted="sentences",
        against="both voices",
    )
    narrator, every = (
        {"auc": auc(rate(corpus, marked, among), subjective)}
        for among in (corpus.narrator_word, corpus.is_word)
    )
    yield from agreement.figures(narrator, every)


def _read(paths: Sequence[Path]) -> tuple[list[str], Flags]:
    """The sentences, and whether each is subjective."""
    texts: list[str] = []
    subjective: list[bool] = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise CorpusError(f"{path.name}, line 1: no column {missing[0]!r} in the header")
            for row in reader:
                if row["Label"] not in LABELS:
                    raise CorpusError(
                        f"{path.name}, line {reader.line_num}: Label is {row['Label']!r};"
                        f" expected {' or '.join(LABELS)}"
                    )
                texts.append(row["Sentence"].strip())
                subjective.append(LABELS[row["Label"]])
    return texts, np.array(subjective, dtype=bool)


CORPUS = AnnotatedCorpus(
    folder="newssd_eng",
    title="NewsSD-ENG",
    citation="Antici, Ruggeri, Galassi, Korre, Muti, Bardi, Fedotova and Barrón-Cedeño 2024,"
    " LREC-COLING",
    measure=measure,
    plainly=(
        "Of a sentence that annotators called the writer's opinion and one they did not, the"
        " opinion has the higher rate [auc]."
    ),
)
