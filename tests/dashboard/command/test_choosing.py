"""What the options of the command line say about words."""

from pathlib import Path

import pytest

from dashboard.command.choosing import ChoiceError, choose
from metrics.lexicon import LexiconError


def test_no_options_choose_nothing() -> None:
    assert not choose([], [], [])


def test_a_term_is_left_out_of_every_list_that_has_it() -> None:
    assert choose([], ["Shameful"], []).exclusions.terms == {("loaded_terms", "shameful")}
    assert {name for name, _ in choose([], ["claimed"], []).exclusions.terms} >= {"reporting_verbs"}


def test_a_term_of_an_own_list_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("# extends: hedges\nterm,category\nzork,modal\n", encoding="utf-8")
    choices = choose([path], ["zork"], [])
    assert choices.exclusions.terms == {("hedges", "zork")}
    assert choices.own_lists() == ["mine.csv (1 term, added to the hedges)"]


def test_a_category_is_left_out_of_its_family() -> None:
    chosen = choose([], [], ["loaded:charged verb", " hedge : modal"]).exclusions.categories
    assert chosen == {("loaded", "charged_verb"), ("hedge", "modal")}


def test_a_term_on_no_list_is_named_with_those_like_it() -> None:
    with pytest.raises(ChoiceError, match=r"'shamefull' is on no list; there is shameful"):
        choose([], ["shamefull"], [])


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("shameful", "FAMILY:CATEGORY"),
        ("loadd:alarm", "families are loaded"),
        ("loaded:alarms", "there is alarm"),
        ("hedge:zzzz", "modal"),
        ("label", "perhaps loaded:label"),
        ("hedge", "hedge:modal"),
    ],
)
def test_an_unknown_category_is_named_with_the_known_ones(pair: str, said: str) -> None:
    with pytest.raises(ChoiceError) as error:
        choose([], [], [pair])
    assert said in str(error.value)


@pytest.mark.parametrize("family", ["", "loaded:"])
def test_what_is_repeated_is_one_short_line_without_control_characters(family: str) -> None:
    hostile = f"{family}\x1b[31m\n{'x' * 100_000}"
    terms, pairs = ([], [hostile]) if family else ([hostile], [])
    with pytest.raises(ChoiceError) as error:
        choose([], terms, pairs)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 400


def test_a_list_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("term,category\nx,label\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="does not say which list"):
        choose([path], [], [])
