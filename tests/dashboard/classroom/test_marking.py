"""Words and marks between characters and numbers; and what a browser may not make it believe."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom.marking import (
    MOST_REVISION,
    Marked,
    described,
    heard,
    merged,
    pieces,
    text_id,
    to_words,
    words_of,
)
from data.classroom.parts import MOST_MARKS, Category, Mark

LOADED = Category("loaded", "Loaded word", "judges")
HEDGE = Category("hedge", "Hedge", "doubts")
BOTH = (LOADED, HEDGE)
TEXT = "“They slammed, 🎉 the plan,” she said.\n\nIt may—perhaps—fail."
WORDS = words_of(TEXT)


def said(marks: object, *, revision: object = 1, text: str = TEXT) -> dict[str, object]:
    return {"text": text_id(pieces(text, words_of(text))), "revision": revision, "marks": marks}


def heard_in(marks: object, *, revision: object = 1) -> Marked | None:
    return heard(said(marks, revision=revision), TEXT, WORDS, BOTH)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("slammed, the plan.", ["slammed", "the", "plan"]),
        ("“Rent-controlled” homes’ (£5m – 50%)", ["Rent-controlled", "homes", "£5m", "50%"]),
        ("plan—which failed", ["plan", "which", "failed"]),
        ("🎉 slammed\u200f.", ["🎉", "slammed"]),
        ("cafe\u0301s, قال المجلس؟", ["cafe\u0301s", "قال", "المجلس"]),
        ("don’t — … !", ["don’t"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_words_go_without_the_punctuation_around_them(text: str, words: list[str]) -> None:
    assert [text[word.start : word.end] for word in words_of(text)] == words


def test_each_line_is_a_paragraph() -> None:
    assert [word.paragraph for word in words_of("a b\n\nc\r\nd")] == [0, 0, 1, 2]


@given(st.text())
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    told = pieces(text, words_of(text))
    assert all(len(paragraph) % 2 == 1 for paragraph in told)
    joined = "".join("".join(filter(None, paragraph)) for paragraph in told)
    lost = [line for line in text.replace("\r", "\n").split("\n") if not words_of(line)]
    assert len(joined) == len(text) - sum(map(len, lost)) - text.count("\n") - text.count("\r")


def test_hidden_words_never_reach_the_browser() -> None:
    text = "The Daily Blaze! says dailyblaze.com, Blaze’s site."
    spans = [(4, 16), (22, 36), (38, 43)]
    told = pieces(text, words_of(text), spans)
    assert told == [
        ["", "The", " ", None, " ", None, " ", "says", " ", None, ", ", None, " ", "site", "."]
    ]
    assert "laze" not in json.dumps(told)


def test_no_two_categories_have_the_same_line() -> None:
    own = [Category(f"own-{number}", "Own", "is own") for number in range(5)]
    lines = [each["line"] for each in described([*own, LOADED])]
    assert lines[-1] == "wavy"
    assert len(set(lines)) == 6


def test_marks_become_offsets_in_characters_without_outer_punctuation() -> None:
    marked = heard_in([["loaded", 1, 1], ["hedge", 1, 4]])
    assert marked is not None
    assert [TEXT[mark.start : mark.end] for mark in marked.marks] == [
        "slammed",
        "slammed, 🎉 the plan",
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(["loaded", "hedge"]), st.integers(0, 10), st.integers(0, 10))
    )
)
def test_marks_come_back_as_they_were_sent(marks: list[tuple[str, int, int]]) -> None:
    marked = heard_in([list(mark) for mark in marks])
    assert marked is not None
    again = heard_in([list(mark) for mark in to_words(marked.marks, WORDS, BOTH)])
    assert again == marked


def test_saved_marks_that_fit_no_words_are_left_out() -> None:
    marks = [
        Mark("loaded", 6, 8),
        Mark("unknown", 6, 8),
        Mark("loaded", 13, 14),
        Mark("loaded", 0, 9_999),
        Mark("loaded", -5, -1),
        Mark("loaded", 9_999, 10_000),
    ]
    assert to_words(marks, WORDS, BOTH) == [("loaded", 1, 1)]


@pytest.mark.parametrize(
    "mark",
    [
        None,
        {},
        "loaded",
        [],
        ["loaded", 1],
        ["loaded", 1, 2, 3],
        ["unknown", 1, 2],
        [["loaded"], 1, 2],
        [1, 1, 2],
        ["loaded", "1", "2"],
        ["loaded", 1.0, 2.0],
        ["loaded", True, True],
        ["loaded", 2, 1],
        ["loaded", -1, 1],
        ["loaded", 0, len(WORDS)],
        ["loaded", 10**400, 10**400],
        ["loaded", 5, 7],
    ],
)
def test_a_mark_that_makes_no_sense_is_left_out(mark: object) -> None:
    assert heard_in([mark, ["hedge", 0, 0]]) == Marked(1, (Mark("hedge", 1, 5),))


@pytest.mark.parametrize("revision", [None, "1", 1.0, True, -1, MOST_REVISION + 1, 10**400])
def test_a_revision_that_makes_no_sense_is_not_heard(revision: object) -> None:
    assert heard_in([], revision=revision) is None


@pytest.mark.parametrize(
    "anything", [None, 1, "x", [], {}, {"revision": 1}, said("marks"), said(None), said({})]
)
def test_what_makes_no_sense_is_not_heard(anything: object) -> None:
    assert heard(anything, TEXT, WORDS, BOTH) is None


def test_the_name_of_a_text_tells_nothing_of_what_is_hidden() -> None:
    names = [f"Told the {name} twice." for name in ("Blaze", "Courier")]
    told = [text_id(pieces(text, words_of(text), [(9, text.index(" twice"))])) for text in names]
    assert told[0] == told[1] != text_id(pieces(names[0], words_of(names[0])))


def test_what_was_said_of_another_text_is_not_heard() -> None:
    assert heard(said([["loaded", 0, 0]], text="Another"), TEXT, WORDS, BOTH) is None


def test_more_marks_than_there_can_be_are_cut() -> None:
    text = "word " * (MOST_MARKS + 50)
    marks = [["loaded", number, number] for number in range(MOST_MARKS + 50)]
    marked = heard(said(marks, text=text), text, words_of(text), BOTH)
    assert marked is not None
    assert len(marked.marks) == MOST_MARKS


def test_marks_of_one_category_that_overlap_are_one() -> None:
    marks = [Mark("loaded", 0, 5), Mark("hedge", 2, 8), Mark("loaded", 4, 9), Mark("loaded", 9, 12)]
    assert merged(marks) == (Mark("loaded", 0, 9), Mark("hedge", 2, 8), Mark("loaded", 9, 12))
