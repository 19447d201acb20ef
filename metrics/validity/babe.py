"""BABE: news sentences that experts called biased or not, with the words that made them so."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags, Floats
from metrics.validity.against_list import against_list
from metrics.validity.figure import AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import rows
from metrics.validity.statistics import Statistic, auc
from metrics.validity.tokens import all_token_spans, word_statistics, words_in_spans
from metrics.validity.word_list import WordList, vader

COLUMNS = ("text", "label_bias", "biased_words")
LABELS = {"Biased": True, "Non-biased": False}
UNDECIDED = "No agreement"


def measure(folder: Path, listed: WordList | None = None) -> Iterator[Figure]:
    """Whether biased sentences have the higher rate, and which of their biased words are found.

    The rate is that of the outlet's own voice, as everywhere. The experts marked words in and
    outside quotation marks alike, so for words the marks of both voices are held against theirs.
    `listed` is the word list of the baseline; VADER's without one.
    """
    texts, biased, words = _read(sorted(folder.glob("*.csv")))
    if not texts:
        return
    reading = analyse(texts)
    corpus = reading.corpus
    gold = words_in_spans(corpus, all_token_spans(texts), _occurrences(texts, words))

    def statistics(marked: Flags, rates: Floats) -> dict[str, Statistic]:
        return {"auc": auc(rates, biased), **word_statistics(corpus, marked, gold)}

    yield from against_list(CORPUS.folder, reading, listed or vader(), "sentences", statistics)


def _read(paths: Sequence[Path]) -> tuple[list[str], Flags, list[list[str]]]:
    """The sentences the experts agreed on, whether each is biased, and its biased words."""
    texts: list[str] = []
    biased: list[bool] = []
    words: list[list[str]] = []
    for path in paths:
        for line, row in rows(path, COLUMNS, delimiter=";"):
            where = f"{path.name}, line {line}"
            label = row["label_bias"]
            if label == UNDECIDED:
                continue
            if label not in LABELS:
                raise CorpusError(f"{where}: label_bias is {label!r}; expected {list(LABELS)}")
            texts.append(row["text"])
            biased.append(LABELS[label])
            words.append(_list_of_words(row["biased_words"], where))
    return texts, np.array(biased, dtype=bool), words


def _list_of_words(cell: str, where: str) -> list[str]:
    """Words from a Python list of strings, or separated by semicolons."""
    if not cell.startswith("["):
        return [word.strip() for word in cell.split(";") if word.strip()]
    try:
        words = ast.literal_eval(cell)
    # All that literal_eval may raise, as its documentation says.
    except (SyntaxError, TypeError, ValueError, MemoryError, RecursionError) as error:
        raise CorpusError(f"{where}: biased_words is no list of words: {cell[:60]!r}") from error
    return [str(word).strip() for word in words if str(word).strip()]


def _occurrences(
    texts: Sequence[str], words: Sequence[Sequence[str]]
) -> Iterator[tuple[int, int, int]]:
    """Where each text's biased words stand in it, as whole words in any case."""
    for number, (text, listed) in enumerate(zip(texts, words, strict=True)):
        for word in listed:
            for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
                yield number, found.start(), found.end()


CORPUS = AnnotatedCorpus(
    folder="babe",
    title="BABE (Bias Annotations By Experts)",
    citation="Spinde, Plank, Krieger, Ruas, Gipp and Aizawa 2021, Findings of EMNLP",
    measure=measure,
    measure_against=measure,
    files="*.csv",
    plainly=(
        "Of a sentence that experts called biased and one they did not, the biased one has the"
        " higher rate [auc]. It finds [recall:word] of the words that made them say so; of"
        " the words it marks, they had marked [precision:word]. The experts often disagreed with"
        " each other too: they reach 0.40, where 1 is always agreed and 0 is chance (Krippendorff's"
        " alpha)."
    ),
    verdict=(
        "It finds about [recall:word] of the words that experts marked. Of those it marks itself,"
        " experts had left [not precision:word] unmarked."
    ),
)
