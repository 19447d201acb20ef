"""What a reader takes out, or puts in, changes every number that rests on it, and nothing else."""

import pandas as pd
import pytest

import metrics
from metrics.lexicon import Entry, Lexicon, LexiconError
from metrics.method import Exclusions, Method, default_method

TEXT = (
    "The mayor slammed the plan. It may rain. Officials said the outrageous plan would go."
    " “It is a farce,” said Helena Brandt."
)
ARTICLES = pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, TEXT]})


def rows(method: Method, family: str) -> list[str]:
    found = metrics.cues(ARTICLES, method)
    return found.loc[found["family"] == family, "text"].to_list()


def excluding(**what: frozenset) -> Method:
    return default_method().without(Exclusions(**what))


def assert_counts_equal_cues(method: Method) -> None:
    scores = metrics.score(ARTICLES, method=method)
    found = metrics.cues(ARTICLES, method)
    for number, name in enumerate(ARTICLES["article_id"]):
        here = found[(found["article_id"] == name) & (found["voice"] == "narrator")]
        assert scores["n_loaded_narrator"].iloc[number] == (here["family"] == "loaded").sum()
        assert scores["n_hedges_narrator"].iloc[number] == (here["family"] == "hedge").sum()
    every = found[found["family"] == "citation"].groupby("article_id").size()
    assert scores["n_citations"].to_list() == [every.get(name, 0) for name in ("a", "b")]


def test_an_excluded_term_counts_nowhere() -> None:
    method = excluding(terms=frozenset({("loaded_terms", "slammed")}))
    assert "slammed" in rows(default_method(), "loaded")
    assert "slammed" not in rows(method, "loaded")
    assert len(rows(method, "loaded")) == len(rows(default_method(), "loaded")) - 2
    assert rows(method, "hedge") == rows(default_method(), "hedge")
    assert_counts_equal_cues(method)


def test_a_term_is_excluded_from_the_list_that_is_named() -> None:
    method = excluding(terms=frozenset({("hedges", "slammed")}))
    assert rows(method, "loaded") == rows(default_method(), "loaded")


def test_an_excluded_category_counts_nowhere_and_its_sources_go_with_it() -> None:
    method = excluding(categories=frozenset({("citation", "direct")}))
    scores, before = (metrics.score(ARTICLES, method=each) for each in (method, None))
    assert before["n_citations_direct"].to_list() == [1, 1]
    assert scores["n_citations_direct"].to_list() == [0, 0]
    assert scores["n_citations_indirect"].equals(before["n_citations_indirect"])
    assert (before["n_sources_named"] - scores["n_sources_named"]).to_list() == [1, 1]
    assert_counts_equal_cues(method)


def test_an_excluded_cue_counts_in_its_place_only() -> None:
    start = TEXT.index("may rain")
    method = excluding(cues=frozenset({("b", "hedge", start)}))
    before, after = (metrics.score(ARTICLES, method=each) for each in (None, method))
    assert (before["n_hedges_narrator"] - after["n_hedges_narrator"]).to_list() == [0, 1]
    assert after["hedging_ratio"].iloc[1] < before["hedging_ratio"].iloc[1]
    assert after["n_loaded_narrator"].equals(before["n_loaded_narrator"])
    assert_counts_equal_cues(method)


@pytest.mark.parametrize(
    "cue", [("c", "hedge", 3), ("a", "nothing", 3), ("a", "hedge", 99999), ("a", "loaded", 5)]
)
def test_a_cue_that_is_not_there_excludes_nothing(cue: tuple[str, str, int]) -> None:
    after = metrics.score(ARTICLES, method=excluding(cues=frozenset({cue})))
    pd.testing.assert_frame_equal(after, metrics.score(ARTICLES))


def test_everything_can_be_excluded() -> None:
    every = metrics.cues(ARTICLES)
    categories = frozenset(zip(every["family"], every["category"], strict=True))
    assert metrics.cues(ARTICLES, excluding(categories=categories)).empty
    assert (
        metrics.score(ARTICLES, method=excluding(categories=categories))["n_citations"].sum() == 0
    )


def test_a_list_of_ones_own_is_added_and_wins() -> None:
    own = Lexicon(
        "loaded_terms", (Entry("plan", "label", "scheme"), Entry("slammed", "alarm", "hit"))
    )
    method = default_method().with_lexicon(own, "add")
    found = metrics.cues(TEXT, method)
    found = found[found["family"] == "loaded"]
    glosses = dict(zip(found["text"], found["gloss"], strict=True))
    assert glosses["plan"] == "scheme"
    assert glosses["slammed"] == "hit"
    assert "outrageous" in glosses


def test_a_list_of_ones_own_replaces_one() -> None:
    own = Lexicon("loaded_terms", (Entry("plan", "label"),))
    method = default_method().with_lexicon(own, "replace")
    assert rows(method, "loaded") == ["plan"] * 4
    assert rows(method, "hedge") == rows(default_method(), "hedge")


def test_an_empty_list_finds_nothing() -> None:
    method = default_method().with_lexicon(Lexicon("loaded_terms", ()), "replace")
    assert rows(method, "loaded") == []


def test_a_list_for_no_family_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"known are .*loaded_terms"):
        default_method().with_lexicon(Lexicon("verbs", ()), "add")


def test_scores_without_a_method_are_those_of_the_default_one() -> None:
    pd.testing.assert_frame_equal(
        metrics.score(ARTICLES), metrics.score(ARTICLES, method=default_method())
    )


def test_articles_without_ids_are_named_by_their_index() -> None:
    articles = ARTICLES[["text"]].set_axis([7, 8])
    method = excluding(cues=frozenset({("8", "hedge", TEXT.index("may rain"))}))
    assert metrics.score(articles, method=method)["n_hedges_narrator"].to_list() == [1, 0]


def test_a_replaced_list_leaves_what_the_rules_read() -> None:
    own = Lexicon("sources", (Entry("boffins", "unnamed", "teaches or does research"),))
    method = default_method().with_lexicon(own, "replace")
    [sources] = [each for each in method.lexicons if each.name == "sources"]
    assert sources.entries == own.entries
    assert {key for key, _ in sources.about} >= {"type expert", "type official"}
    assert "licence" not in dict(sources.about)
    found = metrics.cues("The plan failed, boffins said.", method)
    assert found.loc[found["family"] == "citation", "source_type"].tolist() == ["expert"]
