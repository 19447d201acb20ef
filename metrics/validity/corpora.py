"""Every annotated corpus that can be read: a file with a `CORPUS`, and one line here."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from metrics.validity import (
    babe,
    basil,
    clear,
    hyperpartisan_semeval2019,
    newssd_eng,
    onestopenglish,
    polnear,
    semeval2020_task11,
    szeged_uncertainty,
)
from metrics.validity.figure import AnnotatedCorpus, Figure
from metrics.validity.word_list import WordList

CORPORA: tuple[AnnotatedCorpus, ...] = (
    babe.CORPUS,
    basil.CORPUS,
    newssd_eng.CORPUS,
    semeval2020_task11.CORPUS,
    hyperpartisan_semeval2019.CORPUS,
    polnear.CORPUS,
    szeged_uncertainty.CORPUS,
    onestopenglish.CORPUS,
    clear.CORPUS,
)


def against(listed: WordList) -> tuple[AnnotatedCorpus, ...]:
    """The corpora, with a list of one's own as the baseline wherever single words are measured."""
    return tuple(_against(each, listed) for each in CORPORA)


def _against(corpus: AnnotatedCorpus, listed: WordList) -> AnnotatedCorpus:
    measure = corpus.measure_against
    if measure is None:
        return corpus

    def measured(folder: Path) -> Iterable[Figure]:
        return measure(folder, listed)

    return replace(corpus, measure=measured)
