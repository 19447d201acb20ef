"""The lexicons as they are browsed."""

from pathlib import Path

import pytest

from dashboard import word_lists
from dashboard.word_lists import condition, table
from metrics.lexicon import Entry, LexiconError, load_lexicon

LIST = """\
# title: Words that hedge
# version: 3
# licence: CC0-1.0
# sources: Hyland 2005
# sources: our own reading
# categories: modal = verbs that leave it open; adverb = the same as an adverb
# categories: charged_verb = a verb, and more
term,category,gloss,prev_is,prev_not,next_is,next_not,case,needs
may,modal,it is possible,,,,<number>,lower,
perhaps,adverb,it is possible,,,,,,
don't know,charged_verb,,not,,,,,
"""


@pytest.fixture
def words(tmp_path: Path) -> word_lists.WordList:
    (tmp_path / "hedges.csv").write_text(LIST, encoding="utf-8")
    [loaded] = word_lists.load_all(tmp_path)
    return loaded


def test_what_a_list_says_about_itself(words: word_lists.WordList) -> None:
    assert (words.name, words.title) == ("hedges", "Words that hedge")
    assert (words.version, words.licence) == ("3", "CC0-1.0")
    assert words.sources == ("Hyland 2005", "our own reading")
    assert words.categories == {
        "adverb": "the same as an adverb",
        "charged_verb": "a verb, and more",
        "modal": "verbs that leave it open",
    }


def test_a_list_that_says_nothing_goes_by_its_file_s_name(tmp_path: Path) -> None:
    (tmp_path / "odd_words.csv").write_text("term,category\nodd,plain\n", encoding="utf-8")
    [loaded] = word_lists.load_all(tmp_path)
    assert (loaded.title, loaded.version, loaded.sources) == ("Odd words", "", ())
    assert loaded.categories == {"plain": ""}


def test_a_broken_list_is_the_engine_s_error(tmp_path: Path) -> None:
    (tmp_path / "broken.csv").write_text("word\nodd\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"broken\.csv"):
        word_lists.load_all(tmp_path)


def test_every_entry_has_a_row(words: word_lists.WordList) -> None:
    assert table(words).to_dict("list") == {
        "Term": ["may", "perhaps", "don't know"],
        "Category": ["modal", "adverb", "charged verb"],
        "In plain words": ["it is possible", "it is possible", ""],
        "Counts": ["not before a number; in small letters, not as a name", "always", "after “not”"],
    }


@pytest.mark.parametrize(
    ("search", "categories", "found"),
    [
        ("MAY", [], ["may"]),
        ("possible", [], ["may", "perhaps"]),
        ("don’t  know", [], ["don't know"]),
        ("possible", ["adverb"], ["perhaps"]),
        ("", ["modal", "adverb"], ["may", "perhaps"]),
        ("unheard of", [], []),
    ],
)
def test_search_and_categories(
    words: word_lists.WordList, search: str, categories: list[str], found: list[str]
) -> None:
    assert table(words, search, categories)["Term"].tolist() == found


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (Entry("a", "b", prev_not=("to", "not")), "not after “to” or “not”"),
        (
            Entry("a", "b", next_is=("<capital>", "<end>", "of")),
            "before a word with a capital, a stop or the end of a line or “of”",
        ),
        (Entry("a", "b", prev_is=("<start>",)), "after the start of a sentence"),
        (
            Entry("a", "b", case="capital", needs="content"),
            "with a capital, as a name; with what was said",
        ),
    ],
)
def test_conditions_in_words(entry: Entry, told: str) -> None:
    assert condition(entry).startswith(told)


def test_the_lists_that_ship_are_all_there_and_whole() -> None:
    lists = word_lists.load_all()
    assert [words.name for words in lists[:3]] == ["loaded_terms", "hedges", "boosters"]
    for words in lists:
        assert len(table(words)) == len(load_lexicon(words.path).entries)
