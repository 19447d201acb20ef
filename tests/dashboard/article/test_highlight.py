"""The marked text: safe, complete, and with a mark for every cue."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dashboard
import metrics
from dashboard.article.highlight import SOURCE, Options, highlight, marked_line, tip, visible
from dashboard.families import FAMILIES, SHOWN_FIRST, family, who

COLUMNS = ["start", "end", "family", "category", "voice", "gloss"]
NOBODY = dict.fromkeys(SOURCE, "")
HOSTILE = "<img src=x onerror=\"alert(1)\"> & <script>x</script> “$a$” 'b'"


def cues(*rows: tuple[int, int, str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS).assign(**NOBODY)


NONE = cues()


class Reader(HTMLParser):
    """What a browser would make of the marked text; fails where tags do not nest."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.open: list[str] = []
        self.inside: list[dict[str, str | None]] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"div", "p", "mark"}
        self.open.append(tag)
        if tag == "p":
            self.paragraphs.append("")
        if tag == "mark":
            mark: dict[str, str | None] = {**dict(attrs), "text": ""}
            self.marks.append(mark)
            self.inside.append(mark)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "mark":
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        assert "p" in self.open, "text outside a paragraph"
        self.paragraphs[-1] += data
        for mark in self.inside:
            mark["text"] = f"{mark['text']}{data}"


def test_a_mark_stands_around_the_words_of_each_cue() -> None:
    text = "The council slammed the plan, which may close."
    found = cues(
        (12, 19, "loaded", "charged_verb", "narrator", "criticised"),
        (36, 39, "hedge", "modal", "narrator", ""),
    )
    page = Reader(highlight(text, found))
    assert page.paragraphs == [text]
    assert [mark["text"] for mark in page.marks] == ["slammed", "may"]
    assert [mark["class"] for mark in page.marks] == ["cue cue-loaded", "cue cue-hedge"]
    assert page.marks[0]["data-tip"] == (
        "Loaded term (charged verb), in the outlet's own voice.\nIn plain words: criticised."
    )
    assert page.marks[1]["data-tip"] == (
        "Hedge (modal), in the outlet's own voice.\nLeaves room for doubt."
    )


def test_quoted_cues_look_and_read_differently() -> None:
    found = cues((0, 4, "loaded", "label", "quoted", ""))
    (mark,) = Reader(highlight("Thug", found)).marks
    assert "cue-quoted" in str(mark["class"]).split()
    assert "inside quotation marks" in str(mark["data-tip"])


@pytest.mark.parametrize("keyboard, tabindex", [(False, "-1"), (True, "0")])
def test_marks_are_keyboard_stops_only_where_asked(keyboard: bool, tabindex: str) -> None:
    found = cues((0, 3, "hedge", "modal", "narrator", ""))
    (mark,) = Reader(highlight("May", found, Options(keyboard_stops=keyboard))).marks
    assert mark["tabindex"] == tabindex


def test_families_and_voices_can_be_left_out() -> None:
    found = cues(
        (0, 1, "loaded", "label", "narrator", ""),
        (2, 3, "hedge", "modal", "narrator", ""),
        (4, 5, "hedge", "modal", "quoted", ""),
    )
    options = Options(families=frozenset({"hedge"}), voices=frozenset({"narrator"}))
    page = Reader(highlight("a b c", found, options))
    assert [mark["text"] for mark in page.marks] == ["b"]
    assert visible(found, options).index.tolist() == [1]


def test_nested_cues_nest() -> None:
    found = cues(
        (0, 17, "citation", "direct", "quoted", ""), (2, 10, "loaded", "label", "quoted", "")
    )
    source = highlight("a shameful matter", found)
    assert source.index("cue-citation") < source.index("cue-loaded")
    assert [mark["text"] for mark in Reader(source).marks] == ["a shameful matter", "shameful"]


def test_crossing_cues_go_on_in_a_second_mark_that_is_no_keyboard_stop() -> None:
    found = cues(
        (0, 5, "loaded", "label", "narrator", ""), (3, 8, "hedge", "modal", "narrator", "")
    )
    page = Reader(highlight("abcdefgh", found, Options(keyboard_stops=True)))
    assert [mark["text"] for mark in page.marks] == ["abcde", "de", "fgh"]
    assert ["tabindex" in mark for mark in page.marks] == [True, True, False]
    assert page.marks[1]["data-tip"] == page.marks[2]["data-tip"]


def test_cues_of_the_same_words_share_one_tip_and_one_stop() -> None:
    found = cues(
        (0, 7, "citation", "indirect", "narrator", ""),
        (0, 7, "loaded", "charged_verb", "narrator", ""),
    )
    outer, inner = Reader(highlight("slammed", found, Options(keyboard_stops=True))).marks
    assert "data-tip" not in outer and "tabindex" not in outer
    assert "Citation" in str(inner["data-tip"]) and "Loaded term" in str(inner["data-tip"])


def test_a_cue_over_two_paragraphs_is_marked_in_both() -> None:
    found = cues((4, 12, "citation", "direct", "quoted", ""))
    page = Reader(highlight("one two\n\nthree", found))
    assert page.paragraphs == ["one two", "three"]
    assert [mark["text"] for mark in page.marks] == ["two", "thr"]


def test_hostile_text_glosses_and_names_are_shown_as_text() -> None:
    name = '"><script>alert(1)</script>'
    found = cues((0, 4, name, name, name, HOSTILE))
    source = highlight(
        HOSTILE, found, Options(families=frozenset({name}), voices=frozenset({name}))
    )
    page = Reader(source)
    assert page.paragraphs == [HOSTILE]
    assert HOSTILE in str(page.marks[0]["data-tip"])
    assert page.marks[0]["class"] == "cue cue-other"
    assert "<script" not in source and "<img" not in source


@pytest.mark.parametrize(
    "language, kept", [("en", True), ("pt-BR", True), ('en" onclick="x', False)]
)
def test_only_a_real_language_tag_gets_into_the_page(language: str, kept: bool) -> None:
    source = highlight("x", NONE, Options(language=language))
    assert (f'lang="{language}"' in source) is kept
    assert "onclick" not in source


def test_a_very_long_text_is_cut() -> None:
    found = cues((2, 9, "hedge", "modal", "narrator", ""), (7, 9, "hedge", "modal", "narrator", ""))
    page = Reader(highlight("abcdefghijkl", found, Options(longest=5)))
    assert page.paragraphs == ["abcde"]
    assert [mark["text"] for mark in page.marks] == ["cde"]


def test_half_a_surrogate_pair_does_not_stop_the_page() -> None:
    highlight("a\ud800b", NONE).encode("utf-8")


def test_an_empty_text_is_an_empty_page() -> None:
    assert Reader(highlight("", NONE)).paragraphs == []


def test_arguments_are_left_alone() -> None:
    found = cues((0, 1, "hedge", "modal", "narrator", ""))
    before = found.copy()
    highlight("a", found)
    pd.testing.assert_frame_equal(found, before)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, pd.DataFrame]:
    text = draw(st.text(alphabet=st.sampled_from("ab <>&\"'\n“é\u202e"), max_size=60))
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        names = st.sampled_from([*FAMILIES, "new"])
        rows.append(
            (start, end, draw(names), "c", draw(st.sampled_from(["narrator", "quoted"])), "")
        )
    return text, cues(*rows)


@given(marked_texts())
def test_no_character_is_lost_and_every_cue_is_marked(given_: tuple[str, pd.DataFrame]) -> None:
    text, found = given_
    options = Options(families=frozenset([*FAMILIES, "new"]))
    page = Reader(highlight(text, found, options))
    assert page.paragraphs == re.findall(r"[^\n]+", text)
    for number, row in found.iterrows():
        words = re.sub(r"\n", "", text[row["start"] : row["end"]])
        alone = Reader(highlight(text, found.loc[[number]], options)).marks
        assert "".join(str(mark["text"]) for mark in alone) == words


def test_every_cue_of_an_article_is_marked_once() -> None:
    text = (
        "“We may never know,” the minister reportedly said.\n\n"
        "Officials said the bridge could close. It clearly will, according to a report."
    )
    found = metrics.cues(text)
    assert len(found) >= 3
    source = highlight(text, found, Options(families=frozenset(FAMILIES)))
    assert source.count("<mark") == len(found)
    words = [
        html.unescape(re.sub(r"<[^>]+>", "", mark))
        for mark in re.findall(r"<mark.*?</mark>", source)
    ]
    assert set(words) <= set(found["text"])


def test_tips_end_once_and_say_the_voice() -> None:
    assert tip("loaded", "label", "narrator", "group.").endswith("In plain words: group.")
    assert tip("citation", "direct", "quoted", "a source's words").splitlines() == [
        "Citation (direct), inside quotation marks.",
        "A source's words.",
    ]


@pytest.mark.parametrize(
    ("gloss", "told"),
    [
        ("criticise", "In plain words: criticise."),
        ("allows no exception", "Why it counts: allows no exception."),
        (
            "a charged name: say plainly who is meant",
            "Why it counts: a charged name. Say plainly who is meant.",
        ),
        ("(a mocking nickname)", "Why it counts: a mocking nickname."),
        ("", "Carries a judgement where a neutral word exists."),
    ],
)
def test_a_reason_is_not_called_plainer_words(gloss: str, told: str) -> None:
    assert tip("loaded", "label", "narrator", gloss).splitlines()[1] == told


def test_an_unknown_family_has_a_readable_name() -> None:
    assert family("own_words").label == "Own words"


def test_families_beside_the_main_numbers_are_marked_only_when_asked_for() -> None:
    found = metrics.cues("If it rains, officials want the bridge closed. It may close.")
    beside = set(FAMILIES) - SHOWN_FIRST
    assert beside & set(found["family"])
    first = highlight("If it rains, officials want the bridge closed. It may close.", found)
    assert not any(f"cue-{name}" in first for name in beside)
    assert "cue-hedge" in first


def test_every_family_has_a_line_of_its_own() -> None:
    rules = (Path(dashboard.__file__).parent / "style" / "marks.css").read_text(encoding="utf-8")
    for name in FAMILIES:
        assert f"mark.cue-{name} {{" in rules
        assert f"--{name}: light-dark(" in rules
    assert len({each.line for each in FAMILIES.values()}) == len(FAMILIES)


def test_the_tip_of_a_citation_says_who_is_cited() -> None:
    text = "Officials said the bridge may close."
    marks = Reader(highlight(text, metrics.cues(text))).marks
    told = {mark["text"]: str(mark["data-tip"]).splitlines()[-1] for mark in marks}
    assert told["said"] == "Who: Officials (unnamed, official)."
    assert "Who:" not in told["may"]
    assert tip("citation", "direct", "narrator", "", HOSTILE).endswith(f"Who: {HOSTILE}.")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (("Ann\nLee", "named", "unknown"), "Ann Lee (named, type unknown)"),
        (("He", "named", "official"), "He (named before, official)"),
        (("she", "pronoun", "unknown"), "she (pronoun, type unknown)"),
        (("a study", "document", "document"), "a study (document)"),
        (("she", "", ""), "she"),
        (("", "named", "official"), ""),
    ],
)
def test_a_source_is_told_with_what_is_known_of_it(source: tuple[str, str, str], told: str) -> None:
    assert who(*source) == told


def test_a_part_alone_is_shown_with_the_marks_that_reach_into_it() -> None:
    text = "One bad day.\nA worse one."
    marks = cues((4, 15, "loaded", "x", "narrator", ""), (15, 20, "hedge", "x", "narrator", ""))
    reader = Reader(highlight(text, marks, part=(8, 20)))
    assert reader.paragraphs == ["day.", "A worse"]
    assert [(mark["text"], mark["class"]) for mark in reader.marks] == [
        ("day.", "cue cue-loaded"), ("A ", "cue cue-loaded"), ("worse", "cue cue-hedge")
    ]  # fmt: skip
    assert Reader(highlight(text, marks, part=(5, 5))).paragraphs == []
    short = Options(longest=10)
    assert Reader(highlight(text, marks, short, part=(8, 20))).paragraphs == ["da"]


def test_what_is_shared_is_marked_around_its_cues() -> None:
    marks = cues((4, 7, "loaded", "x", "narrator", ""), (4, 11, "citation", "x", "narrator", ""))
    reader = Reader(highlight("One bad day.", marks, shared=[(4, 11)]))
    classes = [mark["class"] for mark in reader.marks]
    assert classes == ["shared", "cue cue-citation", "cue cue-loaded"]
    assert [mark["text"] for mark in reader.marks] == ["bad day", "bad day", "bad"]


def test_the_cue_that_somebody_came_to_see_says_so() -> None:
    marks = cues((4, 7, "loaded", "x", "narrator", ""), (8, 11, "hedge", "x", "narrator", ""))
    reader = Reader(highlight("One bad day.", marks, Options(here=8)))
    assert [mark["class"] for mark in reader.marks] == ["cue cue-loaded", "cue cue-hedge here"]


def test_a_headline_is_marked_in_its_line() -> None:
    marks = cues((4, 7, "loaded", "x", "narrator", ""))
    line = marked_line("One bad <day>", marks, Options())
    assert line.startswith('One <mark class="cue cue-loaded"')
    assert line.endswith(">bad</mark> &lt;day&gt;")
    assert marked_line("One bad", marks, Options(families=frozenset())) == "One bad"
