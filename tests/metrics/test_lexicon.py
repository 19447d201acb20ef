from pathlib import Path

import pytest

from metrics.corpus import encode
from metrics.lexicon import FOLDER, Entry, Lexicon, LexiconError, load_lexicon
from metrics.matcher import Matcher
from metrics.word_types import Vocabulary

HEADER = "term,category,gloss,prev_is,prev_not,next_is,next_not,case,needs\n"


def hits(text: str, *entries: Entry) -> list[str]:
    """The terms found in a text, in order."""
    matcher = Matcher([Lexicon("mine", entries)])
    found = matcher.find(encode([text], Vocabulary(matcher.word_numbers)))["mine"]
    return [matcher.entries[number].term for number in found.entry.tolist()]


def term(text: str, **conditions: object) -> Entry:
    return Entry(text, "any", **conditions)  # pyright: ignore[reportArgumentType]


def test_longest_term_wins_and_terms_do_not_overlap() -> None:
    entries = [term("climate"), term("climate change"), term("change of heart")]
    assert hits("Climate change of heart. Climate.", *entries) == ["climate change", "climate"]


def test_a_chain_of_overlaps_keeps_every_second_term() -> None:
    entries = [term("a b"), term("b c"), term("c d")]
    assert hits("a b c d", *entries) == ["a b", "c d"]


def test_a_phrase_does_not_run_over_punctuation_or_paragraphs() -> None:
    entry = term("so called")
    assert hits("so, called. so called\nso\ncalled (so called) so (called)", entry) == [
        "so called",
        "so called",
    ]


def test_case_possessives_and_curly_apostrophes() -> None:
    assert hits("MOB rule, the mob’s rule, Mob.", term("mob")) == ["mob"] * 3
    assert hits("They don’t know", term("don't know")) == ["don't know"]


@pytest.mark.parametrize(
    ("entry", "yes", "no"),
    [
        (
            term("may", case="lower", next_not=("<number>",)),
            "It may rain. May we?",
            "in May 2024 may 5",
        ),
        (term("about", next_is=("<number>",)), "about 40, about forty", "about time"),
        (term("appears", next_not=("in", "at")), "It appears odd; appears", "appears in court"),
        (
            term("clear", prev_not=("not", "n't")),
            "clear, is clear",
            "not clear; isn't clear isn’t clear",
        ),
        (term("indeed", prev_is=("<start>",)), "Indeed, yes. Indeed", "it is indeed"),
        (term("rain", next_not=("then",)), "rain. Then rain", "rain then"),
        (term("rain", next_not=("<capital>",)), "rain. Then rain", "rain Then"),
        (term("say", next_is=("<end>",)), "as they say, so say", "say so"),
        (term("warns", next_is=("<quote>",)), 'He warns “now” and warns "now"', "warns now"),
        (term("labour", case="capital"), "Labour won; the Labour", "hard labour won the labour"),
        (term("mayor", next_is=("<capital>",)), "mayor Brandt, Mayor Hale", "mayor of"),
    ],
)
def test_conditions(entry: Entry, yes: str, no: str) -> None:
    assert len(hits(yes, entry)) == 2
    assert hits(no, entry) == []


def test_rows_with_different_conditions_are_alternatives() -> None:
    entries = [term("some", next_is=("<number>",)), term("some", next_is=("say",))]
    assert hits("some 40 some say some people", *entries) == ["some", "some"]


def test_every_lexicon_that_ships_is_whole() -> None:
    names = {path.stem for path in FOLDER.glob("*.csv")}
    assert names == {
        "loaded_terms", "hedges", "boosters", "reporting_verbs", "attribution_phrases", "sources"
    }  # fmt: skip
    for path in FOLDER.glob("*.csv"):
        lexicon = load_lexicon(path)
        about = dict(lexicon.about)
        assert {"title", "version", "licence", "sources"} <= set(about), path.name
        assert len(set(lexicon.entries)) == len(lexicon.entries), path.name
        assert all(entry.term == " ".join(entry.term.split()) for entry in lexicon.entries)
        assert not _never_found(lexicon), path.name


def _never_found(lexicon: Lexicon) -> list[Entry]:
    """Entries whose own example holds no hit, be it of a longer term."""
    matcher = Matcher([lexicon])
    examples = [_example(entry) for entry in lexicon.entries]
    corpus = encode(examples, Vocabulary(matcher.word_numbers))
    found = set(corpus.article_of(matcher.find(corpus)[lexicon.name].start).tolist())
    return [entry for number, entry in enumerate(lexicon.entries) if number not in found]


def _example(entry: Entry) -> str:
    """A text in which the entry's conditions hold."""
    if not (entry.prev_is or entry.next_is or entry.case):
        return f"zzz {entry.term} zzz."
    words = {"<number>": "40", "<capital>": "Zz", "<quote>": '"zz', "<end>": ".", "<start>": ""}
    before = words.get(entry.prev_is[0], entry.prev_is[0]) if entry.prev_is else "zzz"
    after = words.get(entry.next_is[0], entry.next_is[0]) if entry.next_is else "zzz"
    middle = entry.term.capitalize() if entry.case == "capital" else entry.term
    if entry.prev_is and entry.prev_is[0] == "<quote>":
        middle, before = f'"{middle}', "Zzz"
    return f"{before} {middle}{'' if after == '.' else ' '}{after} zzz."


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("word,kind\nx,y\n", "line 1"),
        (HEADER + "slam,verb,,,,,,,\n,verb,,,,,,,\n", "line 3"),
        (HEADER + "slam,,,,,,,,\n", "line 2"),
        ("# title: t\n" + HEADER + "slam,verb,,<digit>,,,,,\n", "line 3"),
        (HEADER + "slam,verb,,,,,,upper,\n", "line 2"),
        (HEADER + "slam,verb,,,,,,,contents\n", "line 2"),
        (HEADER + "don’t,verb,,,,,,,\n", "line 2"),
        (HEADER + "etc.,verb,,,,,,,\n", "line 2"),
        (HEADER + "slam,verb,,,,,,,\nslam,verb,,,,,,,\n", "line 3"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, rows: str, line: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=f"mine.csv, {line}"):
        load_lexicon(path)


def test_what_a_file_says_about_itself_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("# title: Mine\n# version: 3\n" + HEADER + "Slam,verb,hit,,,,,,\n", "utf-8")
    lexicon = load_lexicon(path)
    assert lexicon.name == "mine"
    assert dict(lexicon.about) == {"title": "Mine", "version": "3"}
    assert lexicon.entries == (Entry("slam", "verb", "hit"),)
