"""How well stories agree with people who put together what three outlets wrote on one event.

BASIL's triplets are such stories. They are mixed into the articles of the AllSides corpus, so that
there is something to be confused with, and grouped. Whether two BASIL articles are in one story is
compared with whether they are in one triplet.

The cutoff of the baseline is chosen by half of the triplets (those whose identifier has an even
first byte of SHA-1), for the highest recall at a precision of at least .98. The cutoff and weights
of `data.stories` were chosen with the figures of both halves in sight: on these triplets they are
no figures of unseen text.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from dashboard.stories.agreement import PLAINLY
from data.article import as_articles
from data.stories import group_stories
from metrics.arrays import Floats
from metrics.validity import validate
from metrics.validity.corpora import CORPORA
from metrics.validity.figure import Agreement, AnnotatedCorpus, CorpusError, Figure
from metrics.validity.files import json_of
from metrics.validity.statistics import Statistic, precision, recall
from metrics.validity.validate import Outcome

NAME: Final = "stories"
BASIL: Final = Path("basil", "articles")
ALLSIDES: Final = Path("allsides", "articles.csv")
COLUMNS: Final = {"source": "outlet", "title": "title", "content_original": "text", "date": "date"}
ENOUGH: Final = 0.98  # precision that the baseline has to have
CUTOFFS: Final = np.arange(0.05, 0.6, 0.01)

Ints = NDArray[np.int64]


def measure(folder: Path) -> Iterator[Figure]:
    """Precision and recall of pairs of BASIL articles, in a folder that holds both corpora.

    Raises CorpusError for a file that cannot be read.
    """
    basil, triplets = _basil(folder / BASIL)
    others = _allsides(folder / ALLSIDES)
    articles = as_articles(pd.concat([basil, others], ignore_index=True))
    names, triplet = np.unique(triplets, return_inverse=True)
    stories = group_stories(articles).iloc[: len(basil)].to_numpy(dtype=object)
    alone = np.array([f"\x1f{at}" if story == "" else story for at, story in enumerate(stories)])
    agreement = Agreement(
        corpus=NAME,
        metric="story",
        n_units=len(names),
        n=len(basil),
        counted="articles",
        against="TF-IDF with average linkage, no names and no dates",
    )
    plain = _plain_groups(articles["text"].tolist(), triplet, np.array([_read(n) for n in names]))
    yield from agreement.figures(
        _statistics(np.unique(alone, return_inverse=True)[1], triplet),
        _statistics(plain, triplet),
    )


CORPUS: Final = AnnotatedCorpus(
    folder=NAME,
    title="basil/ and allsides/ together: triplets of articles on one event among others",
    citation="Fan et al. 2019",
    measure=measure,
    files="basil/articles/*.json and allsides/articles.csv",
    plainly=PLAINLY,
)


def named(folder: str, corpora: Sequence[AnnotatedCorpus] = CORPORA) -> AnnotatedCorpus:
    """The corpus of a name, this one among them. Raises KeyError naming the known ones."""
    if folder == NAME:
        return CORPUS
    try:
        return validate.named(folder, corpora)
    except KeyError as error:
        raise KeyError(f"{error.args[0]}, {NAME}") from error


def with_stories(outcome: Outcome, folder: Path) -> Outcome:
    """The outcome with the figures of stories, or with what was missing for them."""
    if not (folder / BASIL).is_dir() or not (folder / ALLSIDES).is_file():
        return replace(outcome, missing=(*outcome.missing, CORPUS))
    try:
        return replace(
            outcome,
            figures=(*outcome.figures, *measure(folder)),
            present=(*outcome.present, NAME),
        )
    except CorpusError as error:
        return replace(outcome, problems=(*outcome.problems, f"{NAME}: {error}"))


def _basil(folder: Path) -> tuple[pd.DataFrame, list[str]]:
    """The articles, and the triplet of each: its file is called after it."""
    paths = sorted(folder.rglob("*.json"))
    if not paths:
        raise CorpusError(f"{BASIL}: no .json file in it")
    rows = [_basil_article(path) for path in paths]
    return pd.DataFrame(rows), [path.stem.rsplit("_", 1)[0] for path in paths]


def _basil_article(path: Path) -> dict[str, str]:
    found: dict[str, Any] = json_of(path)
    try:
        paragraphs = (" ".join(sentences) for sentences in found["body-paragraphs"])
        return {
            "outlet": found["source"],
            "title": found["title"],
            "text": "\n\n".join(paragraphs),
            "published": found["date"],
        }
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path.name}: no article of BASIL ({error!r})") from error


def _allsides(path: Path) -> pd.DataFrame:
    found = pd.read_csv(path, dtype=str, keep_default_na=False)
    if absent := [name for name in COLUMNS if name not in found.columns]:
        raise CorpusError(f"{path.name}: no column {', '.join(absent)}")
    return found[list(COLUMNS)].rename(columns={**COLUMNS, "date": "published"})


def _read(triplet: str) -> bool:
    """Whether a triplet is of the half that cutoffs are chosen by."""
    return hashlib.sha1(triplet.encode(), usedforsecurity=False).digest()[0] % 2 == 0


def _plain_groups(texts: list[str], triplet: Ints, is_read: NDArray[np.bool_]) -> Ints:
    """The group of each BASIL article by plain TF-IDF, cut where the half that is read says."""
    # scikit-learn has no types: what it gives is a sparse table of texts by words.
    vectors: Any = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    distance = (1 - (vectors @ vectors.T).toarray()).clip(0)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    tried: list[tuple[float, float, Ints]] = []
    for cutoff in CUTOFFS:
        groups = fcluster(tree, 1 - cutoff, "distance")[: len(triplet)].astype(np.int64)
        once = is_read[None, :].astype(np.float64)
        precise, found = (float(of(once)[0]) for of in _statistics(groups, triplet).values())
        tried.append((found if precise >= ENOUGH else -1.0, float(cutoff), groups))
    return max(tried, key=lambda each: each[:2])[2]


def _statistics(groups: Ints, triplet: Ints) -> dict[str, Statistic]:
    """Precision and recall of pairs, of how often each triplet is drawn."""
    first, second = np.triu_indices(len(groups), 1)
    together = groups[first] == groups[second]
    first, second = triplet[first], triplet[second]
    n, gold = int(triplet.max()) + 1, first == second
    hits = np.bincount(first[gold & together], minlength=n)
    missed = np.bincount(first[gold & ~together], minlength=n)
    false = np.zeros((n, n))
    np.add.at(false, (first[together & ~gold], second[together & ~gold]), 1)

    def of_precision(weights: Floats) -> Floats:
        # A wrong pair is there as often as both of its triplets are.
        return precision(weights @ hits, ((weights @ false) * weights).sum(axis=1))

    def of_recall(weights: Floats) -> Floats:
        return recall(weights @ hits, weights @ missed)

    return {"precision:pairs": of_precision, "recall:pairs": of_recall}
