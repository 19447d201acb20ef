"""What an order hangs on, held against leaving each thing out and comparing anew."""

from collections.abc import Iterable

import pandas as pd
import pytest

import data
import metrics
from dashboard import workspace
from dashboard.comparing import firmness
from dashboard.comparing.contrasts import drawn
from dashboard.comparing.firmness import Firmness
from dashboard.selection import Selection
from dashboard.workspace import Workspace
from metrics.method import Exclusions, Method, default_method

LOADED = metrics.metric("loaded_terms_rate")
EASE = metrics.metric("flesch_reading_ease")
ALL = Selection()


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return workspace.build(data.sample())


@pytest.fixture(scope="module")
def chosen(sample: Workspace) -> pd.DataFrame:
    return sample.articles[ALL.rows(sample.articles)]


@pytest.fixture(scope="module")
def found(sample: Workspace, chosen: pd.DataFrame) -> Firmness:
    cues = metrics.cues(sample.to_measure(chosen.index))
    whole = drawn(sample, ALL, (LOADED.column,))
    return firmness.firmness(whole, chosen["author"], LOADED, cues)


def order(scores: pd.DataFrame, outlets: pd.Series, among: Iterable[str]) -> list[str]:
    """The outlets as a plain loop ranks them."""
    rates = {
        outlet: rows["n_loaded_narrator"].sum() / rows["n_words_narrator"].sum()
        for outlet, rows in scores.groupby(outlets)
        if outlet in among
    }
    return sorted(rates, key=lambda outlet: -rates[str(outlet)])  # pyright: ignore[reportReturnType]


@pytest.mark.parametrize("kind", ["article", "story", "author"])
def test_what_changes_the_order_is_what_a_plain_loop_finds(
    found: Firmness, sample: Workspace, chosen: pd.DataFrame, kind: str
) -> None:
    placed = found.places[found.places["rank"].notna()].sort_values("rank")["outlet"].tolist()
    scores, outlets = sample.scores.loc[chosen.index], ALL.outlet_of(chosen)
    assert order(scores, outlets, placed) == placed
    units = chosen.index.to_series() if kind == "article" else chosen[kind]
    wanted = {
        unit
        for unit in units.unique()
        if unit not in ("", "Staff")
        and order(scores[units != unit], outlets[units != unit], placed) != placed
    }
    assert set(found.changes[kind]["unit"]) == wanted
    assert wanted


def test_a_word_that_changes_the_order_does_so_when_it_is_not_counted(
    found: Firmness, sample: Workspace, chosen: pd.DataFrame
) -> None:
    placed = found.places[found.places["rank"].notna()].sort_values("rank")["outlet"].tolist()
    texts, outlets = sample.to_measure(chosen.index), ALL.outlet_of(chosen)
    changing = found.changes["term"]["unit"].tolist()
    assert changing == ["so-called", "gutted"]
    for term in (*changing, "nobody", "slammed"):
        plain = default_method()
        left_out = Exclusions(terms=frozenset({("loaded_terms", term)}))
        scores = metrics.score(texts, method=Method(plain.lexicons, left_out))
        after = order(scores.set_axis(chosen.index), outlets, placed)
        assert (after != placed) == (term in changing), term


def test_it_is_told_in_words(found: Firmness) -> None:
    told = firmness.told(found, lambda article_id: "The <b>title</b>")
    assert told[0].startswith("We drew the articles anew 2,000 times.")
    assert "Daily Blaze came first in 100 of 100" in told[0]
    assert told[1] == (
        "Without the word “so-called” the order changes: The Standing Oak comes before"
        " Common Ground Daily. So it does without one other word."
    )
    assert any("the article “The <b>title</b>”" in line for line in told)


def test_places_stand_beside_how_often_they_hold(found: Firmness) -> None:
    table = firmness.table(found)
    assert table["Place"].tolist() == ["1", "2", "3", "4", "5", "6"]
    assert table["In 95 of 100 draws"].tolist()[:2] == ["1", "2 to 3"]
    assert "Renner Syndicate" not in set(table["Outlet"])


def test_what_counts_no_words_hangs_on_none(sample: Workspace, chosen: pd.DataFrame) -> None:
    whole = drawn(sample, ALL, (EASE.column,))
    found = firmness.firmness(whole, chosen["author"], EASE, None)
    assert not firmness.counts_terms(EASE)
    assert set(found.changes) == {"article", "story", "author"}


def test_one_outlet_has_no_order(sample: Workspace) -> None:
    one = Selection(outlets=("Daily Blaze",))
    authors = sample.articles.loc[one.rows(sample.articles), "author"]
    found = firmness.firmness(drawn(sample, one, (LOADED.column,)), authors, LOADED, None)
    assert firmness.told(found, str) == [
        "It takes two outlets with enough articles to make an order."
    ]


def test_a_desk_is_no_author(sample: Workspace, found: Firmness, chosen: pd.DataFrame) -> None:
    alone = found.changes["article"]["unit"].iloc[0]
    authors = pd.Series("", chosen.index)
    whole = drawn(sample, ALL, (LOADED.column,))
    for byline, n in (("Ana Ruiz", 1), ("Staff", 0)):
        authors[alone] = byline
        assert len(firmness.firmness(whole, authors, LOADED, None).changes["author"]) == n
