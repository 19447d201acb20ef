"""What the Words page shows: complete, in order, and safe to show."""

import pandas as pd
import pytest

import metrics
from dashboard import workspace
from dashboard.words import words_shown
from data import as_articles
from metrics.method import Exclusions

HOSTILE = '<img src=x onerror="alert(1)">'
TEXTS = (
    ("A", "He slammed it. She slammed it. “They slammed it,” he said. A shameful act."),
    ("B", "He slammed it."),
    ("", "A shameful, shameful, shameful act."),
)
FRAME = as_articles(pd.DataFrame({"outlet": [o for o, _ in TEXTS], "text": [t for _, t in TEXTS]}))
OUTLETS = FRAME.set_index("article_id")["outlet"]


@pytest.fixture(scope="module")
def cues() -> pd.DataFrame:
    return metrics.tally(FRAME).cues


def test_the_terms_with_how_often_and_by_whom(cues: pd.DataFrame) -> None:
    table = words_shown.term_table(cues, OUTLETS, "loaded").set_index("term")
    assert list(table.index)[:2] == ["shameful", "slammed"]
    slammed = table.loc["slammed"]
    assert (slammed["own"], slammed["quoted"], slammed["category"]) == (3, 1, "charged_verb")
    assert (slammed["gloss"], slammed["outlets"]) == ("criticised", "A 3")
    assert table.at["shameful", "outlets"] == "A 1"  # an outlet that is not stated is none


def test_the_outlets_own_voice_decides_the_order() -> None:
    texts = ["“It slammed, slammed, slammed,” he said. It was shameful."]
    frame = as_articles(pd.DataFrame({"outlet": ["A"], "text": texts}))
    table = words_shown.term_table(
        metrics.tally(frame).cues, frame.set_index("article_id")["outlet"], "loaded"
    )
    assert table["term"].to_list() == ["shameful", "slammed"]


def test_a_term_is_told_with_every_outlet(cues: pd.DataFrame) -> None:
    table = words_shown.term_table(cues, OUTLETS, "loaded")
    row = table[table["term"] == "slammed"].iloc[0]
    counts = words_shown.places(cues, OUTLETS, "loaded", "slammed", "charged_verb")
    assert words_shown.about_term(row, words_shown.by_outlet(counts, OUTLETS), "loaded") == (
        "In plain words: criticised. In the outlets' own voice 3, in quotation marks 1."
        " By outlet: A 3, B 1."
    )
    many = pd.Series({f"O{number}": 1 for number in range(11)})
    assert words_shown.about_term(row, many, "loaded").endswith("O7 1 and 3 more outlets.")


def test_a_search_finds_what_is_left_out_of_the_kind_of_word() -> None:
    left_out = Exclusions(
        terms=frozenset({("loaded_terms", "slammed"), ("hedges", "slammed")}),
        categories=frozenset({("loaded", "charged_verb"), ("hedge", "modal")}),
    )
    found = words_shown.left_out_like(left_out, "loaded", "Slam")
    assert [one.told for one in found] == ["“slammed” (loaded terms)"]
    assert found[0].back == Exclusions(terms=frozenset({("loaded_terms", "slammed")}))
    [category] = words_shown.left_out_like(left_out, "loaded", "charged  verb")
    assert category.told == "all of the category charged verb (loaded terms)"
    assert words_shown.left_out_like(left_out, "loaded", " ") == []


def test_only_the_chosen_articles_count(cues: pd.DataFrame) -> None:
    table = words_shown.term_table(cues, OUTLETS[OUTLETS == "B"], "loaded")
    assert table["term"].to_list() == ["slammed"]
    assert words_shown.term_table(cues, OUTLETS.iloc[:0], "loaded").empty


def test_the_table_adds_up_to_the_scores(cues: pd.DataFrame) -> None:
    scores = metrics.score(FRAME)
    for family, column in (("loaded", "loaded"), ("hedge", "hedges"), ("booster", "boosters")):
        table = words_shown.term_table(cues, OUTLETS, family)
        assert table["own"].sum() == scores[f"n_{column}_narrator"].sum()
        assert table["quoted"].sum() == scores[f"n_{column}_quoted"].sum()


@pytest.mark.parametrize(
    ("query", "found"),
    [("SLAM", ["slammed"]), ("criticised", ["slammed"]), ("Charged  verb", ["slammed"]), ("[", [])],
)
def test_a_search_looks_at_words_glosses_and_categories(
    cues: pd.DataFrame, query: str, found: list[str]
) -> None:
    table = words_shown.term_table(cues, OUTLETS, "loaded")
    assert words_shown.searched(table, query)["term"].to_list() == found
    assert len(words_shown.searched(table, " ")) == len(table)


def test_pages_of_places_leave_nothing_out_and_tell_nothing_twice(cues: pd.DataFrame) -> None:
    counts = words_shown.places(cues, OUTLETS, "loaded", "slammed", "charged_verb")
    assert counts.to_list() == [2, 1, 1]
    assert [voice for voice, _ in counts.index] == ["narrator", "narrator", "quoted"]
    seen: list[tuple[str, str]] = []
    for first in range(0, 4, 2):
        ids, before = words_shown.page_of(counts, first, 2)
        shown = [name for name in ids for _ in range(counts[name])]
        seen += shown[before : before + 2]
    assert seen == [name for name in counts.index for _ in range(counts[name])]
    assert words_shown.page_of(counts, 40, 2) == ([], 0)


def test_places_come_in_the_order_that_is_asked_for() -> None:
    found = pd.DataFrame(
        {"article_id": ["a", "a", "b"], "voice": ["quoted", "narrator", "narrator"], "n": [1, 2, 3]}
    )
    wanted = [("narrator", "a"), ("narrator", "b"), ("quoted", "a")]
    assert words_shown.in_order(found, wanted)["n"].to_list() == [2, 3, 1]
    assert words_shown.in_order(found, wanted[1:2])["n"].to_list() == [3]
    assert words_shown.in_order(found.iloc[:0], []).empty


def test_what_is_left_out_is_not_doubted() -> None:
    found = pd.DataFrame(
        {
            "article_id": ["a", "a", "b"],
            "family": "loaded",
            "category": ["verb", "alarm", "verb"],
            "term": ["slam", "storm", "slam"],
            "start": [1, 2, 3],
        }
    )
    kept = words_shown.still_counted
    term = Exclusions(terms=frozenset({("loaded_terms", "slam"), ("hedges", "storm")}))
    assert kept(found, term)["start"].to_list() == [2]
    category = Exclusions(categories=frozenset({("loaded", "alarm"), ("hedge", "verb")}))
    assert kept(found, category)["start"].to_list() == [1, 3]
    cue = Exclusions(cues=frozenset({("b", "loaded", 3), ("b", "hedge", 1)}))
    assert kept(found, cue)["start"].to_list() == [1, 2]
    assert kept(found.iloc[:0], term).empty


def test_nothing_hostile_is_left_in_a_place() -> None:
    row = {"voice": "quoted", "left": HOSTILE, "text": HOSTILE, "right": HOSTILE}
    html = words_shown.in_place_html(row, HOSTILE, HOSTILE)
    assert "<img" not in html
    assert html.count("&lt;img") == 5
    assert "<img" not in words_shown.left_out_html(HOSTILE)


def test_a_label_shows_its_text_as_it_is() -> None:
    assert words_shown.plain_label("a](http://x)b") == r"a\]\(http\://x\)b"
    assert words_shown.plain_label("don't know") == "don't know"
    assert words_shown.plain_label(":red[x] $x$ ![](y)") == r"\:red\[x\] \$x\$ \!\[\]\(y\)"


def test_a_reason_in_words() -> None:
    assert words_shown.reason("storm", "weather") == "“storm” stands near (weather)"
    assert words_shown.reason("a, b, c", "war") == "“a”, “b” and “c” stand near (war)"


def test_a_single_place_is_shown_or_said_to_be_gone() -> None:
    space = workspace.build(FRAME)
    first = str(FRAME["article_id"].iloc[0])
    start = TEXTS[0][1].index("She")
    assert words_shown.single_place(space, first, start).startswith("in “He slammed it. She")
    assert "not here now" in words_shown.single_place(space, "gone", 3)
