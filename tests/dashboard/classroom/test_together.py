"""What a class marked, counted word by word: against sets of characters and against alpha."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

import metrics
from dashboard.classroom.together import ENOUGH, Together, covered, together, words_of
from data.classroom.parts import Answer, Given, Mark
from metrics.arrays import as_list
from metrics.inference.krippendorff import agreement
from tests.dashboard.classroom.pupils import ALL, HEDGE, LOADED, class_of, marks_of, pupils

TEXT = "The reckless plan failed. Critics may call it a disgrace, again."
HOSTILE = "<img src=x onerror=\"alert(1)\"> & <script>x</script> “$a$” 'b'"
TEXTS = (
    TEXT,
    "",
    " \n\r\n ",
    'One — two--three… “four”, said,"five\n\nSix 7% e\u0301te\u0301 l’été.',
    "𐐀𐐁𐐂 👩‍🏫 teach 🎓𐐃.\nNext 𐐀𐐁!",
    "שלום עולם. مرحبا (بالعالم)! and\u200f more",
    HOSTILE,
    "x" * 300 + " short",
)


def counted(found: Together, text: str, key: str = LOADED.key) -> dict[str, int]:
    """The words that somebody marked, and by how many."""
    words = found.words
    each = zip(as_list(words.start), as_list(words.end), as_list(found.marked[key]), strict=True)
    return {text[start:end]: number for start, end, number in each if number}


def test_words_are_those_that_slantwise_counts() -> None:
    for text in TEXTS:
        words = words_of(text)
        scores = metrics.score(pd.DataFrame({"text": [text]}))
        assert words.start.size == int(scores["n_words"].iloc[0])
        assert (words.start < words.end).all()
        assert (words.end[:-1] <= words.start[1:]).all()


def test_every_cue_is_of_whole_words() -> None:
    words = words_of(TEXT)
    found = metrics.cues(TEXT)
    assert len(found) >= 3
    for start, end, sentence in zip(found["start"], found["end"], found["sentence"], strict=True):
        assert start in words.start
        assert end in words.end
        assert words.sentence[list(words.start).index(start)] == sentence


def test_a_hand_count() -> None:
    found = class_of(TEXT, ["reckless"], ["reckless plan", "disgrace"], ["a disgrace"], [], ["eck"])
    assert found.readers == 5
    assert counted(found, TEXT) == {"reckless": 3, "plan": 1, "a": 1, "disgrace": 2}
    assert counted(found, TEXT, HEDGE.key) == {}
    assert set(found.marked) == set(found.agreement) == {each.key for each in ALL}


def test_marks_of_one_pupil_that_overlap_count_once() -> None:
    found = class_of(TEXT, ["reckless plan", "plan failed", "reckless", "plan"])
    assert counted(found, TEXT) == {"reckless": 1, "plan": 1, "failed": 1}


def test_a_mark_over_the_whole_text_covers_every_word() -> None:
    for text in TEXTS:
        found = class_of(text, [text] if text else [])
        assert (found.marked[LOADED.key] == 1).all()


def test_a_mark_of_no_word_covers_none() -> None:
    words = words_of(TEXT)
    for start, end in ((3, 4), (24, 26), (6, 6), (8, 6), (500, 600), (-9, -3), (-5, 0)):
        first, stop = covered(words, np.array([start]), np.array([end]))
        assert first == stop, (start, end)


def test_readers_have_a_mark_or_are_finished() -> None:
    marks = marks_of(TEXT, ["plan"])
    given = [
        Given(1, Answer(0, marks=marks)),
        Given(2, Answer(0, finished=True)),
        Given(3, Answer(0, ratings={"told": 3}, guess="The Blaze")),
        Given(4, Answer(1, marks=marks, finished=True)),
    ]
    found = together(TEXT, 0, ALL, given)
    assert (found.readers, counted(found, TEXT)) == (2, {"plan": 1})
    found = together(TEXT, 0, ALL, given, only_finished=True)
    assert (found.readers, counted(found, TEXT)) == (1, {})
    assert together(TEXT, 1, ALL, given).readers == 1
    assert together(TEXT, 2, ALL, given).readers == 0


def test_the_latest_revision_of_a_reader_counts_in_any_order() -> None:
    late = Given(7, Answer(0, revision=2, marks=marks_of(TEXT, ["plan"])))
    early = Given(7, Answer(0, revision=1, marks=marks_of(TEXT, ["Critics"])))
    other = Given(7, Answer(1, revision=9, marks=marks_of(TEXT, ["failed"])))
    for given in ([early, late, other], [other, late, early]):
        found = together(TEXT, 0, ALL, given)
        assert (found.readers, counted(found, TEXT)) == (1, {"plan": 1})


def test_with_fewer_than_enough_there_is_no_figure_and_nothing_is_shown() -> None:
    few = class_of(TEXT, *[["plan"]] * (ENOUGH - 1))
    assert not few.is_enough
    assert np.isnan(few.agreement[LOADED.key].alpha)
    assert few.marked[LOADED.key].any()
    assert not few.shown(LOADED.key).any()
    assert not few.by_half(LOADED.key).any()
    assert not class_of(TEXT).by_half(LOADED.key).any()
    enough = class_of(TEXT, *[["plan"]] * ENOUGH)
    assert enough.agreement[LOADED.key].alpha == 1
    assert enough.shown(LOADED.key).any()
    assert enough.by_half(LOADED.key).sum() == 1


def test_half_is_half_or_more() -> None:
    six = class_of(TEXT, ["plan"], ["plan"], ["plan", "may"], ["may"], [], [])
    words = [TEXT[s:e] for s, e in zip(six.words.start, six.words.end, strict=True)]
    half = six.by_half(LOADED.key)
    assert [word for word, is_so in zip(words, half, strict=True) if is_so] == ["plan"]


def test_all_alike_is_no_figure() -> None:
    for marked in ([], [TEXT]):
        found = class_of(TEXT, *[marked] * 6)
        assert np.isnan(found.agreement[LOADED.key].alpha)
    assert together("", 0, ALL, pupils("", *[[]] * 6)).words.start.size == 0


def marks_in(text: str) -> st.SearchStrategy[tuple[Mark, ...]]:
    place = st.integers(0, len(text) + 2)
    keys = st.sampled_from([each.key for each in ALL])
    return st.lists(st.builds(Mark, keys, place, place), max_size=6).map(tuple)


def classes(text: str, fewest: int = 0) -> st.SearchStrategy[list[tuple[Mark, ...]]]:
    return st.lists(marks_in(text), min_size=fewest, max_size=8)


def given_of(marked: list[tuple[Mark, ...]]) -> list[Given]:
    return [Given(9 - n, Answer(0, marks=each, finished=True)) for n, each in enumerate(marked)]


@for_all(st.sampled_from(TEXTS).flatmap(lambda text: st.tuples(st.just(text), classes(text))))
def test_counts_are_those_of_sets_of_characters(
    case: tuple[str, list[tuple[Mark, ...]]],
) -> None:
    text, marked = case
    found = together(text, 0, ALL, given_of(marked))
    spans = list(zip(as_list(found.words.start), as_list(found.words.end), strict=True))
    assert found.readers == len(marked)
    for category in ALL:
        touched = [
            {at for mark in marks if mark.category == category.key
             for at in range(mark.start, mark.end)}
            for marks in marked
        ]  # fmt: skip
        naive = [sum(bool(one & set(range(*span))) for one in touched) for span in spans]
        assert as_list(found.marked[category.key]) == naive


def alpha_by_definition(rows: list[list[int]]) -> float:
    """1 - D_o / D_e over pairs of values; `rows` are readers."""
    units = list(zip(*rows, strict=True))
    flat = [value for unit in units for value in unit]
    observed = sum(
        sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(flat)
    expected = sum(a != b for a, b in permutations(flat, 2)) / (len(flat) * (len(flat) - 1))
    return 1 - observed / expected if expected else float("nan")


@for_all(classes(TEXT, fewest=ENOUGH))
def test_agreement_is_alpha_of_words_marked_or_not(marked: list[tuple[Mark, ...]]) -> None:
    found = together(TEXT, 0, ALL, given_of(marked))
    spans = list(zip(as_list(found.words.start), as_list(found.words.end), strict=True))
    rows = [
        [int(any(m.category == LOADED.key and m.start < end and start < m.end and m.start < m.end
                 for m in marks)) for start, end in spans]
        for marks in marked
    ]  # fmt: skip
    expected = alpha_by_definition(rows)
    assert found.agreement[LOADED.key].alpha == pytest.approx(expected, nan_ok=True)


def test_agreement_is_that_of_a_matrix_by_hand_with_sentences_as_blocks() -> None:
    text = "Bad plan. Bad men lie. All is well. He ran. She hid."
    found = class_of(text, ["Bad plan"], ["Bad"], ["Bad", "lie"], ["lie", "ran"], [], ["plan"])
    bad, plan, lie, ran = 3, 2, 2, 1
    marked = np.array([bad, plan, 0, 0, lie, 0, 0, 0, 0, ran, 0, 0])
    block = np.array([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4], dtype=np.uint64)
    by_hand = agreement(np.column_stack((6 - marked, marked)), block)
    assert found.agreement[LOADED.key] == by_hand
    assert by_hand.low < by_hand.alpha < by_hand.high
    assert by_hand.n_units == 12
