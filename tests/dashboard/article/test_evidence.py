"""The tables beside an article."""

import pandas as pd
import pytest

import metrics
from dashboard.article.evidence import (
    AROUND,
    cue_table,
    in_place,
    is_page,
    removed_table,
    ways_to_leave_out,
)
from data.cleaning import RULES, Removed, to_json
from metrics.method import Exclusions, default_method


def test_every_cue_is_a_row_with_its_words_and_offsets() -> None:
    text = "Officials said the bridge may close.\n\n“It could fall,” she said."
    cues = metrics.cues(text)
    table = cue_table(text, cues)
    assert len(table) == len(cues) >= 3
    for row in table.to_dict("records"):
        assert text[row["from character"] : row["to character"]] == row["words"]
        assert row["words"] in row["in its place"]
    said = table[table["words"] == "said"].iloc[0]
    assert (said["source"], said["source kind"]) == ("Officials", "unnamed")
    voices = dict(zip(table["words"], table["voice"], strict=True))
    assert voices["may"] == "in the outlet's own voice"
    assert voices["could"] == "inside quotation marks"
    assert table["sentence"].min() == 1


def test_no_cues_make_an_empty_table() -> None:
    assert cue_table("", metrics.cues("")).empty


@pytest.mark.parametrize(
    "text, told",
    [
        ("It may rain.", "It may rain."),
        ("x" * 100 + " may " + "y" * 100, f"…{'x' * (AROUND - 1)} may {'y' * (AROUND - 1)}…"),
        ("one two three " * 9 + "may" + " four five six" * 9, None),
        ("a\n\nmay\nb", "a may b"),
    ],
)
def test_words_are_shown_in_their_place(text: str, told: str | None) -> None:
    start = text.index("may")
    shown = in_place(text, start, start + 3)
    assert "may" in shown and len(shown) <= 2 * AROUND + 5
    if told is None:
        assert shown.startswith("…") and shown.endswith("…")
        assert all(word in text.split() for word in shown.strip("…").split())
    else:
        assert shown == told


def test_the_ledger_says_why_each_line_went() -> None:
    rule = RULES[0]
    ledger = to_json([Removed(rule.name, 3, "Exit <b>mobile</b>"), Removed("unheard of", 9, "x")])
    table = removed_table(ledger)
    assert table.to_dict("records") == [
        {"line": 3, "removed": "Exit <b>mobile</b>", "why": rule.reason},
        {"line": 9, "removed": "x", "why": "unheard of"},
    ]
    assert list(removed_table("[]").columns) == list(table.columns)


def test_cues_are_left_alone() -> None:
    cues = metrics.cues("It may rain.")
    before = cues.copy()
    cue_table("It may rain.", cues)
    pd.testing.assert_frame_equal(cues, before)


def test_a_cue_can_be_left_out_with_its_place_word_or_category() -> None:
    cues = metrics.cues("The mob’s anger grew. “We will go there at once.”").assign(article_id="a")
    cues = cues[cues["family"].isin(["loaded", "citation"])]
    ways = dict(zip(cues["text"], ways_to_leave_out(cues, default_method()), strict=True))
    mob = ways["mob’s"] if "mob’s" in ways else ways["mob"]
    start = len("The ")
    assert mob["This place"] == Exclusions(cues=frozenset({("a", "loaded", start)}))
    assert mob["This word"] == Exclusions(terms=frozenset({("loaded_terms", "mob")}))
    assert mob["This category"] == Exclusions(categories=frozenset({("loaded", "label")}))
    by_rule = next(each for text, each in ways.items() if text.startswith("We"))
    assert list(by_rule) == ["This place", "This category"]
    assert ways_to_leave_out(cues.iloc[:0], default_method()) == []


@pytest.mark.parametrize(
    ("file", "is_one"),
    [
        ("https://courier.example/pier", True), ("saved/Pier.HTML", True), ("a.zip/b.mht", True),
        ("crawl.warc.gz", True), ("pier.txt", False), ("", False), ("html.csv", False),
    ],
)  # fmt: skip
def test_a_page_is_told_from_other_files(file: str, is_one: bool) -> None:
    assert is_page(file) is is_one
