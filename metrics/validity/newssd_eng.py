"""NewsSD-ENG: news sentences, subjective by their author or not. Quoted opinion is objective."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags
from metrics.loaded_terms import FAMILY
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import rows
from metrics.validity.statistics import auc
from metrics.validity.tokens import measured_rate, rate
from metrics.validity.word_list import WordList

COLUMNS = ("Sentence", "Label")
LABELS = {"SUBJ": True, "OBJ": False}


def measure(folder: Path, listed: WordList | None = None) -> Iterator[Figure]:
    """Whether subjective sentences have the higher rate in the outlet's own voice.

    The baseline is the rate of both voices, or that of the words `listed` in the outlet's own.
    """
    texts, subjective = _read(sorted(folder.glob("*.csv")))
    if not texts:
        return
    reading = analyse(texts)
    agreement = Agreement(
        corpus=CORPUS.folder,
        metric="loaded_terms_rate",
        n_units=len(texts),
        n=len(texts),
        counted="sentences",
        against=listed.name if listed else "both voices",
    )
    corpus = reading.corpus
    theirs = (
        rate(corpus, listed.on(corpus), corpus.narrator_word)
        if listed
        else reading.count_cues(FAMILY) / np.maximum(reading.n_words, 1)
    )
    yield from agreement.figures(
        {"auc": auc(measured_rate(reading), subjective)}, {"auc": auc(theirs, subjective)}
    )


def _read(paths: Sequence[Path]) -> tuple[list[str], Flags]:
    """The sentences, and whether each is subjective."""
    texts: list[str] = []
    subjective: list[bool] = []
    for path in paths:
        for line, row in rows(path, COLUMNS):
            if row["Label"] not in LABELS:
                raise CorpusError(
                    f"{path.name}, line {line}: Label is {row['Label']!r};"
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
    measure_against=measure,
    files="*.csv",
    plainly=(
        "Of a sentence that annotators called the writer's opinion and one they did not, the"
        " opinion has the higher rate [auc]."
    ),
)
