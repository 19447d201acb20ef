"""What a class marked in one text, taken together: counts of pupils, and nobody's own marks.

Words, not passages, are counted: two pupils who mark “a reckless plan” and “reckless” agree on one
word and differ on two, whoever was asked first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.classroom.parts import Answer, Category, Given
from metrics.arrays import Ints
from metrics.corpus import encode
from metrics.inference.krippendorff import NOTHING, Agreement, agreement
from metrics.offsets import token_spans

ENOUGH: Final = 5
"""Pupils; with fewer there is no statistic, and nothing is shown that one of them marked."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, as Slantwise itself counts them: a number is one, a dash is not.

    `start` and `end` are offsets in characters, `end` exclusive, without punctuation around the
    word; `sentence` numbers the sentences of the text from 0. All in order of the text.
    """

    start: Ints
    end: Ints
    sentence: Ints


@dataclass(frozen=True, slots=True)
class Together:
    """How many of `readers` pupils marked each word, by the key of what they marked.

    `agreement` is Krippendorff's alpha of nominal values: the units are the words of the text, the
    values marked and not marked, and the words of a sentence are drawn together for the interval.
    It is NaN with fewer than `ENOUGH` readers, and where all words are marked alike by all.
    """

    readers: int
    words: Words
    marked: Mapping[str, Ints]
    agreement: Mapping[str, Agreement]

    @property
    def is_enough(self) -> bool:
        """Whether there are pupils enough to show what they marked."""
        return self.readers >= ENOUGH

    def shown(self, key: str) -> Ints:
        """How many readers marked each word, as far as it may be shown: with fewer than `ENOUGH`
        of them 0 throughout, for it would tell what single pupils did."""
        return self.marked[key] if self.is_enough else np.zeros_like(self.marked[key])

    def sentences_marked(self, key: str) -> int:
        """In how many sentences somebody marked a word."""
        return np.unique(self.words.sentence[self.marked[key] > 0]).size

    def by_half(self, key: str) -> Ints:
        """1 for words that half of the readers or more marked, else 0; shown as `shown` is."""
        return (2 * self.shown(key) >= max(self.readers, 1)).astype(np.int64)


def words_of(text: str) -> Words:
    """The words of a text; their offsets are those that cues have."""
    corpus = encode([text])
    start, end = token_spans(text)
    chosen = corpus.is_word
    return Words(start[chosen], end[chosen], corpus.sentence[chosen].astype(np.int64))


def together(
    text: str,
    number: int,
    categories: Sequence[Category],
    given: Sequence[Given],
    *,
    only_finished: bool = False,
) -> Together:
    """What was marked in the text of that number, category by category.

    Readers are those whose answer to it has a mark or is finished; with `only_finished`, the
    finished ones. Of several answers of one reader the latest revision counts. A mark covers every
    word that it overlaps, be it by one character; marks of one reader that overlap count once.
    """
    words = words_of(text)
    answers = _latest(number, given)
    answers = [one for one in answers if one.finished or (one.marks and not only_finished)]
    marked = {each.key: _readers_of(words, answers, each.key) for each in categories}
    return Together(
        readers=len(answers),
        words=words,
        marked=marked,
        agreement={key: _agreement(words, counts, len(answers)) for key, counts in marked.items()},
    )


def covered(words: Words, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """The words that spans of characters overlap: the number of the first, and of the first word
    after the last. Both are the same for a span that overlaps none, or that is empty."""
    first = np.searchsorted(words.end, start, side="right")
    stop = np.searchsorted(words.start, end, side="left")
    return first, np.where(end > start, np.maximum(first, stop), first)


def _latest(number: int, given: Iterable[Given]) -> list[Answer]:
    """The last answer of each reader to the text of that number."""
    latest: dict[int, Answer] = {}
    for one in given:
        before = latest.get(one.reader)
        is_later = before is None or one.answer.revision >= before.revision
        if one.answer.text == number and is_later:
            latest[one.reader] = one.answer
    return list(latest.values())


def _readers_of(words: Words, answers: Sequence[Answer], key: str) -> Ints:
    """How many readers marked each word as `key`."""
    rows = [
        (reader, mark.start, mark.end)
        for reader, answer in enumerate(answers)
        for mark in answer.marks
        if mark.category == key
    ]
    reader, start, end = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    first, stop = covered(words, start, end)
    # Each mark is a step up at its first word and down after its last.
    steps = np.zeros((len(answers), words.start.size + 1), dtype=np.int64)
    np.add.at(steps, (reader, first), 1)
    np.add.at(steps, (reader, stop), -1)
    return (steps.cumsum(axis=1)[:, :-1] > 0).sum(axis=0, dtype=np.int64)


def _agreement(words: Words, marked: Ints, readers: int) -> Agreement:
    if readers < ENOUGH:
        return NOTHING
    counts = np.column_stack((readers - marked, marked))
    return agreement(counts, words.sentence.astype(np.uint64))
