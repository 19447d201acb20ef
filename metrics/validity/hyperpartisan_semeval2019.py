"""SemEval-2019 Task 4: whole articles, hyperpartisan or not."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import numpy as np

from metrics.analyse import analyse, new_vocabulary
from metrics.arrays import Flags, Floats
from metrics.citations import CITATION_DENSITY
from metrics.loaded_terms import LOADED_TERMS_RATE
from metrics.punctuation import Mark
from metrics.reading import Reading
from metrics.readings import BATCH
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import elements, paired, without_texts
from metrics.validity.statistics import auc
from metrics.validity.tokens import rate
from metrics.validity.word_list import WordList, vader

FILES = "articles-*.xml", "ground-truth-*.xml"
ANSWERS = {"true": True, "false": False}
SPECS = (LOADED_TERMS_RATE, CITATION_DENSITY)
QUOTATION_MARKS = "quotation marks"  # what citations are held against


def measure(folder: Path, listed: WordList | None = None) -> Iterator[Figure]:
    """Whether hyperpartisan articles have the higher rate of loaded terms, and of citations.

    Below .5 they have the lower. Figures of several pairs of files carry the pair's name.
    `listed` is the word list of the baseline; VADER's without one.
    """
    pairs = paired(folder, *FILES)
    for part, articles, truth in pairs:
        suffix = f":{part}" if len(pairs) > 1 else ""
        yield from _measure_pair(articles, truth, suffix, listed or vader())


def _measure_pair(articles: Path, truth: Path, suffix: str, listed: WordList) -> Iterator[Figure]:
    answers = _read_truth(truth)
    hyperpartisan, ours, simple = _values(articles, answers, truth.name, listed)
    for spec in SPECS:
        agreement = Agreement(
            corpus=CORPUS.folder,
            metric=spec.column,
            n_units=hyperpartisan.size,
            n=hyperpartisan.size,
            counted="articles",
            against=listed.name if spec is LOADED_TERMS_RATE else QUOTATION_MARKS,
        )
        figure = f"auc{suffix}"
        yield from agreement.figures(
            {figure: auc(ours[spec.column], hyperpartisan)},
            {figure: auc(simple[spec.column], hyperpartisan)},
        )


def _values(
    path: Path, answers: Mapping[str, bool], truth: str, listed: WordList
) -> tuple[Flags, dict[str, Floats], dict[str, Floats]]:
    """Of every article: whether it is hyperpartisan, the metrics, and what they are held against.

    A metric that an article without words does not have is 0.
    """
    hyperpartisan: list[bool] = []
    ours: list[dict[str, Floats]] = []
    simple: list[dict[str, Floats]] = []
    vocabulary = new_vocabulary()
    articles = _read_articles(path)
    while batch := list(islice(articles, BATCH)):
        for number, (identity, _) in enumerate(batch, start=len(hyperpartisan) + 1):
            if identity not in answers:
                raise CorpusError(
                    f"{path.name}, article {number}: its id {identity!r} is not in {truth}"
                )
            hyperpartisan.append(answers[identity])
        reading = analyse([text for _, text in batch], vocabulary)
        ours.append({s.column: np.nan_to_num(s.values(s.count(reading))) for s in SPECS})
        simple.append(_simple_values(reading, listed))
    if not hyperpartisan:
        raise CorpusError(f"{path.name}, line 1: no <article> in it")
    return np.array(hyperpartisan, dtype=bool), _joined(ours), _joined(simple)


def _joined(parts: list[dict[str, Floats]]) -> dict[str, Floats]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _simple_values(reading: Reading, listed: WordList) -> dict[str, Floats]:
    corpus = reading.corpus
    types = corpus.types
    marks = ((types.leading | types.trailing) & Mark.QUOTES) != 0
    return {
        LOADED_TERMS_RATE.column: rate(corpus, listed.on(corpus), corpus.is_word),
        CITATION_DENSITY.column: rate(corpus, marks[corpus.tokens], corpus.is_word),
    }


def _read_truth(path: Path) -> dict[str, bool]:
    answers: dict[str, bool] = {}
    for number, article in enumerate(elements(path, "article"), start=1):
        answer = article.get("hyperpartisan", "")
        if answer not in ANSWERS:
            raise CorpusError(
                f"{path.name}, article {number}: hyperpartisan of the id {article.get('id')!r} is"
                f" {answer!r}; expected {' or '.join(ANSWERS)}"
            )
        answers[article.get("id", "")] = ANSWERS[answer]
    return answers


def _read_articles(path: Path) -> Iterator[tuple[str, str]]:
    """The id of each article, and its paragraphs with a line break between them."""
    for article in elements(path, "article"):
        paragraphs = ["".join(each.itertext()) for each in article.iter("p")]
        lines = paragraphs or ["".join(article.itertext())]
        yield article.get("id", ""), "\n".join(" ".join(line.split()) for line in lines)


CORPUS = AnnotatedCorpus(
    folder="hyperpartisan_semeval2019",
    title="SemEval-2019 Task 4, hyperpartisan news",
    citation="Kiesel, Mestre, Shukla, Vincent, Adineh, Corney, Stein and Potthast 2019, SemEval",
    measure=measure,
    measure_against=measure,
    left_out=lambda folder: without_texts(folder, *FILES),
    files="articles-*.xml and, beside each, ground-truth-*.xml",
    plainly=(
        "Of an article that readers called one-sided and one they did not, the one-sided has the"
        " higher figure [auc]."
    ),
)
