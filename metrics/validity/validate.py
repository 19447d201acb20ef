"""Measure agreement on every annotated corpus that a folder holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from metrics.validity.corpora import CORPORA
from metrics.validity.figure import AnnotatedCorpus, CorpusError, Figure

OnCorpus = Callable[[AnnotatedCorpus, int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures, the names of the corpora that were there, those that were not, what could not
    be read, and files that were there and were left out."""

    figures: tuple[Figure, ...]
    present: tuple[str, ...]
    missing: tuple[AnnotatedCorpus, ...]
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def named(folder: str, corpora: Sequence[AnnotatedCorpus] = CORPORA) -> AnnotatedCorpus:
    """The corpus of a folder name. Raises KeyError naming the known ones."""
    for each in corpora:
        if each.folder == folder:
            return each
    raise KeyError(f"no corpus {folder!r}; known are {', '.join(c.folder for c in corpora)}")


def validate(
    data: Path,
    corpora: Sequence[AnnotatedCorpus] = CORPORA,
    on_corpus: OnCorpus | None = None,
) -> Outcome:
    """Measure each of `corpora` that has a folder in `data`; what cannot be read stops no other.

    `on_corpus` is called before each with the corpus, its place from 0 and how many there are.
    """
    present = [corpus for corpus in corpora if (data / corpus.folder).is_dir()]
    figures: list[Figure] = []
    problems: list[str] = []
    remarks: list[str] = []
    for number, corpus in enumerate(present):
        if on_corpus is not None:
            on_corpus(corpus, number, len(present))
        folder = data / corpus.folder
        remarks.extend(f"{corpus.folder}: {remark}" for remark in corpus.left_out(folder))
        try:
            # A corpus that breaks off gives no figures: half of them would look like all.
            measured = list(corpus.measure(folder))
        except CorpusError as error:
            problems.append(f"{corpus.folder}: {error}")
            continue
        if not measured:
            problems.append(f"{corpus.folder}: nothing to measure; expected {corpus.files}")
        figures.extend(measured)
    missing = tuple(corpus for corpus in corpora if corpus not in present)
    names = tuple(corpus.folder for corpus in present)
    return Outcome(tuple(figures), names, missing, tuple(problems), tuple(remarks))
