"""SemEval-2020 Task 11: news articles with spans of propaganda techniques, Loaded_Language among
them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags, Floats
from metrics.validity.against_list import against_list
from metrics.validity.figure import AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import text, whole
from metrics.validity.statistics import Statistic, spearman
from metrics.validity.tokens import all_token_spans, word_statistics, words_in_spans
from metrics.validity.word_list import WordList, vader

PARTS = ("train", "dev", "test")
TECHNIQUE = "Loaded_Language"
LABELS = "{}-task*TC.labels"  # of a part


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    spans: list[tuple[int, int]]


def measure(folder: Path, listed: WordList | None = None) -> Iterator[Figure]:
    """Which words of loaded language are found, in both voices as the annotators marked them, and
    whether articles with more of its spans have the higher rate.

    `listed` is the word list of the baseline; VADER's without one.
    """
    articles = [
        article
        for part in PARTS
        for labels in _labels(folder, part)
        for article in _read(folder / f"{part}-articles", labels)
    ]
    if not articles:
        return
    texts = [article.text for article in articles]
    reading = analyse(texts)
    corpus = reading.corpus
    spans = [(n, *span) for n, article in enumerate(articles) for span in article.spans]
    gold = words_in_spans(corpus, all_token_spans(texts), spans)
    per_article = np.array([len(article.spans) for article in articles])
    density = 1000 * per_article / np.maximum(corpus.per_article(corpus.is_word), 1)

    def statistics(marked: Flags, rates: Floats) -> dict[str, Statistic]:
        return {
            **word_statistics(corpus, marked, gold),
            "spearman:density": spearman(rates, density),
        }

    yield from against_list(CORPUS.folder, reading, listed or vader(), "articles", statistics)


def left_out(folder: Path) -> Iterator[str]:
    """The parts whose articles came without labels, as the test articles do."""
    for part in PARTS:
        if (folder / f"{part}-articles").is_dir() and not _labels(folder, part):
            yield f"{part}-articles: no {LABELS.format(part)} beside it, left out"


def _labels(folder: Path, part: str) -> list[Path]:
    return sorted(folder.glob(LABELS.format(part)))


def _read(folder: Path, labels: Path) -> list[_Article]:
    """The articles of a folder; raises CorpusError for a label that fits none of them."""
    # Offsets count characters of the file as it is, so line ends stay as they are.
    articles = {
        path.stem.removeprefix("article"): _Article(text(path, as_is=True), [])
        for path in sorted(folder.glob("article*.txt"))
    }
    if not articles:
        raise CorpusError(f"{labels.name}: there is no {folder.name}/article*.txt")
    for line, row in enumerate(text(labels).splitlines(), start=1):
        where = f"{labels.name}, line {line}"
        cells = row.split("\t")
        if len(cells) != 4:
            raise CorpusError(f"{where}: expected article, technique, start and end between tabs")
        identity, technique, start, end = cells
        span = _span(identity, start, end, articles, where)
        if technique == TECHNIQUE:
            articles[identity].spans.append(span)
    return list(articles.values())


def _span(
    identity: str, start: str, end: str, articles: Mapping[str, _Article], where: str
) -> tuple[int, int]:
    if identity not in articles:
        raise CorpusError(f"{where}: there is no article{identity}.txt")
    span = whole(start, where), whole(end, where)
    if not span[0] < span[1] <= len(articles[identity].text):
        raise CorpusError(f"{where}: article{identity}.txt has no characters {start} to {end}")
    return span


CORPUS = AnnotatedCorpus(
    folder="semeval2020_task11",
    title="SemEval-2020 Task 11, propaganda techniques",
    citation="Da San Martino, Barrón-Cedeño, Wachsmuth, Petrov and Nakov 2020, SemEval",
    measure=measure,
    measure_against=measure,
    left_out=left_out,
    files="train-articles/article*.txt and train-task2-TC.labels, or those of dev or test",
    plainly=(
        "It finds [recall:word] of the words that annotators marked as loaded language in"
        " propaganda; of the words it marks, they had marked [precision:word]."
    ),
)
