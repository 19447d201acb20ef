"""The file of a word list: what is read, and what is refused by its line."""

from pathlib import Path

import pytest

from metrics.lexicon import (
    MOST_ERRORS,
    Entry,
    LexiconError,
    groups_of,
    load_lexicon,
    parse_lexicon,
)

HEADER = "term,category,gloss,prev_is,prev_not,next_is,next_not,case,needs,near_not,literal_in\n"


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
