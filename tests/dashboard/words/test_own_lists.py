"""Word lists that people bring: what they are for, and what is wrong with them."""

import pytest

from dashboard.words.own_lists import EXAMPLE, doubts, names, read_own_list, stated_use
from metrics.lexicon import LexiconError, parse_lexicon

ROWS = "term,category\nbridgegate,label\n"


@pytest.mark.parametrize(
    ("head", "name", "way"),
    [
        ("# extends: loaded_terms", "loaded_terms", "add"),
        ("# Replaces: hedges.csv", "hedges", "replace"),
        ("# title: x\n# extends: boosters", "boosters", "add"),
    ],
)
def test_the_head_says_what_a_file_is_for(head: str, name: str, way: str) -> None:
    own = read_own_list("mine.csv", f"{head}\n{ROWS}".encode())
    assert (own.file, own.name, own.way, own.lexicon.name) == ("mine.csv", name, way, name)


@pytest.mark.parametrize(
    ("head", "line", "said"),
    [
        ("", 1, "# extends: loaded_terms"),
        ("# title: x\n# extends: loaded_term\n", 2, "did you mean loaded_terms"),
        ("# replaces: verbs of motion\n", 1, "known are"),
        ("# extends: hedges\n# replaces: hedges\n", 2, "more than once"),
        ("# extends: a\n# title: x\n# extends: a\n# extends: a\n", 3, "more than once"),
        ("# extends: a\x1b[31m" + "x" * 90_000 + "\n", 1, "no list 'a\\x1b[31mxxx"),
    ],
)
def test_a_file_that_is_for_nothing_is_refused(head: str, line: int, said: str) -> None:
    with pytest.raises(LexiconError) as error:
        read_own_list("mine.csv", f"{head}{ROWS}".encode())
    assert str(error.value).startswith(f"mine.csv, line {line}: ")
    assert said in str(error.value)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 400


def test_a_file_that_says_nothing_can_be_used_for_anything() -> None:
    assert stated_use(parse_lexicon(ROWS.encode(), "mine.csv")) is None
    assert names()[0] == "loaded_terms"
    assert len(set(names())) == len(names()) > 5


def test_the_example_that_is_offered_can_be_used() -> None:
    own = read_own_list(EXAMPLE.name, EXAMPLE.read_bytes())
    assert (own.name, own.way) == ("loaded_terms", "add")
    assert any(entry.literal_in for entry in own.lexicon.entries)


@pytest.mark.parametrize(
    ("head", "category", "said"),
    [
        ("", "chargd_verb", "mine.csv, line 3 and 1 more: the loaded terms have no category"),
        ("", "Charged verb", "did you mean charged_verb?"),
        ("", "zzzz", "known are"),
    ],
)
def test_a_category_that_may_be_misspelt_is_doubted(head: str, category: str, said: str) -> None:
    content = f"# extends: loaded_terms\n{head}term,category\na,{category}\nb,label\nc,{category}\n"
    [doubt] = doubts(read_own_list("mine.csv", content.encode()))
    assert said in doubt
    assert f"# categories: {category} = " in doubt


def test_a_category_that_is_known_or_declared_is_not_doubted() -> None:
    content = (
        b"# extends: loaded_terms\n# categories: bridges = words of bridges\n"
        b"term,category\na,bridges\nb,label\n"
    )
    assert doubts(read_own_list("mine.csv", content)) == []
