"""Choices: the method they make, and that everything left out is told."""

import pandas as pd

import metrics
from dashboard.choices import (
    Choices,
    OwnList,
    own_list,
    told_in,
    with_left_out,
    without,
)
from dashboard.choices import (
    left_out as everything_left_out,
)
from metrics.lexicon import parse_lexicon
from metrics.method import Exclusions, default_method

CONTENT = b"term,category\nbridgegate,label\n"
HOSTILE = "<img src=x onerror=alert(1)>.csv"


def left_out(*terms: str) -> Exclusions:
    return Exclusions(terms=frozenset(("loaded_terms", term) for term in terms))


def a_list(file: str = "mine.csv", content: bytes = CONTENT) -> OwnList:
    return own_list(file, content, parse_lexicon(content, file), "loaded_terms", "add")


EVERYTHING = Choices(
    Exclusions(
        frozenset({("loaded_terms", "slammed"), ("hedges", "may")}),
        frozenset({("loaded", "charged_verb")}),
        frozenset({("abc", "hedge", 120)}),
    ),
    (a_list(),),
)


def test_nothing_chosen_is_the_method_that_comes_with_slantwise() -> None:
    assert not Choices()
    assert Choices().method is default_method()
    assert (Choices().key, Choices().status(), Choices().told()) == ("", "", "")
    assert Choices().told_briefly() == ""


def test_lists_and_exclusions_are_in_the_method() -> None:
    text = "Bridgegate: the mayor slammed it."
    method = Choices(left_out("slammed"), (a_list(),)).method
    cues = metrics.cues(text, method)
    assert cues.loc[cues["family"] == "loaded", "text"].to_list() == ["Bridgegate"]


def test_keys_are_equal_for_equal_choices_alone() -> None:
    one = Choices(left_out("slammed"), (a_list(),))
    assert one.key == Choices(left_out("slammed"), (a_list(),)).key
    others = [
        Choices(),
        Choices(left_out("slammed")),
        Choices(left_out("blasted"), (a_list(),)),
        Choices(left_out("slammed"), (a_list(content=CONTENT + b"x,label\n"),)),
        Choices(left_out("slammed"), (a_list(), a_list(content=CONTENT + b"x,label\n"))),
        Choices(Exclusions(categories=frozenset({("loaded_terms", "slammed")})), (a_list(),)),
    ]
    assert len({one.key, *(each.key for each in others)}) == len(others) + 1


def test_the_status_counts() -> None:
    assert Choices(left_out("slammed")).status() == "1 word left out"
    assert EVERYTHING.status() == (
        "2 words left out, 1 category left out, 1 single place left out, 1 list of your own"
    )


def test_a_word_on_two_lists_is_one_word() -> None:
    twice = Exclusions(terms=frozenset({("loaded_terms", "claim"), ("reporting_verbs", "claim")}))
    assert Choices(twice).status() == "1 word left out"


def test_everything_is_told() -> None:
    told = EVERYTHING.told()
    for part in (
        "“slammed” (loaded terms)",
        "“may” (hedges)",
        "category charged verb",
        "hedge at character 120 of article abc",
        "mine.csv (1 term, added to the loaded terms)",
    ):
        assert part in told


def test_a_long_list_is_told_in_full_and_briefly() -> None:
    words = [f"word{number:02}" for number in range(30)]
    choices = Choices(left_out(*words))
    assert all(word in choices.told() for word in words)
    assert choices.told_briefly() == "Not counted: “word00”, “word01”, “word02”, 27 more."
    assert len(Choices(left_out("x" * 300)).told_briefly()) < 80
    assert len(Choices(lists=tuple(a_list(f"{n}{HOSTILE}") for n in range(9))).told_briefly()) < 300


def test_exclusions_add_up_and_go_back() -> None:
    both = with_left_out(left_out("a"), left_out("b"))
    assert both == left_out("a", "b")
    assert without(both, left_out("b")) == left_out("a")
    assert not without(left_out("a"), left_out("a"))


def test_a_table_says_what_was_left_out_and_which_lists_were_used() -> None:
    table = pd.DataFrame({"a": [1, 2]})
    assert list(told_in(table, Choices()).columns) == ["a"]
    told = told_in(table, EVERYTHING)
    assert set(told["left_out"]) == {"; ".join(EVERYTHING.left_out())}
    assert set(told["own_lists"]) == {"mine.csv (1 term, added to the loaded terms)"}
    assert set(told_in(table, Choices(lists=(a_list(),)))["left_out"]) == {""}


def test_each_line_puts_back_what_it_tells() -> None:
    left = EVERYTHING.exclusions
    lines = everything_left_out(left, lambda article_id, start: f"in {article_id} at {start}")
    assert len(lines) == 4
    assert lines[-1].told == "the hedge in abc at 120"
    for one in lines:
        left = without(left, one.back)
    assert not left
