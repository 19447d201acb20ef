"""Every annotated corpus that can be read: a file with a `CORPUS`, and one line here."""

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
from metrics.validity.figure import AnnotatedCorpus

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
