"""The tally: the same cues by term, and exactly the articles that a change can touch."""

from collections.abc import Callable
from itertools import product

import pandas as pd
import pytest

import metrics
from metrics.lexicon import Entry, Lexicon
from metrics.method import Exclusions, Method, default_method
from metrics.tally import COLUMNS

TEXTS = {
    "a": "The mayor slammed the absolute disaster of a plan. It may rain, officials said.",
    "b": "“It is a farce,” said Helena Brandt. The reckless plan was clearly a disaster.",
    "c": "Nothing happened on Monday.",
    "d": "The mob's anger grew. Critics say it could. “Never,” he said.",
}
ARTICLES = pd.DataFrame({"article_id": list(TEXTS), "text": list(TEXTS.values())})


def excluding(
    terms: tuple[tuple[str, str], ...] = (),
    categories: tuple[tuple[str, str], ...] = (),
    cues: tuple[tuple[str, str, int], ...] = (),
) -> Exclusions:
    return Exclusions(frozenset(terms), frozenset(categories), frozenset(cues))


def test_its_rows_are_the_cues() -> None:
    same = list(COLUMNS)
    told = metrics.tally(ARTICLES).cues[same].astype("str").value_counts(sort=False).sort_index()
    found = metrics.cues(ARTICLES)[same].astype("str").value_counts(sort=False).sort_index()
    pd.testing.assert_series_equal(told, found)


def test_what_a_rule_found_has_no_term() -> None:
    cues = metrics.tally(pd.DataFrame({"text": ["“We will go there at once.”"]})).cues
    assert cues["term"].to_list()[-1:] == [""]


def test_articles_with_the_words_of_a_term() -> None:
    tally = metrics.tally(ARTICLES.assign(title=["", "", "A disaster", ""]))
    assert tally.with_words_of("disaster") == {"a", "b", "c"}
    assert tally.with_words_of("absolute disaster") == {"a"}
    assert tally.with_words_of("mob") == {"d"}
    assert tally.with_words_of("zzz") == set()


def own_terms(*entries: Entry) -> Method:
    return default_method().with_lexicon(Lexicon("loaded_terms", entries), "replace")


def test_a_possessive_that_no_term_has_any_more_counts_as_its_owner() -> None:
    method = own_terms(Entry("king's ransom", "label"), Entry("king", "label"))
    tally = metrics.tally(pd.DataFrame({"article_id": ["a"], "text": ["The king's men."]}), method)
    assert tally.with_words_of("king's ransom") == {"a"}


def test_a_category_that_comes_to_light_is_not_missed() -> None:
    method = own_terms(Entry("absolute disaster", "alarm"), Entry("disaster", "label"))
    terms = (("loaded_terms", "absolute disaster"),)
    before, after = excluding(terms), excluding(terms, categories=(("loaded", "label"),))
    assert "a" in metrics.tally(ARTICLES, method).touched(before, after)


SOME = [
    excluding(),
    excluding(terms=(("loaded_terms", "absolute disaster"),)),
    excluding(terms=(("loaded_terms", "absolute disaster"), ("loaded_terms", "disaster"))),
    excluding(terms=(("hedges", "may"),), categories=(("loaded", "charged_verb"),)),
    excluding(categories=(("citation", "direct"), ("loaded", "alarm"))),
    excluding(terms=(("reporting_verbs", "said"),)),
    excluding(terms=(("sources", "critics"), ("sources", "officials"))),
    excluding(cues=(("b", "booster", TEXTS["b"].index("clearly")),)),
]


@pytest.fixture(scope="module")
def counts() -> list[pd.DataFrame]:
    """The counts of the articles under each of SOME."""
    methods = [default_method().without(exclusions) for exclusions in SOME]
    scores = [metrics.score(ARTICLES, method=method) for method in methods]
    return [each.set_index("article_id").select_dtypes("integer") for each in scores]


def test_no_article_that_changes_is_missed(counts: list[pd.DataFrame]) -> None:
    tally = metrics.tally(ARTICLES)
    for (before, told), (after, then) in product(zip(SOME, counts, strict=True), repeat=2):
        differs = (told != then).any(axis=1)
        touched = tally.touched(before, after)
        assert {str(name) for name in differs.index[differs]} <= touched
        assert "c" not in touched
    assert len({each.to_csv() for each in counts}) > 4


def test_a_category_that_stands_in_a_headline_alone_is_missed_neither() -> None:
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "text": ["Nothing happened."] * 2,
            "title": ["He slammed it", ""],
        }
    )
    category = excluding(categories=(("loaded", "charged_verb"),))
    assert metrics.tally(articles).touched(excluding(), category) == {"a"}


def test_only_what_can_change_is_touched() -> None:
    tally = metrics.tally(ARTICLES)
    nothing = excluding()
    assert tally.touched(nothing, nothing) == set()
    assert tally.touched(nothing, SOME[1]) == {"a"}
    assert tally.touched(SOME[1], SOME[2]) == {"a", "b"}
    assert tally.touched(nothing, SOME[7]) == {"b"}
    assert tally.touched(nothing, excluding(cues=(("zzz", "loaded", 1),))) == set()


def test_newer_rows_take_the_place_of_an_articles_older_ones() -> None:
    articles = ARTICLES.assign(title=["It may rain", "", "It may", "Mayor slammed"])
    whole = metrics.tally(articles)
    method = default_method().without(SOME[3])
    touched = whole.touched(excluding(), SOME[3])
    part = metrics.tally(articles[articles["article_id"].isin(touched)], method)
    expected = metrics.tally(articles, method)

    def rows(cues: pd.DataFrame) -> list[list[str]]:
        return sorted(cues.astype("str").to_numpy().tolist())

    joined = whole.with_these(part)
    assert rows(joined.cues) == rows(expected.cues)
    assert rows(joined.in_titles) == rows(expected.in_titles)


@pytest.mark.parametrize("make", [metrics.tally, metrics.counter_evidence, metrics.score])
def test_without_articles_there_is_nothing(make: Callable[[pd.DataFrame], object]) -> None:
    empty = ARTICLES.iloc[:0]
    assert make(empty) is not None
    assert metrics.tally(empty).touched(SOME[0], SOME[3]) == set()
