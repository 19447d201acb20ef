"""Every annotated corpus that can be read: a file with a `CORPUS`, and one line here."""

from metrics.validity import szeged_uncertainty
from metrics.validity.figure import AnnotatedCorpus

CORPORA: tuple[AnnotatedCorpus, ...] = (szeged_uncertainty.CORPUS,)
