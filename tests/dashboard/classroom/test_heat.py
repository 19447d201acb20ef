"""The text as a class marked it: safe, complete, and told by more than colour."""

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

import dashboard
from dashboard.classroom.heat import heat_html, heat_legend_html, levels_of
from dashboard.classroom.hiding import HIDDEN
from dashboard.classroom.together import together
from data.classroom.parts import LONGEST_TEXT, Answer, Given, Mark
from tests.dashboard.classroom.pupils import ALL, LOADED, class_of

TEXT = "The reckless, shameful plan failed. Critics cared.\n\nNobody else did."
HOSTILE = "<img src=x onerror=\"alert(1)\"> & <script>x</script> “$a$” 'b' </mark></p>\ud800"
CSS = (Path(dashboard.__file__).parent / "style" / "heat.css").read_text(encoding="utf-8")


class Reader(HTMLParser):
    """What a browser would make of it; fails where tags do not nest or are not expected."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.marks: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == {0: "div", 1: "p", 2: "mark"}[len(self.open)]
        said = dict(attrs)
        assert set(said) <= {"class", "dir", "data-tip", "tabindex"}
        self.open.append(tag)
        if tag == "p":
            self.paragraphs.append("")
        if tag == "mark":
            self.marks.append(("", str(said["class"]), str(said["data-tip"])))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert "p" in self.open
        self.paragraphs[-1] += data
        if self.open[-1] == "mark":
            text, *rest = self.marks[-1]
            self.marks[-1] = (text + data, rest[0], rest[1])


def read(text: str, *marked: list[str], hidden: list[tuple[int, int]] | None = None) -> Reader:
    return Reader(heat_html(text, class_of(text, *marked), LOADED.key, hidden or []))


def test_a_text_by_hand() -> None:
    found = read(TEXT, *[["reckless, shameful", "Critics"]] * 2, ["reckless"], ["plan"], [], [])
    assert found.paragraphs == [
        "The reckless, shameful plan failed. Critics cared.",
        "Nobody else did.",
    ]
    assert found.marks == [
        ("reckless", "heat heat-3", "3 of 6"),
        ("shameful", "heat heat-2", "2 of 6"),
        ("plan", "heat heat-1", "1 of 6"),
        ("Critics", "heat heat-2", "2 of 6"),
    ]


def test_neighbours_of_one_level_have_one_mark_that_tells_both_counts() -> None:
    marked = [["reckless, shameful plan"]] * 3 + [["reckless"]] + [[]] * 6
    assert read(TEXT, *marked).marks == [("reckless, shameful plan", "heat heat-2", "3 to 4 of 10")]


def test_a_mark_ends_with_its_sentence_and_its_paragraph() -> None:
    found = read("One two. Three\rfour\nfive", *[["One two. Three\rfour\nfive"]] * 5)
    assert [mark[0] for mark in found.marks] == ["One two", "Three", "four", "five"]
    assert found.paragraphs == ["One two. Three", "four", "five"]


def test_levels_are_fifths_rounded_up() -> None:
    marked = np.array([0, 1, 5, 6, 11, 12, 16, 17, 22, 23, 28])
    assert levels_of(marked, 28).tolist() == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert levels_of(np.array([0, 1, 2, 3, 4, 5]), 5).tolist() == [0, 1, 2, 3, 4, 5]
    assert levels_of(np.array([0]), 0).tolist() == [0]


@pytest.mark.parametrize("readers", [5, 6, 7, 28, 30, 100])
def test_the_legend_says_what_the_levels_are(readers: int) -> None:
    legend = heat_legend_html(readers)
    levels = levels_of(np.arange(1, readers + 1), readers).tolist()
    for level in range(1, 6):
        of_level = [count for count, each in enumerate(levels, start=1) if each == level]
        told = re.search(rf'heat-{level}">([^<]*)<', legend)
        assert told
        numbers = [int(each) for each in told[1].split(" to ")]
        assert (numbers[0], numbers[-1]) == (of_level[0], of_level[-1])
    assert legend.endswith(f" of {readers}</p>")


def test_of_too_few_nothing_is_shown() -> None:
    found = read(TEXT, *[["plan"]] * 4)
    assert found.marks == []
    assert found.paragraphs[0].startswith("The reckless")
    assert heat_legend_html(4) == ""


@pytest.mark.parametrize("marked", [HOSTILE, "and", "First"])
def test_hostile_text_is_text(marked: str) -> None:
    text = f"First {HOSTILE} and {HOSTILE}"
    source = heat_html(text, class_of(text, *[[marked]] * 5), LOADED.key)
    assert "<script" not in source
    assert "<img" not in source
    source.encode("utf-8")
    assert Reader(source).paragraphs == [text.replace("\ud800", "?")]


def test_an_empty_text_has_no_paragraph() -> None:
    assert read("").paragraphs == []
    assert heat_html("", class_of("", *[[]] * 5), LOADED.key).startswith(
        '<div class="slantwise-text'
    )


def test_what_is_longer_than_a_lesson_is_cut() -> None:
    text = "bad " * (LONGEST_TEXT // 4 + 10)
    found = read(text, *[[text]] * 5)
    assert len(found.paragraphs[0]) == LONGEST_TEXT
    assert len(found.marks) == 1


@pytest.mark.parametrize(
    ("hidden", "shown", "marked"),
    [
        ([(4, 12)], "The ▇▇▇, shameful plan failed.", "▇▇▇, shameful"),
        ([(0, 12)], "▇▇▇, shameful plan failed.", ", shameful"),
        ([(14, 27)], "The reckless, ▇▇▇ failed.", "reckless, ▇▇▇"),
        ([(6, 8), (7, 9), (9, 10), (5, 5), (9, 3)], "The re▇▇▇ss, shameful plan failed.",
         "re▇▇▇ss, shameful"),
        ([(0, 35)], "▇▇▇", None),
        ([(0, 35), (4, 12)], "▇▇▇", None),
        ([(0, 2), (33, 400)], "▇▇▇e reckless, shameful plan faile▇▇▇", "reckless, shameful"),
    ],
)  # fmt: skip
def test_hidden_stretches_are_blocks(
    hidden: list[tuple[int, int]], shown: str, marked: str | None
) -> None:
    text = "The reckless, shameful plan failed."
    found = read(text, *[["reckless, shameful"]] * 5, hidden=hidden)
    assert found.paragraphs == [shown]
    assert [mark[0] for mark in found.marks] == ([marked] if marked else [])


def test_what_is_hidden_over_paragraphs_is_hidden_in_each() -> None:
    found = read("One bad\nworse\nend two", *[["bad"]] * 5, hidden=[(4, 17)])
    assert found.paragraphs == ["One ▇▇▇", "▇▇▇", "▇▇▇ two"]


TEXTS = (
    TEXT,
    "𐐀𐐁𐐂 👩‍🏫 teach 🎓𐐃.\r\nNext 𐐀𐐁!",
    "שלום עולם. مرحبا (بالعالم)!\n\ne\u0301te\u0301 <b>&amp;",
)


@for_all(st.data())
def test_every_character_is_shown_once_and_marks_are_where_pupils_marked(
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    place = st.integers(0, len(text))
    marks = st.lists(st.builds(Mark, st.just(LOADED.key), place, place), max_size=4).map(tuple)
    each = data.draw(st.lists(marks, min_size=5, max_size=7))
    given = [Given(n, Answer(0, marks=marks, finished=True)) for n, marks in enumerate(each)]
    found = together(text, 0, ALL, given)
    shown = Reader(heat_html(text, found, LOADED.key))
    assert shown.paragraphs == [line for line in re.split("[\r\n]", text) if line]
    words = zip(found.words.start, found.words.end, found.marked[LOADED.key], strict=True)
    marked = [text[start:end] for start, end, count in words if count]
    parts = [part for mark in shown.marks for part in re.split(r"[\r\n\s]+", mark[0])]
    assert sum(word in "".join(parts) for word in marked) == len(marked)
    hidden = data.draw(st.lists(st.tuples(place, place), max_size=3))
    blind = "".join(Reader(heat_html(text, found, LOADED.key, hidden)).paragraphs)
    gone = {at for start, end in hidden for at in range(start, end)}
    kept = [char for at, char in enumerate(text) if at not in gone and char not in "\r\n"]
    assert blind.replace(HIDDEN, "") == "".join(kept)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_levels_can_be_read_and_told_apart_without_colour() -> None:
    rules = re.findall(
        r"heat-(\d) \{ background: light-dark\((#\w{6}), (#\w{6})\);"
        r" text-decoration-thickness: (\d)px; \}",
        CSS,
    )
    assert [rule[0] for rule in rules] == ["1", "2", "3", "4", "5"]
    assert [int(rule[3]) for rule in rules] == [1, 2, 3, 4, 5]
    line = re.search(r"--heat-line: light-dark\((#\w{6}), (#\w{6})\)", CSS)
    assert line
    for theme, (text, page) in enumerate((("#111111", "#FCFCFA"), ("#F2F2EE", "#121212"))):
        tints = [rule[1 + theme] for rule in rules]
        assert min(contrast(text, tint) for tint in tints) >= 4.5
        assert min(contrast(line[1 + theme], tint) for tint in tints) >= 3
        far = [contrast(page, tint) for tint in tints]
        assert far == sorted(far)
        assert far[0] > 1.05
