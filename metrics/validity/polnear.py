"""PolNeAR: political news with the source, cue and content of every attribution.

The annotators marked wishes, plans, beliefs and feelings as attributions too, so what is compared
with them is the union of our citations and stances. A text that several people annotated is read
once for each of them and drawn as one text in the bootstrap.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from metrics.analyse import analyse
from metrics.arrays import Flags, Floats, Ints, as_list
from metrics.citations import FAMILY
from metrics.offsets import token_spans
from metrics.reading import NAMED
from metrics.stance import FAMILY as STANCE
from metrics.validity.figure import Agreement, AnnotatedCorpus, Figure
from metrics.validity.polnear_files import Annotation, read_labels, read_part
from metrics.validity.polnear_marks import Gold, Marks, bare_cues, tokens_of, worded_cues
from metrics.validity.statistics import Statistic, macro_f1, mcc, of_counts, pearson, ratio

PARTS = ("train", "dev", "test")
LABELS = "named_sources.csv"
BARE_LIST = "every reporting verb, without conditions"


def measure(folder: Path) -> Iterator[Figure]:
    """Agreement over sentences, cues, articles and sources."""
    annotations = [each for part in PARTS for each in read_part(folder / part)]
    if not annotations:
        return
    task = _Task(annotations)
    for over in (_over_sentences, _over_cues, _over_articles, _over_sources):
        yield from over(task)
    labels = folder / LABELS
    if labels.exists():
        yield from _over_labels(task, annotations, labels)


class _Task:
    """What was found and what the annotators found, over one corpus.

    `unit` is the text of each annotation.
    """

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        texts = [each.text for each in annotations]
        self.stems = [each.stem for each in annotations]
        _, unit = np.unique(self.stems, return_inverse=True)
        self.unit = unit.astype(np.int64)
        self.n_units = int(unit.max()) + 1
        self.reading = analyse(texts)
        self.gold = Gold(annotations, self.reading.corpus)
        self.marks = worded_cues(self.reading)
        self.bare = bare_cues(texts)

    def agreement(self, n: int, counted: str, against: str) -> Agreement:
        return Agreement(
            corpus=CORPUS.folder,
            metric="citation_density",
            n_units=self.n_units,
            n=n,
            counted=counted,
            against=against,
        )

    def per_unit(self, annotation: Ints, flags: Flags | Ints | None = None) -> Ints:
        """Flagged items (all without flags) per text, from the annotation of each."""
        counts = np.bincount(self.unit[annotation], flags, minlength=self.n_units)
        return counts.astype(np.int64)

    def per_unit_of(self, positions: Ints) -> Ints:
        """Token positions per text."""
        return self.per_unit(self.reading.corpus.article_of(positions))


def _over_sentences(task: _Task) -> Iterator[Figure]:
    """Sentences that are attributed, or not."""
    corpus, reading = task.reading.corpus, task.reading
    quotations = corpus.quotations
    marks = np.zeros(corpus.tokens.size, dtype=bool)
    marks[np.concatenate((reading.cues[FAMILY].first, task.marks.first))] = True
    bare = quotations.inside.copy()
    bare[task.bare.first] = True
    sentences = np.unique(corpus.sentence[corpus.is_word])
    gold, found, baseline = (
        np.bincount(corpus.sentence[flags & corpus.is_word], minlength=corpus.sentence_begins.size)
        > 0
        for flags in (task.gold.attributed, marks | quotations.inside, bare)
    )
    annotation = corpus.article_of(corpus.sentence_begins[sentences])

    def statistics(found: Flags) -> dict[str, Statistic]:
        yes, right = found[sentences], gold[sentences]
        table = [
            task.per_unit(annotation, items)
            for items in (yes & right, yes & ~right, ~yes & right, ~yes & ~right)
        ]
        return {"macro_f1": of_counts(macro_f1, *table), "mcc": of_counts(mcc, *table)}

    agreement = task.agreement(
        sentences.size, "sentences", "a reporting verb, a quotation mark or inside a quotation"
    )
    yield from agreement.figures(statistics(found), statistics(baseline))


def _over_cues(task: _Task) -> Iterator[Figure]:
    """Cues that overlap one of the other side; quotations without a cue word have none."""
    agreement = task.agreement(len(task.gold.cues), "cues", BARE_LIST)
    yield from agreement.figures(_of_cues(task, task.marks), _of_cues(task, task.bare))


def _of_cues(task: _Task, marks: Marks) -> dict[str, Statistic]:
    corpus, gold = task.reading.corpus, task.gold
    total = np.concatenate(([0], np.cumsum(gold.in_cue)))
    right = total[marks.last + 1] > total[marks.first]
    at = marks.at(corpus.tokens.size)
    found = np.array([bool((at[cue] >= 0).any()) for cue in gold.cues], dtype=bool)
    annotation = corpus.article_of(marks.first)
    marked = (task.per_unit(annotation, right), task.per_unit(annotation))
    annotated = (task.per_unit(gold.annotation, found), task.per_unit(gold.annotation))
    return {
        "f1:cue": of_counts(_overlap_f1, *marked, *annotated),
        "precision:cue": of_counts(ratio, *marked),
        "recall:cue": of_counts(ratio, *annotated),
    }


def _overlap_f1(right: Floats, marked: Floats, found: Floats, annotated: Floats) -> Floats:
    """F1 where one cue of either side may overlap several of the other."""
    precision, recall = ratio(right, marked), ratio(found, annotated)
    return ratio(2 * precision * recall, precision + recall)


def _over_articles(task: _Task) -> Iterator[Figure]:
    """Citations and stances per word against annotated attributions per word."""
    words = np.maximum(task.per_unit_of(np.flatnonzero(task.reading.corpus.is_word)), 1)
    attributions = task.per_unit(task.gold.annotation)
    told = task.reading.cues[STANCE].first[~task.reading.is_quoted(STANCE)]
    found = task.per_unit_of(np.concatenate((task.reading.cues[FAMILY].first, told)))
    bare = task.per_unit_of(task.bare.first)
    agreement = task.agreement(task.n_units, "articles", BARE_LIST)
    yield from agreement.figures(
        {"pearson:density": pearson(found / words, attributions / words)},
        {"pearson:density": pearson(bare / words, attributions / words)},
    )


def _over_sources(task: _Task) -> Iterator[Figure]:
    """Attributions with a source whose cue and source were both found, by overlap."""
    has_source = np.array([source.size > 0 for source in task.gold.sources], dtype=bool)
    total = task.per_unit(task.gold.annotation, has_source)

    def statistic(marks: Marks) -> dict[str, Statistic]:
        found = task.per_unit(task.gold.annotation, has_source & _sources_found(task, marks))
        return {"recall:source": of_counts(ratio, found, total)}

    agreement = task.agreement(
        int(has_source.sum()), "sources", "the word before each reporting verb"
    )
    yield from agreement.figures(statistic(task.marks), statistic(task.bare))


def _sources_found(task: _Task, marks: Marks) -> Flags:
    at = marks.at(task.reading.corpus.tokens.size)

    def overlaps(cue: Ints, source: Ints) -> bool:
        here = np.unique(at[cue])
        here = here[(here >= 0) & (marks.source_first[here] >= 0)]
        spans = zip(marks.source_first[here], marks.source_last[here], strict=True)
        return any(bool(((source >= a) & (source <= b)).any()) for a, b in spans)

    pairs = zip(task.gold.cues, task.gold.sources, strict=True)
    return np.array([overlaps(cue, source) for cue, source in pairs], dtype=bool)


def _over_labels(task: _Task, annotations: Sequence[Annotation], path: Path) -> Iterator[Figure]:
    """Of labelled sources that were found, the share rightly told to be named or unnamed."""
    sources = task.reading.sources
    first_of = {each.stem: number for number, each in reversed(list(enumerate(annotations)))}
    at = np.full(task.reading.corpus.tokens.size, -1)
    for number in as_list(np.flatnonzero(sources.first >= 0)):
        at[sources.first[number] : sources.last[number] + 1] = number
    right = np.zeros(task.n_units, dtype=np.int64)
    known = np.zeros(task.n_units, dtype=np.int64)
    sizes = {each.stem: len(each.text) for each in annotations}
    for stem, start, end, is_named in read_labels(path, sizes):
        number = first_of[stem]
        tokens = tokens_of(((start, end),), *token_spans(annotations[number].text))
        found = at[int(task.reading.corpus.begins[number]) + tokens]
        if (found >= 0).any():
            kind = sources.kind[found[found >= 0][0]]
            known[task.unit[number]] += 1
            right[task.unit[number]] += (kind == NAMED) == is_named
    agreement = task.agreement(int(known.sum()), "sources", "")
    yield from agreement.figures({"share:named": of_counts(ratio, right, known)}, {})


CORPUS = AnnotatedCorpus(
    folder="polnear",
    title="PolNeAR",
    citation="Newell, Margolin and Ruths 2018, LREC",
    measure=measure,
    files="attributions/*.ann and text/*.txt, in train, dev or test",
    plainly=(
        "With stances beside the citations, it finds [recall:cue] of the words with which"
        " annotators saw something attributed to somebody; of those it marks, they had marked"
        " [precision:cue]. Two people who annotate the same articles do not agree fully either:"
        " they reach 0.86 with each other, where 1 is full agreement, and this reaches [macro_f1]"
        " with them (macro-F1 over sentences). Of citations and"
        " stances together, it finds [recall:source] of the sources; fewer of them are citations."
    ),
    verdict=(
        "With stances, it finds about [recall:cue] of the words with which annotators saw something"
        " attributed. Of those it marks itself, they had left [not precision:cue] unmarked."
    ),
)
